import { mayOver, scopeOf } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import { findIndicators, listIndicators } from '#kernel/indicator/server'
import { getUnit, listUnitNames } from '#kernel/org/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import type { Say } from '#platform/say'
import { type GetSystem, indicatorsOf, itemsOf, type SystemBody, standardSystem } from '../model/index.ts'
import { compareSystems, findSystemFaults } from '../rules/index.ts'
import { getSystem, type StoredSystem, systems } from '../store/index.ts'

/**
 * The unit in whose name somebody manages scores: their own one that the permission reaches, else the topmost it reaches.
 * @throws Missing when it reaches none.
 */
export async function homeOf(ctx: Ctx, permission: string) {
  const { territorial } = scopeOf(ctx.actor, permission)
  for (const id of ctx.ownUnits) {
    const unit = await getUnit(ctx.db, id)
    if (territorial.some((r) => unit.no >= r.lo && unit.no < r.hi)) return unit
  }
  const [top] = await listUnitNames(ctx.db)
  if (!top || territorial.length === 0) throw new Missing()
  return getUnit(ctx.db, top.id)
}

const placeOf = ({ unitNo }: StoredSystem) => ({ no: unitNo, indNo: null })

const labelsOf = async (ctx: Ctx): Promise<Map<string, Say>> =>
  new Map((await listIndicators(ctx.db)).map(({ name, label }) => [name, label]))

/** Drafts a system: from the standard one, or as the next version of another. Returns its id. */
export async function addSystem(
  ctx: Ctx,
  wanted: { name: string; year: number; from: string | null },
): Promise<string> {
  const body = wanted.from ? (await getSystem(ctx.db, wanted.from)).body : standardSystem
  const unit = await homeOf(ctx, 'score.manage')
  const { name, year, from } = wanted
  return (await systems.draft(ctx, unit, { name, year, body, fromId: from })).id
}

/** A system with what stands against it and what another version says otherwise. @throws Missing. */
export async function showSystem(asked: Asked<typeof GetSystem>): Promise<AnswerOf<typeof GetSystem>> {
  const system = await getSystem(asked.db, asked.params.id)
  const versions = await systems.versions(asked.db, system)
  const before = asked.query.against ?? versions.find((v) => v.version < system.version)?.id ?? null
  const other = before ? await getSystem(asked.db, before) : null
  const named = await findIndicators(asked.db, itemsOf(system.body).flatMap(indicatorsOf))
  const isDraft = system.state === 'draft'
  return {
    ...system,
    faults: isDraft ? findSystemFaults(system.body, await labelsOf(asked)) : [],
    versions,
    against: before,
    changes: other ? compareSystems(other.body, system.body) : [],
    indicators: Object.fromEntries([...named].map(([name, { label }]) => [name, label])),
    editable: isDraft && mayOver(asked.actor, 'score.manage', placeOf(system)),
    mayEnforce:
      isDraft && mayOver(asked.actor, 'score.enforce', placeOf(system)) && !(await systems.wroteIn(asked, system)),
  }
}

/** Writes a draft anew; answers what still stands against it. A new name begins at the version free under it. */
export async function editSystem(ctx: Ctx, id: string, change: { name: string; year: number; body: SystemBody }) {
  const system = await getSystem(ctx.db, id, true)
  if (system.state !== 'draft' || !mayOver(ctx.actor, 'score.manage', placeOf(system))) throw new Missing()
  await systems.write(ctx, system, change, { changes: compareSystems(system.body, change.body) })
  return { faults: findSystemFaults(change.body, await labelsOf(ctx)) }
}

/**
 * Puts a draft in force: from now on it does not change, and its digest says so. The version before it retires, but
 * evaluations begun under it keep it.
 * @throws Missing for what is no draft; Refused with everything that stands against it, the legal fence first of all, four eyes last.
 */
export async function enforceSystem(ctx: Ctx, id: string): Promise<string> {
  const system = await getSystem(ctx.db, id, true)
  if (system.state !== 'draft' || !mayOver(ctx.actor, 'score.enforce', placeOf(system))) throw new Missing()
  return systems.enforceByAnother(ctx, system, findSystemFaults(system.body, await labelsOf(ctx)))
}
