import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { findEvidence } from '#kernel/evidence/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { type AssessmentFacts, type ItemFacts, itemsOf, type SchemeItem, viewItems } from '../model/index.ts'
import { citation, findGaps } from '../rules/index.ts'
import { findEarlier, findPack, findRemarks, listFlags } from '../store/index.ts'
import { proposeFigures, proposeFiles } from './proposals.ts'
import { schemeOf } from './scheme-of.ts'
import { fileOf, makeView, viewDigest, writtenOf } from './view.ts'

/** The item in its scheme, which everybody who answers for one may read; the assessment itself they may not. */
async function schemeItemOf(ctx: Ctx, one: CaseView): Promise<{ item: SchemeItem; top: number }> {
  const top = Number(one.answers.top)
  const scheme = await schemeOf(ctx, { unitId: top, answers: one.answers })
  const item = itemsOf(scheme.body).find(({ key }) => key === one.answers.item)
  if (!item) throw new Error(`scheme ${scheme.id} has no item ${String(one.answers.item)}`)
  return { item, top }
}

/** The same item a year before, with what the assessors said about it. */
async function findLast(ctx: Ctx, top: number, year: number, was: string | null): Promise<ItemFacts['last']> {
  const found = was === null ? null : await findEarlier(ctx.db, { top, year, item: was })
  if (!found || was === null) return null
  const written = writtenOf(found.answers)
  const remark = (await findRemarks(ctx.db, found.parent)).find(({ item }) => item === was)
  const files = (await findEvidence(ctx.db, written.proof)).map(fileOf)
  const said = remark ? `失 ${remark.lost} 分：${remark.why}` : null
  return { year: Number(found.period), item: was, statement: written.statement, remark: said, files }
}

/** What the rules and the page of an item know: what is offered, what is missing, what was said a year before. */
export async function itemFacts(ctx: Ctx, one: CaseView): Promise<ItemFacts> {
  const year = Number(one.period)
  const written = writtenOf(one.answers)
  const { item, top } = await schemeItemOf(ctx, one)
  const unit = await getUnit(ctx.db, one.unitId)
  const held = await findEvidence(ctx.db, written.proof)
  const mayWrite = ctx.actor.personId !== null && mayOver(ctx.actor, 'assessment.prove', unit)
  // What is offered is looked for only where somebody can take it over: the system and the reviewer need none of it.
  const open = mayWrite && ['assigned', 'returned'].includes(one.state)
  const figures = open ? await proposeFigures(ctx, { item, unit, top, year, caseId: one.id }) : []
  const files = open
    ? await proposeFiles(ctx, { item, unit, year, held: new Set(held.map(({ digest }) => digest)) })
    : []
  const taken = new Set(written.cited.map(({ claim }) => claim))
  const count = written.figures.length + written.cited.length
  const wantsFigures = item.indicators.length > 0
  const resting = { statement: written.statement, files: held, figures: count, wantsFigures }
  return {
    files,
    figures: figures.filter(({ claim }) => !taken.has(claim)),
    citable: Object.fromEntries(figures.map((figure) => [figure.claim, citation(figure)])),
    gaps: findGaps({ ...resting, year, today: ctx.today }),
    last: open ? await findLast(ctx, top, year, item.was) : null,
    known: {},
    year,
  }
}

/** What the rules of an assessment know: how many items are ready, whether the pack holds what they say now. */
export async function assessmentFacts(ctx: Ctx, one: CaseView): Promise<AssessmentFacts> {
  const view = await makeView(ctx, one)
  const items = viewItems(view)
  const ref = { regionId: one.regionId, id: one.id }
  const pack = await findPack(ctx.db, ref)
  const made = pack?.state === 'made' ? pack : null
  const over = ['submitted', 'finished'].includes(one.state)
  return {
    items: items.length,
    ready: items.filter(({ state }) => state === 'ready' || state === 'closed').length,
    late: items.filter(({ overdue }) => overdue).length,
    unassigned: items.filter(({ caseId }) => caseId === null).map(({ key }) => key),
    openFlags: (await listFlags(ctx.db, ref)).filter(({ state }) => state === 'open').length,
    pack: made ? (over || made.viewDigest === viewDigest(view) ? 'current' : 'stale') : 'none',
  }
}
