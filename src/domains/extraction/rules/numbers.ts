import { HAN_MEASURE, MEASURE } from './measures.ts'
import { percentOf, readArabic, readHan, shift } from './numeral.ts'
import { BEHIND_MEASURE } from './qualifiers.ts'

/** A number met in a plain text, with its measure. Offsets count in the plain text. */
export interface FoundNumber {
  from: number
  /** Behind the digits and their multiplier. */
  numberTo: number
  /** Behind the measure and the words behind it. */
  to: number
  value: string
  /** Measure as written; empty when there is none. */
  measure: string
  /** 余, 多 between number and measure. */
  inside: string
  /** 以上, 左右 behind the measure. */
  behind: string
  /** How it was written. */
  form: 'arabic' | 'han' | 'share' | 'first'
  /** The multiplier was the whole number: 近千名, 上万人次. */
  isRound: boolean
  hasScale: boolean
  ordinal: boolean
}

const ARABIC = '\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?'
const HAN = '[零〇一二三四五六七八九十百千万亿两]+'
const CANDIDATE = new RegExp(
  [
    `百分之(?<hundredths>${HAN}点${HAN}|${HAN}|${ARABIC})`,
    `(?<of>[二两三四五六七八九十]{1,2})分之(?<parts>[一二两三四五六七八九]{1,2})`,
    `第(?<=(?:居|列|位|名|获|得|全国|全省|全市|全州|全县|西北|省内|区域|前茅|、)[\\u4e00-\\u9fff]{0,6}第)(?<rank>[一二三四五六七八九十]{1,3}|\\d{1,3})(?=[，。；）)]|[、和与](?!第?[一二三四五六七八九十\\d]+[条章款批])|位|$)位?`,
    `(?<half>超?过半数?|半数以上|一半以上)`,
    `(?<first>首(?=个|家|条|座|所|届|支|部|台|款|例|本)|第一(?=所|家|个|条|座))`,
    `(?<ordinal>第)?(?:(?<arabic>${ARABIC})(?<early>余|多|来)?(?<scale>[十百千]?万亿?|[十百千]?亿|[百千](?![伏瓦克米]))?|(?<han>${HAN}))(?<more>余|多|来(?=万|亿|个|名|家|人|年))?(?<late>[万亿])?`,
  ].join('|'),
  'g',
)
const UNIT = new RegExp(`^(?:[%‰]|${MEASURE})`)
const MOST = 5000

/** Every number of a masked plain text that could be a figure, in order; at most 5,000 of a passage. */
export function numbersIn(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const match of text.matchAll(CANDIDATE)) {
    const number = readOne(text, match)
    if (number) found.push(number)
    if (found.length >= MOST) break
  }
  return found
}

type Groups = Readonly<Record<string, string | undefined>>

function readOne(text: string, match: RegExpMatchArray): FoundNumber | null {
  const groups: Groups = match.groups ?? {}
  const from = match.index ?? 0
  const end = from + match[0].length
  if (groups.hundredths || groups.of || groups.half) return readShare(text, match[0], groups, from)
  if (groups.rank) return readRank(match[0], groups.rank, from)
  if (groups.first) return readFirst(text, groups.first, from)
  const { arabic, han, ordinal } = groups
  const inside = groups.early ?? groups.more ?? ''
  const number = arabic ? arabicOf(arabic, groups) : hanOf(han ?? '', groups)
  if (number === null) return null
  const rest = text.slice(end, end + 12)
  const unit = UNIT.exec(rest)?.[0] ?? ''
  // In 二百万元 the greedy numeral is right; in 三千瓦 nothing is counted.
  if (
    han &&
    !isCounted({
      han,
      unit,
      rest,
      before: text.slice(Math.max(0, from - 2), from),
      ordinal: Boolean(ordinal),
      blurred: inside !== '',
    })
  )
    return null
  if (unit === '成') return readTenths(text, { from, end, value: number })
  const { value, inside: between, to } = withMore(unit, rest, end, number, inside)
  const behind = BEHIND_MEASURE.exec(text.slice(to, to + 4))?.[0] ?? ''
  return {
    from,
    numberTo: end,
    to: to + behind.length,
    value,
    measure: unit,
    inside: between,
    behind,
    form: arabic ? 'arabic' : 'han',
    isRound: han !== undefined && /^[百千万亿]+$/.test(han),
    hasScale: Boolean(groups.scale ?? groups.late),
    ordinal: Boolean(ordinal),
  }
}

/** 七成 is 70 %, 七成五 75 %. */
function readTenths(text: string, { from, end, value }: { from: number; end: number; value: string }): FoundNumber {
  const more = /^成([一二三四五六七八九])(?=[，。；、）以左]|$)/.exec(text.slice(end, end + 3))
  const to = end + (more ? 2 : 1)
  const behind = BEHIND_MEASURE.exec(text.slice(to, to + 4))?.[0] ?? ''
  const hundredths = shift(value, 1).replace(/0$/, more ? (readHan(more[1] ?? '') ?? '0') : '0')
  return { ...bare, from, numberTo: end, to: to + behind.length, value: hundredths, measure: '%', behind, form: 'han' }
}

/** 5年多, 10个多月: a blur word behind the measure. */
function withMore(unit: string, rest: string, end: number, value: string, inside: string) {
  const after = rest.slice(unit.length, unit.length + 1)
  const blurs =
    inside === '' &&
    unit !== '' &&
    (after === '余' || (after === '多' && /[，。；、）\s年月]/.test(rest.slice(unit.length + 1, unit.length + 2))))
  return { value, inside: blurs ? after : inside, to: end + unit.length + (blurs ? 1 : 0) }
}

const arabicOf = (digits: string, { scale = '', late = '' }: Groups): string | null =>
  digits.length > 18 ? null : readArabic(digits, scale + late)

function hanOf(text: string, { late = '' }: Groups): string | null {
  if (text.length > 16) return null
  const value = readHan(text)
  return value === null ? null : late ? shift(value, late === '万' ? 4 : 8) : value
}

interface Counted {
  han: string
  unit: string
  rest: string
  before: string
  ordinal: boolean
  blurred: boolean
}

/** A Chinese numeral counts with a measure word only; 一 hardly ever counts at all. */
function isCounted({ han, unit, rest, before, ordinal, blurred }: Counted): boolean {
  if (ordinal) return unit !== ''
  if (unit === '') return /^[两二三四五六七八九十]+$/.test(han) && /^(?:省市|市州|方面)/.test(rest)
  if (unit === '级') return /^级(?:工|技能|津贴)/.test(rest) && han !== '一'
  if (!HAN_MEASURE.test(rest) && unit !== '%') return false
  // 二次开发: counting says 两.
  if (han === '二' && /^[次期批级]$/.test(unit)) return false
  if (han === '一') return /仅$|只有$/.test(before) && /^[个名家人]/.test(unit)
  if (/^[百千万亿]+$/.test(han))
    return blurred || /[近上约超逾过]$/.test(before) || BEHIND_MEASURE.test(rest.slice(unit.length))
  return true
}

function readShare(text: string, whole: string, groups: Groups, from: number): FoundNumber | null {
  const to = from + whole.length
  const value = shareValue(groups)
  if (value === null) return null
  const behind = BEHIND_MEASURE.exec(text.slice(to, to + 4))?.[0] ?? ''
  return { ...bare, from, numberTo: to, to: to + behind.length, value, measure: '%', behind, form: 'share' }
}

function shareValue({ hundredths, of, parts, half }: Groups): string | null {
  if (half) return '50'
  if (hundredths) {
    if (/\d/.test(hundredths)) return readArabic(hundredths)
    const [whole = '', rest] = hundredths.split('点')
    const value = whole === '百' ? '100' : readHan(whole)
    if (value === null || rest === undefined) return value
    return `${value}.${[...rest].map((char) => readHan(char) ?? '').join('')}`
  }
  const [above, below] = [readHan(parts ?? ''), readHan(of ?? '')]
  return above && below ? percentOf(above, below) : null
}

/** 居全省第二: a rank. */
function readRank(whole: string, rank: string, from: number): FoundNumber | null {
  const value = /\d/.test(rank) ? rank : readHan(rank)
  const to = from + whole.length
  return value === null
    ? null
    : { ...bare, from, numberTo: to, to, value, measure: '位', behind: '', form: 'han', ordinal: true }
}

/** 首届, 首个, 第一所: one, and the first of its kind. */
function readFirst(text: string, word: string, from: number): FoundNumber | null {
  const at = from + word.length
  const measure = text.slice(at, at + 1)
  return { ...bare, from, numberTo: at, to: at + 1, value: '1', measure, inside: word + measure, form: 'first' }
}

const bare = { inside: '', behind: '', isRound: false, hasScale: false, ordinal: false }
