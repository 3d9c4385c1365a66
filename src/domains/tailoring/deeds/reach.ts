import { mayOver, scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, listUnitNames, type Unit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import { getAdoption, type StoredAdoption } from '../store/index.ts'

/** The unit in whose name somebody drafts frameworks: their own that the permission reaches. @throws Missing when it reaches none. */
export async function homeOf(ctx: Ctx, permission: string): Promise<Unit> {
  for (const id of ctx.ownUnits) {
    const unit = await getUnit(ctx.db, id)
    if (mayOver(ctx.actor, permission, unit)) return unit
  }
  const [top] = await listUnitNames(ctx.db)
  if (!top || scopeOf(ctx.actor, permission).territorial.length === 0) throw new Missing()
  return getUnit(ctx.db, top.id)
}

/** An adoption with its case, for somebody with this permission over its unit. @throws Missing for everything else. */
export async function reachAdoption(
  ctx: Ctx,
  ref: CaseRef,
  permission: string,
  lock = false,
): Promise<{ one: StoredCase; adoption: StoredAdoption }> {
  const one = await findCase(ctx.db, { regionId: ref.regionId, id: ref.id }, lock)
  if (one?.process !== 'adoption' || !mayOver(ctx.actor, permission, { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  return { one, adoption: await getAdoption(ctx.db, ref, lock) }
}
