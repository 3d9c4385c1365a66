import type { Finding } from '../finding.ts'
import { type Claim, isActualCount } from '../read/claim.ts'
import { groupBy } from '../register.ts'
import { keyOf } from '../words/keys.ts'
import { dimensionOf, isVerb, stepOf } from '../words/segment.ts'
import { badSum, meetsTotal, sumOf } from './parts.ts'
import { lessBy, type Shelf } from './shelf.ts'

const counts: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 }
const digits = Object.keys(counts).join('')
const bundle = new RegExp(`(?:[${digits}][一-龥]){2,3}`)

/** Kinds that a name counts out (一函两书: one kind of 函, two of 书), with what stands behind them. */
function bundleOf(text: string): { kinds: Map<string, number>; before: string; behind: string } | null {
  const found = bundle.exec(text)
  if (!found) return null
  const kinds = new Map<string, number>()
  for (let at = 0; at < found[0].length; at += 2) {
    const sign = found[0][at + 1] ?? ''
    const count = counts[found[0][at] ?? ''] ?? 1
    kinds.set(sign, (kinds.get(sign) ?? 0) + count)
  }
  return { kinds, before: text.slice(0, found.index), behind: text.slice(found.index + found[0].length) }
}

const isSaidWith = (total: Claim, claim: Claim): boolean =>
  claim !== total &&
  isActualCount(claim) &&
  claim.row.reporter === total.row.reporter &&
  claim.unit.base === total.unit.base

/** Figures of the kinds that a name counts out: 提示函, 意见书 and 建议书 of 一函两书; null unless each is there once. */
function kindsOf(shelf: Shelf, total: Claim): Claim[] | null {
  const bundled = bundleOf(total.row.indicator)
  if (!bundled) return null
  const { kinds, before, behind } = bundled
  const parts: Claim[] = []
  for (const [sign, count] of kinds) {
    const found = shelf.claims.filter(
      (claim) =>
        isSaidWith(total, claim) &&
        !bundle.test(claim.row.indicator) &&
        claim.row.indicator.startsWith(before) &&
        claim.row.indicator.endsWith(sign + behind),
    )
    if (found.length !== count) return null
    parts.push(...found)
  }
  return parts
}

const least = 3
/** So near a sum comes to a total only where it is meant to be it. */
const nearness = 0.05

const isOwn = (word: string): boolean =>
  !isVerb(word) && !dimensionOf.has(word) && !stepOf.has(word) && !/^(以上|以下)$/.test(word)

/**
 * Kinds of one thing that one paper counts beside their whole (集装箱吞吐量, 散货吞吐量, 件杂货吞吐量): where three or
 * more of them miss the whole by a little, one of the figures is wrong. Far from it, they are not all of it.
 */
function nearMisses(shelf: Shelf): Finding[] {
  const families = new Map<string, Map<string, Claim>>()
  for (const claims of shelf.byKey.values()) {
    const [first] = claims
    const tokens = first?.name.telling ?? []
    if (!first || claims.length > 1 || tokens.length < 2 || first.amount.sense !== 'exact') continue
    for (const { rest, left } of lessBy(tokens, 1)) {
      if (!left.every(isOwn)) continue
      const family = `${keyOf(rest)} ${tokens.indexOf(left[0] ?? '')} ${first.row.reporter} ${first.unit.base}`
      const members = families.get(family) ?? new Map<string, Claim>()
      families.set(family, members.set(left[0] ?? '', first))
    }
  }
  return [...families].flatMap(([family, members]) => {
    if (members.size < least) return []
    const parts = [...members.values()]
    const [key = ''] = family.split(' ')
    const totals = (shelf.byKey.get(key) ?? []).filter(
      (total) => parts.every((part) => isSaidWith(total, part)) && total.amount.sense === 'exact',
    )
    const [total] = totals
    if (!total || totals.some((one) => meetsTotal(one, parts))) return []
    const off = Math.abs(sumOf(parts).value - total.amount.value)
    return off <= nearness * total.amount.value ? [badSum(total, parts)] : []
  })
}

const levels = ['乡镇级', '县级', '市级', '省级', '国家级']

/** 省级以上 is 省级 and 国家级 together: each is within it, and both are all of it. */
function checkLevels(shelf: Shelf): Finding[] {
  const open = [...shelf.byKey.values()]
    .flat()
    .filter(({ name }) => name.telling.includes('以上') && name.telling.some((word) => levels.includes(word)))
  return open.flatMap((total) => {
    const tokens = total.name.telling
    const level = levels.find((word) => tokens.includes(word)) ?? ''
    const rest = tokens.filter((word) => word !== '以上' && word !== level)
    const above = levels.slice(levels.indexOf(level))
    const found = above.map((word) =>
      (shelf.byKey.get(keyOf([...rest, word])) ?? []).filter((claim) => isSaidWith(total, claim)),
    )
    const parts = found.flatMap((claims) => claims.slice(0, 1))
    if (found.some((claims) => claims.length > 1) || parts.length === 0) return []
    const over = sumOf(parts).lo > total.amount.hi
    const isMissing = parts.length === above.length && !meetsTotal(total, parts)
    return over || isMissing ? [badSum(total, parts)] : []
  })
}

/** A shelf with more names of this form repeats itself; each asks all of the shelf. */
const mostBundles = 50

/** Totals against the kinds that make them up. */
export function checkKinds(shelf: Shelf): Finding[] {
  const bundles = groupBy(
    shelf.claims.filter((claim) => isActualCount(claim) && bundle.test(claim.row.indicator)),
    ({ row }) => row.indicator,
  )
  const missed = [...bundles.values()].slice(0, mostBundles).flatMap((totals) =>
    totals.slice(0, 6).flatMap((total) => {
      const parts = kindsOf(shelf, total)
      return parts && !meetsTotal(total, parts) ? [badSum(total, parts)] : []
    }),
  )
  return [...missed, ...nearMisses(shelf), ...checkLevels(shelf)]
}
