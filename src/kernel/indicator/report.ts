import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { getUnit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { type Fault, Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { type ClaimSource, isLive } from './claim.ts'
import type { ClaimRow, IndicatorDefinition } from './contracts.ts'
import { decimalOf, millionthsOf } from './decimal.ts'
import { isAboutPeople, keyOfCategories } from './dimension.ts'
import { partFaults, type SortedFigure, sortFigure } from './parts.ts'
import {
  acceptSingle,
  type ClaimRef,
  claimsOfCase,
  insertClaims,
  listLive,
  markSuperseded,
  moveCase,
} from './store/claims.ts'
import { findIndicators } from './store/indicators.ts'
import type { ClaimTable } from './store/tables.ts'

type Speaker = Pick<Ctx, 'db' | 'actor' | 'now' | 'today' | 'ownUnits'>

/** Figures that a case reports about one unit. */
export interface FigureReport {
  caseRef: CaseRef | null
  unitId: number
  period: string | null
  figures: readonly FigureAnswer[]
  /** Files that prove these figures, beside what the case itself rests on. */
  evidence?: readonly string[]
  /** Where in a document they were read. */
  source?: ClaimSource
  /** Who says so; the person's own unit unless told. */
  reporterUnitId?: number | null
}

const largest = 10 ** 15

function valueFault(value: number, { label, decimals }: IndicatorDefinition): Say | null {
  if (!Number.isFinite(value) || Math.abs(value) >= largest) return say('数值超出范围', 'The number is out of range')
  if (Number(value.toFixed(decimals)) === value) return null
  return decimals === 0
    ? say(`“${label.zh}”应填整数`, `"${label.en}" is a whole number`)
    : say(`“${label.zh}”最多 ${decimals} 位小数`, `"${label.en}" has at most ${decimals} decimals`)
}

function faultsOf(
  figure: FigureAnswer,
  i: number,
  { indicator, period, today }: { indicator: IndicatorDefinition | undefined; period: string | null; today: string },
): Fault[] {
  const fault = (field: string, message: Say): Fault => ({ path: `figures.${i}.${field}`, message })
  if (!indicator)
    return [
      fault('indicator', say(`没有名为“${figure.indicator}”的指标`, `No indicator is called "${figure.indicator}"`)),
    ]
  const wrong = figure.value === null ? null : valueFault(figure.value, indicator)
  const faults = [...(wrong ? [fault('value', wrong)] : []), ...partFaults(figure, indicator, `figures.${i}`)]
  if (figure.asOf !== null && figure.asOf > today)
    faults.push(fault('asOf', say('截止日期不能晚于今天', 'A figure cannot be as of a day to come')))
  if (figure.asOf === null && (period === null || indicator.per === 'as-of'))
    faults.push(
      fault(
        'asOf',
        say(`请填写“${indicator.label.zh}”的截止日期`, `Give the day that "${indicator.label.en}" is as of`),
      ),
    )
  return faults
}

/** One thing said twice in one breath: which of the two would count? */
function findRepeats(figures: readonly FigureAnswer[]): Fault[] {
  const keys = figures.map((figure) => JSON.stringify([figure.indicator, figure.scope]))
  const message = say('同一指标、同一口径重复填报', 'The same indicator and scope is given twice')
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [{ path: `figures.${i}.indicator`, message }] : []))
}

/** The same thing said again, word for word: then nothing new was said. */
const isSame = (old: ClaimRow, fresh: ClaimTable): boolean =>
  old.scope === fresh.scope &&
  old.value === fresh.value &&
  old.qualifier === fresh.qualifier &&
  old.asOf === fresh.asOf &&
  old.method === fresh.method &&
  old.source?.digest === (fresh.sourceDigest ?? undefined) &&
  old.evidence.join() === fresh.evidence.join()

/** What was said together: indicator and categories. */
const spokenOf = (claims: readonly Pick<ClaimTable, 'indicator' | 'categories'>[]): Set<string> =>
  new Set(claims.map(({ indicator, categories }) => `${indicator} ${categories}`))

/** Whether two are about the same thing. A new total also takes the place of categories that were not said again with it. */
const isAbout = (
  fresh: Pick<ClaimTable, 'indicator' | 'scope' | 'categories'>,
  old: Pick<ClaimTable, 'indicator' | 'scope' | 'categories'>,
  spoken: ReadonlySet<string>,
): boolean =>
  old.scope === fresh.scope ||
  (fresh.scope === '' && old.categories !== '' && !spoken.has(`${old.indicator} ${old.categories}`))

/** Whether a later report takes the place of an earlier one: within one case always, else only one's own word. */
const replaces = (fresh: ClaimTable, old: ClaimRow, spoken: ReadonlySet<string>): boolean =>
  old.state === 'reported' &&
  old.indicator === fresh.indicator &&
  isAbout(fresh, old, spoken) &&
  ((fresh.caseId !== null && old.caseId === fresh.caseId) || old.reporterUnitId === fresh.reporterUnitId)

type Known = ReadonlyMap<string, IndicatorDefinition>

async function makeClaims(ctx: Speaker, report: FigureReport, sorted: readonly SortedFigure[], known: Known) {
  const unit = await getUnit(ctx.db, report.unitId)
  const own = ctx.ownUnits.includes(unit.id) ? unit.id : (ctx.ownUnits[0] ?? null)
  const at = ctx.now.toISOString()
  return sorted.flatMap(({ figure, categories, isReckoned }): ClaimTable[] => {
    if (figure.value === null) return []
    const indicator = known.get(figure.indicator)
    return [
      {
        regionId: unit.regionId,
        id: randomUUID(),
        indicator: figure.indicator,
        unitId: unit.id,
        unitNo: unit.no,
        indNo: unit.indNo,
        value: decimalOf(millionthsOf(figure.value)),
        qualifier: figure.qualifier,
        period: report.period,
        asOf: figure.asOf,
        scope: figure.scope,
        categories: keyOfCategories(categories),
        sheltered: indicator !== undefined && isAboutPeople(indicator, categories),
        basis: isReckoned ? '各分类相加' : '',
        mark: null,
        method: figure.method,
        reporterUnitId: report.reporterUnitId === undefined ? own : report.reporterUnitId,
        reporterId: ctx.actor.personId,
        reporterName: ctx.actor.name,
        reportedAt: at,
        caseRegion: report.caseRef?.regionId ?? null,
        caseId: report.caseRef?.id ?? null,
        evidence: [...(report.evidence ?? [])],
        sourceTitle: report.source?.title ?? null,
        sourceDigest: report.source?.digest ?? null,
        sourceFrom: report.source?.from ?? null,
        sourceTo: report.source?.to ?? null,
        state: 'reported',
        stateAt: at,
        stateBy: ctx.actor.personId,
        supersededBy: null,
      },
    ]
  })
}

/**
 * Makes claims of reported figures, in the transaction of the case's change. A later figure about the same thing and
 * scope supersedes the earlier one of the same case or the same reporter, unless that was accepted already: then both
 * stand until the later is accepted too. A figure repeated word for word makes no new claim; an empty one makes none.
 * A figure with categories makes a claim for the total and one for each of them; complete categories make the total.
 * Returns the keys of all claims that now stand for the figures.
 * @throws Invalid at `figures.0.value` and so on: unknown indicator, too many decimals, no or a future as-of date.
 */
export async function reportClaims(ctx: Speaker, report: FigureReport): Promise<ClaimRef[]> {
  const { unitId, period, figures } = report
  const names = figures.map((figure) => figure.indicator)
  const indicators = await findIndicators(ctx.db, names)
  const known = { period, today: ctx.today }
  const faults = [
    ...figures.flatMap((figure, i) => faultsOf(figure, i, { ...known, indicator: indicators.get(figure.indicator) })),
    ...findRepeats(figures),
  ]
  if (faults.length > 0) throw new Invalid(faults)
  const sorted = figures.flatMap((figure) => sortFigure(figure, indicators.get(figure.indicator)))
  const live = await listLive(ctx.db, { indicators: names, unitId, period })
  const fresh = await makeClaims(ctx, report, sorted, indicators)
  const spoken = spokenOf(fresh)
  const made = fresh.map((fresh) => {
    const before = live.filter((old) => replaces(fresh, old, spoken))
    return { fresh, before, same: before.find((old) => isSame(old, fresh)) }
  })
  const news = made.filter(({ same }) => !same)
  await insertClaims(
    ctx.db,
    news.map(({ fresh }) => fresh),
  )
  for (const { fresh, before, same } of made)
    await markSuperseded(
      ctx.db,
      before.filter((old) => !same || old.scope !== fresh.scope),
      (same ?? fresh).id,
      moverOf(ctx),
    )
  return made.map(({ fresh, same }) => ({ regionId: fresh.regionId, id: (same ?? fresh).id }))
}

const moverOf = (ctx: Speaker) => ({ at: ctx.now.toISOString(), personId: ctx.actor.personId })

/**
 * Takes the reported figures of a case as right. An earlier accepted figure of the same reporter about the same thing
 * and scope gives way now. Returns how many were accepted.
 */
export async function acceptClaims(ctx: Speaker, ref: CaseRef): Promise<number> {
  const accepted = await moveCase(ctx.db, ref, ['reported'], 'accepted', moverOf(ctx))
  const claims = (await claimsOfCase(ctx.db, ref)).filter(isLive)
  const spoken = spokenOf(claims)
  for (const claim of claims) {
    if (claim.state !== 'accepted') continue
    const before = (await listLive(ctx.db, { ...claim, indicators: [claim.indicator] })).filter(
      (old) =>
        old.id !== claim.id &&
        old.state === 'accepted' &&
        isAbout(claim, old, spoken) &&
        old.reporterUnitId === claim.reporterUnitId &&
        old.reportedAt < claim.reportedAt,
    )
    await markSuperseded(ctx.db, before, claim.id, moverOf(ctx))
  }
  return accepted
}

/** Takes single figures as right that belong to no case: a series checked as a whole. Returns how many. */
export const acceptSeries = (ctx: Speaker, refs: readonly ClaimRef[]): Promise<number> =>
  acceptSingle(ctx.db, refs, moverOf(ctx))

/** Takes back the live figures of a case: it was withdrawn, or sent back. Returns how many. */
export const withdrawClaims = (ctx: Speaker, ref: CaseRef): Promise<number> =>
  moveCase(ctx.db, ref, ['reported', 'accepted'], 'withdrawn', moverOf(ctx))

/** Marks one claim as replaced by another about the same unit. False when it no longer was live. */
export const supersede = async (ctx: Speaker, old: ClaimRef, by: ClaimRef): Promise<boolean> =>
  (await markSuperseded(ctx.db, [old], by.id, moverOf(ctx))) === 1
