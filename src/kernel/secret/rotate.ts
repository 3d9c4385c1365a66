import { sql } from 'kysely'
import { writeEntry } from '#kernel/audit/server'
import type { Ctx, SealedRows } from '#kernel/domain/server'
import { addJob } from '#platform/jobs/server'
import { forgetKeys, freshRow, own, unwrap, wrap } from './keys.ts'
import { currentMaster, isMasterGiven, makeMaster, takeMaster } from './masters.ts'

const resealJob = 'secret.reseal'
const chunk = 500

/** What a rotation did: keys under the new master key, new data keys, and kinds of rows that are being sealed anew. */
export interface Rotation {
  master: string
  wrapped: number
  fresh: number
  rows: string[]
}

const note = (ctx: Ctx, action: string, subjectId: string, body: Record<string, unknown>) =>
  writeEntry(
    ctx.db,
    {
      ...{ regionId: 0, personId: ctx.actor.personId, personName: ctx.actor.name, unitId: null, unitNo: null },
      ...{ action, subjectKind: 'key', subjectId, body },
    },
    ctx.now,
  )

const sealedRows = (ctx: Ctx): SealedRows[] => ctx.house.domains.flatMap((domain) => domain.sealed ?? [])

/**
 * New keys for everything, in one transaction: every data key is wrapped anew under a fresh master key (or the one the
 * environment gives), every purpose but the index gets a fresh data key, and rows follow in the background. The former master
 * key stays in its file: backups made before need it.
 */
export async function rotateKeys(ctx: Ctx): Promise<Rotation> {
  const { db, house, now } = ctx
  const master = isMasterGiven() ? currentMaster(house.dataDir) : makeMaster(house.dataDir)
  await sql`set local app.keys = 'rotate'`.execute(db)
  const rows = await own(db).selectFrom('dataKey').selectAll().forUpdate().execute()
  for (const row of rows)
    await own(db)
      .updateTable('dataKey')
      .set({ wrapped: wrap(master, row.id, unwrap(house.dataDir, row)), master: master.name })
      .where('id', '=', row.id)
      .execute()
  const renewed = rows.filter((row) => row.retiredAt === null && row.purpose !== 'index')
  for (const { id, purpose } of renewed) {
    await own(db).updateTable('dataKey').set({ retiredAt: now.toISOString() }).where('id', '=', id).execute()
    await own(db)
      .insertInto('dataKey')
      .values(freshRow(purpose, master, now))
      .execute()
  }
  forgetKeys(db)
  await sql`set local app.keys = ''`.execute(db)
  const names = sealedRows(ctx).map(({ name }) => name)
  for (const name of names)
    await addJob(db, { kind: resealJob, payload: { name, by: master.name, after: null }, runAt: now })
  await note(ctx, 'keys.rotate', master.name, { wrapped: rows.length, fresh: renewed.length, rows: names })
  return { master: master.name, wrapped: rows.length, fresh: renewed.length, rows: names }
}

/** Takes the rotation's master key into use, after its transaction is committed: before, nothing is wrapped by it. */
export function settleRotation(dataDir: string, { master }: Rotation): void {
  if (!isMasterGiven()) takeMaster(dataDir, master)
}

/**
 * Seals a few hundred rows anew and asks for the next ones, in one transaction: killed at any moment, it goes on where it was.
 */
async function reseal(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const name = String(payload.name)
  const rows = sealedRows(ctx).find((one) => one.name === name)
  if (!rows) return
  const done = Number(payload.done ?? 0)
  const step = await rows.reseal(ctx, (payload.after as string | null) ?? null, chunk)
  const next = { name, by: payload.by, after: step.next, done: done + step.done }
  // The same piece may be done twice; what follows it is asked for once.
  if (step.next !== null)
    await addJob(ctx.db, { kind: resealJob, payload: next, dedupe: `reseal:${name}:${payload.by}:${step.next}` })
  else await note(ctx, 'keys.resealed', name, { rows: done + step.done })
}

/** The work of this room in the background. */
export const secretJobs = { [resealJob]: reseal }
