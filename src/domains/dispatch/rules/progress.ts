import { daysBetween } from '#kernel/calendar'

/** A point of a plan: by this day, so many per cent. */
export interface CurvePoint {
  on: string
  percent: number
}

/** One decimal is all that progress is spoken of with. */
export const oneDecimal = (n: number): number => Math.round(n * 10) / 10

/** The plan's points in order of time, with 0 % at the start and 100 % at the end unless a point says otherwise. */
function pointsOf(from: string, to: string, curve: readonly CurvePoint[]): CurvePoint[] {
  const inner = [...curve].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.percent - b.percent))
  const starts = (inner[0]?.on ?? to) > from ? [{ on: from, percent: 0 }] : []
  const ends = (inner.at(-1)?.on ?? from) < to ? [{ on: to, percent: 100 }] : []
  return [...starts, ...inner, ...ends]
}

/**
 * Progress that the plan foresees for a day, in per cent with one decimal: linear from the start to the end, or between the
 * points of a curve where one is given. 0 before the start; null for work without an end, because nothing can be behind no plan.
 * Source: domain rules 9.4.
 */
export function plannedProgress(plan: {
  from: string
  to: string | null
  today: string
  curve?: readonly CurvePoint[]
}): number | null {
  const { from, to, today, curve = [] } = plan
  if (to === null) return null
  if (curve.length === 0 && to <= from) return today < to ? 0 : 100
  const points = pointsOf(from, to, curve)
  const after = points.findIndex((point) => point.on > today)
  if (after === -1) return oneDecimal(points.at(-1)?.percent ?? 100)
  const [a, b] = [points[after - 1], points[after]]
  if (!a || !b) return 0
  const share = daysBetween(a.on, today) / daysBetween(a.on, b.on)
  return oneDecimal(a.percent + (b.percent - a.percent) * share)
}
