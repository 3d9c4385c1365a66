/** Places kept behind the point in all sums of this room; the database keeps as many. */
const places = 6
const unit = 10n ** BigInt(places)

/** A decimal number as a whole number of millionths, so that comparing and dividing are exact. */
export type Millionths = bigint

/**
 * Millionths of a number or of its decimal text.
 * @throws RangeError for a text that is no decimal number of at most 15 digits before and 6 behind the point.
 */
export function millionthsOf(value: string | number): Millionths {
  const text = typeof value === 'number' ? value.toFixed(places) : value
  const parts = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text)
  if (!parts) throw new RangeError(`not a decimal number: ${text}`)
  const amount = BigInt(parts[2] ?? '0') * unit + BigInt((parts[3] ?? '').padEnd(places, '0'))
  return parts[1] ? -amount : amount
}

/** The shortest decimal text: 12.5, never 12.500000. */
export function decimalOf(amount: Millionths): string {
  const size = amount < 0n ? -amount : amount
  const rest = String(size % unit)
    .padStart(places, '0')
    .replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${size / unit}${rest ? `.${rest}` : ''}`
}

/** Rounds half away from zero to so many places, 0 to 6. */
export function roundTo(amount: Millionths, decimals: number): Millionths {
  const step = 10n ** BigInt(places - decimals)
  const half = amount < 0n ? -step / 2n : step / 2n
  return ((amount + half) / step) * step
}

/** 5000 as 5,000; the places behind the point stay as they are. */
export function groupDigits(value: string): string {
  const [whole = '', rest] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}
