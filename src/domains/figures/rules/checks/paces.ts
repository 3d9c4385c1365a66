import { say } from '#platform/say'
import { type Finding, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { round } from '../read/amount.ts'
import type { Claim } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import type { Shelf } from './shelf.ts'

/** How many days, weeks, months and seasons a year has at most. */
const inYear: Readonly<Record<string, number>> = { 日: 366, 周: 53, 月: 12, 季: 4 }

/** The part of a year that a figure is about; null where it is about more or none. */
function yearsOf({ period }: Claim): number | null {
  if (period.kind !== 'span' || period.from === null || period.to === null) return null
  // 202403 as months since the year 0
  const [from, to] = [period.from, period.to].map((at) => Math.floor(at / 100) - 88 * Math.floor(at / 10_000))
  const months = (to ?? 0) - (from ?? 0) + 1
  return months > 12 ? null : months / 12
}

/** Whether a total is more than so much every day (week, month) of the time can come to. */
function judge(pace: Claim, total: Claim): Finding | null {
  const years = yearsOf(pace)
  if (years === null || !sameKind(pace.unit, total.unit)) return null
  const times = (inYear[pace.name.pace] ?? 0) * years
  const most = (pace.amount.hi + pace.amount.step / 2) * times
  if (total.amount.lo <= most * 1.01) return null
  const value = round(pace.amount.value * Math.round(times))
  const reason = say(
    `${sayClaim(pace)}，同期至多 ${sayNumber(value)}，少于 ${sayClaim(total)}`,
    `${sayClaimEn(pace)} comes to ${sayNumber(value)} at most, less than ${sayClaimEn(total)}`,
  )
  const evidence = { printed: total.amount.value, computed: value }
  return makeFinding('arithmetic', 'error', [pace, total], 'average-differs', reason, evidence)
}

/** Figures of each day, week or month against the total of the same stretch of time. */
export function checkPaces(shelf: Shelf): Finding[] {
  const paces = shelf.claims.filter(({ name, role }) => name.pace !== '' && role === 'actual')
  return paces.flatMap((pace) => {
    const named = (shelf.byKey.get(pace.name.tellingKey) ?? []).filter(
      ({ period }) => period.from === pace.period.from && period.to === pace.period.to,
    )
    const found = named.flatMap((total) => judge(pace, total) ?? [])
    return found.length === named.length ? found : []
  })
}
