import type { Span } from '../span.ts'

/** The categories of a value, in the order of its indicator's dimensions; null where it is about all of them. */
export type Combo = readonly (string | null)[]

/** Values of one indicator, one place each, sorted by unit: `start[u]` to before `start[u + 1]` are those of unit u. */
export interface Column {
  start: Int32Array
  span: Int32Array
  combo: Int32Array
  /** The number times 10 ^ places, where that is a whole number that a double holds exactly. */
  amount: Float64Array
  /** Larger numbers, by their place. */
  large: ReadonlyMap<number, bigint>
  /** 1 where the indicator does not apply. */
  isNone: Uint8Array
  /** What the row is called, for whoever asks where a figure comes from. */
  source: readonly string[] | null
  combos: readonly Combo[]
  places: number
}

/** All values, by indicator, with the spans they are about. */
export interface Values {
  spans: readonly Span[]
  columns: ReadonlyMap<string, Column>
}

/** A value as it is put in. */
export interface Put {
  unit: number
  span: number
  combo: number
  digits: bigint
  places: number
  isNone: boolean
  source: string
}

/** Sorts values of one indicator by unit; the order of rows does not matter to anything that follows. */
export function columnOf(puts: readonly Put[], units: number, combos: readonly Combo[]): Column {
  const places = puts.reduce((most, put) => Math.max(most, put.places), 0)
  const start = startsOf(
    puts.map((put) => put.unit),
    units,
  )
  const next = start.slice(0, units)
  const [span, combo] = [new Int32Array(puts.length), new Int32Array(puts.length)]
  const [amount, isNone] = [new Float64Array(puts.length), new Uint8Array(puts.length)]
  const large = new Map<number, bigint>()
  const source: string[] = new Array(puts.length).fill('')
  for (const put of puts) {
    const at = next[put.unit] ?? 0
    next[put.unit] = at + 1
    span[at] = put.span
    combo[at] = put.combo
    source[at] = put.source
    if (put.isNone) isNone[at] = 1
    const scaled = put.digits * 10n ** BigInt(places - put.places)
    const rounded = Number(scaled)
    if (Number.isSafeInteger(rounded)) amount[at] = rounded
    else large.set(at, scaled)
  }
  return { start, span, combo, amount, large, isNone, source, combos, places }
}

/** Where each unit's rows begin when rows are sorted by unit. */
export function startsOf(unitOf: ArrayLike<number>, units: number): Int32Array {
  const start = new Int32Array(units + 1)
  for (let i = 0; i < unitOf.length; i++) {
    const unit = (unitOf[i] ?? 0) + 1
    start[unit] = (start[unit] ?? 0) + 1
  }
  for (let u = 0; u < units; u++) start[u + 1] = (start[u + 1] ?? 0) + (start[u] ?? 0)
  return start
}

/** The whole number at a place. */
export const digitsAt = (column: Column, at: number): bigint => column.large.get(at) ?? BigInt(column.amount[at] ?? 0)
