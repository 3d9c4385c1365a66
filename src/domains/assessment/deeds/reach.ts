import { mayOver, scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, listUnitNames, type Unit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'

/**
 * The unit in whose name somebody prepares an assessment: their own one that the permission reaches, else the topmost.
 * @throws Missing when it reaches none.
 */
export async function homeOf(ctx: Ctx, permission: string): Promise<Unit> {
  const { territorial } = scopeOf(ctx.actor, permission)
  for (const id of ctx.ownUnits) {
    const unit = await getUnit(ctx.db, id)
    if (territorial.some((r) => unit.no >= r.lo && unit.no < r.hi)) return unit
  }
  const [top] = await listUnitNames(ctx.db)
  if (!top || territorial.length === 0) throw new Missing()
  return getUnit(ctx.db, top.id)
}

/** An assessment that the person may see or deal with by a permission. @throws Missing for everything else, with one answer. */
export async function getAssessment(ctx: Ctx, ref: CaseRef, permission: string): Promise<StoredCase> {
  const one = await findCase(ctx.db, { regionId: ref.regionId, id: ref.id })
  const reached = one?.process === 'assessment' && mayOver(ctx.actor, permission, { no: one.unitNo, indNo: one.indNo })
  if (!one || !reached) throw new Missing()
  return one
}
