import { mayOver, scopeOf } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import { unitFinder } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { type GetScheme, itemsOf, type SchemeBody } from '../model/index.ts'
import { standardScheme, standardUnits } from '../model/standard/index.ts'
import { compareSchemes, findSchemeFaults } from '../rules/index.ts'
import { type StoredScheme, schemes } from '../store/index.ts'
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
  const { name, year, from } = wanted
  const body = await bodyFrom(ctx, from, unit.id)
  return (await schemes.draft(ctx, unit, { name, year, body, fromId: from })).id
}

const placeOf = ({ unitNo }: Pick<StoredScheme, 'unitNo'>) => ({ no: unitNo, indNo: null })

const mayManage = (ctx: Ctx, scheme: Pick<StoredScheme, 'unitNo'>): boolean =>
  mayOver(ctx.actor, 'assessment.manage', placeOf(scheme))

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
  const isDraft = scheme.state === 'draft'
  const from = scheme.fromId ? await schemes.get(asked.db, scheme.fromId) : null
  return {
    ...scheme,
    faults: isDraft ? await faultsOf(asked, scheme) : [],
    from,
    changes: from ? compareSchemes(from.body, scheme.body) : [],
    versions: await schemes.versions(asked.db, scheme),
    editable: isDraft && mayManage(asked, scheme),
    mayEnforce:
      isDraft && mayOver(asked.actor, 'assessment.enforce', placeOf(scheme)) && !(await schemes.wroteIn(asked, scheme)),
  }
}

/** Writes a draft anew; answers what still stands against it. A new name begins at the version free under it. */
export async function editScheme(ctx: Ctx, id: string, change: { name: string; year: number; body: SchemeBody }) {
  const scheme = await getDraft(ctx, id)
  await schemes.write(ctx, scheme, change, { changes: compareSchemes(tracedTo(scheme.body), change.body) })
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
 * @throws Missing for what is no draft in reach; Refused with everything that stands against it, four eyes among it.
 */
export async function enforceScheme(ctx: Ctx, id: string): Promise<string> {
  const scheme = await schemes.get(ctx.db, id, true)
  if (scheme.state !== 'draft' || !mayOver(ctx.actor, 'assessment.enforce', placeOf(scheme))) throw new Missing()
  return schemes.enforceByAnother(ctx, scheme, await faultsOf(ctx, scheme), { items: itemsOf(scheme.body).length })
}
