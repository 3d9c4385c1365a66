import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { Member } from '#kernel/draw'
import { getUnit } from '#kernel/org/server'
import { type Glass, look } from '#kernel/sight/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import { listAtWork, listColumns, type UnitColumns } from '../store/frame.ts'

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

const unitsAtOnce = 200

/**
 * The small columns of everybody at work, unit by unit in the order of the units' numbers, for statistics. It is one look with
 * its purpose and names nobody: a line for each of millions of workers a day would tell them nothing. For the system only.
 */
export async function columnsOf(
  ctx: Ctx,
  { take }: { take(units: readonly UnitColumns[]): Promise<void> },
): Promise<{ people: number }> {
  if (ctx.actor.personId !== null) throw new Missing()
  const purpose = say('编制职工队伍统计快照', 'A snapshot for statistics of the workforce')
  const what = { subjectKind: 'worker', way: 'sum', purpose, filter: { state: 'active', asOf: ctx.today } } as const
  const read = async (glass: Glass) => {
    let people = 0
    for (let after = -1; ; ) {
      const units = await listColumns(glass, after, unitsAtOnce)
      const last = units.at(-1)
      if (!last) return { people }
      await take(units)
      people += units.reduce((sum, { n }) => sum + n, 0)
      after = last.unitNo
    }
  }
  return look(ctx, what, read, () => [])
}
