import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { Member } from '#kernel/draw'
import { getUnit } from '#kernel/org/server'
import { look } from '#kernel/sight/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import { listAtWork } from '../store/frame.ts'

/**
 * Those at work in a unit and below it, as a list to draw samples from: known by the number of the file alone, in strata by
 * grade, in clusters by unit. The list is published, so it holds no name and no number of a card. Everybody on it is told that
 * it was drawn up. @throws Missing where the person may not read files over the unit.
 */
export async function frameOf(ctx: Ctx, { unitId }: { unitId: number }): Promise<Member[]> {
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'worker.read', unit)) throw new Missing()
  const purpose = say('编制抽样框', 'Drawing up a list for samples')
  const what = { subjectKind: 'worker', way: 'list', purpose, filter: { unitId } } as const
  const found = await look(
    ctx,
    what,
    (glass) => listAtWork(glass, unit),
    (rows) => rows,
  )
  return found.map(({ id, grade, clusterId }) => ({
    key: id,
    stratum: `等级${grade ?? 0}`,
    cluster: String(clusterId),
  }))
}
