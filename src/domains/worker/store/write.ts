import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { WorkerRef } from '../model/index.ts'
import { type DigestTable, own, type WorkerTable } from './tables.ts'

/** A new file. */
export const insertWorker = (db: Db, row: WorkerTable) => own(db).insertInto('worker').values(row).execute()

/** Changes a file that is still as it was seen. False when somebody has changed it since. */
export async function updateWorker(
  db: Db,
  ref: WorkerRef,
  rev: number,
  change: Partial<WorkerTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await own(db)
    .updateTable('worker')
    .set({ ...change, rev: rev + 1 })
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whose a number is, by its digest. Says nothing of the person but where the file lies. */
export const findDigest = (db: Db, digest: string): Promise<DigestTable | undefined> =>
  own(db).selectFrom('workerDigest').selectAll().where('digest', '=', digest).executeTakeFirst()

/** Takes numbers for a file; answers those that another file has already. */
export async function takeDigests(db: Db, rows: readonly DigestTable[]): Promise<DigestTable[]> {
  if (rows.length === 0) return []
  const taken = await own(db)
    .insertInto('workerDigest')
    .values([...rows])
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('digest')
    .execute()
  const mine = new Set(taken.map(({ digest }) => digest))
  const refused = rows.filter(({ digest }) => !mine.has(digest))
  if (refused.length === 0) return []
  const held = await own(db)
    .selectFrom('workerDigest')
    .selectAll()
    .where(
      'digest',
      'in',
      refused.map(({ digest }) => digest),
    )
    .execute()
  return held.filter((one) => rows.every((row) => row.digest !== one.digest || row.workerId !== one.workerId))
}

/** Lets a file's number of a kind go, before it takes another. */
export const dropDigests = (db: Db, workerId: string, kind: DigestTable['kind']) =>
  own(db).deleteFrom('workerDigest').where('workerId', '=', workerId).where('kind', '=', kind).execute()

/** Rows with sealed numbers after a place, locked, to be sealed anew. Nobody is shown anything of them. */
export async function listSealed(db: Db, after: string | null, limit: number) {
  const [region = '0', id = '00000000-0000-0000-0000-000000000000'] = after?.split(' ') ?? []
  const { rows } = await sql<Pick<WorkerTable, 'regionId' | 'id'> & Record<string, string | null>>`
    select region_id, id, identity_sealed, card_sealed, phone_sealed, bank_sealed from worker
     where (region_id, id) > (${Number(region)}, ${id}::uuid) order by region_id, id limit ${limit} for update`.execute(
    db,
  )
  return rows
}

/** Writes the sealed numbers of many rows in one statement. */
export async function updateSealed(db: Db, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update worker w set identity_sealed = n.identity, card_sealed = n.card, phone_sealed = n.phone, bank_sealed = n.bank
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n(region_id int, id uuid, identity text, card text, phone text, bank text)
     where w.region_id = n.region_id and w.id = n.id`.execute(db)
}

/** Notes that somebody is a member of the union. */
export const joinUnion = (db: Db, ref: WorkerRef) =>
  sql`update worker set union_member = true, rev = rev + 1
       where region_id = ${ref.regionId} and id = ${ref.id} and not union_member`.execute(db)
