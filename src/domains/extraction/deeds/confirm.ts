import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { IndicatorDefinition } from '#kernel/indicator'
import { addIndicator, findIndicators, listIndicators, reportClaims, supersede } from '#kernel/indicator/server'
import { getUnits } from '#kernel/org/server'
import { findCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { Correction, ReportRef } from '../contracts.ts'
import { extractionProcess } from '../process.ts'
import { sources } from '../sources.ts'
import { lockFigures, type StoredFigure, updateFigure } from '../store/figures.ts'
import { countFigures, getReport, type StoredReport } from '../store/reports.ts'
import { assertMay, note } from './journal.ts'

/** A figure as it was seen. */
export interface Seen {
  id: string
  rev: number
}

const refused = (rule: string, zh: string, en: string) =>
  new Refused([{ rule, message: say(zh, en), source: sources.figures }])

/** The report of figures that are being confirmed, held. @throws Missing; Refused in another state. */
async function lockReport(ctx: Ctx, ref: ReportRef): Promise<StoredReport> {
  const one = await findCase(ctx.db, ref, true)
  if (!one || one.process !== extractionProcess.name) throw new Missing()
  assertMay(ctx, 'extraction.confirm', one)
  if (one.state !== 'confirming') {
    const now = extractionProcess.states[one.state]?.label ?? say(one.state, one.state)
    throw refused(
      'wrong-state',
      `材料“${now.zh}”，不能再改动数据`,
      `The report is "${now.en}"; figures cannot be changed now`,
    )
  }
  return getReport(ctx.db, ref)
}

function assertIn(figures: readonly StoredFigure[], states: readonly StoredFigure['state'][]): void {
  const wrong = figures.find((figure) => !states.includes(figure.state))
  if (wrong)
    throw refused(
      'figure-decided',
      `“${wrong.label}”已处理，请刷新后再办`,
      `"${wrong.label}" has been dealt with; reload`,
    )
}

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0

/** Finds or adds the office's own indicator of this name and measure: the same name is never added twice. */
async function indicatorOf(ctx: Ctx, figure: StoredFigure): Promise<IndicatorDefinition> {
  if (figure.indicator !== null) {
    const found = (await findIndicators(ctx.db, [figure.indicator])).get(figure.indicator)
    if (found) return found
    const message = say(`没有名为“${figure.indicator}”的指标`, `No indicator is called "${figure.indicator}"`)
    throw new Invalid([{ path: 'indicator', message }])
  }
  if (figure.label === '' || figure.measure === '') {
    const message = say(
      `第 ${figure.no} 个数据（${figure.found.text}）缺指标名称或单位，请更正后确认`,
      `Figure ${figure.no} (${figure.found.text}) has no name or no unit; correct it first`,
    )
    throw new Invalid([{ path: 'label', message, rule: 'unnamed-figure' }])
  }
  const same = (await listIndicators(ctx.db, figure.label)).find(
    (one) =>
      one.label.zh === figure.label && one.measure.zh === figure.measure && one.decimals >= decimalsOf(figure.value),
  )
  if (same) return same
  return addIndicator(ctx, {
    label: { zh: figure.label, en: figure.label },
    measure: { zh: figure.measure, en: figure.measure },
    direction: 'none',
    per: 'year',
    kind: figure.kind,
    decimals: decimalsOf(figure.value),
    source: { zh: '由材料提取', en: 'Read from a report' },
  })
}

/** Reports one figure, with the characters it was read at; what it was confirmed as before gives way. */
async function claim(ctx: Ctx, report: StoredReport, figure: StoredFigure): Promise<void> {
  const indicator = await indicatorOf(ctx, figure)
  const { value, qualifier, scope, asOf, period, found } = figure
  const [made] = await reportClaims(ctx, {
    caseRef: { regionId: report.regionId, id: report.id },
    unitId: figure.aboutUnit,
    period,
    figures: [{ indicator: indicator.name, value: Number(value), qualifier, scope, asOf, method: 'filled' }],
    evidence: [report.evidenceId],
    source: { title: report.title.slice(0, 200), digest: report.digest, from: found.from, to: found.to },
  })
  if (!made) throw new Missing()
  if (figure.claimId !== null && figure.claimRegion !== null && figure.claimId !== made.id)
    await supersede(ctx, { regionId: figure.claimRegion, id: figure.claimId }, made)
  await updateFigure(ctx.db, figure, {
    ...{
      value,
      qualifier,
      scope,
      asOf,
      period,
      measure: figure.measure,
      aboutUnit: figure.aboutUnit,
      kind: figure.kind,
    },
    ...{ indicator: indicator.name, label: indicator.label.zh, state: 'confirmed', reason: null },
    ...{ claimRegion: made.regionId, claimId: made.id, ...decided(ctx) },
  })
}

const decided = (ctx: Ctx) => ({
  decidedBy: ctx.actor.personId,
  decidedName: ctx.actor.name,
  decidedAt: ctx.now.toISOString(),
})

const countsOf = async (ctx: Ctx, ref: ReportRef) => ({ counts: await countFigures(ctx.db, ref) })

/**
 * Confirms figures as they are proposed: each becomes a claim with the report's digest and its own characters.
 * @throws Missing; Stale; Refused for one that is decided; Invalid for one without name or unit: then none is confirmed.
 */
export async function confirmFigures(ctx: Ctx, ref: ReportRef, seen: readonly Seen[]) {
  const report = await lockReport(ctx, ref)
  const figures = await lockFigures(ctx.db, ref, seen)
  assertIn(figures, ['proposed'])
  for (const figure of figures) await claim(ctx, report, figure)
  await note(
    ctx,
    'confirm',
    'extraction-figure',
    figures.map((subject) => ({
      subject,
      body: { label: subject.label, value: subject.value, measure: subject.measure },
    })),
  )
  return countsOf(ctx, ref)
}

/** Corrects a figure and confirms it; one confirmed before is said anew, and the earlier claim gives way. */
export async function correctFigure(ctx: Ctx, ref: ReportRef, id: string, { rev, ...wanted }: Correction) {
  const report = await lockReport(ctx, ref)
  const [figure] = await lockFigures(ctx.db, ref, [{ id, rev }])
  if (!figure) throw new Missing()
  assertIn([figure], ['proposed', 'confirmed'])
  const about = (await getUnits(ctx.db, [wanted.aboutUnit])).get(wanted.aboutUnit)
  if (!about || !mayOver(ctx.actor, 'extraction.confirm', about)) {
    const message = say('所选单位不在权限范围内', 'That unit is out of reach')
    throw new Invalid([{ path: 'aboutUnit', message }])
  }
  await claim(ctx, report, { ...figure, ...wanted })
  const { value, label } = figure
  await note(ctx, 'correct', 'extraction-figure', [
    { subject: figure, body: { before: { value, label }, after: wanted } },
  ])
  return countsOf(ctx, ref)
}

/** Turns figures down: they stay here, so that nobody asks again. */
export async function rejectFigures(ctx: Ctx, ref: ReportRef, seen: readonly Seen[], reason: string) {
  await lockReport(ctx, ref)
  const figures = await lockFigures(ctx.db, ref, seen)
  assertIn(figures, ['proposed'])
  for (const figure of figures)
    await updateFigure(ctx.db, figure, { state: 'rejected', reason: reason || null, ...decided(ctx) })
  await note(
    ctx,
    'reject',
    'extraction-figure',
    figures.map((subject) => ({ subject, body: { reason } })),
  )
  return countsOf(ctx, ref)
}

/** Takes a figure up again that was turned down. */
export async function reopenFigure(ctx: Ctx, ref: ReportRef, seen: Seen) {
  await lockReport(ctx, ref)
  const figures = await lockFigures(ctx.db, ref, [seen])
  assertIn(figures, ['rejected'])
  for (const figure of figures)
    await updateFigure(ctx.db, figure, {
      ...{ state: 'proposed', reason: null, decidedBy: null, decidedName: null, decidedAt: null },
    })
  await note(
    ctx,
    'reopen',
    'extraction-figure',
    figures.map((subject) => ({ subject, body: {} })),
  )
  return countsOf(ctx, ref)
}
