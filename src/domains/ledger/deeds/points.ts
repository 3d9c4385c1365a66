import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from '../rules/index.ts'
import { type ItemToAdd, insertItems, listUnfinished, type StoredItem } from '../store/items.ts'
import { findPoints, insertPoints, type StoredPoints } from '../store/points.ts'
import { note } from './journal.ts'

/** An item of last year as it goes on: an issued one keeps its case, so that no work is ordered twice. */
function carriedOver(item: StoredItem): ItemToAdd {
  const { title, words, area, leads, joints, unmatched, targets, place, caseRegion, caseId } = item
  const kept = { title, words, area, leads, joints, unmatched, targets, place, caseRegion, caseId, note: item.note }
  const isIssued = item.state === 'issued'
  return { ...kept, origin: 'copied', parentItem: item.id, state: item.state, dueOn: isIssued ? item.dueOn : null }
}

/**
 * Begins a body's work points of a year; with `copyOpen` it takes over what is not finished of the year before. A draft comes
 * without its term, which has to be set anew.
 * @throws Missing when the actor may not issue for the body; Refused when the year is there already.
 */
export async function createPoints(
  ctx: Ctx,
  { unitId, year, title, copyOpen }: { unitId: number; year: number; title: string; copyOpen: boolean },
): Promise<StoredPoints> {
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'ledger.issue', unit)) throw new Missing()
  if (await findPoints(ctx.db, unitId, year)) {
    const message = say(
      `“${unit.name}”${year} 年工作要点已存在`,
      `"${unit.name}" has its work points of ${year} already`,
    )
    throw new Refused([{ rule: 'year-exists', message, source: sources.list }])
  }
  const points = await insertPoints(ctx.db, unit, { year, title, document: null, by: ctx.actor.personId, at: ctx.now })
  const last = copyOpen ? await findPoints(ctx.db, unitId, year - 1) : undefined
  const open = last ? await listUnfinished(ctx.db, last.id) : []
  const copied = await insertItems(ctx.db, points, open.map(carriedOver))
  await note(ctx, 'points.create', 'work-points', points, { year, title, copied: copied.length })
  return points
}
