import { mayOver } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import type { FrameworkBody, GetFramework, standards } from '../model/index.ts'
import { findFrameworkFaults } from '../rules/index.ts'
import { conferenceTasks, opinionMeasures } from '../standard/index.ts'
import { frameworks, isAdopting, type StoredFramework } from '../store/index.ts'
import { homeOf } from './reach.ts'

/** Tells the units below of a new edition. */
export const reviseJob = 'tailoring.revise'

const blank: FrameworkBody = { note: '', documentId: null, groups: [], measures: [], dropped: [] }
const starts: Readonly<Record<string, FrameworkBody>> = {
  opinion: opinionMeasures,
  conference: conferenceTasks,
  blank,
}

type From = (typeof standards)[number] | (string & {})

/** The body of a new edition after another: the same measures, with nothing left of how those came about. */
const next = (body: FrameworkBody): FrameworkBody => ({
  ...body,
  measures: body.measures.map((measure) => ({ ...measure, was: [] })),
})

/** Drafts a framework from the standard ones, from an edition, or from nothing. @throws Missing for an edition that cannot be seen. */
export async function addFramework(ctx: Ctx, wanted: { name: string; year: number; from: From }): Promise<string> {
  const unit = await homeOf(ctx, 'tailoring.frame')
  const start = starts[wanted.from]
  const before = start ? null : await frameworks.get(ctx.db, wanted.from)
  const body = start ?? next(before?.body ?? blank)
  const { name, year } = wanted
  const draft = { name, year, body, fromId: before?.id ?? null }
  return (await frameworks.draft(ctx, unit, draft, { measures: body.measures.length })).id
}

/** A draft that the person may write. @throws Missing. */
export async function getDraft(ctx: Ctx, id: string): Promise<StoredFramework> {
  const edition = await frameworks.get(ctx.db, id, true)
  const mayWrite = mayOver(ctx.actor, 'tailoring.frame', { no: edition.unitNo, indNo: null })
  if (edition.state !== 'draft' || !mayWrite) throw new Missing()
  return edition
}

/** Writes a draft anew; answers what stands against it. A new name begins at the version free under it. */
export async function editFramework(ctx: Ctx, id: string, change: { name: string; year: number; body: FrameworkBody }) {
  const edition = await getDraft(ctx, id)
  const before = new Map(edition.body.measures.map((measure) => [measure.key, JSON.stringify(measure)]))
  const touched = change.body.measures.filter((m) => before.get(m.key) !== JSON.stringify(m)).map(({ key }) => key)
  const kept = new Set(change.body.measures.map(({ key }) => key))
  const removed = [...before.keys()].filter((key) => !kept.has(key))
  await frameworks.write(ctx, edition, change, { touched, removed })
  return { faults: findFrameworkFaults(change.body) }
}

/** Lets the units that adopted the edition before know of a new one, and says what its line in the journal holds. */
export async function tellBelow(ctx: Ctx, { id, body }: StoredFramework): Promise<{ measures: number }> {
  await addJob(ctx.db, { kind: reviseJob, payload: { id }, dedupe: `${reviseJob}:${id}` })
  return { measures: body.measures.length }
}

/**
 * Puts a draft in force: from now on it does not change, and its digest says so.
 * @throws Missing for what is no draft in reach; Refused with all that stands against it, four eyes among it.
 */
export async function enforceFramework(ctx: Ctx, id: string): Promise<string> {
  const edition = await frameworks.get(ctx.db, id, true)
  const mayEnforce = mayOver(ctx.actor, 'tailoring.enforce', { no: edition.unitNo, indNo: null })
  if (edition.state !== 'draft' || !mayEnforce) throw new Missing()
  return frameworks.enforceByAnother(ctx, edition, findFrameworkFaults(edition.body), await tellBelow(ctx, edition))
}

/** Units of the person's own for which this edition can be adopted now: below the unit it comes from, and not adopting it yet. */
async function adoptableBy(ctx: Ctx, edition: StoredFramework): Promise<{ id: number; name: string }[]> {
  if (edition.state !== 'in-force') return []
  const upper = await getUnit(ctx.db, edition.unitId)
  const found: { id: number; name: string }[] = []
  for (const id of ctx.ownUnits) {
    const unit = await getUnit(ctx.db, id)
    const isBelow = unit.no > upper.no && unit.no < upper.upto
    const taken = { unitId: id, upperUnitId: edition.unitId, upperName: edition.name }
    if (isBelow && mayOver(ctx.actor, 'tailoring.adopt', unit) && !(await isAdopting(ctx.db, taken)))
      found.push({ id, name: unit.name })
  }
  return found
}

/** One edition with what stands against it and what may be done with it. @throws Missing. */
export async function showFramework(asked: Asked<typeof GetFramework>): Promise<AnswerOf<typeof GetFramework>> {
  const { db, actor, params } = asked
  const edition = await frameworks.get(db, params.id)
  const place = { no: edition.unitNo, indNo: null }
  const isDraft = edition.state === 'draft'
  const from = edition.fromId ? await frameworks.get(db, edition.fromId).catch(() => null) : null
  return {
    ...edition,
    unitName: (await getUnit(db, edition.unitId)).name,
    measures: edition.body.measures.length,
    dropped: edition.body.dropped.length,
    faults: isDraft ? findFrameworkFaults(edition.body) : [],
    versions: await frameworks.versions(db, edition),
    from,
    editable: isDraft && mayOver(actor, 'tailoring.frame', place),
    mayEnforce: isDraft && mayOver(actor, 'tailoring.enforce', place) && !(await frameworks.wroteIn(asked, edition)),
    adoptable: await adoptableBy(asked, edition),
  }
}
