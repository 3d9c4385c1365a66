import { type Ctx, defineDomain } from '#kernel/domain/server'
import { commitmentOf, drawSample } from '#kernel/draw/server'
import { findUnits, nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { joinParties, listChildren, openCase } from '#kernel/process/server'
import { say } from '#platform/say'
import { acceptFigures, checkTables, inspectionRoutes, reportFigures, withdrawFigures } from './deeds/index.ts'
import { demonstrate } from './demonstration/index.ts'
import { inspectionParameters } from './parameters.ts'
import { inspectionPermissions } from './permissions.ts'
import { chapterProcess } from './process/chapter.ts'
import { commendationProcess } from './process/commendation.ts'
import { disclosureProcess } from './process/disclosure.ts'
import { inspectionProcess } from './process/inspection.ts'
import { researchProcess } from './process/research.ts'
import { responsibilityProcess } from './process/responsibility.ts'
import { visitProcess } from './process/visit.ts'

/** The published list, by the names the units had when they were read. */
async function candidatesOf(ctx: Ctx, one: CaseView): Promise<{ id: number; name: string }[]> {
  const ids = (one.answers.candidates as number[] | undefined) ?? []
  const names = await nameUnits(ctx.db, ids, one.openedOn)
  return ids.map((id) => ({ id, name: names.get(id) ?? String(id) }))
}

/** List, digest and, once the seed is there, the sample: what a page shows and anybody can draw again. */
async function inspectionFacts(ctx: Ctx, one: CaseView) {
  const names = (await candidatesOf(ctx, one)).map(({ name }) => name)
  const visits = (await listChildren(ctx.db, one)).filter((child) => child.process === 'visit')
  const { seed, take } = one.answers
  return {
    commitment: commitmentOf(names),
    drawn: typeof seed === 'string' ? drawSample(seed, names, Number(take)) : [],
    visits: visits.length,
    open: visits.filter((visit) => visit.closedAt === null).length,
  }
}

/** Opens a visit to each unit of the sample. */
async function openVisits(ctx: Ctx, one: CaseView, input: Record<string, unknown>): Promise<void> {
  const units = await candidatesOf(ctx, one)
  const names = units.map(({ name }) => name)
  for (const { name } of drawSample(String(input.seed), names, Number(one.answers.take))) {
    const unit = units.find((candidate) => candidate.name === name)
    if (unit)
      await openCase(ctx, {
        process: 'visit',
        unitId: unit.id,
        title: `现场检查：${name}（${String(one.answers.theme)}）`.slice(0, 300),
        answers: { theme: one.answers.theme, points: one.answers.points },
        parent: { regionId: one.regionId, id: one.id },
      })
  }
}

/** Whoever visits adds to each point of the inspection what was seen, and types none of them. */
async function visitFacts(ctx: Ctx, one: CaseView) {
  const points = (one.answers.points as { point: string }[] | null | undefined) ?? []
  return { known: { heldOn: ctx.today, checks: points.map(({ point }) => ({ point, result: null, note: null })) } }
}

interface Finding {
  topic: string
  finding: string
  demand: string
}

/** Findings of a finished visit, as orders to put right want them. */
async function findingsOf(_ctx: Ctx, visit: CaseView) {
  const findings = (visit.answers.findings as Finding[] | null | undefined) ?? []
  return findings.map(({ topic, finding, demand }) => ({
    unitId: visit.unitId,
    origin: 'inspection' as const,
    topic,
    finding,
    demand,
    basis: String(visit.answers.theme).slice(0, 300),
    period: visit.period,
    parent: { regionId: visit.regionId, id: visit.id },
  }))
}

/** What a state firm did not do, as orders to put right want it; nothing where it did. */
async function shortfallOf(_ctx: Ctx, one: CaseView) {
  const { result, item, measure, shortfall, basis } = one.answers as Record<string, string | null>
  if (result !== 'unmet') return []
  return [
    {
      unitId: one.unitId,
      origin: 'inspection' as const,
      topic: `国企产改责任事项未完成：${one.title}`.slice(0, 120),
      finding: (shortfall || item || '').slice(0, 500),
      demand: `按完成标准补齐：${measure ?? ''}`.slice(0, 500),
      basis: (basis ?? '').slice(0, 300),
      period: one.period,
      parent: { regionId: one.regionId, id: one.id },
    },
  ]
}

/** From the decision on, the enterprise itself reads its commendation, where it is a unit of the system. */
async function tellEnterprise(ctx: Ctx, one: CaseView): Promise<void> {
  const { rows } = await findUnits(ctx.db, { words: String(one.answers.enterprise), on: ctx.today, size: 20 })
  const unit = rows.find(({ name }) => name === one.answers.enterprise)
  if (unit) await joinParties(ctx, one, [{ unitId: unit.id, part: say('受表彰企业', 'Commended enterprise') }])
}

export const domain = defineDomain({
  name: 'inspection',
  label: say('督查与推介', 'Inspection'),
  processes: [
    inspectionProcess as never,
    visitProcess as never,
    commendationProcess as never,
    disclosureProcess as never,
    chapterProcess as never,
    researchProcess as never,
    responsibilityProcess as never,
  ],
  facts: { inspection: inspectionFacts, visit: visitFacts },
  does: {
    'inspection.draw': openVisits,
    'commendation.award': tellEnterprise,
    'disclosure.open': reportFigures,
    'disclosure.correct': reportFigures,
    'disclosure.check': acceptFigures,
    'disclosure.drop': withdrawFigures,
    'chapter.tabulate': checkTables,
  },
  routes: inspectionRoutes,
  permissions: inspectionPermissions,
  parameters: inspectionParameters,
  offers: { findingsOf, shortfallOf },
  demonstrate,
})
