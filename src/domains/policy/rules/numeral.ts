const DIGITS = new Map([...'〇零一二三四五六七八九'].map((char, i) => [char, Math.max(0, i - 1)]))
for (const [char, value] of [...'○O'].map((c) => [c, 0] as const)) DIGITS.set(char, value)
// Scanners read 一 as a dash and 二, 八 as kana; inside a number nothing else can be meant.
for (const [char, value] of [
  ['两', 2],
  ['—', 1],
  ['－', 1],
  ['-', 1],
  ['ー', 1],
  ['ニ', 2],
  ['ハ', 8],
] as const)
  DIGITS.set(char, value)
const TENS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const MYRIADS = new Map([
  ['万', 1e4],
  ['亿', 1e8],
])

/** Full-width digits, letters and signs as half-width ones; the length never changes. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/**
 * The value of a number written with Chinese characters, digits or both: 二十七, 一百零五, 二〇二四, １２, 3万, 1.5亿.
 * Spaces inside are ignored. Null when it is not a number.
 */
export function readNumeral(raw: string): number | null {
  const text = halfWidth(raw.replace(/[—－]/g, '一')).replace(/[\s,]/g, '')
  const scaled = /^(\d+(?:\.\d+)?)([十百千]?)([万亿]*)$/.exec(text)
  if (scaled) return scale(Number(scaled[1]) * (TENS.get(scaled[2] ?? '') ?? 1), scaled[3] ?? '')
  if (text === '' || text.length > 24) return null
  return /[十百千万亿]/.test(text) ? additive(text) : positional(text)
}

function scale(value: number, marks: string): number {
  const product = [...marks].reduce((sum, mark) => sum * (MYRIADS.get(mark) ?? 1), value)
  return Number(product.toPrecision(12))
}

function positional(text: string): number | null {
  let value = 0
  for (const char of text) {
    const digit = DIGITS.get(char)
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

function additive(text: string): number | null {
  let [total, below, digit] = [0, 0, -1]
  for (const char of text) {
    const [ten, myriad, single] = [TENS.get(char), MYRIADS.get(char), DIGITS.get(char)]
    if (single !== undefined) digit = single
    else if (ten !== undefined) {
      below += (digit < 0 ? 1 : digit) * ten
      digit = -1
    } else if (myriad !== undefined) {
      total = (total + below + Math.max(digit, 0)) * myriad
      ;[below, digit] = [0, -1]
    } else return null
  }
  return total + below + Math.max(digit, 0)
}
