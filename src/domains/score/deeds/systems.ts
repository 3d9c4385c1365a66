import { randomUUID } from 'node:crypto'
import { scopeOf } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import { findIndicators, listIndicators } from '#kernel/indicator/server'
import { getUnit, listUnitNames } from '#kernel/org/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing, Refused } from '#platform/errors'
import type { Say } from '#platform/say'
import { type GetSystem, indicatorsOf, itemsOf, type SystemBody, standardSystem } from '../model/index.ts'
import { compareSystems, findSystemFaults } from '../rules/index.ts'
import { getSystem, type StoredSystem, systems } from '../store/index.ts'
import { journal } from './journal.ts'

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

const labelsOf = async (ctx: Ctx): Promise<Map<string, Say>> =>
  new Map((await listIndicators(ctx.db)).map(({ name, label }) => [name, label]))

/** Drafts a system: from the standard one, or as the next version of another. Returns its id. */
export async function addSystem(
  ctx: Ctx,
  wanted: { name: string; year: number; from: string | null },
): Promise<string> {
  const body = wanted.from ? (await getSystem(ctx.db, wanted.from)).body : standardSystem
  const unit = await homeOf(ctx, 'score.manage')
  await systems.hold(ctx.db, { unitId: unit.id, name: wanted.name })
  const [latest] = await systems.versions(ctx.db, { unitId: unit.id, name: wanted.name })
  const system: StoredSystem = {
    id: randomUUID(),
    regionId: unit.regionId,
    unitId: unit.id,
    unitNo: unit.no,
    name: wanted.name,
    year: wanted.year,
    version: (latest?.version ?? 0) + 1,
    state: 'draft',
    body,
    digest: null,
    inForceOn: null,
    fromId: wanted.from,
    madeAt: ctx.now.toISOString(),
    madeBy: ctx.actor.personId,
  }
  await systems.insert(ctx.db, system)
  await journal(
    ctx,
    'score-system.draft',
    { ...system, kind: 'score-system' },
    { name: system.name, version: system.version },
  )
  return system.id
}

/** A system with what stands against it and what another version says otherwise. @throws Missing. */
export async function showSystem(asked: Asked<typeof GetSystem>): Promise<AnswerOf<typeof GetSystem>> {
  const system = await getSystem(asked.db, asked.params.id)
  const versions = await systems.versions(asked.db, system)
  const before = asked.query.against ?? versions.find((v) => v.version < system.version)?.id ?? null
  const other = before ? await getSystem(asked.db, before) : null
  const named = await findIndicators(asked.db, itemsOf(system.body).flatMap(indicatorsOf))
  const editable = system.state === 'draft' && scopeOf(asked.actor, 'score.manage').territorial.length > 0
  return {
    ...system,
    faults: system.state === 'draft' ? findSystemFaults(system.body, await labelsOf(asked)) : [],
    versions,
    against: before,
    changes: other ? compareSystems(other.body, system.body) : [],
    indicators: Object.fromEntries([...named].map(([name, { label }]) => [name, label])),
    editable,
  }
}

/** Writes a draft anew; answers what still stands against it. A new name begins at the version free under it. */
export async function editSystem(ctx: Ctx, id: string, change: { name: string; year: number; body: SystemBody }) {
  const system = await getSystem(ctx.db, id, true)
  await systems.hold(ctx.db, { unitId: system.unitId, name: change.name })
  const [latest] = await systems.versions(ctx.db, { unitId: system.unitId, name: change.name })
  const version = change.name === system.name ? system.version : (latest?.version ?? 0) + 1
  if (!(await systems.rewrite(ctx.db, id, { ...change, version }))) throw new Missing()
  await journal(
    ctx,
    'score-system.edit',
    { ...system, kind: 'score-system' },
    { changes: compareSystems(system.body, change.body) },
  )
  return { faults: findSystemFaults(change.body, await labelsOf(ctx)) }
}

/**
 * Puts a draft in force: from now on it does not change, and its digest says so. The version before it retires, but
 * evaluations begun under it keep it.
 * @throws Missing for what is no draft; Refused with everything that stands against it, the legal fence first of all.
 */
export async function enforceSystem(ctx: Ctx, id: string): Promise<string> {
  const system = await getSystem(ctx.db, id, true)
  if (system.state !== 'draft') throw new Missing()
  const faults = findSystemFaults(system.body, await labelsOf(ctx))
  if (faults.length > 0) throw new Refused(faults)
  const digest = digestOf(system.body)
  await systems.enforce(ctx.db, system, digest, ctx.today)
  await journal(
    ctx,
    'score-system.enforce',
    { ...system, kind: 'score-system' },
    { name: system.name, version: system.version, digest },
  )
  return digest
}
