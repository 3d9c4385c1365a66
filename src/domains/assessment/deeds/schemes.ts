import { randomUUID } from 'node:crypto'
import { mayOver, scopeOf } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import { unitFinder } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing, Refused } from '#platform/errors'
import { type GetScheme, itemsOf, type SchemeBody } from '../model/index.ts'
import { standardScheme, standardUnits } from '../model/standard/index.ts'
import { compareSchemes, findSchemeFaults } from '../rules/index.ts'
import { type StoredScheme, schemes } from '../store/index.ts'
import { journal } from './journal.ts'
import { homeOf } from './reach.ts'

const full = 'assessment.full-marks'

/** What stands against a scheme by the parameters of today. */
export async function faultsOf(ctx: Ctx, { body, regionId }: Pick<StoredScheme, 'body' | 'regionId'>) {
  const found = await parametersAt(ctx.db, [full], regionId, ctx.today)
  return findSchemeFaults(body, Number(found[full]?.value))
}

/** The standard scheme with the units of this province that bear the names it hints at; the rest fall to whoever drafts it. */
async function standardFor(ctx: Ctx, homeId: number): Promise<SchemeBody> {
  const names = [...new Set(Object.values(standardUnits).flat())]
  const find = await unitFinder(ctx.db, names)
  const unitOf = (key: string): number | null => {
    const hints = standardUnits[key] ?? []
    if (hints.length === 0) return homeId
    for (const name of hints) {
      const id = find(name)
      if (typeof id === 'number') return id
    }
    return null
  }
  const aspects = standardScheme.aspects.map((aspect) => ({
    ...aspect,
    items: aspect.items.map((item) => ({ ...item, unitId: unitOf(item.key) })),
  }))
  return { ...standardScheme, aspects }
}

/** The body to begin with: the standard one, or a copy in which every item names the one it comes from. */
async function bodyFrom(ctx: Ctx, from: string | null, homeId: number): Promise<SchemeBody> {
  if (from === null) return standardFor(ctx, homeId)
  const { body } = await schemes.get(ctx.db, from)
  const aspects = body.aspects.map((aspect) => ({
    ...aspect,
    items: aspect.items.map((item) => ({ ...item, was: item.key })),
  }))
  return { ...body, aspects }
}

/** Drafts a scheme for a year. Returns its id. @throws Missing for an origin that cannot be seen. */
export async function addScheme(
  ctx: Ctx,
  wanted: { name: string; year: number; from: string | null },
): Promise<string> {
  const unit = await homeOf(ctx, 'assessment.manage')
  await schemes.hold(ctx.db, { unitId: unit.id, name: wanted.name })
  const [latest] = await schemes.versions(ctx.db, { unitId: unit.id, name: wanted.name })
  const scheme: StoredScheme = {
    id: randomUUID(),
    regionId: unit.regionId,
    unitId: unit.id,
    unitNo: unit.no,
    name: wanted.name,
    year: wanted.year,
    version: (latest?.version ?? 0) + 1,
    state: 'draft',
    body: await bodyFrom(ctx, wanted.from, unit.id),
    digest: null,
    inForceOn: null,
    fromId: wanted.from,
    madeAt: ctx.now.toISOString(),
    madeBy: ctx.actor.personId,
  }
  await schemes.insert(ctx.db, scheme)
  const body = { name: scheme.name, year: scheme.year, version: scheme.version, from: wanted.from }
  await journal(ctx, 'assessment-scheme.draft', { ...scheme, kind: 'assessment-scheme' }, body)
  return scheme.id
}

const mayManage = (ctx: Ctx, { unitNo }: Pick<StoredScheme, 'unitNo'>): boolean =>
  mayOver(ctx.actor, 'assessment.manage', { no: unitNo, indNo: null })

/** A draft that the person may write. @throws Missing. */
export async function getDraft(ctx: Ctx, id: string): Promise<StoredScheme> {
  const scheme = await schemes.get(ctx.db, id, true)
  if (scheme.state !== 'draft' || !mayManage(ctx, scheme)) throw new Missing()
  return scheme
}

/** A scheme with what stands against it and what it changed. @throws Missing. */
export async function showScheme(asked: Asked<typeof GetScheme>): Promise<AnswerOf<typeof GetScheme>> {
  const scheme = await schemes.get(asked.db, asked.params.id)
  if (scopeOf(asked.actor, 'assessment.read').territorial.length === 0) throw new Missing()
  const from = scheme.fromId ? await schemes.get(asked.db, scheme.fromId) : null
  return {
    ...scheme,
    faults: scheme.state === 'draft' ? await faultsOf(asked, scheme) : [],
    from,
    changes: from ? compareSchemes(from.body, scheme.body) : [],
    versions: await schemes.versions(asked.db, scheme),
    editable: scheme.state === 'draft' && mayManage(asked, scheme),
  }
}

/** Writes a draft anew; answers what still stands against it. A new name begins at the version free under it. */
export async function editScheme(ctx: Ctx, id: string, change: { name: string; year: number; body: SchemeBody }) {
  const scheme = await getDraft(ctx, id)
  await schemes.hold(ctx.db, { unitId: scheme.unitId, name: change.name })
  const [latest] = await schemes.versions(ctx.db, { unitId: scheme.unitId, name: change.name })
  const version = change.name === scheme.name ? scheme.version : (latest?.version ?? 0) + 1
  await schemes.rewrite(ctx.db, id, { ...change, version })
  const changed = compareSchemes(tracedTo(scheme.body), change.body)
  await journal(ctx, 'assessment-scheme.edit', { ...scheme, kind: 'assessment-scheme' }, { changes: changed })
  return { faults: await faultsOf(ctx, { ...scheme, body: change.body }) }
}

/** A body as the origin of its own next writing: items are followed by their trace, or by their own key where they have none. */
const tracedTo = (body: SchemeBody): SchemeBody => ({
  ...body,
  aspects: body.aspects.map((aspect) => ({
    ...aspect,
    items: aspect.items.map((item) => ({ ...item, key: item.was ?? item.key })),
  })),
})

/**
 * Puts a draft in force: from now on it does not change, and its digest says so.
 * @throws Missing for what is no draft of theirs; Refused with everything that stands against it.
 */
export async function enforceScheme(ctx: Ctx, id: string): Promise<string> {
  const scheme = await getDraft(ctx, id)
  const faults = await faultsOf(ctx, scheme)
  if (faults.length > 0) throw new Refused(faults)
  const digest = digestOf(scheme.body)
  await schemes.enforce(ctx.db, scheme, digest, ctx.today)
  const body = { name: scheme.name, version: scheme.version, items: itemsOf(scheme.body).length, digest }
  await journal(ctx, 'assessment-scheme.enforce', { ...scheme, kind: 'assessment-scheme' }, body)
  return digest
}
