import type { Span } from '../span.ts'

/** What a unit says of one span: n / d, in the column's smallest places. */
export interface Statement {
  span: Span
  n: bigint
  d: number
  isNone: boolean
  /** Places of the rows it was made from. */
  rows: readonly number[]
}

/** n / d as it is counted with. */
export interface Quotient {
  n: bigint
  d: number
}

export const add = (a: Quotient, b: Quotient): Quotient =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * BigInt(b.d) + b.n * BigInt(a.d), d: a.d * b.d }

export const isBelow = (a: Quotient, b: Quotient): boolean => a.n * BigInt(b.d) < b.n * BigInt(a.d)
export const isEven = (a: Quotient, b: Quotient): boolean => a.n * BigInt(b.d) === b.n * BigInt(a.d)

export const sumOf = (all: readonly Quotient[]): Quotient => all.reduce(add, { n: 0n, d: 1 })

/** One number out of several by a way of taking them together; the list is not empty. */
export function together(way: 'sum' | 'average' | 'min' | 'max', all: readonly Quotient[]): Quotient {
  const [first = { n: 0n, d: 1 }, ...rest] = all
  if (way === 'min') return rest.reduce((least, one) => (isBelow(one, least) ? one : least), first)
  if (way === 'max') return rest.reduce((most, one) => (isBelow(most, one) ? one : most), first)
  const sum = sumOf(all)
  return way === 'sum' ? sum : { n: sum.n, d: sum.d * all.length }
}
