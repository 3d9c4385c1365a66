import type { PlaceAnswer, TargetAnswer } from '#kernel/form'
import type { Area } from '#kernel/process'
import type { DifferenceKind, NewItem } from '../model/rows.ts'

/** What a document said of an item when it was last read: the side that a new edition is compared with. */
export interface Said {
  title: string
  words: string | null
  area: Area | null
  leads: number[]
  joints: number[]
  unmatched: string[]
  dueOn: string | null
  targets: TargetAnswer[]
}

/** An item of a document with the key of its clause. */
export interface Keyed<T> {
  key: string
  item: T
}

/** One thing that a new edition would change. `item` is absent for a clause that is new. */
export interface EditionChange<Old> {
  kind: DifferenceKind
  key: string
  old: Old | null
  before: Partial<Said> | null
  /** With the place of the clause in the new edition. */
  after: (Partial<Said> & { place: PlaceAnswer }) | null
}

/** What the clause itself says, without its place. */
export const saidOf = ({ title, words, area, leads, joints, unmatched, dueOn, targets }: NewItem): Said => ({
  title,
  words,
  area,
  leads,
  joints,
  unmatched,
  dueOn,
  targets,
})

/**
 * What items are known by: the key they bring, else the number of their clause and which of several items of that number. One
 * clause may hold several tasks.
 */
export function keyed(items: readonly NewItem[]): Keyed<NewItem>[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    if (item.key !== undefined) return { key: item.key, item }
    const { number } = item.place
    const nth = (seen.get(number) ?? 0) + 1
    seen.set(number, nth)
    return { key: nth === 1 ? number : `${number}#${nth}`, item }
  })
}

/** Which parts of what was said each kind of difference is about. */
export const aspects = {
  words: ['title', 'words', 'targets'],
  due: ['dueOn'],
  owners: ['leads', 'joints', 'unmatched'],
} as const satisfies Partial<Record<DifferenceKind, readonly (keyof Said)[]>>

const part = (said: Said, names: readonly (keyof Said)[]): Partial<Said> =>
  Object.fromEntries(names.map((name) => [name, said[name]]))

/** Lists of units are sets: another order in print changes nothing. */
const canonical = (name: keyof Said, value: unknown) =>
  JSON.stringify((name === 'leads' || name === 'joints') && Array.isArray(value) ? [...value].sort() : value)

function changesOf<Old extends { said: Said }>(key: string, old: Old, item: NewItem): EditionChange<Old>[] {
  const next = saidOf(item)
  return (Object.keys(aspects) as (keyof typeof aspects)[]).flatMap((kind) => {
    // A title is made from the words; where only the maker's taste differs the clause has not changed.
    const deciding = aspects[kind].filter((name) => name !== 'title')
    if (deciding.every((name) => canonical(name, old.said[name]) === canonical(name, next[name]))) return []
    return [
      {
        kind,
        key,
        old,
        before: part(old.said, aspects[kind]),
        after: { ...part(next, aspects[kind]), place: item.place },
      },
    ]
  })
}

/**
 * What a new edition of a document would change in what the ledger took from the last one: clauses new, reworded, with
 * another term or other owners, and clauses gone. Empty for the same edition.
 */
export function compareEditions<Old extends { key: string; said: Said }>(
  known: readonly Old[],
  fresh: readonly Keyed<NewItem>[],
): EditionChange<Old>[] {
  const byKey = new Map(known.map((old) => [old.key, old]))
  const changed = fresh.flatMap(({ key, item }): EditionChange<Old>[] => {
    const old = byKey.get(key)
    return old
      ? changesOf(key, old, item)
      : [{ kind: 'new', key, old: null, before: null, after: { ...saidOf(item), place: item.place } }]
  })
  const still = new Set(fresh.map(({ key }) => key))
  const gone = known
    .filter(({ key }) => !still.has(key))
    .map((old): EditionChange<Old> => ({ kind: 'dropped', key: old.key, old, before: old.said, after: null }))
  return [...changed, ...gone]
}
