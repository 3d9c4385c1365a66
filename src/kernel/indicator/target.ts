import { type Say, say } from '#platform/say'
import { decimalOf, type Millionths, millionthsOf, roundTo } from './decimal.ts'
import { senseOf } from './qualifier.ts'

/** How a figure must stand to its target. */
export type Comparison = 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'equal'

/** Comparisons in the words of a plan. */
export const comparisons: Readonly<Record<Comparison, Say>> = {
  'at-least': say('不低于', 'at least'),
  'more-than': say('高于', 'more than'),
  'at-most': say('不高于', 'at most'),
  'less-than': say('低于', 'less than'),
  equal: say('等于', 'equal to'),
}

/** Where the true number lies; a null end is open to infinity, an end may be left out itself. */
interface Span {
  from: Millionths | null
  to: Millionths | null
  withoutFrom: boolean
  withoutTo: boolean
}

const sizeOf = (amount: Millionths): Millionths => (amount < 0n ? -amount : amount)

/** Where the true number lies by what the qualifier says; `percent` is how far 近, 余 and 约 may be from it. */
function spanOf(value: Millionths, qualifier: string, percent: number): Span {
  const width = (sizeOf(value) * millionthsOf(percent)) / 100_000_000n
  const closed = { withoutFrom: false, withoutTo: false }
  switch (senseOf(qualifier)) {
    case 'exact':
      return { from: value, to: value, ...closed }
    case 'below':
      return { from: value - width, to: value, withoutFrom: false, withoutTo: true }
    case 'above':
      return { from: value, to: value + width, withoutFrom: true, withoutTo: false }
    case 'around':
      return { from: value - width, to: value + width, ...closed }
    case 'at-least':
      return { from: value, to: null, ...closed }
    case 'at-most':
      return { from: null, to: value, ...closed }
    case 'more':
      return { from: value, to: null, withoutFrom: true, withoutTo: false }
    case 'less':
      return { from: null, to: value, withoutFrom: false, withoutTo: true }
  }
}

const reaches = ({ from }: Span, target: Millionths): boolean => from !== null && from >= target
const exceeds = ({ from, withoutFrom }: Span, target: Millionths): boolean =>
  from !== null && (from > target || (from === target && withoutFrom))

/** The same span seen from below zero, so that "at most" is "at least" the other way round. */
const mirrored = ({ from, to, withoutFrom, withoutTo }: Span): Span => ({
  from: to === null ? null : -to,
  to: from === null ? null : -from,
  withoutFrom: withoutTo,
  withoutTo: withoutFrom,
})

/** Whether every number of the span stands so to the target. */
function holdsThroughout(span: Span, comparison: Comparison, target: Millionths): boolean {
  switch (comparison) {
    case 'at-least':
      return reaches(span, target)
    case 'more-than':
      return exceeds(span, target)
    case 'at-most':
      return reaches(mirrored(span), -target)
    case 'less-than':
      return exceeds(mirrored(span), -target)
    case 'equal':
      return reaches(span, target) && reaches(mirrored(span), -target)
  }
}

const opposite: Readonly<Record<Exclude<Comparison, 'equal'>, Comparison>> = {
  'at-least': 'less-than',
  'more-than': 'at-most',
  'at-most': 'more-than',
  'less-than': 'at-least',
}

function failsThroughout(span: Span, comparison: Comparison, target: Millionths): boolean {
  if (comparison !== 'equal') return holdsThroughout(span, opposite[comparison], target)
  return holdsThroughout(span, 'more-than', target) || holdsThroughout(span, 'less-than', target)
}

/** A figure against its target; `unclear` when its qualifier leaves both open, and an exact figure must be asked for. */
export type Verdict = 'met' | 'missed' | 'unclear'

/**
 * Whether a figure with its qualifier meets a target.
 * @param percent how far 近, 余, 约 and 左右 may be from the number written (parameter `figures.near-percent`)
 * @throws RangeError for texts that are no decimal numbers.
 */
export function judge(
  figure: { value: string; qualifier: string },
  comparison: Comparison,
  target: string | number,
  percent: number,
): Verdict {
  const span = spanOf(millionthsOf(figure.value), figure.qualifier, percent)
  const goal = millionthsOf(target)
  if (holdsThroughout(span, comparison, goal)) return 'met'
  return failsThroughout(span, comparison, goal) ? 'missed' : 'unclear'
}

/** Whether an exact value stands so to its target. @throws RangeError for texts that are no decimal numbers. */
export const meets = (value: string | number, comparison: Comparison, target: string | number): boolean =>
  judge({ value: decimalOf(millionthsOf(value)), qualifier: '' }, comparison, target, 0) === 'met'

/** A rate with what it was made of; no percent when there are too few to speak of one. */
export interface Rate {
  numerator: string
  denominator: string
  percent: string | null
  /** Why there is no percent. */
  withheld: Say | null
}

/**
 * A share in percent, rounded half up to so many decimals. Rates are always shown with numerator and denominator.
 * @param least smallest denominator for which a rate is given (parameter `figures.least-denominator`)
 * @throws RangeError for texts that are no decimal numbers.
 */
export function rateOf(
  numerator: string | number,
  denominator: string | number,
  decimals: number,
  least: number,
): Rate {
  const [part, whole] = [millionthsOf(numerator), millionthsOf(denominator)]
  const parts = { numerator: decimalOf(part), denominator: decimalOf(whole) }
  if (whole <= 0n || whole < millionthsOf(least)) {
    const withheld = say(`基数不足 ${least}，不计算比率`, `No rate is given for a base below ${least}`)
    return { ...parts, percent: null, withheld }
  }
  return { ...parts, percent: decimalOf(roundTo((part * 100_000_000n) / whole, decimals)), withheld: null }
}
