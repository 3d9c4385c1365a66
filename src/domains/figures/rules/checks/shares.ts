import { say } from '#platform/say'
import { type Finding, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import type { Claim } from '../read/claim.ts'
import { keyOf } from '../words/keys.ts'
import { baseTerms, canDivide, partTerms, stemBases, type Term } from './share-terms.ts'
import type { Shelf } from './shelf.ts'

/** Half of the last digit a percentage is written with; cutting off instead of rounding is let pass. */
function leewayOf({ amount }: Claim): { below: number; above: number } {
  const step = Math.min(amount.step, 1)
  const blur = amount.sense === 'exact' ? 0 : Math.abs(amount.value) * 0.1
  return { below: step / 2 + blur, above: step + blur }
}

/** Percent that the written counts allow. */
function percentOf(part: Claim, base: Claim): { value: number; lo: number; hi: number } | null {
  if (base.amount.lo <= 0) return null
  return {
    value: (100 * part.amount.value) / base.amount.value,
    lo: (100 * part.amount.lo) / base.amount.hi,
    hi: (100 * part.amount.hi) / base.amount.lo,
  }
}

/** Whether the printed share follows from the counts, give and take rounding. */
export function shareFollows(share: Claim, part: Claim, base: Claim): boolean {
  const percent = percentOf(part, base)
  if (!percent) return true
  const { below, above } = leewayOf(share)
  return share.amount.value >= percent.lo - above && share.amount.value <= percent.hi + below
}

/** Whole numbers n from..to of which there is at least one. */
const holdsWhole = (from: number, to: number): boolean => Math.floor(to + 1e-9) >= Math.ceil(from - 1e-9)

/** Whether some whole base gives the printed percentage for this part. */
function hasBase(share: Claim, part: number): boolean {
  const { below, above } = leewayOf(share)
  const [lo, hi] = [share.amount.value - below, share.amount.value + above]
  return hi <= 0 || holdsWhole((100 * part) / hi, lo > 0 ? (100 * part) / lo : Number.MAX_SAFE_INTEGER)
}

/** Whether some whole part gives the printed percentage of this base. */
function hasPart(share: Claim, base: number): boolean {
  const { below, above } = leewayOf(share)
  return holdsWhole(((share.amount.value - below) * base) / 100, ((share.amount.value + above) * base) / 100)
}

/** Counts are whole and small enough that not every percentage can be had from them. */
const isTelling = ({ amount, unit }: Claim): boolean =>
  amount.sense === 'exact' &&
  Number.isInteger(amount.value) &&
  amount.value > 0 &&
  amount.value <= 2000 &&
  unit.kind !== 'money'

export function wrongShare(share: Claim, part: Claim, base: Claim): Finding {
  const percent = percentOf(part, base)?.value ?? 0
  const off = Math.abs(percent - share.amount.value)
  const reason = say(
    `${sayClaim(part)} ÷ ${sayClaim(base)} ＝ ${sayNumber(percent)}%，与 ${sayClaim(share)} 不符`,
    `${sayClaimEn(part)} ÷ ${sayClaimEn(base)} = ${sayNumber(percent)}%, not ${sayClaimEn(share)}`,
  )
  const evidence = {
    printed: share.amount.value,
    computed: Number(percent.toPrecision(6)),
    part: part.amount.value,
    base: base.amount.value,
  }
  return makeFinding('arithmetic', off < 0.5 ? 'warning' : 'error', [share, part, base], 'wrong-base', reason, evidence)
}

function impossible(share: Claim, count: number, beside: Claim | null, as: 'part' | 'base'): Finding {
  const [zh, en] = as === 'part' ? ['分子', 'numerator'] : ['分母', 'denominator']
  const reason = say(
    `${zh}为 ${sayNumber(count)} 时，没有整数能得出 ${sayClaim(share)}`,
    `With ${sayNumber(count)} as ${en}, no whole number gives ${sayClaimEn(share)}`,
  )
  const claims = beside ? [share, beside] : [share]
  return makeFinding('arithmetic', 'error', claims, 'impossible-percentage', reason, {
    printed: share.amount.value,
    [as]: count,
  })
}

/** The best pair of terms that does not give the share; null when some pair does, or none is sure enough. */
function judgePairs(share: Claim, parts: readonly Term[], bases: readonly Term[]): Finding | 'follows' | null {
  let best: { part: Claim; base: Claim; sureness: number } | null = null
  for (const part of parts)
    for (const base of bases) {
      if (!canDivide(part.claim, base.claim)) continue
      if (shareFollows(share, part.claim, base.claim)) return 'follows'
      const sureness = part.sureness + base.sureness
      if (!best || sureness > best.sureness) best = { part: part.claim, base: base.claim, sureness }
    }
  return best && best.sureness >= 4 ? wrongShare(share, best.part, best.base) : null
}

/** A percentage that cannot come from the one count printed beside it, or named in its own remark. */
function judgeAlone(share: Claim, parts: readonly Term[], bases: readonly Term[]): Finding | null {
  const [part] = parts.filter(({ claim, sureness }) => sureness >= 3 && isTelling(claim))
  if (part && !hasBase(share, part.claim.amount.value))
    return impossible(share, part.claim.amount.value, part.claim, 'part')
  const [base] = bases.filter(({ claim, sureness }) => sureness >= 3 && isTelling(claim))
  if (base && !hasPart(share, base.claim.amount.value))
    return impossible(share, base.claim.amount.value, base.claim, 'base')
  return null
}

/** A percentage that none of the groups it may be a share of can give, though each is small enough to tell. */
function judgeStem(share: Claim, shelf: Shelf, bases: readonly Term[]): Finding | null {
  const stems = stemBases(shelf, share)
  const [first] = stems
  const all = [...stems, ...bases.map(({ claim }) => claim)]
  if (!first || share.amount.sense !== 'exact' || share.amount.step >= 1) return null
  if (all.some((claim) => !isTelling(claim) || hasPart(share, claim.amount.value))) return null
  return impossible(share, first.amount.value, first, 'base')
}

/** A base that the share's remark names (对应40份问卷); the figure of the same value on the shelf is shown beside it. */
function judgeNoted(share: Claim, shelf: Shelf): Finding | null {
  if (!/对应|基数|分母|样本|抽样|[票卷]计|共|回收|回访/.test(share.note.text)) return null
  for (const { value } of share.note.counts) {
    if (value < 2 || value > 2000 || hasPart(share, value)) continue
    if (
      /共|其中/.test(share.note.text) &&
      !/对应|基数|分母|样本|抽样|[票卷]计|回收|回访/.test(share.note.text) &&
      hasBase(share, value)
    )
      continue
    const beside = shelf.claims.find(
      (claim) => claim !== share && claim.amount.value === value && claim.name.measure === 'count',
    )
    return impossible(share, value, beside ?? null, 'base')
  }
  return null
}

/** How far a plan was met: 计划完成率 against the plan and what was done. */
function planTerms(shelf: Shelf, share: Claim): { parts: Term[]; bases: Term[] } {
  const tokens = share.name.telling.filter(
    (token) => token !== '完成' && token !== '计划' && token !== '目标' && token !== '任务',
  )
  const key = keyOf(tokens)
  const sure = (claims: readonly Claim[] = []) => claims.slice(0, 8).map((claim) => ({ claim, sureness: 3 }))
  return { parts: sure(shelf.byKey.get(key)), bases: sure(shelf.aims.get(key)) }
}

/** Shares, rates and percentages against the counts printed beside them. */
export function checkShares(shelf: Shelf): Finding[] {
  return shelf.claims.flatMap((share) => {
    if (share.name.measure !== 'share' || share.unit.kind !== 'percent') return []
    const planned = /完成率|完成比例/.test(share.row.indicator)
    if (share.role !== 'actual' && !planned) return []
    const { parts, bases } = planned
      ? planTerms(shelf, share)
      : { parts: partTerms(shelf, share), bases: baseTerms(shelf, share) }
    const judged = judgePairs(share, parts, bases)
    if (judged === 'follows') return []
    return judged ?? judgeNoted(share, shelf) ?? judgeAlone(share, parts, bases) ?? judgeStem(share, shelf, bases) ?? []
  })
}

const mayPassHundred = /增长|增速|增幅|同比|环比|完成|达标|回报|投入产出|产销|利用率|超额|杠杆|负债|涨幅|提高|提升|翻/

/** Numbers that cannot be: a share above 100 %, a count below zero or with a fraction. */
export function checkAlone(claims: readonly Claim[]): Finding[] {
  return claims.flatMap((claim) => {
    const { amount, unit, name, row } = claim
    if (
      unit.kind === 'percent' &&
      name.measure === 'share' &&
      amount.value > 100 &&
      !mayPassHundred.test(row.indicator)
    ) {
      const reason = say(`比率超过 100%：${sayClaim(claim)}`, `A rate above 100%: ${sayClaimEn(claim)}`)
      return [makeFinding('arithmetic', 'error', [claim], 'over-hundred', reason, { value: amount.value })]
    }
    const whole = unit.kind === 'person' || unit.kind === 'item' || unit.kind === 'household' || unit.kind === 'visit'
    if (!whole || unit.per || name.measure !== 'count' || claim.yearly || Number.isInteger(amount.value)) return []
    const reason = say(`“${row.unit}”不应有小数：${sayClaim(claim)}`, `A count with a fraction: ${sayClaimEn(claim)}`)
    return [makeFinding('unit', 'error', [claim], 'fraction-of-one', reason, { value: amount.value })]
  })
}
