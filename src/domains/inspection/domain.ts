import { type Ctx, defineDomain } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { listChildren, openCase } from '#kernel/process/server'
import { say } from '#platform/say'
import { drawCommand } from './command.ts'
import { demonstrate } from './demonstrate.ts'
import { commitmentOf, drawSample } from './draw.ts'
import { inspectionParameters } from './parameters.ts'
import { inspectionPermissions } from './permissions.ts'
import { chapterProcess } from './process/chapter.ts'
import { commendationProcess } from './process/commendation.ts'
import { disclosureProcess } from './process/disclosure.ts'
import { inspectionProcess } from './process/inspection.ts'
import { researchProcess } from './process/research.ts'
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
  ],
  facts: { inspection: inspectionFacts, visit: visitFacts },
  does: { 'inspection.draw': openVisits },
  permissions: inspectionPermissions,
  parameters: inspectionParameters,
  commands: [drawCommand],
  offers: { findingsOf },
  demonstrate,
})
