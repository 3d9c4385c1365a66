import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnits, type Unit } from '#kernel/org/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { StoredItem } from '../store/items.ts'

/** @throws Missing unless the actor holds the permission over the body whose row it is. */
export function assertMay(ctx: Ctx, permission: string, row: { unitNo: number }): void {
  if (!mayOver(ctx.actor, permission, { no: row.unitNo, indNo: null })) throw new Missing()
}

/** @throws Refused once the item has been issued or dropped: then it changes as a case, or not at all. */
export function assertDraft(item: Pick<StoredItem, 'state' | 'no' | 'title'>): void {
  if (item.state === 'draft') return
  const message =
    item.state === 'issued'
      ? say(`第 ${item.no} 项已下达，请在任务页调整`, `Item ${item.no} has been issued; adjust its task instead`)
      : say(`第 ${item.no} 项已取消`, `Item ${item.no} has been dropped`)
  const source = say('下达后的任务按流程办理，经过可查', 'An issued task changes by its process only, with its history')
  throw new Refused([{ rule: 'not-a-draft', message, source }])
}

/** The units of these ids. @throws Invalid at `path` naming an id that is no unit or a unit that has ended. */
export async function namedUnits(ctx: Ctx, ids: readonly number[], path: string): Promise<Map<number, Unit>> {
  const units = await getUnits(ctx.db, ids).catch((error) => {
    if (!(error instanceof Missing)) throw error
    throw new Invalid([{ path, message: say('所选单位不存在', 'There is no such unit'), rule: 'unknown-unit' }])
  })
  const ended = [...units.values()].find((unit) => unit.validTo !== null)
  if (!ended) return units
  const message = say(`“${ended.name}”已撤并`, `"${ended.name}" has ended`)
  throw new Invalid([{ path, message, rule: 'ended-unit' }])
}
