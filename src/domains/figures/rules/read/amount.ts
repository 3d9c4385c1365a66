import { type Sense, senseOf } from '#kernel/indicator'

/** A written number with what it may stand for, in single units of its measure (人, 元, %). */
export interface Amount {
  value: number
  /** Where the true number lies by its qualifier and its rounding. */
  lo: number
  hi: number
  /** Worth of its last written digit: 1,000 for 43.9万, 0.01 for 17.13. */
  step: number
  /** Digits that say something: 43.9万 has 3, 5000 has 1. */
  digits: number
  sense: Sense
}

/** Last written digit of a decimal text as a power of ten, zeros at the end of a whole number not counted. */
function stepOf(text: string): { step: number; digits: number } {
  const [whole = '', decimals = ''] = text.replace(/^[-+]/, '').split('.')
  if (decimals) {
    const digits = (whole + decimals).replace(/^0+/, '').length
    return { step: 10 ** -decimals.length, digits: Math.max(digits, 1) }
  }
  const bare = whole.replace(/^0+/, '')
  const kept = bare.replace(/0+$/, '')
  return { step: 10 ** (bare.length - kept.length), digits: Math.max(kept.length, 1) }
}

/**
 * How far rounding may have moved a number. Below 10,000 people write every digit, above they write 万 and 亿: the
 * zeros at the end may then stand for anything, but a single digit never for more than a twentieth of itself.
 */
function roundingOf(value: number, step: number, digits: number): number {
  if (step < 1) return step / 2
  if (Math.abs(value) < 10_000 || step === 1) return 0
  return digits === 1 ? Math.min(step / 2, Math.abs(value) / 20) : step / 2
}

/** How far above itself 余, 多, 超过 and 以上 let a number reach: a tenth, or to the next digit where it is coarse. */
function reachAbove(value: number, step: number, digits: number, near: number): number {
  const tenth = (Math.abs(value) * near) / 100
  const next = Math.min(step, Math.abs(value) / (digits === 1 ? 1 : 5))
  return Math.max(tenth, step >= 10 ? next : 0)
}

function spanOf(value: number, sense: Sense, slack: number, above: number, below: number): [number, number] {
  switch (sense) {
    case 'exact':
      return [value - slack, value + slack]
    case 'below':
    case 'less':
    case 'at-most':
      return [value - below, value]
    case 'around':
      return [value - below, value + below]
    case 'above':
    case 'more':
    case 'at-least':
      return [value, value + above]
  }
}

/**
 * Reads a written number.
 * @param text decimal text, no separators
 * @param factor what one of its unit is worth (万元 10,000)
 * @param near percent that 近, 约 and 余 may be off (parameter `figures.near-percent`)
 */
export function amountOf(text: string, factor: number, qualifier: string, near: number): Amount {
  const written = stepOf(text)
  const value = round(Number(text) * factor)
  const step = written.step * factor
  const sense = senseOf(qualifier)
  const slack = factor > 1 && written.step < 1 ? step / 2 : roundingOf(value, step, written.digits)
  const above = reachAbove(value, step, written.digits, near)
  const [lo, hi] = spanOf(value, sense, slack, above, (Math.abs(value) * near) / 100)
  return { value, lo, hi, step, digits: written.digits, sense }
}

/** Sums of decimals leave dust behind; twelve digits are more than any report writes. */
export const round = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(12)))

const dust = (a: number, b: number): number => Math.max(Math.abs(a), Math.abs(b)) * 1e-9

/**
 * Whether one number is the other, written more coarsely: 43.9万 for 438,600. Two numbers written equally finely are
 * equal or they are not. Cutting off the rest (43.8万 for 438,600) is common, and taken for rounding from three digits on.
 */
function isRounded(a: Amount, b: Amount): boolean {
  const [coarse, fine] = a.step >= b.step ? [a, b] : [b, a]
  const off = fine.value - coarse.value
  if (Math.abs(off) <= dust(a.value, b.value)) return true
  if (coarse.step <= fine.step * 1.000001) return false
  const slack = coarse.hi - coarse.value
  if (Math.abs(off) <= slack * 1.000001) return true
  return coarse.digits >= 3 && slack > 0 && off > 0 && off < coarse.step
}

/** Whether two written numbers can be the same number. */
export function canBeEqual(a: Amount, b: Amount): boolean {
  if (a.sense === 'exact' && b.sense === 'exact') return isRounded(a, b)
  return a.lo <= b.hi + dust(a.value, b.value) && b.lo <= a.hi + dust(a.value, b.value)
}

/** The power of ten by which two numbers that are not equal differ, their digits being the same; 0 when they are no such pair. */
export function powerOfTenBetween(a: Amount, b: Amount): number {
  if (a.value <= 0 || b.value <= 0) return 0
  const power = Math.round(Math.log10(a.value / b.value))
  if (power === 0) return 0
  const scaled = b.value * 10 ** power
  const tolerance = Math.min(a.digits, b.digits) >= 2 ? 0.005 : 1e-9
  return Math.abs(a.value - scaled) <= Math.abs(scaled) * tolerance ? Math.abs(power) : 0
}
