import type { Clause, ClauseChange, OutlineDocument, Span } from '../model.ts'
import { containment, likeness, shingles, wording } from './likeness.ts'
import { everyClause } from './outline.ts'
import { changedSpans, risingBy } from './textdiff.ts'

/** A clause with its own words: what it says before its first child. */
interface Entry {
  clause: Clause
  parent: Entry | null
  own: Span
  words: string
  pieces: Set<string>
  twin: Entry | null
}

/** Below this two clauses are not the same clause reworded. */
const LIKE = 0.5
/** Under the same number and parent less is enough. */
const LIKE_IN_PLACE = 0.3
/** So much of a clause must be found in what another gained or lost for it to have gone there or come from there. */
const TAKEN_OVER = 0.5
/** Pieces that more clauses share than this say nothing. */
const COMMON = 24

/**
 * The difference between two versions of a document, clause by clause, for an officer to confirm: in the order of the
 * new version, dropped clauses where they used to stand. Clauses are paired by equal words, then by heading, then by
 * likeness, then by place.
 */
export function compareOutlines(
  before: OutlineDocument,
  beforeText: string,
  after: OutlineDocument,
  afterText: string,
): ClauseChange[] {
  const old = entries(before, beforeText)
  const now = entries(after, afterText)
  pairBy(old, now, (entry) => (entry.words ? entry.words : ''))
  pairBy(old, now, (entry) => wording(entry.clause.heading))
  pairByLikeness(old, now)
  pairByPlace(old, now)
  const moved = outOfOrder(old)
  const change = (entry: Entry) => changeOf(entry, moved, beforeText, afterText)
  const holders = holdersOf(old)
  return merge(
    old,
    now.map((entry) => (entry.twin ? change(entry.twin) : newcomer(entry, holders))),
    now,
  )
}

function entries(document: OutlineDocument, text: string): Entry[] {
  const list: Entry[] = []
  const open: Entry[] = []
  for (const clause of everyClause(document.nodes)) {
    while (open.length > 0 && (open.at(-1)?.clause.level ?? 0) >= clause.level) open.pop()
    const own = { start: clause.start, end: clause.children[0]?.start ?? clause.end }
    const words = wording(clause.heading + text.slice(clause.textStart, Math.max(own.end, clause.textStart)))
    const entry: Entry = { clause, parent: open.at(-1) ?? null, own, words, pieces: shingles(words), twin: null }
    list.push(entry)
    open.push(entry)
  }
  return list
}

const pair = (one: Entry, other: Entry) => {
  one.twin = other
  other.twin = one
}
const free = (list: Entry[]) => list.filter((entry) => entry.twin === null)

function listUnder<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key) ?? []
  lists.set(key, known)
  return known
}

/** Pairs the free entries that share a key, first with first. */
function pairBy(old: Entry[], now: Entry[], key: (entry: Entry) => string): void {
  const waiting = new Map<string, Entry[]>()
  for (const entry of free(old)) {
    const name = key(entry)
    if (name) listUnder(waiting, name).push(entry)
  }
  for (const entry of free(now)) {
    const queue = waiting.get(key(entry))
    const same =
      queue?.findIndex((other) => other.parent?.twin === entry.parent || other.clause.kind === entry.clause.kind) ?? -1
    if (queue && same >= 0) pair(queue.splice(same, 1)[0] as Entry, entry)
  }
}

/** Pairs free entries by how much wording they share, the likest first; only entries that share a rare piece are compared. */
function pairByLikeness(old: Entry[], now: Entry[]): void {
  const holders = holdersOf(free(old))
  const candidates = free(now).flatMap((entry) =>
    [...neighbours(entry, holders)].map((other) => ({ other, entry, like: likeness(other.pieces, entry.pieces) })),
  )
  for (const { other, entry } of candidates.filter((one) => one.like >= LIKE).sort((a, b) => b.like - a.like))
    if (!other.twin && !entry.twin) pair(other, entry)
}

function holdersOf(list: Entry[]): Map<string, Entry[]> {
  const holders = new Map<string, Entry[]>()
  for (const entry of list) for (const piece of entry.pieces) listUnder(holders, piece).push(entry)
  return holders
}

function neighbours(entry: Entry, holders: Map<string, Entry[]>): Set<Entry> {
  const found = new Set<Entry>()
  for (const piece of entry.pieces) {
    const known = holders.get(piece)
    if (known && known.length <= COMMON) for (const other of known) found.add(other)
  }
  return found
}

function pairByPlace(old: Entry[], now: Entry[]): void {
  const place = (entry: Entry, parent: Entry | null | undefined) =>
    `${parent?.clause.start ?? ''}/${entry.clause.number}`
  const waiting = new Map(free(old).map((entry) => [place(entry, entry.parent), entry]))
  for (const entry of free(now)) {
    if (entry.parent && !entry.parent.twin) continue
    const other = waiting.get(place(entry, entry.parent?.twin))
    if (other && !other.twin && likeness(other.pieces, entry.pieces) >= LIKE_IN_PLACE) pair(other, entry)
  }
}

/** Among children kept under the same parent, those that no longer stand in the old order. */
function outOfOrder(old: Entry[]): Set<Entry> {
  const families = new Map<Entry | null, Entry[]>()
  for (const entry of old)
    if (entry.twin && (entry.parent?.twin ?? null) === entry.twin.parent) listUnder(families, entry.parent).push(entry)
  const moved = new Set<Entry>()
  for (const family of families.values()) {
    const still = new Set(risingBy(family, (entry) => entry.twin?.clause.start ?? 0))
    for (const entry of family) if (!still.has(entry)) moved.add(entry)
  }
  return moved
}

function changeOf(entry: Entry, moved: Set<Entry>, beforeText: string, afterText: string): ClauseChange {
  const twin = entry.twin as Entry
  const same = entry.words === twin.words
  return {
    fate: same ? 'kept' : 'reworded',
    before: entry.clause,
    after: twin.clause,
    renumbered: entry.clause.number !== twin.clause.number,
    moved: moved.has(entry) || (entry.parent?.twin ?? null) !== twin.parent,
    likeness: same ? 1 : likeness(entry.pieces, twin.pieces),
    changes: same ? [] : changedSpans(beforeText, body(entry), afterText, body(twin)),
  }
}

/** A clause's own words without its number, which is reported as `renumbered`. */
function body({ clause, own }: Entry): Span {
  return { start: Math.min(clause.headingStart, own.end), end: own.end }
}

const alone = (fate: 'added' | 'dropped', clause: Clause): ClauseChange => ({
  fate,
  before: fate === 'dropped' ? clause : null,
  after: fate === 'added' ? clause : null,
  renumbered: false,
  moved: false,
  likeness: 0,
  changes: [],
})

/** A new clause is one of its own, or was cut out of an old one that stays. */
function newcomer(entry: Entry, holders: Map<string, Entry[]>): ClauseChange {
  const source = related(entry, holders)
  if (!source) return alone('added', entry.clause)
  return { ...alone('added', entry.clause), fate: 'split', before: source.entry.clause, likeness: source.part }
}

/** An old clause without twin was dropped, or its words live on in another clause. */
function leaver(entry: Entry, holders: Map<string, Entry[]>): ClauseChange {
  const heir = related(entry, holders)
  if (!heir) return alone('dropped', entry.clause)
  return { ...alone('dropped', entry.clause), fate: 'merged', after: heir.entry.clause, likeness: heir.part }
}

/** The kept clause of the other version whose own surplus holds most of this one's wording. */
function related(entry: Entry, holders: Map<string, Entry[]>): { entry: Entry; part: number } | null {
  let best: { entry: Entry; part: number } | null = null
  for (const other of neighbours(entry, holders)) {
    if (!other.twin || other.words === other.twin.words) continue
    const surplus = new Set([...other.pieces].filter((piece) => !other.twin?.pieces.has(piece)))
    const part = containment(entry.pieces, surplus)
    if (part >= TAKEN_OVER && part > (best?.part ?? 0)) best = { entry: other, part }
  }
  return best
}

/** Puts the clauses that are gone behind the one they used to follow. */
function merge(old: Entry[], changes: ClauseChange[], now: Entry[]): ClauseChange[] {
  const behind = new Map<Clause | null, ClauseChange[]>()
  const holders = holdersOf(now)
  let last: Clause | null = null
  for (const entry of old) {
    if (entry.twin) last = entry.twin.clause
    else listUnder(behind, last).push(leaver(entry, holders))
  }
  return [
    ...(behind.get(null) ?? []),
    ...changes.flatMap((change, i) => [change, ...(behind.get(now[i]?.clause ?? null) ?? [])]),
  ]
}
