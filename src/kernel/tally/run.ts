import { type Ask, dimensionsUnder } from './ask.ts'
import { stateOf } from './evaluate.ts'
import { exactText, shownText } from './exact.ts'
import type { Values } from './figures/columns.ts'
import type { Total } from './figures/fold.ts'
import { categoriesIn } from './figures/read-values.ts'
import type { Slice } from './figures/roles.ts'
import { Tellings } from './figures/tellings.ts'
import { said } from './figures/unit-figures.ts'
import { type BaseDefinition, dimensionsOf } from './formats/definition.ts'
import { type ExactResult, formulaResult } from './formula-result.ts'
import { basesOf, type FormulaModel, type Model } from './model.ts'
import { type BookFold, PeriodBook } from './period-book.ts'
import type { Result, Warning } from './result.ts'
import type { Span } from './span.ts'
import type { Units } from './tree/history.ts'

/** All that is reckoned with. */
export interface Stock {
  model: Model
  units: Units
  values: Values
}

/** Every combination of some lists, in their order. */
const productOf = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((made, list) => made.flatMap((head) => list.map((next) => [...head, next])), [[]])

/** Slices to give rows for: each combination of categories, and for a base indicator those that name none. */
function slicesOf({ model, values }: Stock, { query }: Ask, id: string): Slice[] {
  const under = dimensionsUnder(model, id)
  const by = query.by.filter((name) => under.has(name))
  const fixed = Object.fromEntries(Object.entries(query.where).filter(([name]) => under.has(name)))
  const isBase = model.bases.has(id)
  const lists = by.map((name) => {
    const found = basesOf(model, id).flatMap((base) => {
      const one = model.bases.get(base)
      return one ? categoriesIn(one, values.columns.get(base), name) : []
    })
    return [...new Set(found), ...(isBase ? [null] : [])] as (string | null)[]
  })
  return productOf(lists).map((chosen) => ({
    ...fixed,
    ...Object.fromEntries(by.map((name, i) => [name, chosen[i] ?? null])),
  }))
}

/** Reckons one period: base indicators from the sums of the period, formulas from those. */
class Reckoning {
  private readonly book: PeriodBook
  private readonly tellings = new Map<string, Tellings>()
  private readonly made = new Map<string, ExactResult>()
  private readonly stock: Stock
  private readonly ask: Ask
  private readonly period: Span
  constructor(stock: Stock, ask: Ask, period: Span) {
    this.stock = stock
    this.ask = ask
    this.period = period
    this.book = new PeriodBook(stock.model, stock.units, stock.values, ask, period)
  }

  /** Nodes to give rows for. */
  nodes(): number[] {
    const { units, query } = this.ask
    const below = (node: number): number[] => this.book.childrenOf(node).flatMap((child) => [child, ...below(child)])
    const rows: Record<typeof query.rows, (node: number) => readonly number[]> = {
      self: (node) => [node],
      children: (node) => this.book.childrenOf(node),
      'self-and-children': (node) => [node, ...this.book.childrenOf(node)],
      'all-below': (node) => [node, ...below(node)],
    }
    return [...new Set(units.flatMap(rows[query.rows]))]
  }

  result(id: string, node: number, slice: Slice): ExactResult {
    const key = JSON.stringify([id, node, slice])
    const there = this.made.get(key)
    if (there) return there
    const base = this.stock.model.bases.get(id)
    const formula = this.stock.model.formulas.get(id)
    const made = base ? this.base(base, node, slice) : formula ? this.formula(formula, node, slice) : null
    if (!made) throw new Error(`no indicator ${id}`)
    this.made.set(key, made)
    return made
  }

  private nameOf(node: number): string {
    return this.stock.units.list[node]?.id ?? ''
  }

  private head(id: string, node: number, slice: Slice) {
    return { indicator: id, unit: this.nameOf(node), period: this.period.key, dimensions: slice }
  }

  private tellingsOf(one: BaseDefinition, slice: Slice): Tellings {
    const key = JSON.stringify([one.id, slice])
    const there = this.tellings.get(key)
    if (there) return there
    const { fold } = this.book.foldOf(one, slice)
    const made = new Tellings(
      fold.told,
      this.book.parent,
      (place) => this.nameOf(this.book.nodes[place] ?? 0),
      fold.standsFor,
    )
    this.tellings.set(key, made)
    return made
  }

  private base(one: BaseDefinition, node: number, slice: Slice): ExactResult {
    const made = this.book.foldOf(one, slice)
    const { fold } = made
    const at = this.book.placeOf[node] ?? -1
    const total = fold.at(at)
    const tellings = this.tellingsOf(one, slice)
    const warnings = [...tellings.at(at), ...this.unitWarnings(one, node, slice, total)]
    const hasNumber = total.reported + total.beyond > 0
    const isEmpty = hasNumber && total.value === null
    const ids = this.ask.query.sources ? { ids: this.sourcesOf(one, at, made, tellings) } : {}
    const own = fold.ownAt(at)
    return {
      ...this.head(one.id, node, slice),
      value: total.value && shownText(total.value, one.decimals),
      state: isEmpty ? 'not-applicable' : stateOf(total),
      reason: isEmpty ? 'weights-zero' : null,
      reported: total.reported,
      expected: total.expected,
      beyond: total.beyond,
      notApplicable: total.notApplicable,
      numerator: hasNumber && total.numerator ? exactText(total.numerator) : null,
      denominator: hasNumber && total.denominator ? exactText(total.denominator) : null,
      own: own && shownText(own, one.decimals),
      warnings,
      from: { count: total.used, ...ids },
      exact: total.value,
    }
  }

  private unitWarnings(one: BaseDefinition, node: number, slice: Slice, total: Total): Warning[] {
    const unit = this.stock.units.list[node]?.id ?? ''
    const lacks = [...this.ask.query.by, ...Object.keys(this.ask.query.where)].some(
      (name) => !dimensionsOf(one).includes(name),
    )
    return Tellings.ofUnit(unit, [
      ...(this.book.existed(node) ? [] : ['not-in-tree' as const]),
      ...(total.expected === 0 && total.reported === 0 && total.notApplicable === 0
        ? ['nobody-expected' as const]
        : []),
      ...(lacks && Object.keys(slice).length < this.ask.query.by.length + Object.keys(this.ask.query.where).length
        ? ['no-such-dimension' as const]
        : []),
    ])
  }

  private sourcesOf(one: BaseDefinition, at: number, { figures, members }: BookFold, tellings: Tellings): string[] {
    const source = this.stock.values.columns.get(one.id)?.source
    const found: string[] = []
    for (const [member, places] of figures.rows ?? []) {
      if (figures.state[member] !== said.number || !tellings.counts(members.nodeOf[member] ?? -1, at)) continue
      for (const place of places) found.push(source?.[place] ?? '')
    }
    return found.sort()
  }

  private formula(formula: FormulaModel, node: number, slice: Slice): ExactResult {
    const { unit, period, dimensions } = this.head(formula.one.id, node, slice)
    return formulaResult(formula, { unit, period, dimensions }, (id) => this.result(id, node, this.under(id, slice)))
  }

  /** What of a slice concerns an indicator. */
  private under(id: string, slice: Slice): Slice {
    const names = dimensionsUnder(this.stock.model, id)
    return Object.fromEntries(Object.entries(slice).filter(([name]) => names.has(name)))
  }
}

/** Whether a row says something: a row of values that name no category is given only where there are some. */
const isWorth = (row: Result): boolean =>
  !Object.values(row.dimensions).includes(null) || row.state === 'value' || row.state === 'partial'

/** Reckons everything asked: by indicator, unit, period and slice, in the order of the query. */
export function reckon(stock: Stock, ask: Ask): ExactResult[] {
  const shelves = new Map(ask.indicators.map((id) => [id, new Map<number, ExactResult[]>()]))
  const slices = new Map(ask.indicators.map((id) => [id, slicesOf(stock, ask, id)]))
  for (const period of ask.periods) {
    const reckoning = new Reckoning(stock, ask, period)
    for (const node of reckoning.nodes())
      for (const [id, shelf] of shelves) {
        const rows = shelf.get(node) ?? []
        shelf.set(node, rows)
        for (const slice of slices.get(id) ?? []) {
          const row = reckoning.result(id, node, slice)
          if (isWorth(row)) rows.push(row)
        }
      }
  }
  return [...shelves.values()].flatMap((shelf) => [...shelf.values()].flat())
}
