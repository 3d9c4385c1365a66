import type { Tree } from '#kernel/disclosure'

/** A unit as it stood when the snapshot was made. */
export interface FrozenUnit {
  id: number
  parentId: number | null
  regionId: number
  name: string
  /** It and all below it had numbers from `no` to before `upto`. */
  no: number
  upto: number
}

/** The units of a snapshot that have people, or below which there are some. */
export class Units {
  readonly byId: ReadonlyMap<number, FrozenUnit>
  readonly #children = new Map<number | null, FrozenUnit[]>()
  /** The unit that has everybody, if there is one: tables of it are tables of all. */
  readonly top: FrozenUnit | null

  constructor(all: readonly FrozenUnit[]) {
    this.byId = new Map(all.map((unit) => [unit.id, unit]))
    for (const unit of all) {
      const parent = unit.parentId !== null && this.byId.has(unit.parentId) ? unit.parentId : null
      this.#children.set(parent, [...(this.#children.get(parent) ?? []), unit])
    }
    const tops = this.#children.get(null) ?? []
    this.top = tops.length === 1 ? (tops[0] ?? null) : null
  }

  /** Units right below one, by region and number. */
  below(id: number | null): readonly FrozenUnit[] {
    return [...(this.#children.get(id) ?? [])].sort((a, b) => a.regionId - b.regionId || a.no - b.no)
  }

  /** A unit and those above it, the topmost first. */
  path(id: number): FrozenUnit[] {
    const unit = this.byId.get(id)
    if (!unit) return []
    return [...(unit.parentId === null ? [] : this.path(unit.parentId)), unit]
  }
}

/** Units whose parts a table of one unit tells: those above it, itself, and for two levels those below. */
export function expandedFor(units: Units, base: number, depth: 0 | 1 | 2): number[] {
  const above = units.path(base).map(({ id }) => id)
  if (depth === 0) return above.slice(0, -1)
  return depth === 1 ? above : [...above, ...units.below(base).map(({ id }) => id)]
}

/** The key of a unit in the tree of regions, and that of its own people when its parts are told apart. */
export const unitKey = (id: number): string => `u${id}`
export const ownKey = (id: number): string => `o${id}`

/**
 * The tree of regions in which some units are told apart into their parts: the units below, and the unit's own people. The root
 * is everybody.
 */
export function regionTree(units: Units, expanded: ReadonlySet<number>): Tree {
  const nodes: { key: string; parent: number }[] = [{ key: 'all', parent: -1 }]
  const add = (unit: FrozenUnit, parent: number) => {
    const at = unit.id === units.top?.id ? 0 : nodes.push({ key: unitKey(unit.id), parent }) - 1
    if (expanded.has(unit.id)) fill(unit.id, at)
  }
  const fill = (id: number | null, at: number) => {
    for (const unit of units.below(id)) add(unit, at)
    if (id !== null) nodes.push({ key: ownKey(id), parent: at })
  }
  fill(null, 0)
  return { name: 'region', nodes }
}

/** Keys of the nodes that a table with these parts shows. */
export function regionNodes(units: Units, expanded: readonly number[]): string[] {
  const tops = units.top ? [] : units.below(null).map(({ id }) => unitKey(id))
  return [...tops, ...expanded.flatMap((id) => [...units.below(id).map((unit) => unitKey(unit.id)), ownKey(id)])]
}

/** For each unit the leaf it belongs to among these keys: its own, or that of the nearest unit above. */
export function leafFinder(units: Units, leaves: ReadonlyMap<string, number>): (unitId: number) => number {
  const found = new Map<number, number>()
  const find = (id: number): number => {
    const unit = units.byId.get(id)
    const here = leaves.get(ownKey(id)) ?? leaves.get(unitKey(id))
    return here ?? (unit?.parentId == null ? (leaves.get('all') ?? -1) : findOnce(unit.parentId))
  }
  const findOnce = (id: number): number => {
    const known = found.get(id) ?? find(id)
    found.set(id, known)
    return known
  }
  return findOnce
}
