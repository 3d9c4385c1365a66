import { parsePeriod, periodRange } from '#kernel/calendar'
import { type Dimension, decimalOf, millionthsOf } from '#kernel/indicator'
import { basesOf, type ExactResult, type Model, reckonKept, targetResults } from '#kernel/tally'
import type { FigureRow, TargetRow, TargetShown } from '../model/index.ts'
import { unclassified } from '../model/index.ts'
import { type Kept, sumName, type UnitSums } from '../sums/rows/store.ts'
import type { Catalogue } from './all.ts'

type Sums = ReadonlyMap<string, Kept>

/** An indicator's figure for a unit and period, from what is kept of it or of the terms of its formula. */
export const figureOf = (model: Model, indicator: string, unitId: number, period: string, sums: Sums): ExactResult =>
  reckonKept(model, indicator, { unit: String(unitId), period, dimensions: {} }, (base) => sums.get(base))

/** What rows of figures are about. */
interface Wanted {
  indicator: string
  period: string
  by: Dimension | null
}

/** A unit's total and, where a dimension is asked for, each of its categories and what belongs to none. */
export function rowsOf({ model, things }: Catalogue, wanted: Wanted, unit: UnitSums): FigureRow[] {
  const total = rowOf(model, wanted, unit)
  const { by } = wanted
  if (!by) return [total]
  const has = (base: string) => things.get(base)?.dimensions.some(({ name }) => name === by.name) === true
  const parts = by.categories.map(({ value, label }) => {
    const key = `${by.name}=${value}`
    const sums = new Map<string, Kept>()
    for (const base of basesOf(model, wanted.indicator)) {
      const kept = unit.sums.get(has(base) ? sumName(base, key) : base)
      if (kept) sums.set(base, kept)
    }
    const row = rowOf(model, wanted, { ...unit, sums })
    const isHidden = [...sums.values()].some((kept) => kept.isHidden)
    return { ...row, ...(isHidden && nothing), category: label, categoryKey: value, isHidden }
  })
  if (parts.every(({ reported, value }) => reported === 0 && value === null)) return [total]
  return [total, ...parts, ...restOf(model.formulas.has(wanted.indicator), total, parts)]
}

const nothing = { value: null, own: null, numerator: null, denominator: null } as const

/** Those of no known category, where a total says more than its categories; a share has no such rest. */
function restOf(isFormula: boolean, total: FigureRow, parts: readonly FigureRow[]): FigureRow[] {
  if (isFormula || total.value === null) return []
  const known = parts.reduce((sum, { value }) => sum + millionthsOf(value ?? '0'), 0n)
  const isHidden = parts.some((part) => part.isHidden)
  const rest = decimalOf(millionthsOf(total.value) - known)
  if (!isHidden && (rest === '0' || rest.startsWith('-'))) return []
  const words = { category: unclassified, categoryKey: 'rest', isHidden }
  return [{ ...total, ...nothing, ...words, warnings: [], value: isHidden ? null : rest }]
}

/** A unit's row of figures, of a whole or a category by the sums given. */
function rowOf(model: Model, { indicator, period }: Wanted, { sums, ...unit }: UnitSums): FigureRow {
  const found = figureOf(model, indicator, unit.unitId, period, sums)
  const { value, state, reported, expected, numerator, denominator } = found
  const warned = [...sums.values()].filter(
    (kept) => (kept.indicator !== indicator || !model.formulas.has(indicator)) && sums.get(kept.indicator) === kept,
  )
  const warnings = [...new Set([...found.warnings.map(({ code }) => code), ...warned.flatMap((kept) => kept.warnings)])]
  const own = sums.get(indicator)?.own ?? null
  const figures = { value, own, state, reported, expected, warnings, numerator, denominator }
  return { ...unit, ...figures, category: null, categoryKey: null, isHidden: false }
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
