import { mayOver } from '#kernel/access'
import type { Ctx, FindFacts } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { showCase } from '#kernel/process/server'
import { findItemOfCase } from '../store/list.ts'
import { findOpenChildren } from '../store/tasks.ts'
import { whyNotNow } from './break-down.ts'
import { listLiaisons } from './matrix.ts'

/** What the rules of a task ask: its child tasks that are still open. */
export const findTaskFacts: FindFacts = async (ctx, one) => {
  const { titles, count } = await findOpenChildren(ctx.db, { regionId: one.regionId, id: one.id })
  return { openChildren: titles, openChildCount: count }
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
  const item = (await findItemOfCase(ctx.db, ref)) ?? null
  const may = mayOver(ctx.actor, 'ledger.break-down', await getUnit(ctx.db, one.unitId))
  return { item, liaisons, breakDown: { may, why: whyNotNow(one) } }
}
