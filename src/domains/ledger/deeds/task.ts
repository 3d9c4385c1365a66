import { mayOver } from '#kernel/access'
import type { Ctx, FindFacts } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { showCase } from '#kernel/process/server'
import { listItems } from '../store/list.ts'
import { listPoints } from '../store/points.ts'
import { findOpenChildren } from '../store/tasks.ts'
import { itemOf, whyNotNow } from './break-down.ts'
import { listLiaisons } from './matrix.ts'
import { rowsOf } from './show.ts'

/** What the rules of a task ask: its child tasks that are still open. */
export const findTaskFacts: FindFacts = async (ctx, one) => {
  const { titles, count } = await findOpenChildren(ctx.db, { regionId: one.regionId, id: one.id })
  return { openChildren: titles, openChildCount: count }
}

/** The item a task comes from, as far as the reader may open it: its own unit's, or the one it was broken down from. */
async function originOf(ctx: Ctx, ref: CaseRef) {
  const id = await itemOf(ctx, ref)
  const { rows } = id ? await listItems(ctx.db, { ids: [id] }) : { rows: [] }
  const [item] = await rowsOf(ctx, rows)
  const [points] = item ? await listPoints(ctx.db, { id: item.pointsId }) : []
  if (!item || !points) return null
  const { no, pointsId, year, unitName, title, words, leads, joints, dueOn, targets, place } = item
  return {
    ...{ no, pointsId, year, unitName, title, words, leads, joints, dueOn, targets, place },
    pointsTitle: points.title,
  }
}

/** Where a task stands in the ledger, and whom to call. @throws Missing as the case itself. */
export async function showTask(ctx: Ctx, ref: CaseRef) {
  const one = await showCase(ctx, ref)
  const units = [
    { id: one.unitId, name: one.unitName },
    ...one.parties.map(({ unitId, unitName }) => ({ id: unitId, name: unitName })),
  ]
  const officers = await listLiaisons(
    ctx,
    units.map((unit) => unit.id),
  )
  const liaisons = units.flatMap(({ id, name }) =>
    (officers.get(id) ?? []).map((officer) => ({ unitId: id, unitName: name, name: officer })),
  )
  const item = await originOf(ctx, ref)
  const may = mayOver(ctx.actor, 'ledger.break-down', await getUnit(ctx.db, one.unitId))
  return { item, liaisons, breakDown: { may, why: whyNotNow(one) } }
}
