import type { Ctx } from '#kernel/domain/server'
import type { CaseView } from '#kernel/process'
import type { Say } from '#platform/say'
import { itemsOf } from '../model/index.ts'
import { openSheet } from './sheet.ts'

/** Points a unit did not get for one item: what an order to put right is made from. */
export interface LostPoints {
  unitId: number
  /** Key and name of the item. */
  item: string
  label: Say
  /** Points, two decimals. */
  lost: number
  full: number
  why: Say
  /** What would have earned them. */
  missing: Say
  source: Say
}

/** Every item of a unit's evaluation that did not earn its full points, in the order of the system. Never written, only read. */
export async function lostPoints(ctx: Ctx, evaluation: Pick<CaseView, 'regionId' | 'id'>): Promise<LostPoints[]> {
  const { lines, system, one } = await openSheet(ctx, { regionId: evaluation.regionId, id: evaluation.id })
  return itemsOf(system.body).flatMap((item): LostPoints[] => {
    const line = lines.get(item.key)
    if (!line || line.points >= line.fullPoints) return []
    const { why, missing, points, fullPoints } = line
    const lost = (fullPoints - points) / 100
    return [
      {
        unitId: one.unitId,
        item: item.key,
        label: item.label,
        lost,
        full: fullPoints / 100,
        why,
        missing: missing ?? item.rule,
        source: item.source,
      },
    ]
  })
}
