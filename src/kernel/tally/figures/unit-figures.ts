import { type BaseDefinition, overDimensionsOf, overTimeOf } from '../formats/definition.ts'
import type { Span } from '../span.ts'
import { type Column, digitsAt, type Values } from './columns.ts'
import { fitting } from './fits.ts'
import { overTime, type UnitFigure } from './over-time.ts'
import { type Roles, role, rolesOf, type Slice } from './roles.ts'
import { isEven, type Quotient, type Statement, together } from './statement.ts'
import type { Code } from './warning.ts'

/** What each unit's figure is for one indicator, period and slice, by its place in a list of units. */
export interface UnitFigures {
  /** Number times 10 ^ places, to be divided by `over`; exact while `large` has no entry. */
  amount: Float64Array
  large: Map<number, bigint>
  over: Int32Array
  /** 0 nothing, 1 a number, 2 not applicable. */
  state: Uint8Array
  /** How many values it rests on, and their places where that was asked. */
  used: Int32Array
  rows: Map<number, readonly number[]> | null
  places: number
  told: { unit: number; code: Code }[]
}

export const said = { nothing: 0, number: 1, notApplicable: 2 } as const

interface Job {
  one: BaseDefinition
  column: Column
  spans: readonly Span[]
  period: Span
  fit: Uint8Array
  roles: Roles
  /** For a slice of what names no category: combinations that do, and so count elsewhere. */
  finer: Uint8Array | null
}

/** Several rows of one span as one statement: the total where it was given, else the coarsest breakdown taken together. */
function statementOf(job: Job, span: Span, rows: readonly number[], tell: (code: Code) => void): Statement | null {
  const { column, roles } = job
  const quotient = (at: number): Quotient => ({ n: digitsAt(column, at), d: 1 })
  const total = rows.find((at) => roles.role[column.combo[at] ?? 0] === role.exact)
  const parts = rows.filter((at) => at !== total)
  const ranks = new Set(parts.map((at) => roles.rank[column.combo[at] ?? 0] ?? 0))
  const coarsest = parts.filter((at) => roles.rank[column.combo[at] ?? 0] === Math.min(...ranks))
  const numbers = coarsest.filter((at) => column.isNone[at] === 0)
  const way = overDimensionsOf(job.one)
  if (total !== undefined) {
    const isNone = column.isNone[total] === 1
    if (
      !isNone &&
      numbers.length > 0 &&
      way === 'sum' &&
      !isEven(together('sum', numbers.map(quotient)), quotient(total))
    )
      tell('dimension-total-differs')
    return { span, ...quotient(total), isNone, rows: [total] }
  }
  if (ranks.size > 1) tell('dimension-breakdowns')
  if (numbers.length === 0) return { span, n: 0n, d: 1, isNone: true, rows: coarsest }
  if (way === 'none') {
    tell('dimension-not-additive')
    return null
  }
  return { span, ...together(way, numbers.map(quotient)), isNone: false, rows: numbers }
}

function statementsOf(job: Job, rows: readonly number[], tell: (code: Code) => void): Statement[] {
  const bySpan = new Map<number, number[]>()
  for (const at of rows) {
    const span = job.column.span[at] ?? 0
    const group = bySpan.get(span)
    if (group) group.push(at)
    else bySpan.set(span, [at])
  }
  return [...bySpan].flatMap(([span, group]) => {
    const found = job.spans[span]
    return (found && statementOf(job, found, group, tell)) ?? []
  })
}

const none: readonly number[] = []

/** Rows of a unit that count; what names no category is left out where another row about the same days does. */
function rowsOf(job: Job, unit: number): readonly number[] {
  const { column, fit, roles, finer, spans } = job
  const [begin, end] = [column.start[unit] ?? 0, column.start[unit + 1] ?? 0]
  if (begin === end) return none
  const rows: number[] = []
  const named: Span[] = []
  for (let at = begin; at < end; at++) {
    const [span, combo] = [column.span[at] ?? 0, column.combo[at] ?? 0]
    if (fit[span] === 0) continue
    if (finer?.[combo] === 1 && spans[span]) named.push(spans[span])
    if (roles.role[combo] !== role.none) rows.push(at)
  }
  if (named.length === 0) return rows
  return rows.filter((at) => {
    const span = spans[column.span[at] ?? 0]
    return !named.some((other) => span && other.from < span.to && span.from < other.to)
  })
}

/**
 * Flows of one length without categories, and single values: the usual cases, for which adding doubles is exact. Null when
 * the case is not so simple.
 */
function plainSum(job: Job, rows: readonly number[]): number | null {
  const { column, spans, roles, one, period } = job
  const way = overTimeOf(one)
  if (way === 'count' || (rows.length > 1 && (way !== 'sum' || one.kind !== 'flow'))) return null
  const kind = spans[column.span[rows[0] ?? 0] ?? 0]?.kind
  let [sum, days] = [0, 0]
  for (const at of rows) {
    const span = spans[column.span[at] ?? 0]
    const isPlain = column.isNone[at] === 0 && roles.role[column.combo[at] ?? 0] === role.exact
    if (!isPlain || !span || span.kind !== kind || span.to <= period.from || column.large.has(at)) return null
    sum += column.amount[at] ?? 0
    days += span.to - span.from
    if (!Number.isSafeInteger(sum)) return null
  }
  return one.per && one.kind === 'flow' && days < period.to - period.from ? null : sum
}

function put(into: UnitFigures, unit: number, figure: UnitFigure): void {
  into.used[unit] = figure.used.length
  into.rows?.set(unit, figure.used)
  into.state[unit] = figure.is === 'number' ? said.number : said.notApplicable
  if (figure.is !== 'number') return
  const rounded = Number(figure.n)
  if (Number.isSafeInteger(rounded)) into.amount[unit] = rounded
  else into.large.set(unit, figure.n)
  into.over[unit] = figure.d
}

function finerOf(one: BaseDefinition, column: Column, slice: Slice): Uint8Array | null {
  const unnamed = Object.keys(slice).filter((name) => slice[name] === null)
  if (unnamed.length === 0) return null
  const named = Object.fromEntries(Object.entries(slice).filter(([, category]) => category !== null))
  const { role: within } = rolesOf(one, column.combos, named)
  const { role: own } = rolesOf(one, column.combos, slice)
  return Uint8Array.from(within, (is, i) => Number(is !== role.none && own[i] === role.none))
}

/** The figures of some units, given by their places among all. */
export function unitFigures(
  one: BaseDefinition,
  values: Values,
  period: Span,
  slice: Slice,
  members: Int32Array,
  keepRows = false,
): UnitFigures {
  const n = members.length
  const column = values.columns.get(one.id)
  const found: UnitFigures = {
    amount: new Float64Array(n),
    large: new Map(),
    over: new Int32Array(n).fill(1),
    state: new Uint8Array(n),
    used: new Int32Array(n),
    rows: keepRows ? new Map() : null,
    places: overTimeOf(one) === 'count' ? 0 : (column?.places ?? 0),
    told: [],
  }
  if (!column) return found
  const fit = fitting(values.spans, period, one)
  const roles = rolesOf(one, column.combos, slice)
  const job = { one, column, spans: values.spans, period, fit, roles, finer: finerOf(one, column, slice) }
  for (let unit = 0; unit < n; unit++) {
    const rows = rowsOf(job, members[unit] ?? 0)
    if (rows.length === 0) continue
    const sum = plainSum(job, rows)
    if (sum !== null) {
      found.amount[unit] = sum
      found.state[unit] = said.number
      found.used[unit] = rows.length
      found.rows?.set(unit, rows)
      continue
    }
    const tell = (code: Code) => found.told.push({ unit, code })
    const statements = statementsOf(job, rows, tell)
    if (statements.length > 0) put(found, unit, overTime(statements, one, period, tell))
  }
  return found
}
