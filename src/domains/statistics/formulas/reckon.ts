import { parsePeriod, periodRange } from '#kernel/calendar'
import { type ExactResult, type Model, reckonKept, targetResults } from '#kernel/tally'
import type { FigureRow, TargetRow, TargetShown } from '../model/index.ts'
import type { Kept, UnitSums } from '../sums/rows/store.ts'

type Sums = ReadonlyMap<string, Kept>

/** An indicator's figure for a unit and period, from what is kept of it or of the terms of its formula. */
export const figureOf = (model: Model, indicator: string, unitId: number, period: string, sums: Sums): ExactResult =>
  reckonKept(model, indicator, { unit: String(unitId), period, dimensions: {} }, (base) => sums.get(base))

/** A unit's row of figures. */
export function rowOf(model: Model, indicator: string, period: string, { sums, ...unit }: UnitSums): FigureRow {
  const found = figureOf(model, indicator, unit.unitId, period, sums)
  const { value, state, reported, expected, numerator, denominator } = found
  const warned = [...sums.values()].filter((kept) => kept.indicator !== indicator || !model.formulas.has(indicator))
  const warnings = [...new Set([...found.warnings.map(({ code }) => code), ...warned.flatMap((kept) => kept.warnings)])]
  const own = sums.get(indicator)?.own ?? null
  return { ...unit, value, own, state, reported, expected, warnings, numerator, denominator }
}

/** A unit's figures over the periods of one kind up to one of them, in order of time. */
export function figuresUpTo(
  model: Model,
  indicator: string,
  { unitId, period }: { unitId: number; period: string },
  kept: ReadonlyMap<string, Sums>,
): ExactResult[] {
  const last = parsePeriod(period)
  const { to } = periodRange(last)
  const periods = [...kept.keys()].filter((key) => {
    const one = parsePeriod(key)
    return one.kind === last.kind && periodRange(one).to <= to
  })
  return periods.sort().map((key) => figureOf(model, indicator, unitId, key, kept.get(key) ?? new Map()))
}

/** Where figures stand to a target; null where there is none to compare. */
export function standingOf(model: Model, target: TargetRow, figures: readonly ExactResult[]): TargetShown | null {
  const [found] = targetResults({ model }, { indicators: [target.indicator], query: { by: [] } }, figures)
  if (!found) return null
  const { indicator: _indicator, unit: _unit, ...standing } = found
  return { ...standing, source: target.source, confidence: target.confidence, isForAll: target.unitId === null }
}
