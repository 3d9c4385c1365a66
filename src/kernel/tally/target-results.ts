import { exact, exactText, minus, over, readExact, roundText, shownText, times } from './exact.ts'
import type { TargetDefinition } from './formats/definition.ts'
import type { ExactResult } from './formula-result.ts'
import type { Model } from './model.ts'
import { readSpan } from './span.ts'
import { type Gap, gapOf, type Pace, type Point, paceOf } from './target.ts'

/** Definitions, wherever the figures come from. */
interface Stock {
  model: Model
}

/** What was asked: which indicators, broken down by what. */
interface Asked {
  indicators: readonly string[]
  query: { by: readonly string[] }
}

/** A target of one unit, with where it stands and where its pace leads. */
export interface TargetResult {
  indicator: string
  unit: string
  comparison: TargetDefinition['comparison']
  target: string
  period: string
  /** The last figure asked for that is not later than the target's period. */
  current: { period: string; value: string; numerator: string | null; denominator: string | null } | null
  baseline: { period: string; value: string | null } | null
  /** Share of the way from the baseline to the target that is done, in percent. */
  progress: string | null
  met: boolean | null
  gap: string | null
  /** How many more the numerator needs (fewer, for at-most), the denominator staying as it is. */
  gapInNumerator: string | null
  pace: Pace | null
}

const exactOf = (text: string | null) => (text === null ? null : fractionOf(text))

function fractionOf(text: string) {
  const [n = '', d] = text.split('/')
  const [above, below] = [readExact(n), d === undefined ? null : readExact(d)]
  return above && below ? over(above, below) : above
}

function shareOf(row: ExactResult, stock: Stock) {
  const sides = stock.model.formulas.get(row.indicator)?.sides
  const [numerator, denominator] = [exactOf(row.numerator), exactOf(row.denominator)]
  return sides && numerator && denominator ? { numerator, denominator, factor: sides.factor } : null
}

function baselineOf(target: TargetDefinition, points: readonly Point[]) {
  if (!target.baseline) return null
  const { period, value } = target.baseline
  const known = value === undefined ? points.find(({ span }) => span.key === period)?.value : readExact(value)
  return { period, exact: known ?? null }
}

function one(target: TargetDefinition, unit: string, rows: readonly ExactResult[], stock: Stock): TargetResult {
  const { fy } = stock.model
  const by = readSpan(target.period, fy)
  const spans = rows.flatMap((row) => {
    const span = readSpan(row.period, fy)
    return span && row.exact && by && span.to <= by.to ? [{ row, span, value: row.exact }] : []
  })
  const points = spans.sort((a, b) => a.span.to - b.span.to)
  const last = points.at(-1)
  const goal = readExact(target.value)
  const decimals = last && decimalsOf(stock, last.row.indicator)
  const gap: Gap | null = last && goal ? gapOf(last.value, goal, target.comparison, shareOf(last.row, stock)) : null
  const baseline = baselineOf(target, points)
  const way =
    baseline?.exact && goal
      ? { done: last && minus(last.value, baseline.exact), all: minus(goal, baseline.exact) }
      : null
  return {
    indicator: target.indicator,
    unit,
    comparison: target.comparison,
    target: target.value,
    period: target.period,
    current: last
      ? {
          period: last.row.period,
          value: last.row.value ?? '',
          numerator: last.row.numerator,
          denominator: last.row.denominator,
        }
      : null,
    baseline: baseline && { period: baseline.period, value: baseline.exact && exactText(baseline.exact) },
    progress: way?.done && way.all.n !== 0n ? roundText(times(exact(100n), over(way.done, way.all)), 2) : null,
    met: gap?.met ?? null,
    gap: gap && shownText(gap.value, decimals),
    gapInNumerator: gap?.people === null || gap?.people === undefined ? null : String(gap.people),
    pace: paceOf(points, target, fy),
  }
}

const decimalsOf = ({ model }: Stock, id: string) =>
  model.bases.get(id)?.decimals ?? model.formulas.get(id)?.one.decimals

/** Targets of the indicators and units asked, held against the rows that are not broken down. */
export function targetResults(stock: Stock, ask: Asked, rows: readonly ExactResult[]): TargetResult[] {
  const asked = stock.model.targets.filter(({ indicator }) => ask.indicators.includes(indicator))
  return asked.flatMap((target) => {
    const mine = rows.filter((row) => row.indicator === target.indicator && isWhole(row, ask))
    const units = [...new Set(mine.map((row) => row.unit))].filter((unit) => !target.unit || unit === target.unit)
    return units.map((unit) =>
      one(
        target,
        unit,
        mine.filter((row) => row.unit === unit),
        stock,
      ),
    )
  })
}

const isWhole = (row: ExactResult, ask: Asked): boolean => ask.query.by.every((name) => !(name in row.dimensions))
