import { say } from '#platform/say'
import {
  type ExplanationCode,
  type Finding,
  listEn,
  listZh,
  makeFinding,
  sayClaim,
  sayClaimEn,
  sayNumber,
} from '../finding.ts'
import { round } from '../read/amount.ts'
import type { Claim } from '../read/claim.ts'
import { rungsOf } from '../read/name.ts'
import { sameKind } from '../read/unit.ts'
import { keyOf, nounsOf, tellingOf } from '../words/keys.ts'
import { completeSets } from '../words/lexicon.ts'
import { cut, dimensionOf, isKnown, isVerb } from '../words/segment.ts'
import { endsOf, lessBy, type Shelf, sameVoice } from './shelf.ts'

const dust = (value: number): number => Math.abs(value) * 1e-9

/** Whether `part` surely is more than `whole`; not where the remarks say that more is counted in the part. */
export const isAbove = (part: Claim, whole: Claim): boolean =>
  part.note.reach <= whole.note.reach &&
  part.amount.lo > whole.amount.hi + dust(whole.amount.hi) &&
  part.amount.value > whole.amount.value

/** Says that a part is larger than its whole. */
export function aboveWhole(part: Claim, whole: Claim): Finding {
  const reason = say(
    `部分大于总体：${sayClaim(part)} 大于 ${sayClaim(whole)}`,
    `The part is larger than the whole: ${sayClaimEn(part)} > ${sayClaimEn(whole)}`,
  )
  const severity = sameVoice(part, whole) ? 'error' : 'warning'
  return makeFinding('arithmetic', severity, [part, whole], 'part-above-whole', reason, {
    part: part.amount.value,
    whole: whole.amount.value,
  })
}

/** What parts add up to, each with its leeway. */
export function sumOf(parts: readonly Claim[]): { value: number; lo: number; hi: number } {
  const add = (pick: (claim: Claim) => number) => round(parts.reduce((sum, part) => sum + pick(part), 0))
  return {
    value: add(({ amount }) => amount.value),
    lo: add(({ amount }) => amount.lo),
    hi: add(({ amount }) => amount.hi),
  }
}

/** A sum that does not meet its total. */
export function badSum(total: Claim, parts: readonly Claim[], code: ExplanationCode = 'sum-differs'): Finding {
  const sum = sumOf(parts).value
  const difference = round(sum - total.amount.value)
  const reason = say(
    `分项合计 ${sayNumber(sum)}，与合计 ${sayClaim(total)} 相差 ${sayNumber(Math.abs(difference))}；分项：${listZh(parts)}`,
    `The parts add up to ${sayNumber(sum)}, off by ${sayNumber(Math.abs(difference))} from ${sayClaimEn(total)}; parts: ${listEn(parts)}`,
  )
  return makeFinding('arithmetic', 'error', [total, ...parts], code, reason, {
    sum,
    total: total.amount.value,
    difference,
  })
}

/** Whether a sum meets its total, give and take what is rounded. */
export function meetsTotal(total: Claim, parts: readonly Claim[]): boolean {
  const sum = sumOf(parts)
  return sum.lo <= total.amount.hi + dust(sum.value) && sum.hi >= total.amount.lo - dust(sum.value)
}

/** A narrower name with what makes it narrower. */
interface Part {
  claim: Claim
  left: string[]
}

/** Whether a general name with these verbs holds a narrower one with those. */
const verbsFit = (whole: Claim, part: Claim): boolean =>
  whole.name.verbs.every((verb) => part.name.tokens.includes(verb)) ||
  (part.name.verbs.length === 0 && whole.name.whole && whole.name.verbs.every((verb) => gains.has(verb)))

/** Whether a figure is general enough to hold all narrower ones: it says so, or the same paper says both in known words. */
const holdsAll = (whole: Claim, { claim, left }: Part): boolean =>
  whole.name.whole || (sameVoice(whole, claim) && left.every(isKnown))

/** Of figures with one name on one shelf, so many are looked at: there are more only where a file repeats itself. */
const fewest = 6

/** Whether leaving words out takes away one of the things that a name joins: 先进集体 of 先进集体和先进个人. */
const emptiesPart = (claim: Claim | undefined, left: readonly string[]): boolean =>
  (claim?.name.parts ?? []).some((part) => nounsOf(part).every((word) => left.includes(word)))

/** Whether 以上 or 以下 is left out without the step it belongs to: 省级以上 is no part of 省级, but holds it. */
const isUnbound = (tokens: readonly string[], left: readonly string[]): boolean =>
  left.includes('应') ||
  ['以上', '以下'].some((word) => left.includes(word) && !left.includes(tokens[tokens.indexOf(word) - 1] ?? word))

/** Deeds that a total may name and its parts leave out: 授权专利总数 and 发明专利数. */
const gains = new Set(['授权', '获得', '建成'])

/** Figures of a wider name; of totals also those that say besides how the things were gained. */
const widerOn = (shelf: Shelf, rest: readonly string[], part: Claim): readonly Claim[] => [
  ...(shelf.byKey.get(keyOf(rest)) ?? []),
  ...(part.name.verbs.length > 0
    ? []
    : (shelf.byNouns.get(keyOf(rest)) ?? []).filter(
        ({ name }) => name.whole && name.verbs.length > 0 && name.verbs.every((verb) => gains.has(verb)),
      )),
]

/** The narrower figures of each figure on the shelf. */
function partsOn(shelf: Shelf): Map<Claim, Part[]> {
  const found = new Map<Claim, Part[]>()
  const add = (whole: Claim, part: Part) => {
    const parts = found.get(whole)
    if (parts) parts.push(part)
    else found.set(whole, [part])
  }
  for (const [key, claims] of shelf.byKey) {
    const tokens = claims[0]?.name.telling ?? []
    if (tokens.length < 2) continue
    for (const { rest, left } of [...lessBy(tokens), ...endsOf(tokens)]) {
      const wider = keyOf(rest)
      if (wider === key || emptiesPart(claims[0], left) || isUnbound(tokens, left)) continue
      const [first] = claims
      for (const whole of first ? widerOn(shelf, rest, first).slice(0, fewest) : [])
        for (const claim of claims.slice(0, fewest)) {
          if (claim === whole || !sameKind(claim.unit, whole.unit) || !verbsFit(whole, claim)) continue
          if (claim.cumulative && !whole.cumulative) continue
          add(whole, { claim, left })
        }
    }
  }
  return found
}

/** Nouns that are themselves counted in 家 and 户. */
const bodies = new Set(
  '院校 学校 企业 机构 工会 组织 单位 平台 基地 园区 联合会 品牌 分支机构 网点 站点 驿站 书屋 工作室 家庭 团队'.split(
    ' ',
  ),
)

/** Enterprises (households) that did something are some of those enterprises: 企业集体合同签订户数 and 企业户数. */
function* deedsOn(shelf: Shelf): Generator<readonly [part: Claim, whole: Claim]> {
  for (const claims of shelf.byKey.values()) {
    const tokens = claims[0]?.name.telling ?? []
    for (let size = 1; size < tokens.length; size++) {
      const [own, rest] = [tokens.slice(0, size), tokens.slice(size)]
      if (!bodies.has(own.at(-1) ?? '') || rest.some((token) => bodies.has(token)) || !rest.some(isVerb)) continue
      for (const whole of shelf.byKey.get(keyOf(own)) ?? [])
        for (const part of claims)
          if (/^[家户]$/.test(part.unit.base) && /^[家户]$/.test(whole.unit.base)) yield [part, whole]
    }
  }
}

/** The figures of one dimension, one for each of its values; several for one value are told apart by who says them. */
function byDimension(parts: readonly Part[]): Map<string, Map<string, Claim[]>> {
  const dimensions = new Map<string, Map<string, Claim[]>>()
  for (const { claim, left } of parts) {
    if (left.length !== 1) continue
    const [word = ''] = left
    const rungs = rungsOf(
      [...left, ...claim.name.tokens.filter((token) => token === '以上' || token === '以下')],
      claim.note.text,
    )
    const dimension = dimensionOf.get(word) ?? (rungs && !rungs.open ? `ladder ${rungs.ladder}` : null)
    if (!dimension) continue
    const values = dimensions.get(dimension) ?? new Map<string, Claim[]>()
    const known = values.get(word)
    if (known) known.push(claim)
    else values.set(word, [claim])
    dimensions.set(dimension, values)
  }
  return dimensions
}

/** One figure for each value: the one in the voice of the total, where several offices speak. */
export const oneEach = (total: Claim, values: Iterable<readonly Claim[]>): Claim[] =>
  [...values].flatMap((claims) => claims.find((claim) => sameVoice(claim, total)) ?? claims[0] ?? [])

const isComplete = (values: ReadonlySet<string>): boolean =>
  completeSets.some((set) => set.length === values.size && set.every((value) => values.has(value)))

/** Whether a total says that it is the sum of just these: by its own words, or by the paper it stands in. */
const saysSum = (total: Claim, parts: readonly Claim[]): boolean =>
  total.note.sums ||
  (/合计|总计|共计/.test(total.row.indicator + total.row.qualifier) && parts.every((part) => sameVoice(total, part)))

function checkDimension(total: Claim, values: ReadonlyMap<string, readonly Claim[]>): Finding | null {
  if (values.size < 2) return null
  const parts = oneEach(total, values.values())
  if (meetsTotal(total, parts)) return null
  const sum = sumOf(parts)
  const above = sum.lo > total.amount.hi
  if (above && (total.name.whole || parts.every((part) => sameVoice(total, part)))) return badSum(total, parts)
  return isComplete(new Set(values.keys())) || saysSum(total, parts) ? badSum(total, parts) : null
}

/** 其中标准化驿站数: part of the one total beside it that counts the same noun. */
function amongOn(shelf: Shelf): (readonly [part: Claim, whole: Claim])[] {
  const among = shelf.claims.filter(({ row, name }) => name.measure === 'count' && /^其中/.test(row.indicator))
  if (among.length === 0) return []
  const totals = shelf.claims.filter(
    ({ row, name, role }) => name.whole && role === 'actual' && !/^其中/.test(row.indicator),
  )
  return among.flatMap((part) => {
    const head = part.name.tokens.at(-1)
    const fitting = totals.filter(
      (whole) => whole.name.tokens.at(-1) === head && sameKind(part.unit, whole.unit) && sameVoice(part, whole),
    )
    const [whole] = fitting
    return whole && fitting.length === 1 ? [[part, whole] as const] : []
  })
}

/** Whether the parts add up to another figure of the total's name, of which the total is a rounding or which it contradicts. */
const isMetElsewhere = (shelf: Shelf, total: Claim, values: ReadonlyMap<string, readonly Claim[]>): boolean =>
  (shelf.byKey.get(total.name.tellingKey) ?? [])
    .slice(0, fewest)
    .some(
      (other) =>
        other !== total &&
        other.amount.sense === 'exact' &&
        sameKind(other.unit, total.unit) &&
        meetsTotal(other, oneEach(other, values.values())),
    )

/** Parts above their whole, and dimensions that do not add up to it. */
export function checkParts(shelf: Shelf): Finding[] {
  const findings: Finding[] = []
  for (const [part, whole] of amongOn(shelf)) if (isAbove(part, whole)) findings.push(aboveWhole(part, whole))
  for (const [part, whole] of deedsOn(shelf))
    if (isAbove(part, whole) && (whole.name.whole || sameVoice(whole, part))) findings.push(aboveWhole(part, whole))
  for (const [whole, parts] of partsOn(shelf)) {
    for (const part of parts)
      if (isAbove(part.claim, whole) && holdsAll(whole, part)) findings.push(aboveWhole(part.claim, whole))
    for (const values of byDimension(parts).values()) {
      const finding = isMetElsewhere(shelf, whole, values) ? null : checkDimension(whole, values)
      if (finding) findings.push(finding)
    }
  }
  return findings
}

/** The figures meant by the words of one part, beside a total. */
function meant(shelf: Shelf, total: Claim, tokens: readonly string[]): readonly Claim[] {
  const telling = tellingOf(tokens)
  const named = shelf.byKey.get(keyOf(telling)) ?? shelf.byNouns.get(keyOf(nounsOf(telling)))
  return (named ?? []).filter((claim) => claim !== total && claim.unit.per === total.unit.per)
}

/** The parts that a total's name lists: 劳模和先进工作者表彰总数. */
function listed(shelf: Shelf, total: Claim): Claim[] | null {
  const { parts, whole } = total.name
  if (parts.length < 2 || !(whole || total.note.sums)) return null
  const [before, behind] = [parts[0]?.slice(0, -1) ?? [], parts.at(-1)?.slice(1) ?? []]
  const found = parts.map((tokens) => {
    const ways = [tokens, [...before, ...tokens], [...tokens, ...behind], [...before, ...tokens, ...behind]]
    return ways.map((way) => meant(shelf, total, way)).find((claims) => claims.length > 0) ?? []
  })
  return found.every((claims) => claims.length > 0) ? oneEach(total, found) : null
}

/** The parts that a total's remark lists: 国家、省、市三级合计. */
function noted(shelf: Shelf, total: Claim): Claim[] | null {
  if (!total.note.sums) return null
  const list =
    /^(.*?)(?:[两二三四五六七八九]?(?:级|类|项|批|者|部分|方面))?(?:的)?(?:合计|总计|之和|相加|汇总|共计)/.exec(
      total.note.text,
    )?.[1] ?? ''
  const items = list.split(/、|和|与|及|\+|＋/).filter(Boolean)
  if (items.length < 2) return null
  const own = total.name.telling
  const found = items.map((item) => {
    const words = [item, `${item}级`].map((text) => cut(text).tokens)
    for (const tokens of words) {
      const claims = meant(shelf, total, [...own, ...tokens])
      if (claims.length > 0) return claims
    }
    return meant(shelf, total, words[0] ?? [])
  })
  return found.every((claims) => claims.length > 0) ? oneEach(total, found) : null
}

/** Totals that list their parts, in name or remark. */
export function checkListed(shelf: Shelf): Finding[] {
  return [...shelf.byKey.values()].flat().flatMap((total) => {
    for (const find of [listed, noted]) {
      const parts = find(shelf, total)
      if (parts && new Set(parts).size > 1) return meetsTotal(total, parts) ? [] : [badSum(total, parts)]
    }
    return []
  })
}
