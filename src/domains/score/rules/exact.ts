/** An exact value: numerator and denominator as whole numbers, the denominator above zero. */
export interface Fraction {
  n: bigint
  d: bigint
}

const million = 1_000_000n

/**
 * The exact value of a decimal text such as `12.5` or `-3`.
 * @throws RangeError for a text that is no decimal number of at most 15 digits before and 6 behind the point.
 */
export function fractionOf(text: string): Fraction {
  const parts = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text)
  if (!parts) throw new RangeError(`not a decimal number: ${text}`)
  const amount = BigInt(parts[2] ?? '0') * million + BigInt((parts[3] ?? '').padEnd(6, '0'))
  return { n: parts[1] ? -amount : amount, d: million }
}

/** A quotient rounded half up (away from zero) to a whole number. `d` is above zero. */
export const divideHalfUp = (n: bigint, d: bigint): bigint =>
  n < 0n ? -((-2n * n + d) / (2n * d)) : (2n * n + d) / (2n * d)

/** -1, 0 or 1. */
export const compare = (a: Fraction, b: Fraction): number => {
  const [x, y] = [a.n * b.d, b.n * a.d]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The value rounded half up to so many decimals, as text: 66.67. */
export function textOf({ n, d }: Fraction, decimals: number): string {
  const scaled = divideHalfUp(n * 10n ** BigInt(decimals), d)
  const size = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0')
  const whole = size.slice(0, size.length - decimals)
  const rest = decimals > 0 ? `.${size.slice(-decimals)}` : ''
  return `${scaled < 0n ? '-' : ''}${whole}${rest}`
}

/** Hundredths of a point of a decimal number of points, rounded half up. */
export const hundredthsOf = (points: number | string): number => {
  const { n, d } = fractionOf(typeof points === 'number' ? points.toFixed(6) : points)
  return Number(divideHalfUp(n * 100n, d))
}

/** Points as they are printed: 1235 is 12.35. */
export const pointsText = (hundredths: number): string => textOf({ n: BigInt(hundredths), d: 100n }, 2)

/** A share of full points in hundredths, rounded half up: `value / of × full`. Source: 计分保留两位小数，四舍五入。 */
export const portion = (value: Fraction, of: Fraction, full: number): number =>
  Number(divideHalfUp(value.n * of.d * BigInt(full), value.d * of.n))
