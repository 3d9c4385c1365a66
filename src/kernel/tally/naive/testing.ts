/** Rows, days and fractions as the naive recount sees them. */
export interface RawUnit {
  id: string
  kind: string
  territorialParent: string | null
  industrialParent: string | null
  from: string | null
  to: string | null
  mergedInto: string | null
}

export interface RawValue {
  unit: string
  indicator: string
  period: string
  value: string
  dimensions: Record<string, string>
}

export interface RawBase {
  id: string
  kind: 'flow' | 'stock'
  overTime: 'sum' | 'last' | 'average' | 'min' | 'max' | 'count'
  overUnits: 'sum' | 'average' | 'weighted' | 'min' | 'max' | 'count'
  weight?: string
  overDimensions: 'sum' | 'average' | 'min' | 'max' | 'none'
  dimensions: string[]
  expected: 'leaves' | 'all' | string[]
  reports: 'own' | 'whole'
  within: 'period' | 'upTo'
}

export type Fraction = readonly [bigint, bigint]

export interface Answer {
  value: Fraction | null
  state: string
  reported: number
  expected: number
}

export type Tree = 'territorialParent' | 'industrialParent'

export const ms = 86_400_000
export const shift = (date: string, days: number) => new Date(Date.parse(date) + days * ms).toISOString().slice(0, 10)
export const pad = (n: number) => String(n).padStart(2, '0')

/** First and last day of a period, both included, with its kind. */
export function edges(key: string): { first: string; last: string; kind: string } {
  const month = (y: number, from: number, months: number, kind: string) => ({
    first: `${y}-${pad(from)}-01`,
    last: new Date(Date.UTC(y, from - 1 + months, 0)).toISOString().slice(0, 10),
    kind,
  })
  const y = Number(key.slice(0, 4))
  if (key.startsWith('as-of:')) return { first: `${key.slice(6, 10)}-01-01`, last: key.slice(6), kind: 'as-of' }
  if (/^\d{4}$/.test(key)) return month(y, 1, 12, 'year')
  if (/-H/.test(key)) return month(y, key.endsWith('1') ? 1 : 7, 6, 'half')
  if (/-Q/.test(key)) return month(y, Number(key.at(-1)) * 3 - 2, 3, 'quarter')
  if (/-W/.test(key)) {
    const fourth = `${y}-01-04`
    const weekday = (new Date(fourth).getUTCDay() + 6) % 7
    const first = shift(fourth, 7 * (Number(key.slice(6)) - 1) - weekday)
    return { first, last: shift(first, 6), kind: 'week' }
  }
  if (/^\d{4}-\d{2}$/.test(key)) return month(y, Number(key.slice(5)), 1, 'month')
  return { first: key, last: key, kind: 'day' }
}

export const daysIn = (p: { first: string; last: string }) => (Date.parse(p.last) - Date.parse(p.first)) / ms + 1
export const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
export const less = (a: Fraction, b: Fraction) => a[0] * b[1] < b[0] * a[1]
export const total = (all: Fraction[]): Fraction => all.reduce(plus, [0n, 1n])
export const least = (all: Fraction[]): Fraction => all.reduce((x, y) => (less(y, x) ? y : x))
export const most = (all: Fraction[]): Fraction => all.reduce((x, y) => (less(x, y) ? y : x))
export const by = (a: Fraction, n: bigint): Fraction => [a[0], a[1] * n]
export const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]]

export function fraction(text: string): Fraction {
  const [whole = '', rest = ''] = text.split('.')
  return [BigInt(whole + rest), 10n ** BigInt(rest.length)]
}
