import type { Decision } from '../model/decision.ts'
import { type FieldName, type FrameworkBody, fields, findMeasure, type Measure, type Own } from '../model/measure.ts'
import { changedFields, ownOf } from './resolve.ts'

/** Which keys of an earlier edition each measure of a later one comes from. */
export type Origins = ReadonlyMap<string, readonly string[]>

/**
 * Origins from one edition to the next: what a measure says it was, else its own key. A measure that kept its key while
 * another took over a part of it has the same origin as that: it was split.
 */
export function originsOf(earlier: FrameworkBody, later: FrameworkBody): Origins {
  const known = new Set(earlier.measures.map(({ key }) => key))
  return new Map(
    later.measures.map(({ key, was }) => {
      const named = was.filter((one) => known.has(one))
      return [key, named.length > 0 ? named : known.has(key) ? [key] : []]
    }),
  )
}

/** Origins over several editions, the first to the last: nobody who skipped one loses the trace. */
export function originsThrough(editions: readonly FrameworkBody[]): Origins {
  const [first, ...rest] = editions
  if (!first) return new Map()
  const start: Origins = new Map(first.measures.map(({ key }) => [key, [key]]))
  return rest.reduce<{ origins: Origins; last: FrameworkBody }>(
    ({ origins, last }, next) => {
      const step = [...originsOf(last, next)].map(
        ([key, from]) => [key, [...new Set(from.flatMap((one) => origins.get(one) ?? []))]] as const,
      )
      return { origins: new Map(step), last: next }
    },
    { origins: start, last: first },
  ).origins
}

export const differenceKinds = [
  'unchanged',
  'moved',
  'theirs',
  'ours',
  'same',
  'both',
  'split',
  'joined',
  'added',
  'gone',
  'undecided',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One measure in a three-way difference: the edition adopted, the new edition, and what the unit made of the first. */
export interface Difference {
  key: string
  kind: DifferenceKind
  /** A person must decide. Where not, `suggestion` already is the decision. */
  needs: boolean
  base: Measure | null
  theirs: Measure | null
  ours: Decision | null
  /** What changed above. */
  fields: readonly FieldName[]
  /** What both changed, each otherwise. */
  clashes: readonly FieldName[]
  suggestion: Decision | null
}

const keep = (key: string): Decision => ({ key, choice: 'keep', own: null, into: null, reason: null })

/** Field by field: what only one side changed is taken from that side; what both changed stays ours and is named a clash. */
export function mergeFields(base: Own, theirs: Own, ours: Own): { own: Own; clashes: FieldName[] } {
  const above = new Set(changedFields(base, theirs))
  const below = new Set(changedFields(base, ours))
  const apart = new Set(changedFields(theirs, ours))
  const clashes = fields.filter((field) => above.has(field) && below.has(field) && apart.has(field))
  const take = new Set([...above].filter((field) => !below.has(field)))
  const own = Object.fromEntries(fields.map((field) => [field, (take.has(field) ? theirs : ours)[field]])) as Own
  return { own, clashes }
}

interface Sides {
  base: FrameworkBody
  theirs: FrameworkBody
  origins: Origins
  decisions: ReadonlyMap<string, Decision>
  /** Where the measures of the base went. */
  heirs: ReadonlyMap<string, readonly string[]>
}

/** A decision under the new key of its measure; a merge follows its host. Null where the host has no one heir. */
function rekey(decision: Decision, key: string, heirs: Sides['heirs']): Decision | null {
  if (decision.choice !== 'merge') return { ...decision, key }
  const [host, ...more] = heirs.get(decision.into ?? '') ?? []
  return host && more.length === 0 && host !== key ? { ...decision, key, into: host } : null
}

type Judged = Pick<Difference, 'kind' | 'needs' | 'clashes' | 'suggestion'>
const settled = (kind: DifferenceKind, suggestion: Decision): Judged => ({
  kind,
  needs: false,
  clashes: [],
  suggestion,
})

function judgeBoth(base: Measure, theirs: Measure, ours: Decision, moved: Decision | null): Judged {
  if (ours.choice !== 'change' || !ours.own) return { kind: 'both', needs: true, clashes: [], suggestion: moved }
  if (changedFields(theirs, ours.own).length === 0) return settled('same', keep(theirs.key))
  const { own, clashes } = mergeFields(ownOf(base), ownOf(theirs), ours.own)
  return { kind: 'both', needs: true, clashes, suggestion: { ...ours, key: theirs.key, own } }
}

function judgeOne(base: Measure, theirs: Measure, ours: Decision | undefined, heirs: Sides['heirs']): Judged {
  if (!ours) return { kind: 'undecided', needs: true, clashes: [], suggestion: null }
  const changedAbove = changedFields(base, theirs).length > 0
  const moved = rekey(ours, theirs.key, heirs)
  if (ours.choice !== 'keep' && (changedAbove || moved === null)) return judgeBoth(base, theirs, ours, moved)
  if (ours.choice !== 'keep' && moved) return settled('ours', moved)
  if (changedAbove) return settled('theirs', keep(theirs.key))
  return settled(base.key === theirs.key ? 'unchanged' : 'moved', keep(theirs.key))
}

function differenceOf(theirs: Measure, { base, origins, decisions, heirs }: Sides): Difference {
  const from = origins.get(theirs.key) ?? []
  const [first] = from
  const before = first === undefined ? null : (findMeasure(base, first) ?? null)
  const ours = first === undefined ? null : (decisions.get(first) ?? null)
  const about = { key: theirs.key, base: before, theirs, ours, fields: before ? changedFields(before, theirs) : [] }
  if (!before || first === undefined) return { ...about, kind: 'added', needs: true, clashes: [], suggestion: null }
  const kept = from.every((key) => decisions.get(key)?.choice === 'keep')
  const reshaped = { needs: true, clashes: [], suggestion: kept ? keep(theirs.key) : null }
  if (from.length > 1) return { ...about, kind: 'joined', ...reshaped }
  if ((heirs.get(first)?.length ?? 0) > 1) return { ...about, kind: 'split', ...reshaped }
  return { ...about, ...judgeOne(before, theirs, ours ?? undefined, heirs) }
}

/**
 * What a new edition above means for a unit: per measure of the new edition who changed it, then the measures that it let
 * go. Every measure of the new edition stands in it once; every measure of the base is an origin of one of these or gone.
 */
export function threeWay(
  base: FrameworkBody,
  theirs: FrameworkBody,
  origins: Origins,
  decisions: readonly Decision[],
): Difference[] {
  const heirs = new Map<string, string[]>()
  for (const [key, from] of origins) for (const one of from) heirs.set(one, [...(heirs.get(one) ?? []), key])
  const sides = { base, theirs, origins, heirs, decisions: new Map(decisions.map((one) => [one.key, one])) }
  const gone = base.measures
    .filter(({ key }) => !heirs.has(key))
    .map((measure): Difference => {
      const ours = sides.decisions.get(measure.key) ?? null
      const needs = ours !== null && ours.choice !== 'drop'
      return { ...{ key: measure.key, kind: 'gone', needs, base: measure, theirs: null, ours }, ...nothing }
    })
  return [...theirs.measures.map((measure) => differenceOf(measure, sides)), ...gone]
}

const nothing = { fields: [], clashes: [], suggestion: null } as const
