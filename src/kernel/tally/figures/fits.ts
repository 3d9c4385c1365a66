import type { BaseDefinition } from '../formats/definition.ts'
import { overTimeOf } from '../formats/definition.ts'
import { lastDay, type Span, sameDays, thursdayOf } from '../span.ts'

/**
 * Whether a value's span counts for a period. A stock stands at the last day of its span; a flow must lie wholly within
 * the period, but a week belongs to whatever holds its Thursday (ISO 8601), so that none is lost or counted twice.
 */
export function fits(value: Span, period: Span, kind: BaseDefinition['kind']): boolean {
  if (sameDays(value, period)) return true
  if (kind === 'stock') return lastDay(value) >= period.from && lastDay(value) < period.to
  if (value.kind === 'week' && period.kind !== 'day' && period.kind !== 'week')
    return thursdayOf(value) >= period.from && thursdayOf(value) < period.to
  return value.from >= period.from && value.to <= period.to
}

/** Whether a value is older than the definition lets it stand for a later day. */
const isTooOld = (value: Span, period: Span, { maxAgeDays }: BaseDefinition): boolean =>
  maxAgeDays !== undefined && lastDay(value) < lastDay(period) - maxAgeDays

/** Whether a value from before the period may stand for it: the last one said, where the definition lets it reach back. */
export function reachesTo(value: Span, period: Span, one: BaseDefinition): boolean {
  const back = one.within === 'upTo' || period.kind === 'as-of'
  if (!back || overTimeOf(one) !== 'last' || value.to > period.to) return false
  return !isTooOld(value, period, one)
}

/** Whether a value is older than the definition lets it stand for a day, though it is of the year of that day. */
const isStale = (value: Span, period: Span, one: BaseDefinition): boolean =>
  period.kind === 'as-of' && overTimeOf(one) === 'last' && isTooOld(value, period, one)

/** For every span, whether values about it count for the period. */
export function fitting(spans: readonly Span[], period: Span, one: BaseDefinition): Uint8Array {
  return Uint8Array.from(spans, (span) =>
    Number((fits(span, period, one.kind) && !isStale(span, period, one)) || reachesTo(span, period, one)),
  )
}
