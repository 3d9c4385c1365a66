import { say } from '#platform/say'
import { type Finding, inOrder, listEn, listZh, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { round } from '../read/amount.ts'
import { type Claim, isActualCount } from '../read/claim.ts'
import { rungsOf } from '../read/name.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy } from '../register.ts'
import { keyOf, tellingOf } from '../words/keys.ts'
import { completeSets } from '../words/lexicon.ts'
import { dimensionOf, stepOf } from '../words/segment.ts'
import { badSum, meetsTotal } from './parts.ts'
import { type Shelf, sameVoice } from './shelf.ts'

type Rungs = NonNullable<ReturnType<typeof rungsOf>>
interface OnLadder {
  claim: Claim
  rungs: Rungs
}

const isRung = (token: string): boolean => stepOf.has(token) || token === '以上' || token === '以下'
const isModifier = (token: string): boolean => dimensionOf.has(token) || isRung(token)

/** What a name says beside its modifiers, and which kinds of modifiers it has. */
function frameOf(claim: Claim): string | null {
  const tokens = claim.name.telling
  const modifiers = tokens.filter(isModifier)
  if (modifiers.length === 0) return null
  const kinds = [
    ...new Set(modifiers.map((token) => dimensionOf.get(token) ?? stepOf.get(token)?.ladder ?? '').filter(Boolean)),
  ]
  if (kinds.length !== 1) return null
  const { measure, base } = claim.name
  return [
    measure,
    claim.unit.kind,
    claim.row.reporter,
    kinds[0],
    keyOf(tokens.filter((token) => !isModifier(token))),
    keyOf(base),
  ].join(' ')
}

function outside(claims: readonly Claim[], sum: number, over: boolean): Finding {
  const reason = say(
    `各项占比合计 ${sayNumber(sum)}%，${over ? '超过' : '不等于'} 100%：${listZh(claims)}`,
    `The shares add up to ${sayNumber(sum)}%, ${over ? 'above' : 'not'} 100%: ${listEn(claims)}`,
  )
  return makeFinding('arithmetic', 'error', claims, 'shares-do-not-close', reason, { sum })
}

/** How far rounding may move a sum of percentages. */
const leeway = (claims: readonly Claim[]): number =>
  claims.reduce((sum, { amount }) => sum + Math.min(amount.step, 1) / 2, 0) + 1e-9

/** Shares that exclude one another: never above 100 %, and just that where they are complete. */
export function judgeShares(claims: readonly Claim[], complete: boolean): Finding | null {
  if (claims.length < 2 || claims.some(({ amount }) => amount.sense !== 'exact')) return null
  const sum = round(claims.reduce((total, { amount }) => total + amount.value, 0))
  const slack = Math.max(leeway(claims), 0.05)
  if (sum > 100 + slack) return outside(claims, sum, true)
  return complete && sum < 100 - slack ? outside(claims, sum, false) : null
}

/** Shares of one dimension: 男 and 女, 线上 and 线下. */
function checkDimension(claims: readonly Claim[]): Finding | null {
  const values = new Map<string, Claim>()
  for (const claim of claims) {
    const value = claim.name.tokens.find((token) => dimensionOf.has(token)) ?? ''
    const known = values.get(value)
    if (known && known.amount.value !== claim.amount.value) return null
    values.set(value, claim)
  }
  const names = [...values.keys()]
  const complete = completeSets.some(
    (set) => set.length === names.length && set.every((value) => names.includes(value)),
  )
  const excluding = complete || names.every((value) => dimensionOf.get(value) !== 'owner')
  return excluding ? judgeShares([...values.values()], complete) : null
}

/** Figures on a ladder that follow one another without gap or overlap; null when they do not. */
function tile(ladder: readonly OnLadder[]): { complete: boolean } | null {
  const sorted = [...ladder].sort((a, b) => a.rungs.from - b.rungs.from)
  for (const [i, { rungs }] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next && next.rungs.from <= rungs.to) return null
  }
  const covered = sorted.reduce((sum, { rungs }) => sum + rungs.to - rungs.from + 1, 0)
  return { complete: covered === (sorted[0]?.rungs.top ?? 0) + 1 }
}

/** Classes "and above": each holds the next, so that numbers must not grow. */
function checkNested(ladder: readonly OnLadder[]): Finding | null {
  const open = ladder.filter(({ rungs }) => rungs.open).sort((a, b) => a.rungs.from - b.rungs.from)
  const bad = open.filter(({ claim, rungs }, i) => {
    const next = open[i + 1]
    const before = open[i - 1]
    return (
      (next !== undefined && next.rungs.from > rungs.from && next.claim.amount.lo > claim.amount.hi) ||
      (before !== undefined && before.rungs.from < rungs.from && claim.amount.lo > before.claim.amount.hi)
    )
  })
  if (bad.length < 2) return null
  const claims = inOrder(bad.map(({ claim }) => claim))
  const reason = say(
    `“及以上”应逐档减少，而 ${claims.map(sayClaim).join('，')}`,
    `Classes "and above" must shrink, yet ${claims.map(sayClaimEn).join('; ')}`,
  )
  return makeFinding('arithmetic', 'warning', claims, 'nested-classes', reason)
}

function checkLadder(claims: readonly Claim[], shelf: Shelf): Finding[] {
  const ladder = claims.flatMap((claim) => {
    const rungs = rungsOf(claim.name.tokens, claim.note.text)
    return rungs ? [{ claim, rungs }] : []
  })
  const nested = checkNested(ladder)
  if (nested) return [nested]
  const tiles = tile(ladder)
  if (!tiles || ladder.length < 2) return []
  const members = ladder.map(({ claim }) => claim)
  if (members[0]?.name.measure === 'share') return [judgeShares(members, tiles.complete)].filter((one) => one !== null)
  if (!tiles.complete) return []
  const frame = keyOf(tellingOf(members[0]?.name.tokens ?? []).filter((token) => !isModifier(token)))
  const total = shelf.byKey.get(frame)?.find((claim) => claim.name.whole) ?? holderOf(shelf, members)
  return total && !meetsTotal(total, members) ? [badSum(total, members)] : []
}

/** The one count in the same paper of all who have some grade or title, whatever its name: 持有技能等级证书职工数. */
function holderOf(shelf: Shelf, members: readonly Claim[]): Claim | undefined {
  const [first] = members
  if (!first || !members.every((one) => sameVoice(one, first))) return undefined
  const most = Math.max(...members.map(({ amount }) => amount.lo))
  const held = shelf.claims.filter(
    (claim) =>
      isActualCount(claim) &&
      sameVoice(claim, first) &&
      sameKind(claim.unit, first.unit) &&
      holders.test(claim.row.indicator) &&
      !claim.name.tokens.some(isModifier) &&
      claim.amount.lo > most,
  )
  return held.length === 1 ? held[0] : undefined
}

/** Names of all who have a grade. */
const holders =
  /(持有?|取得|获得)[一-龥]{0,6}(等级|职称|证书|资格)|^[一-龥]{0,8}(技能人才|技能劳动者|持证(职工|人员|人数)?)(总)?(数|量|人数)?$/

/** Shares of one whole that do not close to 100 %, and classes of a ladder that do not fit one another. */
export function checkClosing(shelf: Shelf): Finding[] {
  const framed = shelf.claims.filter(
    ({ name, role, unit }) =>
      role === 'actual' && (name.measure === 'share' || name.measure === 'count') && unit.kind !== 'other',
  )
  const frames = groupBy(framed, (claim) => frameOf(claim) ?? '')
  frames.delete('')
  return [...frames.values()].flatMap((claims) => {
    if (claims.length < 2) return []
    if (claims.some(({ name }) => name.tokens.some((token) => stepOf.has(token)))) return checkLadder(claims, shelf)
    return claims[0]?.name.measure === 'share' ? [checkDimension(claims)].filter((one) => one !== null) : []
  })
}
