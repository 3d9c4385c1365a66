import { type Finding, inOrder } from '../finding.ts'
import type { Claim } from '../read/claim.ts'
import type { NameReader } from '../read/name.ts'
import { groupBy, type Register } from '../register.ts'
import type { Relation } from '../relations.ts'
import { keyOf } from '../words/keys.ts'
import { averageFollows, wrongAverage } from './averages.ts'
import { aboveWhole, badSum, isAbove, meetsTotal } from './parts.ts'
import { bindPairs, judge, pairsOf, type Verdict } from './same.ts'
import { shareFollows, wrongShare } from './shares.ts'
import { labelOf } from './shelf.ts'

/** Finds the figures that a reference means, by subject and period. */
export type Meant = (ref: string) => ReadonlyMap<string, readonly Claim[]>

const keyFor = ({ name }: Claim): string => `${name.measure} ${name.tellingKey} ${keyOf(name.base)}`

/** Looks figures up by slug, else by the words of their name. */
export function lookUp({ claims, home }: Register, nameOf: NameReader): Meant {
  const actual = claims.filter(({ role }) => role === 'actual')
  const slugs = groupBy(actual, ({ row }) => row.slug)
  const names = groupBy(actual, keyFor)
  const known = new Map<string, ReadonlyMap<string, readonly Claim[]>>()
  return (ref) => {
    const found = known.get(ref)
    if (found) return found
    const name = nameOf(ref, /(率|占比|比重|比例)$/.test(ref) ? 'percent' : 'person')
    const key = `${name.measure} ${name.tellingKey} ${keyOf(name.base)}`
    const meant = groupBy(slugs.get(ref) ?? names.get(key) ?? [], (claim) => labelOf(claim, home))
    known.set(ref, meant)
    return meant
  }
}

/** Every way to take one figure for each reference, within reason. */
function* ways(lists: readonly (readonly Claim[])[], at = 0): Generator<Claim[]> {
  if (at === lists.length) return yield []
  for (const claim of (lists[at] ?? []).slice(0, 6)) for (const rest of ways(lists, at + 1)) yield [claim, ...rest]
}

/** What is wrong with one way of taking the figures; null when the relation holds. */
function judgeWay(relation: Relation, claims: readonly Claim[]): Finding | null {
  const [first, second, third] = claims
  if (!first || !second) return null
  switch (relation.kind) {
    case 'equals-sum':
      return meetsTotal(first, claims.slice(1)) ? null : badSum(first, claims.slice(1))
    case 'part-of':
    case 'bounded-by':
      return isAbove(first, second) ? aboveWhole(first, second) : null
    case 'share-of':
      return !third || shareFollows(first, second, third) ? null : wrongShare(first, second, third)
    case 'average-of':
      return !third || averageFollows(first, second, third) ? null : wrongAverage(first, second, third)
    default:
      return null
  }
}

function refsOf(relation: Relation): string[] {
  switch (relation.kind) {
    case 'equals-sum':
      return [relation.whole, ...relation.parts]
    case 'part-of':
      return [relation.part, relation.whole]
    case 'bounded-by':
      return [relation.lower, relation.upper]
    case 'share-of':
      return [relation.share, relation.part, relation.base]
    case 'average-of':
      return [relation.average, relation.total, relation.count]
    default:
      return relation.of
  }
}

/** Figures of several names that are declared to be one thing. */
function checkSameAs(lists: readonly (readonly Claim[])[]): Finding[] {
  const pairs: [Claim, Claim, Verdict][] = []
  for (const [a, b] of pairsOf(inOrder(lists.flat()))) {
    const verdict = a.row.slug === b.row.slug && a.row.slug !== '' ? null : judge(a, b)
    if (verdict) pairs.push([a, b, verdict])
  }
  return bindPairs(pairs)
}

function checkRelation(relation: Relation, meant: Meant): Finding[] {
  const [first, ...rest] = refsOf(relation).map(meant)
  if (!first || relation.kind === 'distinct') return []
  const labels =
    relation.kind === 'same-as' ? new Set([first, ...rest].flatMap((one) => [...one.keys()])) : first.keys()
  return [...labels].flatMap((label) => {
    const lists = [first, ...rest].map((one) => one.get(label) ?? [])
    if (relation.kind === 'same-as') return checkSameAs(lists)
    if (lists.some((list) => list.length === 0)) return []
    let wrong: Finding | null = null
    for (const way of ways(lists)) {
      const finding = judgeWay(relation, way)
      if (!finding) return []
      wrong ??= finding
    }
    return wrong ? [wrong] : []
  })
}

/** Relations that were declared, wherever one subject and period has all their figures. */
export const checkDeclared = (relations: readonly Relation[], meant: Meant): Finding[] =>
  relations.flatMap((relation) => checkRelation(relation, meant))

/** Rows that are declared to be different things: pairs of them are never a finding for being equal. */
export function distinctPairs(relations: readonly Relation[], meant: Meant): (finding: Finding) => boolean {
  const groups = relations.flatMap((relation) =>
    relation.kind === 'distinct'
      ? [new Set(relation.of.flatMap((ref) => [...meant(ref).values()].flat().map(({ row }) => row.id)))]
      : [],
  )
  return ({ kind, rows }) =>
    (kind === 'duplicate' || kind === 'scope') && groups.some((group) => rows.every((id) => group.has(id)))
}
