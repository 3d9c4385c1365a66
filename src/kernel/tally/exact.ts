/** A number without any rounding: n / d, with d above zero and in lowest terms. */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

const sizeOf = (n: bigint): bigint => (n < 0n ? -n : n)

function divisorOf(a: bigint, b: bigint): bigint {
  let [x, y] = [sizeOf(a), sizeOf(b)]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

/** n / d in lowest terms. @throws RangeError for a denominator of zero. */
export function exact(n: bigint, d = 1n): Exact {
  if (d === 0n) throw new RangeError('a denominator of zero')
  if (d === 1n) return { n, d }
  const by = divisorOf(n, d) * (d < 0n ? -1n : 1n)
  return { n: n / by, d: d / by }
}

export const zero: Exact = exact(0n)

export const plus = (a: Exact, b: Exact): Exact => exact(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Exact, b: Exact): Exact => exact(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Exact, b: Exact): Exact => exact(a.n * b.n, a.d * b.d)
/** @throws RangeError when b is zero. */
export const over = (a: Exact, b: Exact): Exact => exact(a.n * b.d, a.d * b.n)

/** Below, at or above zero as a is below, equal to or above b. */
export function compare(a: Exact, b: Exact): number {
  const gap = a.n * b.d - b.n * a.d
  return gap < 0n ? -1 : gap > 0n ? 1 : 0
}

/** The whole number at or below. */
export function floor({ n, d }: Exact): bigint {
  const whole = n / d
  return n < 0n && whole * d !== n ? whole - 1n : whole
}

/** The whole number at or above. */
export const ceil = (x: Exact): bigint => -floor({ n: -x.n, d: x.d })

/** A decimal text as digits and places: '12.50' is 1250 with 2 places; null for any other text. */
export function readDecimal(text: string): { digits: bigint; places: number } | null {
  const parts = /^([+-]?)(\d{1,40})(?:\.(\d{1,20}))?$/.exec(text)
  if (!parts) return null
  const [, sign, whole = '', rest = ''] = parts
  const digits = BigInt(whole + rest)
  return { digits: sign === '-' ? -digits : digits, places: rest.length }
}

/** The exact number of a decimal text; null for any other text. */
export function readExact(text: string): Exact | null {
  const read = readDecimal(text)
  return read && exact(read.digits, 10n ** BigInt(read.places))
}

/** Decimal text with so many places, a half rounded away from zero (四舍五入). */
export function roundText({ n, d }: Exact, decimals: number): string {
  const scaled = sizeOf(n) * 10n ** BigInt(decimals)
  const rounded = (2n * scaled + d) / (2n * d)
  const text = String(rounded).padStart(decimals + 1, '0')
  const whole = text.slice(0, text.length - decimals)
  const sign = n < 0n && rounded > 0n ? '-' : ''
  return decimals === 0 ? sign + whole : `${sign}${whole}.${text.slice(text.length - decimals)}`
}

/** Places behind the point that a number needs; null when its decimals never end. */
function placesOf(d: bigint): number | null {
  let [rest, twos, fives] = [d, 0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? Math.max(twos, fives) : null
}

/** The shortest text that loses nothing: 12.5, or 1/3 where the decimals never end. */
export function exactText(x: Exact): string {
  const places = placesOf(x.d)
  return places === null ? `${x.n}/${x.d}` : roundText(x, places)
}

/** Text with so many places; left out, every place up to six, and then rounded. */
export function shownText(x: Exact, decimals: number | undefined): string {
  if (decimals !== undefined) return roundText(x, decimals)
  const places = placesOf(x.d)
  if (places !== null && places <= 6) return roundText(x, places)
  const [whole = '', rest = ''] = roundText(x, 6).split('.')
  const short = rest.replace(/0+$/, '')
  return short ? `${whole}.${short}` : whole
}
