const DIGITS = new Map([...'零一二三四五六七八九'].map((char, i) => [char, i]))
for (const [char, value] of [
  ['〇', 0],
  ['○', 0],
  ['两', 2],
] as const)
  DIGITS.set(char, value)
const TENS = new Map([
  ['十', 10n],
  ['百', 100n],
  ['千', 1000n],
])
const MYRIADS = new Map([
  ['万', 10_000n],
  ['亿', 100_000_000n],
])
const ZEROS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

/** A decimal text multiplied by a power of ten, without a float in between: 43.86 by 4 is 438600. */
export function shift(decimal: string, places: number): string {
  const [whole = '0', rest = ''] = decimal.split('.')
  const digits = places >= 0 ? whole + rest.padEnd(places, '0') : whole.padStart(1 - places, '0') + rest
  const point = places >= 0 ? whole.length + places : Math.max(whole.length, 1 - places) + places
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0'
  const right = digits.slice(point).replace(/0+$/, '')
  return right ? `${left}.${right}` : left
}

/** How many zeros a multiplier such as 万, 千万 or 百亿 adds. */
export const zerosOf = (multiplier: string): number =>
  [...multiplier].reduce((sum, char) => sum + (ZEROS[char] ?? 0), 0)

/** The decimal text of Arabic digits with thousands signs and a multiplier: 1,060; 43.86 with 万. */
export const readArabic = (digits: string, multiplier = ''): string =>
  shift(digits.replace(/[,，\s]/g, '').replace(/^0+(?=\d)/, ''), zerosOf(multiplier))

/** The value of a number in Chinese characters, 三千二百 or 二十七; null when it is none, as 七八 and 三五 are. */
export function readHan(text: string): string | null {
  if (!/[十百千万亿]/.test(text)) return positional(text)
  let [total, below, digit] = [0n, 0n, -1]
  for (const char of text) {
    const [single, ten, myriad] = [DIGITS.get(char), TENS.get(char), MYRIADS.get(char)]
    if (single !== undefined) {
      // 三四百 is a guess and no number; a naught between places is.
      if (digit > 0) return null
      digit = single
    } else if (ten !== undefined) {
      below += (digit < 0 ? 1n : BigInt(digit)) * ten
      digit = -1
    } else if (myriad !== undefined) {
      const own = below + BigInt(Math.max(digit, 0))
      total = (total + (own === 0n && total === 0n ? 1n : own)) * myriad
      ;[below, digit] = [0n, -1]
    } else return null
  }
  return String(total + below + BigInt(Math.max(digit, 0)))
}

function positional(text: string): string | null {
  const digits = [...text].map((char) => DIGITS.get(char))
  if (digits.some((one) => one === undefined)) return null
  // 七八个 means about seven; 二〇二四 is a year and met as a date.
  return digits.length === 1 ? String(digits[0]) : null
}

/** The percentage of a fraction, to four places: 三分之二 is 66.6667. Null for a fraction of nothing. */
export function percentOf(parts: string, of: string): string | null {
  const [above, below] = [Number(parts), Number(of)]
  if (!(below > 0) || !Number.isFinite(above)) return null
  return String(Number(((above / below) * 100).toFixed(4)))
}
