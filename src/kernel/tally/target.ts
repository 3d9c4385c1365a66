import {
  ceil,
  compare,
  type Exact,
  exact,
  exactText,
  floor,
  minus,
  over,
  plus,
  readExact,
  times,
  zero,
} from './exact.ts'
import type { TargetDefinition } from './formats/definition.ts'
import { dateText, type FinancialYear, lastDay, readSpan, type Span, spanOfDay } from './span.ts'

/** A figure on the way to a target. */
export interface Point {
  span: Span
  value: Exact
}

/** Where present pace leads: when the target is reached, or why it never is. */
export interface Pace {
  method: TargetDefinition['pace']
  /** Points it was taken from. */
  points: { period: string; value: string }[]
  /** What a figure gains from one period to the next. */
  perPeriod: string | null
  /** How long such a step is. */
  step: Span['kind'] | 'day'
  /** What it would have to gain to be on target in time. */
  required: string | null
  /** The first period in which the target is reached at this pace, and its year. */
  closesIn: string | null
  closesYear: number | null
  outcome: 'met' | 'closes' | 'never' | 'unknown'
}

/** How a figure stands to its target: the gap in the figure itself, and in what its numerator counts. */
export interface Gap {
  met: boolean
  /** What is lacking, never below zero. */
  value: Exact
  /** How many more (or fewer, for at-most) the numerator needs while the denominator stays as it is. */
  people: bigint | null
}

type Comparison = TargetDefinition['comparison']

const isMet: Record<Comparison, (order: number) => boolean> = {
  'at-least': (order) => order >= 0,
  'more-than': (order) => order > 0,
  'at-most': (order) => order <= 0,
  'less-than': (order) => order < 0,
  equal: (order) => order === 0,
}

const positive = (x: Exact): Exact => (x.n < 0n ? { n: -x.n, d: x.d } : x)

/** The whole number of people that a numerator lacks: enough to reach the target, one more where it must be passed. */
function peopleFor(comparison: Comparison, lacks: Exact): bigint {
  const isDown = comparison === 'at-most' || comparison === 'less-than' || (comparison === 'equal' && lacks.n < 0n)
  const amount = isDown ? { n: -lacks.n, d: lacks.d } : lacks
  const passes = comparison === 'more-than' || comparison === 'less-than'
  return passes ? floor(amount) + 1n : ceil(amount)
}

/**
 * @param share numerator, denominator and factor of a rate, where it is one
 */
export function gapOf(
  value: Exact,
  target: Exact,
  comparison: Comparison,
  share: { numerator: Exact; denominator: Exact; factor: Exact } | null,
): Gap {
  const met = isMet[comparison](compare(value, target))
  if (met) return { met, value: zero, people: share ? 0n : null }
  const lacks =
    share && share.factor.n !== 0n ? minus(over(times(target, share.denominator), share.factor), share.numerator) : null
  return { met, value: positive(minus(target, value)), people: lacks && peopleFor(comparison, lacks) }
}

/** Points count by their number where all periods are of one length, else by days. */
function placesOf(points: readonly Point[], fy: FinancialYear): { at: number[]; step: Pace['step'] } {
  const kind = points[0]?.span.kind
  const isEven = kind !== undefined && kind !== 'as-of' && points.every(({ span }) => span.kind === kind)
  if (!isEven) return { at: points.map(({ span }) => lastDay(span)), step: 'day' }
  const first = points[0]?.span
  return { at: points.map(({ span }) => (first ? stepsBetween(first, span, fy) : 0)), step: kind }
}

/** So many periods of its kind from one to another. */
export function stepsBetween(from: Span, to: Span, fy: FinancialYear): number {
  let [steps, span] = [0, from]
  for (; span.to < to.to; steps++) span = spanOfDay(span.to, from.kind, fy)
  for (; span.to > to.to; steps--) span = spanOfDay(span.from - 1, from.kind, fy)
  return steps
}

/** Gain per step of the points chosen by a method: between two of them, or by least squares. */
function slopeOf(points: readonly Point[], at: readonly number[]): Exact | null {
  if (points.length < 2) return null
  const count = exact(BigInt(points.length))
  const xs = at.map((x) => exact(BigInt(x)))
  const sum = (all: readonly Exact[]) => all.reduce(plus, zero)
  const [sx, sy] = [sum(xs), sum(points.map(({ value }) => value))]
  const sxx = sum(xs.map((x) => times(x, x)))
  const sxy = sum(xs.map((x, i) => times(x, points[i]?.value ?? zero)))
  const spread = minus(times(count, sxx), times(sx, sx))
  return spread.n === 0n ? null : over(minus(times(count, sxy), times(sx, sy)), spread)
}

const chosen: Record<TargetDefinition['pace'], (points: readonly Point[]) => Point[]> = {
  'last-two': (points) => points.slice(-2),
  'first-last': (points) => (points.length < 2 ? [...points] : [points[0] as Point, points.at(-1) as Point]),
  'least-squares': (points) => [...points],
}

/** Steps from the last point until the target is reached; null when the pace leads away or stands still. */
function stepsTo(last: Exact, target: Exact, slope: Exact, comparison: Comparison): bigint | null {
  const lacks = minus(target, last)
  const passes = comparison === 'more-than' || comparison === 'less-than'
  if (lacks.n === 0n && passes) {
    const right = comparison === 'more-than' ? slope.n > 0n : slope.n < 0n
    return right ? 1n : null
  }
  if (slope.n === 0n || lacks.n > 0n !== slope.n > 0n) return null
  const steps = over(lacks, slope)
  return passes ? floor(steps) + 1n : ceil(steps)
}

/** No forecast reaches further than this. */
const horizon = 200

/** The period so many steps after one, null beyond the horizon of 200 years. */
function after(span: Span, steps: bigint, step: Pace['step'], fy: FinancialYear): { key: string; year: number } | null {
  const perYear: Partial<Record<Pace['step'], number>> = {
    month: 12,
    quarter: 4,
    half: 2,
    year: 1,
    fy: 1,
    week: 52,
    day: 366,
  }
  if (steps > BigInt(horizon * (perYear[step] ?? 1))) return null
  if (step === 'day') {
    const date = dateText(lastDay(span) + Number(steps))
    return { key: date, year: Number(date.slice(0, 4)) }
  }
  let found = span
  for (let i = 0n; i < steps; i++) found = spanOfDay(found.to, span.kind, fy)
  return { key: found.key, year: Number(/\d{4}/.exec(found.key)?.[0]) }
}

/** What is lacking, divided by the steps left until the target's period. */
function requiredFor(last: Point, target: Exact, by: Span | null, step: Pace['step'], fy: FinancialYear): Exact | null {
  if (!by || by.to <= last.span.to) return null
  const steps =
    step === 'day' ? by.to - last.span.to : stepsBetween(last.span, spanOfDay(lastDay(by), last.span.kind, fy), fy)
  return steps > 0 ? over(minus(target, last.value), exact(BigInt(steps))) : null
}

/**
 * The pace of a figure and where it leads, by a straight line through the points a target's method names.
 * @param points in order of time, with a value each
 */
export function paceOf(points: readonly Point[], target: TargetDefinition, fy: FinancialYear): Pace | null {
  const last = points.at(-1)
  const goal = readExact(target.value)
  if (!last || !goal) return null
  const used = chosen[target.pace](points)
  const { at, step } = placesOf(used, fy)
  const slope = slopeOf(used, at)
  const required = requiredFor(last, goal, readSpan(target.period, fy), step, fy)
  const isThere = isMet[target.comparison](compare(last.value, goal))
  const steps = slope && !isThere ? stepsTo(last.value, goal, slope, target.comparison) : null
  const end = steps === null ? null : after(last.span, steps, step, fy)
  return {
    method: target.pace,
    points: used.map(({ span, value }) => ({ period: span.key, value: exactText(value) })),
    perPeriod: slope && exactText(slope),
    step,
    required: required && exactText(required),
    closesIn: end?.key ?? null,
    closesYear: end?.year ?? null,
    outcome: isThere ? 'met' : !slope ? 'unknown' : end ? 'closes' : 'never',
  }
}
