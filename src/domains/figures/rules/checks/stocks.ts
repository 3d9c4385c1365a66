import { say } from '#platform/say'
import { type Finding, listEn, listZh, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { round } from '../read/amount.ts'
import { type Claim, isActualCount } from '../read/claim.ts'
import { yearOf } from '../read/period.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy, type Register } from '../register.ts'
import { alike } from '../words/alike.ts'
import { breath, isNear, lineOf } from './breath.ts'

const comes = /新(增|发展|登记|建档|纳入|入|认定|吸收|建)|转入|调入/
const goes = /注销|退出|减少|转出|调出|核减|退休|流失|撤销|摘牌|脱困|出列|脱贫/

/** Whether one office says both in one breath, of one kind of thing. */
const isBeside = (a: Claim, b: Claim): boolean =>
  isNear(a, b) && a.row.reporter === b.row.reporter && sameKind(a.unit, b.unit)

/** Where figures of one office, year and stretch of lines are kept, so that each is asked about a few others only. */
const shelfOf = (claim: Claim, step: number): string =>
  `${claim.row.reporter} ${yearOf(claim.period)} ${Math.floor(lineOf(claim) / (breath + 1)) + step}`

/** More figures than that in one breath are a table. */
const most = 40

/** What was there at the end of two years that follow one another, said in one breath. */
function endsOf(claims: readonly Claim[]): [Claim, Claim][] {
  const stocks = claims.filter(({ period }) => period.kind === 'as-of').slice(0, most)
  return stocks.flatMap((after) =>
    stocks
      .filter((before) => (yearOf(after.period) ?? 0) - (yearOf(before.period) ?? 0) === 1 && isBeside(before, after))
      .map((before): [Claim, Claim] => [before, after]),
  )
}

function wrong(before: Claim, after: Claim, into: Claim, out: Claim): Finding {
  const value = round(before.amount.value + into.amount.value - out.amount.value)
  const reason = say(
    `期初加新增减退出为 ${sayNumber(value)}，与 ${sayClaim(after)} 不符：${listZh([before, into, out])}`,
    `What was there, came and went makes ${sayNumber(value)}, not ${sayClaimEn(after)}: ${listEn([before, into, out])}`,
  )
  const evidence = { printed: after.amount.value, computed: value }
  return makeFinding('arithmetic', 'warning', [before, into, out, after], 'sum-differs', reason, evidence)
}

/**
 * What stood at the end of a year, and a year before, against what came and what went in between; looked at where one office
 * says all four in one breath, and one figure only of each.
 */
export function checkStocks({ things, claims, home }: Register): Finding[] {
  const flows = claims.filter(
    (claim) =>
      isActualCount(claim) &&
      claim.period.kind === 'span' &&
      (comes.test(claim.row.indicator) || goes.test(claim.row.indicator)),
  )
  if (flows.length < 2) return []
  const shelves = groupBy(flows, (flow) => shelfOf(flow, 0))
  return things.flatMap((thing) => {
    const counted = thing.filter(isActualCount)
    if (counted.length < 2) return []
    const subjects = groupBy(counted, ({ subject }) => `${subject.place || home} ${subject.part}`)
    return [...subjects.values()].flatMap(endsOf).flatMap(([before, after]) => {
      const beside = [-1, 0, 1]
        .flatMap((step) => shelves.get(shelfOf(after, step)) ?? [])
        .filter((flow) => isBeside(flow, after))
      if (beside.length > most) return []
      const [into, second] = beside.filter(
        ({ row }) => comes.test(row.indicator) && alike(row.indicator, after.row.indicator) >= 0.3,
      )
      const [out, other] = beside.filter(({ row }) => goes.test(row.indicator) && !comes.test(row.indicator))
      if (!into || !out || second || other) return []
      const lo = before.amount.lo + into.amount.lo - out.amount.hi
      const hi = before.amount.hi + into.amount.hi - out.amount.lo
      return lo <= after.amount.hi && hi >= after.amount.lo ? [] : [wrong(before, after, into, out)]
    })
  })
}
