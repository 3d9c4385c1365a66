import { say } from '#platform/say'
import { type Finding, inOrder, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { canBeEqual } from '../read/amount.ts'
import { type Claim, isActualCount, isStock } from '../read/claim.ts'
import { isPartWithin, isWithin } from '../read/subject.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy, type Register } from '../register.ts'
import { provinces } from '../words/places.ts'
import { badSum, isAbove, meetsTotal, sumOf } from './parts.ts'

const canAdd = (claim: Claim): boolean =>
  isActualCount(claim) && claim.unit.kind !== 'percent' && claim.unit.kind !== 'rate'

const endOf = ({ period }: Claim): string =>
  period.kind === 'none' ? '' : `${period.kind === 'open' ? `from ${period.from}` : period.to}`

function above(part: Claim, whole: Claim): Finding {
  const reason = say(
    `下级（部分）大于上级（总体）：${sayClaim(part)}（${part.row.subject}）大于 ${sayClaim(whole)}（${whole.row.subject}）`,
    `The part is larger than the whole: ${sayClaimEn(part)} (${part.row.subject}) > ${sayClaimEn(whole)} (${whole.row.subject})`,
  )
  return makeFinding('arithmetic', 'error', [part, whole], 'part-above-whole', reason, {
    part: part.amount.value,
    whole: whole.amount.value,
  })
}

/** Parts of one whole, one figure for each place; none when a place has two that differ. */
function onePerPlace(parts: readonly Claim[]): Claim[] {
  const places = new Map<string, Claim>()
  for (const part of parts) {
    const at = part.subject.place + part.subject.part
    const known = places.get(at)
    if (known && known.amount.value !== part.amount.value) return []
    places.set(at, part)
  }
  return [...places.values()]
}

/** What a place keeps for itself beside the places below it: 州直, 市本级. */
const isOwn = (part: Claim['subject'], whole: Claim['subject']): boolean =>
  part.place === whole.place && whole.part === '' && /^[省州市县盟区]?(直|直属|本级)$/.test(part.part)

/** What lies directly below a place, as far as it is known to be all of it. */
function isAllOf(place: string, parts: readonly Claim[]): boolean {
  const below = provinces.get(place)
  const found = new Set(parts.map(({ subject }) => subject.place))
  return Boolean(below && below.length > 1 && below.every((name) => found.has(name)))
}

function checkWhole(whole: Claim, inside: readonly Claim[], home: string): Finding[] {
  const over = inside.filter((part) => isAbove(part, whole))
  if (over.length > 0) return over.map((part) => above(part, whole))
  const below = inside.filter(({ subject }) => !isOwn(subject, whole.subject))
  const level = Math.min(...below.map(({ subject }) => subject.level))
  const parts = onePerPlace(
    inside.filter(
      ({ subject, row }) =>
        (isOwn(subject, whole.subject) || (subject.level === level && subject.part === whole.subject.part)) &&
        row.subject !== whole.row.subject,
    ),
  )
  if (parts.length < 2) return []
  const tooMany = sumOf(parts).lo > whole.amount.hi * (1 + 1e-9)
  const all = isAllOf(whole.subject.place || home, parts) || whole.note.sums
  return tooMany || (all && !meetsTotal(whole, parts)) ? [badSum(whole, parts)] : []
}

/** Without approximate figures that only repeat an exact one. */
const firm = (claims: readonly Claim[]): Claim[] =>
  claims.filter(
    ({ amount }) =>
      amount.sense === 'exact' ||
      !claims.some((other) => other.amount.sense === 'exact' && canBeEqual(other.amount, amount)),
  )

/** Figures of one thing and one period: those of a place inside must fit those of the place around. */
function checkPlaces(claims: readonly Claim[], home: string): Finding[] {
  const places = groupBy(claims, ({ subject }) => `${subject.place || home} ${subject.part}`)
  if (places.size < 2) return []
  const shared = groupBy(
    [...places.values()].flatMap(([first]) => first ?? []),
    ({ subject }) => subject.place,
  )
  const wholes = [...places.values()].flatMap(([first]) =>
    first && (first.subject.level <= 2 || (shared.get(first.subject.place)?.length ?? 0) > 1) ? [first.subject] : [],
  )
  return wholes.flatMap((subject) => {
    const own = places.get(`${subject.place || home} ${subject.part}`) ?? []
    const inside = claims.filter(
      (one) =>
        !own.includes(one) &&
        isWithin(one.subject, subject, home) &&
        isPartWithin(one.subject.part, subject.part) &&
        (one.subject.place || home) + one.subject.part !== (subject.place || home) + subject.part,
    )
    if (inside.length === 0) return []
    const verdicts = firm(own).flatMap((whole) => {
      const alike = inside.filter((one) => sameKind(one.unit, whole.unit))
      return alike.length > 0 ? [checkWhole(whole, alike, home)] : []
    })
    return verdicts.every((found) => found.length > 0) ? verdicts.flat() : []
  })
}

/** Too many places for pairs: then only wholes of the country and of provinces are looked at. */
const crowd = 600

/** Figures of one thing in places inside one another. */
export function checkNestedPlaces({ things, home }: Register): Finding[] {
  return things.flatMap((thing) => {
    const counted = thing.filter((claim) => canAdd(claim) && !claim.cumulative)
    if (counted.length < 2) return []
    const periods = groupBy(counted, endOf)
    periods.delete('')
    return [...periods.values()].flatMap((claims) => {
      if (claims.length < 2) return []
      const few = claims.length > crowd ? claims.filter(({ subject }) => subject.level <= 2).slice(0, crowd) : claims
      return checkPlaces(few, home)
    })
  })
}

const day = (at: number): number =>
  Date.UTC(Math.floor(at / 10_000), (Math.floor(at / 100) % 100) - 1, at % 100) / 86_400_000

/** Spans that together are just the whole span, each day once. */
function tilesOf(whole: Claim, inside: readonly Claim[]): Claim[] | null {
  const sorted = [...inside].sort((a, b) => (a.period.from ?? 0) - (b.period.from ?? 0))
  const spans = sorted.filter((claim, i) => i === 0 || claim.period.from !== sorted[i - 1]?.period.from)
  if (spans.length !== sorted.length || spans.length < 2) return null
  let next = whole.period.from ?? 0
  for (const { period } of spans) {
    if (period.from !== next && day(period.from ?? 0) !== day(next)) return null
    next = new Date((day(period.to ?? 0) + 1) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .reduce((at, part) => at * 100 + Number(part), 0)
  }
  return day(next) - 1 === day(whole.period.to ?? 0) ? spans : null
}

function shorterAbove(part: Claim, whole: Claim): Finding {
  const reason = say(
    `较短时段大于包含它的时段：${sayClaim(part)}（${part.row.period}）大于 ${sayClaim(whole)}（${whole.row.period}）`,
    `A shorter stretch of time counts more than one that holds it: ${sayClaimEn(part)} > ${sayClaimEn(whole)}`,
  )
  return makeFinding('arithmetic', 'error', [part, whole], 'part-above-whole', reason, {
    part: part.amount.value,
    whole: whole.amount.value,
  })
}

function judgeAverage(yearly: Claim, total: Claim): Finding | null {
  const { from, to } = total.period
  if (from === null || to === null) return null
  const years = Math.round((day(to) - day(from) + 1) / 365.25)
  if (years < 2) return null
  const slack = Math.max(0.5, yearly.amount.value * 0.005)
  const [lo, hi] = [(yearly.amount.lo - slack) * years, (yearly.amount.hi + slack) * years]
  if (total.amount.hi >= lo && total.amount.lo <= hi) return null
  const computed = total.amount.value / years
  const reason = say(
    `${sayClaim(total)} ÷ ${years} 年 ＝ ${sayNumber(computed)}，与年均 ${sayClaim(yearly)} 不符`,
    `${sayClaimEn(total)} ÷ ${years} years = ${sayNumber(computed)}, not ${sayClaimEn(yearly)} a year`,
  )
  return makeFinding('arithmetic', 'error', [yearly, total], 'average-differs', reason, {
    computed: Number(computed.toPrecision(6)),
    years,
  })
}

const limit = 60

function checkSpans(claims: readonly Claim[]): Finding[] {
  const spans = claims.filter(({ period }) => period.kind === 'span').slice(0, limit)
  return spans.flatMap((whole) => {
    if (whole.yearly)
      return spans.flatMap((total) =>
        !total.yearly && total.period.text === whole.period.text ? (judgeAverage(whole, total) ?? []) : [],
      )
    const inside = spans.filter(
      ({ period, yearly }) =>
        !yearly &&
        (period.from ?? 0) >= (whole.period.from ?? 0) &&
        (period.to ?? 0) <= (whole.period.to ?? 0) &&
        (period.from !== whole.period.from || period.to !== whole.period.to),
    )
    const over = inside.filter((part) => isAbove(part, whole))
    if (over.length > 0) return over.map((part) => shorterAbove(part, whole))
    const tiles = tilesOf(whole, inside)
    return tiles && !meetsTotal(whole, tiles) ? [badSum(whole, inOrder(tiles))] : []
  })
}

/** Figures of one thing and subject in spans inside one another: months in a quarter, years in a plan. */
export function checkNestedPeriods({ things, home }: Register): Finding[] {
  return things.flatMap((thing) => {
    const flows = thing.filter(
      (claim) => claim.name.measure === 'count' && claim.unit.per === '' && claim.role === 'actual' && !isStock(claim),
    )
    if (flows.length < 2) return []
    const subjects = groupBy(flows, ({ subject, unit }) => `${subject.place || home} ${subject.part} ${unit.kind}`)
    return [...subjects.values()].flatMap(checkSpans)
  })
}
