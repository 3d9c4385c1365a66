import { mayOver, scopeOf } from '#kernel/access'
import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { look } from '#kernel/sight/server'
import { Missing } from '#platform/errors'
import { maskPersonalIn } from '#platform/personal'
import {
  purposes,
  type SealedField,
  type WorkerAnswer,
  type WorkerFilter,
  type WorkerRef,
  type WorkerRow,
} from '../model/index.ts'
import { tidy } from '../rules/numbers.ts'
import { type FoundWorker, findWorker, listWorkers } from '../store/workers.ts'
import { findDigest } from '../store/write.ts'
import { type WorkerVault, workerVault } from './vault.ts'

const subjectKind = 'worker'

/** A file as a list shows it. */
export const rowOf = (one: FoundWorker, vault: WorkerVault): WorkerRow => ({
  ...one,
  identity: vault.masked(one, 'identity'),
  phone: vault.masked(one, 'phone'),
})

/** A file as its page shows it. */
export const answerOf = (ctx: Ctx, one: FoundWorker, vault: WorkerVault): WorkerAnswer => ({
  ...one,
  ...rowOf(one, vault),
  card: vault.masked(one, 'card'),
  bank: vault.masked(one, 'bank'),
  mayManage: mayOver(ctx.actor, 'worker.manage', { no: one.unitNo, indNo: one.indNo }),
})

/** Workers of one's units; one line of the access record names all on the page. */
export async function showWorkers(ctx: Ctx, filter: WorkerFilter) {
  const vault = await workerVault(ctx)
  const what = { subjectKind, way: 'list', purpose: purposes.list, filter } as const
  const found = await look(
    ctx,
    what,
    (glass) => listWorkers(glass, scopeOf(ctx.actor, 'worker.read'), filter),
    ({ rows }) => rows,
  )
  return { ...found, rows: found.rows.map((one) => rowOf(one, vault)) }
}

const mayRead = (ctx: Ctx, one: FoundWorker | undefined): one is FoundWorker =>
  one !== undefined && mayOver(ctx.actor, 'worker.read', { no: one.unitNo, indNo: one.indNo })

/** The file of a number, when it lies within one's units; otherwise only whether there is one. */
export async function findByNumber(ctx: Ctx, number: string) {
  const vault = await workerVault(ctx)
  const text = tidy(number)
  const held =
    (await findDigest(ctx.db, vault.digest('identity', text))) ?? (await findDigest(ctx.db, vault.digest('card', text)))
  if (!held) return { worker: null, elsewhere: false }
  const ref = { regionId: held.regionId, id: held.workerId }
  const found = await look(
    ctx,
    { subjectKind, way: 'find', purpose: purposes.find },
    async (glass) => {
      const one = await findWorker(glass, ref)
      return mayRead(ctx, one) ? one : null
    },
    // Whoever tries a number that lies elsewhere has looked, too: its owner is told.
    () => [ref],
  )
  return { worker: found ? rowOf(found, vault) : null, elsewhere: found === null }
}

/** A file that the person may read. @throws Missing when it is not there, or not within their units. */
export async function getWorker(
  ctx: Ctx,
  ref: WorkerRef,
  way: 'one' | 'unmask' | 'deed' = 'one',
  more: { reason?: string; fields?: readonly string[]; lock?: boolean } = {},
): Promise<FoundWorker> {
  const purpose = { one: purposes.file, unmask: purposes.unmask, deed: purposes.deed }[way]
  const { lock = false, ...rest } = more
  return look(
    ctx,
    { subjectKind, way, purpose, ...rest },
    async (glass) => {
      const one = await findWorker(glass, ref, lock)
      if (!mayRead(ctx, one)) throw new Missing()
      return one
    },
    (one) => [one],
  )
}

/** One file, numbers masked. */
export async function showWorker(ctx: Ctx, ref: WorkerRef): Promise<WorkerAnswer> {
  const vault = await workerVault(ctx)
  return answerOf(ctx, await getWorker(ctx, ref), vault)
}

/** A line of the journal about a file. Never with a number of a person in it, not even in a reason somebody wrote. */
export const noteWorker = (
  ctx: Ctx,
  one: Pick<FoundWorker, 'regionId' | 'id' | 'unitId' | 'unitNo'>,
  action: string,
  body: Record<string, unknown>,
) =>
  writeEntry(
    ctx.db,
    {
      ...{ regionId: one.regionId, unitId: one.unitId, unitNo: one.unitNo },
      ...{ personId: ctx.actor.personId, personName: ctx.actor.name, subjectKind, subjectId: one.id },
      ...{ action, body: maskPersonalIn(body) },
    },
    ctx.now,
  )

/** Whole numbers, for a reason; written in the access record and in the journal. */
export async function unmask(ctx: Ctx, ref: WorkerRef, fields: readonly SealedField[], reason: string) {
  const vault = await workerVault(ctx)
  const one = await getWorker(ctx, ref, 'unmask', { reason, fields })
  if (!mayOver(ctx.actor, 'worker.unmask', { no: one.unitNo, indNo: one.indNo })) throw new Missing()
  await noteWorker(ctx, one, 'worker.unmask', { fields, reason })
  return Object.fromEntries(fields.map((field) => [field, vault.open(one, field)]))
}
