import { reachingAll } from '#kernel/access/server'
import type { Ctx, Deed, FindFacts } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { EntryState } from '../model/index.ts'
import { deletionFacts, eraseFile, findReporter, holdFile, listOnePerson } from '../store/cases.ts'
import { revokeFor } from '../store/credentials.ts'
import { recount, setEntryState } from '../store/entries.ts'
import { fileOf } from './life.ts'
import { noteWorker } from './show.ts'

const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f-]{36}$/.test(text)

/** A dispute about a line is decided: the line stands, goes, or is a claim again. */
const line =
  (state: EntryState): Deed =>
  async (ctx, one) => {
    const { entryId } = one.answers
    if (!isId(entryId)) return
    await setEntryState(ctx.db, { regionId: one.regionId, id: entryId }, state, ['disputed'])
    await recount(ctx.db, fileOf(one))
  }

/** Deletes or holds a file with those that were merged into it, wherever they lie by now: they are the same person's. */
const endAll = (ctx: Ctx, workerId: string, how: 'erase' | 'hold'): Promise<void> =>
  reachingAll(ctx.db, async () => {
    for (const { regionId, id } of await listOnePerson(ctx.db, workerId)) {
      if (how === 'erase') await revokeFor(ctx.db, { regionId, workerId: id }, '档案已删除', ctx.now)
      await (how === 'erase' ? eraseFile(ctx.db, { regionId, id }) : holdFile(ctx.db, { regionId, id }))
    }
  })

/** The files of one person, that other rooms forget what they keep of them. */
export const idsOfPerson = async (ctx: Ctx, { workerId }: { workerId: string }): Promise<string[]> =>
  isId(workerId) ? (await listOnePerson(ctx.db, workerId)).map(({ id }) => id) : []

const ending =
  (how: 'erase' | 'hold'): Deed =>
  async (ctx, one) => {
    const ref = fileOf(one)
    if (!isId(ref.id)) return
    await endAll(ctx, ref.id, how)
    const unit = await getUnit(ctx.db, one.unitId)
    await noteWorker(ctx, { ...ref, unitId: unit.id, unitNo: unit.no }, `worker.${how}`, { case: one.id })
  }

/** What follows when a worker's request is decided. */
export const requestDeeds: Readonly<Record<string, Deed>> = {
  'worker-claim.uphold': line('confirmed'),
  'worker-claim.correct': line('withdrawn'),
  'worker-claim.withdraw': line('claimed'),
  'worker-deletion.erase': ending('erase'),
  'worker-deletion.hold': ending('hold'),
}

/** What the rules about requests ask. */
export const requestFacts: Readonly<Record<string, FindFacts>> = {
  'worker-claim': async (ctx, one) => {
    const { entryId } = one.answers
    return { reporterId: isId(entryId) ? await findReporter(ctx.db, { regionId: one.regionId, id: entryId }) : null }
  },
  'worker-deletion': async (ctx, one) => {
    const ref = fileOf(one)
    // Asked of the file as it is today: it may have gone to another region since.
    const found = isId(ref.id) ? await reachingAll(ctx.db, () => deletionFacts(ctx.db, ref.id, one.id)) : undefined
    const atWork = found?.state === 'active' || found?.state === 'leaving'
    return { atWork, openCases: found?.openCases ?? 0, lastEnd: found?.lastEnd ?? null }
  },
}
