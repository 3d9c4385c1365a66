import type { Ask } from './ask.ts'
import type { Values } from './figures/columns.ts'
import { type Fold, fold } from './figures/fold.ts'
import type { Slice } from './figures/roles.ts'
import { type UnitFigures, unitFigures } from './figures/unit-figures.ts'
import { type BaseDefinition, dimensionsOf, overTimeOf } from './formats/definition.ts'
import type { Model } from './model.ts'
import type { Span } from './span.ts'
import { existsOn, type Units, versionAt } from './tree/history.ts'
import { absent, type Stand, standFor } from './tree/stand.ts'

/** What is summed up once for a period and then read for every unit asked. */
export interface BookFold {
  fold: Fold
  figures: UnitFigures
  members: Members
}

/** Units that count, and the place of the node of each. */
interface Members {
  list: Int32Array
  nodeOf: Int32Array
}

/** Everything about one period: where units stand, and the sums made so far. */
export class PeriodBook {
  readonly period: Span
  readonly stand: Stand
  /** Nodes at and below those asked, parents first: nothing else is looked at. */
  readonly nodes: Int32Array
  /** The place of a node among those, -1 for others; and the place of the one above each. */
  readonly placeOf: Int32Array
  readonly parent: Int32Array
  private readonly model: Model
  private readonly units: Units
  private readonly values: Values
  private readonly ask: Ask
  private readonly folds = new Map<string, BookFold>()
  private readonly memberLists = new Map<boolean, Members>()
  private readonly masks = new Map<string, Uint8Array>()
  private belowMap: Map<number, number[]> | null = null

  constructor(model: Model, units: Units, values: Values, ask: Ask, period: Span) {
    this.model = model
    this.units = units
    this.values = values
    this.ask = ask
    this.period = period
    this.stand = standFor(units, ask.query.tree, ask.asOf, period)
    this.placeOf = new Int32Array(units.list.length).fill(-1)
    this.nodes = this.nodesBelow(ask.units)
    this.parent = this.nodes.map((node) => this.placeOf[this.stand.parent[node] ?? -1] ?? -1)
  }

  private nodesBelow(tops: readonly number[]): Int32Array {
    const asked = new Set(tops)
    let count = 0
    return this.stand.order.filter((node) => {
      const above = this.stand.parent[node] ?? -1
      const isInside = asked.has(node) || (above >= 0 && (this.placeOf[above] ?? -1) >= 0)
      if (isInside) this.placeOf[node] = count++
      return isInside
    })
  }

  /** Nodes that stand right below a node and count in the period. */
  childrenOf(node: number): readonly number[] {
    this.belowMap ??= this.mapBelow()
    return this.belowMap.get(node) ?? []
  }

  private mapBelow(): Map<number, number[]> {
    const live = new Uint8Array(this.units.list.length)
    for (const [unit, day] of this.stand.refDay.entries()) if (day !== absent) live[this.stand.node[unit] ?? unit] = 1
    // What stands above a unit that counts is shown, even where its own row begins later.
    for (const node of [...this.stand.order].reverse()) {
      const above = this.stand.parent[node] ?? -1
      if (live[node] === 1 && above >= 0) live[above] = 1
    }
    const found = new Map<number, number[]>()
    for (const [node, above] of this.stand.parent.entries()) {
      if (above < 0 || !(live[node] === 1 || this.isThere(node))) continue
      const there = found.get(above)
      if (there) there.push(node)
      else found.set(above, [node])
    }
    return found
  }

  /** Whether a node exists on the day of the tree, where that is a day. */
  private isThere(node: number): boolean {
    const unit = this.units.list[node]
    return this.ask.asOf !== 'then' && unit !== undefined && existsOn(unit, this.ask.asOf)
  }

  /** Whether a unit existed in the period, or exists on the day of the tree. */
  existed(node: number): boolean {
    return this.stand.refDay[node] !== absent || this.isThere(node)
  }

  /** Units that count: all that existed in the period; of a stock's last value those that existed at its end. */
  private members(one: BaseDefinition): Members {
    const isPoint = one.kind === 'stock' && overTimeOf(one) === 'last'
    const there = this.memberLists.get(isPoint)
    if (there) return there
    const end = this.period.to - 1
    const counted: number[] = []
    for (const [unit, history] of this.units.list.entries()) {
      const isInside = (this.placeOf[this.stand.node[unit] ?? unit] ?? -1) >= 0
      if (isInside && this.stand.refDay[unit] !== absent && (!isPoint || existsOn(history, end))) counted.push(unit)
    }
    const list = Int32Array.from(counted)
    const made = { list, nodeOf: list.map((unit) => this.placeOf[this.stand.node[unit] ?? unit] ?? -1) }
    this.memberLists.set(isPoint, made)
    return made
  }

  private expected(one: BaseDefinition, { list }: Members): Uint8Array {
    const key = `${JSON.stringify(one.expected)} ${one.kind} ${overTimeOf(one)}`
    const there = this.masks.get(key)
    if (there) return there
    const isDue = (unit: number): boolean => {
      if (one.expected === 'all') return true
      if (one.expected === 'leaves') return this.stand.isLeaf[unit] === 1
      const history = this.units.list[unit]
      const kind = history && versionAt(history, this.stand.refDay[unit] ?? 0).kind
      return kind !== null && kind !== undefined && one.expected.includes(kind)
    }
    const made = Uint8Array.from(list, (unit) => Number(isDue(unit)))
    this.masks.set(key, made)
    return made
  }

  /** The sums of a base indicator for a slice. */
  foldOf(one: BaseDefinition, slice: Slice): BookFold {
    const mine = within(one, slice)
    const key = JSON.stringify([one.id, mine])
    const there = this.folds.get(key)
    if (there) return there
    const members = this.members(one)
    const figures = unitFigures(one, this.values, this.period, mine, members.list, this.ask.query.sources)
    const weight = one.weight === undefined ? undefined : this.model.bases.get(one.weight)
    // A weight counts by its own categories, as far as it has those asked for.
    const weights = weight ? unitFigures(weight, this.values, this.period, within(weight, mine), members.list) : null
    const expected = this.expected(one, members)
    const { nodeOf } = members
    const made = { fold: fold({ one, parent: this.parent, nodeOf, figures, weights, expected }), figures, members }
    this.folds.set(key, made)
    return made
  }
}

/** What of a slice an indicator can tell apart. */
function within(one: BaseDefinition, slice: Slice): Slice {
  const own = dimensionsOf(one)
  return Object.fromEntries(Object.entries(slice).filter(([name]) => own.includes(name)))
}
