import { say } from '#platform/say'
import { type Finding, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { type Claim, isActualCount } from '../read/claim.ts'
import type { Shelf } from './shelf.ts'

/** In what a figure must be counted to be what an average is per: 场均 is per 场, and never per 个. */
const pers: Readonly<Record<string, RegExp>> = {
  人: /^(人|名|位|人次|人（次）)$/,
  名: /^(人|名|位)$/,
  户: /^[户家]$/,
  家: /^[家户个]$/,
  企: /^[家户个]$/,
  班: /^[班期个]$/,
  场: /^(场|场次|次|期)$/,
  次: /^(次|场|场次|人次)$/,
  期: /^[期班次个]$/,
  件: /^[件起宗]$/,
}
/** What figures that a rate is per are counted in: 元/人 is of 人 and 名, 元/单 only of 单. */
export const countsFor = (per: string): RegExp => pers[per] ?? new RegExp(`^${per.replace(/[^一-龥]/g, '')}$`)

const anything = /^(个|家|项|件|条|场|场次|期|批|次|份|张|所|支|起|处|座|台|辆|篇|班|站|对|组|门|堂|间|套|户)$/

/** Slug words that say no more than that it is an average. */
const slugWords = (slug: string): string[] =>
  slug.split('-').filter((word) => !/^(average|avg|mean|per|capita|total|count|number)$/.test(word))

/** How well a name fits an average's: the share of words in common, of names and of slugs. */
function likeness(a: Claim, b: Claim): number {
  const ratio = (x: readonly string[], y: readonly string[]) => {
    const common = x.filter((one) => y.includes(one)).length
    return x.length + y.length === 0 ? 0 : (2 * common) / (x.length + y.length)
  }
  const names = ratio(a.name.telling, b.name.telling)
  const slugs = ratio(slugWords(a.row.slug), slugWords(b.row.slug))
  return Math.max(names, slugs * 0.95)
}

interface Term {
  claim: Claim
  likeness: number
}

/** On a crowded shelf only figures that share a word or the beginning of the slug are candidates. */
function candidates(shelf: Shelf, average: Claim): readonly Claim[] {
  if (shelf.claims.length <= 2000) return shelf.claims
  const near = average.name.telling.flatMap((token) => shelf.byWord.get(token) ?? [])
  return [...new Set(near.slice(0, 2000))]
}

const fitting = (shelf: Shelf, average: Claim, least: number, fits: (claim: Claim) => boolean): Term[] =>
  candidates(shelf, average)
    .filter((claim) => claim !== average && isActualCount(claim) && fits(claim))
    .map((claim) => ({ claim, likeness: likeness(average, claim) }))
    .filter((term) => term.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 12)

/** Whether total ÷ count gives the average, give and take how finely it is written. */
export function averageFollows(average: Claim, total: Claim, count: Claim): boolean {
  if (count.amount.lo <= 0) return true
  const slack = Math.max(Math.min(average.amount.step, 1) / 2, Math.abs(average.amount.value) * 0.005)
  const lo = total.amount.lo / count.amount.hi - slack
  const hi = total.amount.hi / count.amount.lo + slack
  return average.amount.hi >= lo && average.amount.lo <= hi
}

export function wrongAverage(average: Claim, total: Claim, count: Claim): Finding {
  const computed = total.amount.value / count.amount.value
  const reason = say(
    `${sayClaim(total)} ÷ ${sayClaim(count)} ＝ ${sayNumber(computed)}，与 ${sayClaim(average)} 不符`,
    `${sayClaimEn(total)} ÷ ${sayClaimEn(count)} = ${sayNumber(computed)}, not ${sayClaimEn(average)}`,
  )
  const evidence = {
    printed: average.amount.value,
    computed: Number(computed.toPrecision(6)),
    total: total.amount.value,
    count: count.amount.value,
  }
  return makeFinding('arithmetic', 'error', [average, total, count], 'average-differs', reason, evidence)
}

const numerators = (average: Claim) => (claim: Claim) =>
  claim.unit.kind === average.unit.kind || (average.unit.kind === 'person' && claim.unit.kind === 'visit')

function judgeAverage(average: Claim, shelf: Shelf): Finding | null {
  const { per } = average.name
  const counted = pers[per] ?? (per ? anything : null)
  const totals = fitting(shelf, average, 0.4, numerators(average))
  const counts = fitting(shelf, average, pers[per] ? 0.3 : 0.4, ({ unit }) =>
    counted ? counted.test(unit.base) : unit.kind === 'item' || unit.kind === 'person',
  )
  let best: { total: Term; count: Term; likeness: number } | null = null
  let second = 0
  for (const total of totals)
    for (const count of counts) {
      if (total.claim === count.claim || (!counted && total.claim.unit.kind === count.claim.unit.kind)) continue
      if (averageFollows(average, total.claim, count.claim)) return null
      const sum = total.likeness + count.likeness
      if (best && sum <= best.likeness) second = Math.max(second, sum)
      else {
        second = best?.likeness ?? 0
        best = { total, count, likeness: sum }
      }
    }
  return best && best.likeness >= 1.1 && best.likeness > second
    ? wrongAverage(average, best.total.claim, best.count.claim)
    : null
}

/** Averages against the totals and counts printed beside them. */
export function checkAverages(shelf: Shelf): Finding[] {
  const averages = shelf.claims.filter(
    ({ name, role, unit }) => name.measure === 'average' && name.pace === '' && role === 'actual' && unit.per === '',
  )
  return averages.flatMap((average) => judgeAverage(average, shelf) ?? [])
}
