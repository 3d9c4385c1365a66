import type { Ask } from './ask.ts'
import type { Values } from './figures/columns.ts'
import { countedIn, type Fold, fold, type Total } from './figures/fold.ts'
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
}

/** Everything about one period: where units stand, and the sums made so far. */
export class PeriodBook {
  readonly stand: Stand
  readonly period: Span
  private readonly order: Int32Array
  private readonly inside: Uint8Array
  private readonly folds = new Map<string, BookFold>()
  private readonly masks = new Map<string, Uint8Array>()

  private readonly model: Model
  private readonly units: Units
  private readonly values: Values
  private readonly ask: Ask
  constructor(model: Model, units: Units, values: Values, ask: Ask, period: Span) {
    this.model = model
    this.units = units
    this.values = values
    this.ask = ask
    this.period = period
    this.stand = standFor(units, ask.query.tree, ask.asOf, period)
    this.inside = this.insideOf(ask.units)
    this.order = this.stand.order.filter((node) => this.inside[node] === 1)
  }

  /** Nodes at and below those asked: nothing else is looked at. */
  private insideOf(tops: readonly number[]): Uint8Array {
    const inside = new Uint8Array(this.units.list.length)
    for (const top of tops) inside[top] = 1
    for (const node of this.stand.order) {
      const above = this.stand.parent[node] ?? -1
      if (above >= 0 && inside[above] === 1) inside[node] = 1
    }
    return inside
  }

  /** Nodes that stand right below a node and count in the period. */
  childrenOf(node: number): number[] {
    return [...(this.below.get(node) ?? [])]
  }

  private belowMap: Map<number, number[]> | null = null
  private get below(): Map<number, number[]> {
    if (this.belowMap) return this.belowMap
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
    this.belowMap = found
    return found
  }

  /** Whether a node exists on the day of the tree, where that is a day. */
  private isThere(node: number): boolean {
    const unit = this.units.list[node]
    return this.ask.asOf !== 'then' && unit !== undefined && existsOn(unit, this.ask.asOf)
  }

  /** Whether a unit, or one merged into it, existed in the period. */
  existed(node: number): boolean {
    if (this.stand.refDay[node] !== absent) return true
    return this.isThere(node)
  }

  private mask(key: string, make: () => Uint8Array): Uint8Array {
    const there = this.masks.get(key)
    if (there) return there
    const made = make()
    this.masks.set(key, made)
    return made
  }

  private counts(one: BaseDefinition): Uint8Array {
    const isPoint = one.kind === 'stock' && overTimeOf(one) === 'last'
    return this.mask(`counts ${isPoint}`, () => {
      const end = this.period.to - 1
      const atEnd = (unit: number) => {
        const history = this.units.list[unit]
        return history !== undefined && existsOn(history, end)
      }
      const counts = countedIn(this.stand, atEnd, isPoint)
      return counts.map((is, unit) => Number(is === 1 && this.inside[this.stand.node[unit] ?? unit] === 1))
    })
  }

  private expected(one: BaseDefinition, counts: Uint8Array): Uint8Array {
    const key = `expected ${JSON.stringify(one.expected)} ${one.kind} ${overTimeOf(one)}`
    return this.mask(key, () => {
      const isDue = (unit: number): boolean => {
        if (one.expected === 'all') return true
        if (one.expected === 'leaves') return this.stand.isLeaf[unit] === 1
        const history = this.units.list[unit]
        const kind = history && versionAt(history, this.stand.refDay[unit] ?? 0).kind
        return kind !== null && kind !== undefined && one.expected.includes(kind)
      }
      return counts.map((is, unit) => Number(is === 1 && isDue(unit)))
    })
  }

  /** The sums of a base indicator for a slice. */
  foldOf(one: BaseDefinition, slice: Slice): BookFold {
    const own = dimensionsOf(one)
    const mine = Object.fromEntries(Object.entries(slice).filter(([name]) => own.includes(name)))
    const key = JSON.stringify([one.id, mine])
    const there = this.folds.get(key)
    if (there) return there
    const counts = this.counts(one)
    const figures = unitFigures(one, this.values, this.period, mine, counts, this.ask.query.sources)
    const weight = one.weight === undefined ? undefined : this.model.bases.get(one.weight)
    const weights = weight ? this.weightsOf(weight, mine, counts) : null
    const expected = this.expected(one, counts)
    const made = {
      fold: fold({ one, stand: this.stand, order: this.order, figures, weights, counts, expected }),
      figures,
    }
    this.folds.set(key, made)
    return made
  }

  /** A weight counts by its own categories, as far as it has those asked for. */
  private weightsOf(weight: BaseDefinition, slice: Slice, counts: Uint8Array): UnitFigures {
    const own = dimensionsOf(weight)
    const mine = Object.fromEntries(Object.entries(slice).filter(([name]) => own.includes(name)))
    return unitFigures(weight, this.values, this.period, mine, counts)
  }

  totalOf(one: BaseDefinition, slice: Slice, node: number): Total {
    return this.foldOf(one, slice).fold.at(node)
  }
}
