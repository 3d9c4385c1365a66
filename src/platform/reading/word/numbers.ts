const DIGITS = '〇一二三四五六七八九'
const PLACES = ['', '十', '百', '千']
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const LEGAL_PLACES = ['', '拾', '佰', '仟']
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** One character of a run of characters that Unicode has only so many of. */
const single = (from: number, most: number) => (value: number) =>
  value >= 1 && value <= most ? String.fromCharCode(from + value - 1) : String(value)

/** ① to ㊿, which Unicode keeps in three places. */
export function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCharCode(0x245f + value)
  if (value >= 21 && value <= 35) return String.fromCharCode(0x3251 + value - 21)
  return value >= 36 && value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : `(${value})`
}

const positional = (value: number) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join('')

/** 一百零一, 二千零二十六; 十 to 十九 without the leading 一. */
function counted(value: number, digits: string, places: string[]): string {
  if (value > 9999) return positional(value)
  let words = ''
  const written = String(value)
  for (let at = 0; at < written.length; at++) {
    const digit = Number(written[at])
    if (digit > 0) words += digits.charAt(digit) + places[written.length - 1 - at]
    else if (Number(written.slice(at)) > 0 && !words.endsWith('零')) words += '零'
  }
  return digits === DIGITS ? words.replace(/^一十/, '十') : words
}

const thousands = (value: number) => counted(value, DIGITS, PLACES)
const hundreds = (value: number) => (value < 100 ? thousands(value) : positional(value))
const cyclic = (signs: string) => (value: number) => signs.charAt((value - 1) % signs.length)

function roman(value: number): string {
  if (value > 3999) return String(value)
  let [left, words] = [value, '']
  for (const [worth, sign] of ROMAN) for (; left >= worth; left -= worth) words += sign
  return words
}

/** a … z, aa, bb …, as word processors count on. */
const letters = (value: number) =>
  value <= 520 ? String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26)) : String(value)

const fullWidth = (value: number) =>
  [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')

const FORMATS: Record<string, (value: number) => string> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: single(0x2488, 20),
  decimalEnclosedParen: single(0x2474, 20),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: hundreds,
  taiwaneseCounting: hundreds,
  japaneseCounting: thousands,
  chineseCountingThousand: thousands,
  taiwaneseCountingThousand: thousands,
  ideographDigital: positional,
  taiwaneseDigital: positional,
  japaneseDigitalTenThousand: positional,
  chineseLegalSimplified: (value) => counted(value, LEGAL_DIGITS, LEGAL_PLACES),
  ideographLegalTraditional: (value) => counted(value, LEGAL_DIGITS, LEGAL_PLACES),
  ideographTraditional: cyclic(STEMS),
  ideographZodiac: cyclic(BRANCHES),
  ideographEnclosedCircle: single(0x3280, 10),
}

/**
 * A list number as the word processor prints it. `format` is the file's own word for it (ECMA-376 part 1, 17.18.59);
 * what no Chinese document uses is printed with digits, and so is 0, which the counting words do not know.
 */
export function printNumber(value: number, format: string): string {
  if (/^0+1/.test(format)) return String(value).padStart((/^0+1/.exec(format)?.[0] ?? '').length, '0')
  return value < 1 && format !== 'none' ? String(value) : (FORMATS[format] ?? String)(value)
}
