import type { BaseDefinition } from '../formats/definition.ts'
import { overTimeOf } from '../formats/definition.ts'
import { lastDay, type Span, sameDays } from '../span.ts'
import { isEven, type Quotient, type Statement, sumOf, together } from './statement.ts'
import type { Code } from './warning.ts'

/** A unit's figure for a period: a number, or that the indicator does not apply to it. */
export type UnitFigure =
  | (Quotient & { is: 'number'; used: readonly number[] })
  | { is: 'not-applicable'; used: readonly number[] }

const lengthOf = (span: Span) => span.to - span.from
const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to

/** What is about exactly the period goes first, then the longer span, then the earlier. */
const byRank = (period: Span) => (a: Statement, b: Statement) =>
  Number(sameDays(b.span, period)) - Number(sameDays(a.span, period)) ||
  lengthOf(b.span) - lengthOf(a.span) ||
  a.span.from - b.span.from

/**
 * Of flows about overlapping spans only the longest is counted: a quarter's figure before those of its months, and the
 * figure of the period asked before all.
 */
function withoutOverlap(all: readonly Statement[], period: Span, tell: (code: Code) => void): Statement[] {
  if (all.every((one) => one.span.kind === all[0]?.span.kind)) return [...all]
  const chosen: Statement[] = []
  const aside: Statement[] = []
  for (const one of [...all].sort(byRank(period)))
    (chosen.some((other) => overlap(one.span, other.span)) ? aside : chosen).push(one)
  if (aside.length > 0) tell('time-overlap')
  for (const whole of chosen) {
    const parts = aside.filter((one) => one.span.from >= whole.span.from && one.span.to <= whole.span.to)
    if (tiles(parts, whole) && !isEven(sumOf(parts), whole)) tell('time-parts-differ')
  }
  return chosen
}

/** Whether parts of one length fill a whole. */
const tiles = (parts: readonly Statement[], whole: Statement): boolean =>
  parts.length > 0 &&
  parts.every((part) => part.span.kind === parts[0]?.span.kind) &&
  parts.reduce((days, part) => days + lengthOf(part.span), 0) === lengthOf(whole.span)

/** Of stocks standing on one day only one is counted. */
function oncePerDay(all: readonly Statement[], period: Span, tell: (code: Code) => void): Statement[] {
  const days = new Map<number, Statement>()
  for (const one of [...all].sort(byRank(period))) {
    const there = days.get(lastDay(one.span))
    if (!there) days.set(lastDay(one.span), one)
    else if (there.isNone || one.isNone || !isEven(there, one)) tell('same-day-differs')
  }
  return [...days.values()]
}

const monthsIn: Partial<Record<Span['kind'], number>> = { month: 1, quarter: 3, half: 6, year: 12, fy: 12 }

/** A plain mean; where spans differ in length each counts by its months, or by its days when one is shorter than a month. */
function meanOf(all: readonly Statement[], isFlow: boolean, tell: (code: Code) => void): Quotient {
  if (!isFlow || all.every((one) => one.span.kind === all[0]?.span.kind)) return together('average', all)
  tell('mixed-lengths')
  const inMonths = all.every((one) => monthsIn[one.span.kind] !== undefined)
  const weightOf = ({ span }: Statement) => (inMonths ? (monthsIn[span.kind] ?? 0) : lengthOf(span))
  const sum = sumOf(all.map((one) => ({ n: one.n * BigInt(weightOf(one)), d: one.d })))
  return { n: sum.n, d: sum.d * all.reduce((weight, one) => weight + weightOf(one), 0) }
}

function lastOf(all: readonly Statement[], one: BaseDefinition, period: Span, tell: (code: Code) => void): UnitFigure {
  const once = one.kind === 'stock' ? oncePerDay(all, period, tell) : [...all].sort(byRank(period))
  const last = once.reduce((latest, next) => (lastDay(next.span) > lastDay(latest.span) ? next : latest))
  if (lastDay(last.span) < period.from) tell('carried')
  return last.isNone
    ? { is: 'not-applicable', used: last.rows }
    : { is: 'number', n: last.n, d: last.d, used: last.rows }
}

/** The length units report in, held against the days of the period. */
function isShort(chosen: readonly Statement[], one: BaseDefinition, period: Span): boolean {
  if (!one.per || one.kind === 'stock' || overTimeOf(one) === 'last') return false
  if (one.per === 'week')
    return chosen.length < Math.floor(lengthOf(period) / 7) && !chosen.some((c) => sameDays(c.span, period))
  return chosen.reduce((days, { span }) => days + lengthOf(span), 0) < lengthOf(period)
}

/** One figure out of all a unit has said for a period; the list is not empty. */
export function overTime(
  all: readonly Statement[],
  one: BaseDefinition,
  period: Span,
  tell: (code: Code) => void,
): UnitFigure {
  const way = overTimeOf(one)
  if (way === 'last') return lastOf(all, one, period, tell)
  const numbers = all.filter((statement) => !statement.isNone)
  if (numbers.length === 0) return { is: 'not-applicable', used: all.flatMap(({ rows }) => rows) }
  const isFlow = one.kind === 'flow'
  const chosen = isFlow ? withoutOverlap(numbers, period, tell) : oncePerDay(numbers, period, tell)
  if (isShort(chosen, one, period)) tell('part-of-period')
  const used = chosen.flatMap(({ rows }) => rows)
  if (way === 'count') return { is: 'number', n: BigInt(chosen.length), d: 1, used }
  const found = way === 'average' ? meanOf(chosen, isFlow, tell) : together(way, chosen)
  return { is: 'number', ...found, used }
}
