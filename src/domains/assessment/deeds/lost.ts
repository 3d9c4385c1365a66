import type { Ctx } from '#kernel/domain/server'
import type { CaseView } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { viewItems } from '../model/index.ts'
import { conferenceSource } from '../rules/index.ts'
import { findRemarks } from '../store/index.ts'
import { makeView } from './view.ts'

/** Points the assessors took off an item, for whoever puts it right. */
interface LostPoint {
  unitId: number
  label: Say
  lost: number
  full: number
  why: Say
  missing: Say
  source: Say
}

/** What the national group took off, item by item, with the unit that answered for it. Empty before there is a result. */
export async function lostPoints(ctx: Ctx, one: CaseView): Promise<LostPoint[]> {
  const remarks = await findRemarks(ctx.db, { regionId: one.regionId, id: one.id })
  if (remarks.length === 0) return []
  const items = new Map(viewItems(await makeView(ctx, one)).map((item) => [item.key, item]))
  return remarks.flatMap(({ item: key, lost, why }): LostPoint[] => {
    const item = items.get(key)
    if (!item || item.unitId === null || lost <= 0) return []
    const { unitId, label, weight, demands } = item
    const missing = say(`补齐佐证：${demands.zh}`, `Add what proves it: ${demands.en}`)
    return [{ unitId, label, lost, full: weight, why: say(why, why), missing, source: conferenceSource }]
  })
}
