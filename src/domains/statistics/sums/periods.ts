import {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodKey,
  periodOf,
  periodRange,
  plusPeriods,
} from '#kernel/calendar'

const kinds: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year']
const rank = (period: Period): number => kinds.indexOf(period.kind)

/** A period and every longer one that holds it. */
export function periodsAround(key: string): string[] {
  const period = parsePeriod(key)
  const { from } = periodRange(period)
  return kinds.slice(rank(period)).map((kind) => periodKey(periodOf(from, kind)))
}

/** A period and every shorter one within it. */
export function periodsWithin(key: string): string[] {
  const period = parsePeriod(key)
  const { from, to } = periodRange(period)
  return kinds.slice(0, rank(period) + 1).flatMap((kind) => {
    const found: string[] = []
    for (let one = periodOf(from, kind); periodRange(one).from < to; one = plusPeriods(one, 1))
      found.push(periodKey(one))
    return found
  })
}

/** How long a period is beside the one an indicator is reported by; null where it is reported as of any day. */
export const lengthBeside = (key: string, per: PeriodKind | 'as-of'): number | null =>
  per === 'as-of' ? null : Math.sign(rank(parsePeriod(key)) - kinds.indexOf(per))

/** Shorter periods within one that are shown by category too: none shorter than the one an indicator is reported by. */
export const shownWithin = (key: string, per: PeriodKind | 'as-of'): string[] =>
  periodsWithin(key).filter((one) => one !== key && (lengthBeside(one, per) ?? 0) >= 0)

/** Keys of periods, shorter ones before those that hold them. */
export const shortestFirst = (a: string, b: string): number => rank(parsePeriod(a)) - rank(parsePeriod(b))

/** So many periods of its length up to one, in order of time. */
export const periodsUpTo = (key: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => periodKey(plusPeriods(parsePeriod(key), i - count + 1)))

/** So many periods of its length after one. */
export const periodsAfter = (key: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => periodKey(plusPeriods(parsePeriod(key), i + 1)))
