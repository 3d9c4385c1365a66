import { say } from '#platform/say'
import { type Finding, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { powerOfTenBetween, round } from '../read/amount.ts'
import type { Claim } from '../read/claim.ts'
import { alike } from '../words/alike.ts'
import { averageFollows, countsFor, wrongAverage } from './averages.ts'
import { isNear } from './breath.ts'
import type { Shelf } from './shelf.ts'

/** From how much in common on two names tell of one matter. */
const kin = 0.3

/** How much the names of two figures have in common. */
const kinship = (a: Claim, b: Claim): number => alike(a.row.indicator, b.row.indicator)

/** How strongly two figures belong together: by their names, and by standing in one breath. */
const tie = (a: Claim, b: Claim): number =>
  kinship(a, b) + (isNear(a, b) ? 0.25 : 0) + (a.row.reporter === b.row.reporter ? 0.1 : 0)

interface Terms {
  total: Claim
  count: Claim
  /** How strongly the three belong together. */
  tie: number
}

/** What is so much for each of them: 58元/人, 0.3元/单, 30人/名. */
const isRate = ({ unit, role, yearly }: Claim): boolean =>
  unit.per !== '' && unit.kind !== 'percent' && role !== 'target' && !yearly

/** Whether a figure is the only one of its unit in one breath with the rate: then it needs no name to belong to it. */
const isAlone = (claim: Claim, others: readonly Claim[], rate: Claim): boolean =>
  isNear(claim, rate) && others.every((other) => other === claim || !isNear(other, rate))

/** Whether figures are the total and the count of a rate by their units: 元/人 is of 元 and 人. */
function termsOf(rate: Claim, shelf: Shelf): Terms[] {
  const plain = shelf.claims.filter(({ role, unit }) => role === 'actual' && unit.per === '')
  const totals = plain.filter((claim) => claim.unit.base === rate.unit.base && claim.name.measure !== 'average')
  const counted = countsFor(rate.unit.per)
  const counts = plain.filter(({ unit, name }) => counted.test(unit.base) && name.measure === 'count')
  return totals.flatMap((total) =>
    counts.flatMap((count) => {
      if (total === count) return []
      const [ofTotal, ofCount, between] = [kinship(total, rate), kinship(count, rate), kinship(count, total)]
      const named =
        ofTotal >= kin ? ofCount >= kin || between >= kin || isNear(count, rate) : ofCount >= kin && between >= kin
      const hangs = named || (isAlone(total, totals, rate) && isAlone(count, counts, rate) && ofTotal + ofCount > 0)
      return hangs ? [{ total, count, tie: tie(total, rate) + Math.max(tie(count, rate), tie(count, total)) }] : []
    }),
  )
}

/** A rate times a count that misses the total by a power of ten is a unit that slipped. */
function wrong(rate: Claim, { total, count }: Terms): Finding {
  const value = round(rate.amount.value * count.amount.value)
  const power = powerOfTenBetween(total.amount, { ...total.amount, value })
  if (power === 0) return wrongAverage(rate, total, count)
  const reason = say(
    `${sayClaim(count)} × ${sayClaim(rate)} ＝ ${sayNumber(value)}，与 ${sayClaim(total)} 相差十的整数次方`,
    `${sayClaimEn(count)} × ${sayClaimEn(rate)} = ${sayNumber(value)}, off by a power of ten from ${sayClaimEn(total)}`,
  )
  const evidence = { printed: total.amount.value, computed: value }
  return makeFinding('unit', 'error', [rate, total, count], 'unit-slip', reason, evidence)
}

/** The terms that hang together most and do not give the rate; null where some do, or two hang together alike. */
function judge(rate: Claim, shelf: Shelf): Finding | null {
  const all = termsOf(rate, shelf).sort((a, b) => b.tie - a.tie)
  if (all.some(({ total, count }) => averageFollows(rate, total, count))) return null
  const [best, next] = all
  return best && (!next || next.tie < best.tie - 0.05) ? wrong(rate, best) : null
}

/** What a rate is per, against the total and the count printed beside it. */
export function checkRates(shelf: Shelf): Finding[] {
  if (shelf.claims.length > most) return []
  return shelf.claims.filter(isRate).flatMap((rate) => judge(rate, shelf) ?? [])
}

/** A crowded shelf is a table of its own: rates and totals in it are not said in one breath. */
const most = 400
