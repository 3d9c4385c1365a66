import { say } from '#platform/say'
import { type Finding, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { round } from '../read/amount.ts'
import type { Claim } from '../read/claim.ts'
import { yearOf } from '../read/period.ts'
import { groupBy, type Register } from '../register.ts'

/** Counts of the thing that a growth rate or an increase is of, in two years. */
interface Ends {
  before: Claim
  after: Claim
}

function endsOf(growth: Claim, counts: readonly Claim[]): Ends[] {
  const last = yearOf(growth.period)
  if (last === null) return []
  const spanned =
    growth.period.from !== null && growth.period.kind === 'span' ? Math.floor(growth.period.from / 10_000) : last
  const first = spanned < last ? spanned : last - 1
  const inYear = (year: number) => counts.filter(({ period, yearly }) => yearOf(period) === year && !yearly)
  return inYear(first).flatMap((before) => inYear(last).map((after) => ({ before, after })))
}

function expected({ measure }: Claim['name'], { before, after }: Ends): number {
  const change = after.amount.value - before.amount.value
  return measure === 'growth' ? (100 * change) / before.amount.value : change
}

function fits(growth: Claim, ends: Ends): boolean {
  const { before, after } = ends
  const change = (a: number, b: number) => (growth.name.measure === 'growth' ? (100 * (b - a)) / a : b - a)
  const slack = Math.min(growth.amount.step, 1) + Math.abs(growth.amount.value) * 0.005
  const lo = change(before.amount.hi, after.amount.lo) - slack
  const hi = change(before.amount.lo, after.amount.hi) + slack
  const [x, y] = [growth.amount.lo, growth.amount.hi]
  const falling = /下降|降幅|减少/.test(growth.row.indicator)
  return falling ? -y <= hi && -x >= lo : x <= hi && y >= lo
}

function judge(growth: Claim, counts: readonly Claim[]): Finding | null {
  const all = endsOf(growth, counts).filter(({ before }) => before.amount.value > 0)
  const [first] = all
  if (!first || all.some((ends) => fits(growth, ends))) return null
  const computed = round(Number(expected(growth.name, first).toPrecision(6)))
  const reason = say(
    `由 ${sayClaim(first.before)} 到 ${sayClaim(first.after)} 应为 ${sayNumber(computed)}，与 ${sayClaim(growth)} 不符`,
    `From ${sayClaimEn(first.before)} to ${sayClaimEn(first.after)} it is ${sayNumber(computed)}, not ${sayClaimEn(growth)}`,
  )
  return makeFinding('arithmetic', 'error', [growth, first.before, first.after], 'growth-differs', reason, {
    printed: growth.amount.value,
    computed,
  })
}

/** Growth rates and increases against the figures of the two periods. */
export function checkGrowth({ claims, home }: Register): Finding[] {
  const growths = claims.filter(
    ({ name, role }) => (name.measure === 'growth' || name.measure === 'increase') && role === 'actual',
  )
  if (growths.length === 0) return []
  const wanted = new Set(growths.map((claim) => frameOf(claim, home)))
  const counts = claims.filter(
    ({ name, role }) => (name.measure === 'count' || name.measure === 'average') && role === 'actual',
  )
  const frames = groupBy(
    counts.filter((claim) => wanted.has(frameOf(claim, home))),
    (claim) => frameOf(claim, home),
  )
  const slugs = new Set(growths.map((claim) => slugOf(claim, home)))
  const bySlug = groupBy(
    counts.filter((claim) => claim.row.slug !== '' && slugs.has(slugOf(claim, home))),
    (claim) => slugOf(claim, home),
  )
  return growths.flatMap((growth) => {
    const named = [
      ...new Set([...(frames.get(frameOf(growth, home)) ?? []), ...(bySlug.get(slugOf(growth, home)) ?? [])]),
    ]
    const found = named.filter(({ unit }) => growth.name.measure === 'growth' || unit.base === growth.unit.base)
    return judge(growth, found) ?? []
  })
}

/** The slug of what grew: mine-grants of mine-grants-increase. */
const slugOf = ({ subject, row }: Claim, home: string): string =>
  `${subject.place || home} ${subject.part} ${row.slug.replace(/-(growth|increase|rise|change|yoy|growth-rate)$/, '')}`

const frameOf = ({ subject, name }: Claim, home: string): string =>
  `${subject.place || home} ${subject.part} ${name.tellingKey}`
