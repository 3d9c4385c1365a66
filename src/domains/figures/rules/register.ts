import type { Claim } from './read/claim.ts'

/** Claims with what is asked of all of them together. */
export interface Register {
  claims: readonly Claim[]
  /** The place most figures are about: where nothing else is said, this is meant. */
  home: string
  /** Claims of one thing, whoever and whatever they are about. */
  things: readonly (readonly Claim[])[]
}

/** The place that most figures are about. */
function homeOf(claims: readonly Claim[]): string {
  const counts = new Map<string, number>()
  for (const { subject } of claims)
    if (subject.place && subject.level > 0) counts.set(subject.place, (counts.get(subject.place) ?? 0) + 1)
  let home = ''
  for (const [place, count] of counts) {
    const most = counts.get(home) ?? 0
    if (count > most || (count === most && place < home)) home = place
  }
  return home
}

/** Joins numbers into sets. */
class Sets {
  private readonly parent: number[] = []

  add(): number {
    return this.parent.push(this.parent.length) - 1
  }

  find(at: number): number {
    let root = at
    while (this.parent[root] !== root) root = this.parent[root] ?? root
    this.parent[at] = root
    return root
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    this.parent[Math.max(x, y)] = Math.min(x, y)
  }
}

/** What joins claims of one thing: the slug, and the same words in the name. */
function* threadsOf({ row, name, unit, role }: Claim): Generator<string> {
  const { measure, key } = name
  if (row.slug) yield `slug ${row.slug}`
  if (key) yield `name ${measure} ${role} ${unit.kind}${unit.per} ${key} ${name.base.join('+')}`
}

function thingsOf(claims: readonly Claim[]): Claim[][] {
  const sets = new Sets()
  const nodes = new Map<string, number>()
  const homes = claims.map((claim) => {
    let own: number | null = null
    for (const thread of threadsOf(claim)) {
      let node = nodes.get(thread)
      if (node === undefined) {
        node = sets.add()
        nodes.set(thread, node)
      }
      if (own === null) own = node
      else sets.join(own, node)
    }
    return own ?? sets.add()
  })
  const things = new Map<number, Claim[]>()
  claims.forEach((claim, i) => {
    const thing = sets.find(homes[i] ?? 0)
    const found = things.get(thing)
    if (found) found.push(claim)
    else things.set(thing, [claim])
  })
  return [...things.values()]
}

/** Puts read claims in order for checking. */
export const registerOf = (claims: readonly Claim[]): Register => ({
  claims,
  home: homeOf(claims),
  things: thingsOf(claims),
})

/** Groups by a key; nothing is compared across groups. */
export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** Pairs that share a member, put together: each group with all its pairs. */
export function bind<T, P extends readonly [T, T, ...unknown[]]>(pairs: readonly P[]): P[][] {
  const sets = new Sets()
  const nodes = new Map<T, number>()
  const nodeOf = (one: T): number => {
    const known = nodes.get(one)
    if (known !== undefined) return known
    const node = sets.add()
    nodes.set(one, node)
    return node
  }
  for (const [a, b] of pairs) sets.join(nodeOf(a), nodeOf(b))
  return [...groupBy(pairs, ([a]) => String(sets.find(nodeOf(a)))).values()]
}
