import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { faultAt } from '../fault.ts'
import type { TreeName } from '../formats/unit.ts'
import type { Day, Span } from '../span.ts'
import { lastDayIn, type UnitHistory, type Units, versionAt } from './history.ts'

/** As which day a tree is asked for: as it was in the period itself, or on one day for all periods. */
export type AsOf = 'then' | Day

/**
 * Where every unit stands when a period is counted. `node` is the unit under whose name a unit's values are counted: itself,
 * or the one it was merged into. `parent` leads up from a node; `order` has parents before those below them.
 */
export interface Stand {
  /** The day on which each unit is looked at; -1e9 when it did not exist in the period. */
  refDay: Float64Array
  node: Int32Array
  parent: Int32Array
  order: Int32Array
  /** 1 for a unit without any other below it in the period. */
  isLeaf: Uint8Array
}

export const absent = -1e9

/** The unit that goes on for one that has ended by a day, itself when none does or it stands outside the tree. */
function heirOn(units: Units, tree: TreeName, at: number, day: Day): number {
  let found = at
  for (;;) {
    const unit = units.list[found]
    if (!unit || unit.to > day || unit.heir < 0) break
    found = unit.heir
  }
  return found !== at && units.inTree[tree][found] === 1 ? found : at
}

/**
 * Above whom a node stands that is looked at on one day, in a tree of another or the same day: a unit above that has ended
 * by then is replaced by its heir, else by what was above it.
 */
function parentOn(units: Units, tree: TreeName, node: number, lookedAt: Day, day: Day): number {
  const unit = units.list[node]
  let above = unit ? versionAt(unit, lookedAt).parents[tree] : -1
  for (let steps = 0; above >= 0; steps++) {
    const parent = units.list[above]
    if (!parent || parent.to > day || steps > units.list.length) return above
    const heir = heirOn(units, tree, above, day)
    above = heir === above ? versionAt(parent, day).parents[tree] : heir
    // A unit may end by going into one below itself; what stood above it goes on above that one.
    if (above === node) above = versionAt(parent, day).parents[tree]
  }
  return -1
}

/** Before its first day a unit stands where it began, after its last where it ended. */
function dayFor(unit: UnitHistory, asOf: AsOf, refDay: number): number {
  const day = asOf === 'then' ? (refDay === absent ? unit.to - 1 : refDay) : asOf
  return Math.min(Math.max(day, unit.from), unit.to - 1)
}

/** @throws Invalid when units stand in a circle on some day of the period. */
function parentsFirst(units: Units, tree: TreeName, parent: Int32Array): Int32Array {
  const n = parent.length
  const count = new Int32Array(n + 1)
  for (const above of parent) if (above >= 0) count[above + 1] = (count[above + 1] ?? 0) + 1
  for (let i = 0; i < n; i++) count[i + 1] = (count[i + 1] ?? 0) + (count[i] ?? 0)
  const next = count.slice(0, n)
  const below = new Int32Array(n)
  const order = new Int32Array(n)
  let filled = 0
  for (let i = 0; i < n; i++) {
    const above = parent[i] ?? -1
    if (above < 0) order[filled++] = i
    else {
      below[next[above] ?? 0] = i
      next[above] = (next[above] ?? 0) + 1
    }
  }
  for (let i = 0; i < filled; i++) {
    const at = order[i] ?? 0
    for (let k = count[at] ?? 0; k < (count[at + 1] ?? 0); k++) order[filled++] = below[k] ?? 0
  }
  if (filled === n) return order
  const reached = new Set(order.subarray(0, filled))
  // From a unit that was not reached the way up ends in the circle.
  const way: number[] = []
  for (let at = units.list.findIndex((_, i) => !reached.has(i)); !way.includes(at); at = parent[at] ?? -1) way.push(at)
  const circle = way.slice(way.indexOf(parent[way.at(-1) ?? 0] ?? -1))
  const route = [...circle, circle[0] ?? 0].map((at) => units.list[at]?.id).join(' → ')
  const message = say(`上级关系成环：${route}`, `units stand in a circle of units above them: ${route}`)
  throw new Invalid([faultAt({ file: 'units' }, `${tree}Parent`, 'units.no-circle', message)])
}

/** Where all units stand for a period. */
export function standFor(units: Units, tree: TreeName, asOf: AsOf, span: Pick<Span, 'from' | 'to'>): Stand {
  const n = units.list.length
  const refDay = new Float64Array(n)
  const node = new Int32Array(n)
  const parent = new Int32Array(n)
  const isLeaf = new Uint8Array(n).fill(1)
  for (const [i, unit] of units.list.entries()) {
    refDay[i] = lastDayIn(unit, span.from, span.to) ?? absent
    node[i] = asOf === 'then' ? i : heirOn(units, tree, i, asOf)
    const day = dayFor(unit, asOf, refDay[i] ?? absent)
    parent[i] = parentOn(units, tree, i, day, asOf === 'then' ? day : asOf)
  }
  for (let i = 0; i < n; i++) {
    const ref = refDay[i] ?? absent
    if (ref === absent) continue
    const above = asOf === 'then' ? (parent[i] ?? -1) : parentOn(units, tree, i, ref, ref)
    if (above >= 0) isLeaf[above] = 0
  }
  return { refDay, node, parent, order: parentsFirst(units, tree, parent), isLeaf }
}
