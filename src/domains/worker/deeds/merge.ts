import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { look } from '#kernel/sight/server'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { purposes, type TwinRow, type WorkerRef } from '../model/index.ts'
import { findOpen } from '../store/cases.ts'
import { recount } from '../store/entries.ts'
import { endMerger, findMerger, insertMerger, joinFiles, listMergers, listTwins, partFiles } from '../store/merge.ts'
import { managed, refusedLine } from './entries.ts'
import { getWorker, noteWorker } from './show.ts'
import { workerVault } from './vault.ts'

/** Pairs that look like one person; both files are seen, so both looks are written down. */
export async function showTwins(ctx: Ctx, page: { page: number; size: number }) {
  const vault = await workerVault(ctx)
  const { rows, total } = await look(
    ctx,
    { subjectKind: 'worker', way: 'list', purpose: purposes.deed },
    (glass) => listTwins(glass, page),
    (found) => found.rows.flatMap(({ one, other }) => [one, other]),
  )
  const shown = rows.map(
    ({ one, other, regionId, importId, rowNo, unitName }): TwinRow => ({
      ...{ regionId, importId, rowNo, unitName, name: one.name, workerId: one.id, twinId: other.id },
      ...{ identity: vault.masked(one, 'identity'), twinIdentity: vault.masked(other, 'identity') },
    }),
  )
  return { rows: shown, total, more: false }
}

/**
 * Merges a file into another of the same county: lines and numbers go over, nothing is lost, and it can be undone.
 * @throws Refused while a case about the file that goes is open; Invalid for a file merged into itself.
 */
export async function mergeWorkers(ctx: Ctx, ref: WorkerRef, goneId: string, reason: string): Promise<{ id: string }> {
  if (goneId === ref.id)
    throw new Invalid([
      { path: 'goneId', rule: 'itself', message: say('不能与自身并档', 'A file is not merged into itself') },
    ])
  const kept = await managed(ctx, ref)
  const gone = await managed(ctx, { regionId: ref.regionId, id: goneId })
  if (gone.state === 'merged' || kept.state === 'merged')
    throw refusedLine('merged-already', '其中一份档案已经并档', 'One of them is merged already')
  for (const process of ['worker-file', 'worker-claim', 'worker-correction', 'worker-deletion'])
    if (await findOpen(ctx.db, process, gone))
      throw refusedLine(
        'cases-open',
        '被并档案还有未办结事项，请先办结',
        'A case about the file that goes is still open',
      )
  await joinFiles(ctx.db, kept.id, gone)
  await recount(ctx.db, kept)
  const id = randomUUID()
  await insertMerger(ctx.db, {
    ...{ regionId: kept.regionId, id, unitId: kept.unitId, unitNo: kept.unitNo, keptId: kept.id },
    ...{ goneRegion: gone.regionId, goneId: gone.id, goneState: gone.state, reason },
    ...{
      byId: ctx.actor.personId,
      byName: ctx.actor.name,
      at: ctx.now.toISOString(),
      undoneAt: null,
      undoneName: null,
    },
  })
  await noteWorker(ctx, kept, 'worker.merge', { gone: gone.id, reason, merger: id })
  return { id }
}

/** Parts two files again. @throws Refused when it was undone before, or the file has moved away since. */
export async function undoMerger(ctx: Ctx, ref: WorkerRef) {
  const one = await findMerger(ctx.db, ref)
  if (!one || !mayOver(ctx.actor, 'worker.manage', await getUnit(ctx.db, one.unitId))) throw new Missing()
  if (one.undoneAt !== null) throw refusedLine('undone-already', '已经撤销过', 'It was undone before')
  const kept = await managed(ctx, { regionId: one.regionId, id: one.keptId }).catch((error: unknown) => {
    if (error instanceof Missing) throw refusedLine('moved', '档案已转出，不能在此撤销', 'The file has gone elsewhere')
    throw error
  })
  await partFiles(ctx.db, one)
  await recount(ctx.db, kept)
  await endMerger(ctx.db, ref, ctx.actor.name, ctx.now)
  await noteWorker(ctx, kept, 'worker.unmerge', { gone: one.goneId, merger: one.id })
  return { undone: true as const }
}

/** Mergers of a file that the person may read. */
export async function showMergers(ctx: Ctx, ref: WorkerRef) {
  await getWorker(ctx, ref)
  return { mergers: await listMergers(ctx.db, ref) }
}
