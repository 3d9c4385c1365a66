import type { Told } from './context.ts'
import { timesIn } from './dates.ts'
import { maskOf } from './masks.ts'
import { type FoundNumber, numbersIn } from './numbers.ts'
import { shift, zerosOf } from './numeral.ts'
import type { Passage } from './passages.ts'
import { type Plain, plainOf } from './plain.ts'
import { refusalOf } from './refusals.ts'
import { unitOf } from './units.ts'

/** A passage in its piece, with the heading it stands under. */
export interface Place extends Omit<Told, 'times'> {
  whole: string
  passage: Passage
  section: string
}

/** A passage as read: its plain text, the same with all that is no figure blanked, and the numbers left. */
export interface Reading extends Place, Told {
  plain: Plain
  masked: string
  numbers: FoundNumber[]
}

const ANY = /[\d一二三四五六七八九十百千万亿两首半]/

/** Reads a passage; null when no number stands in it. */
export function readPassage(place: Place): Reading | null {
  const plain = plainOf(place.whole, place.passage.pieces)
  if (!ANY.test(plain.text)) return null
  const { article, sectionTime } = place
  const year = sectionTime?.year ?? article.year
  const about = sectionTime?.year ?? (Number(article.periodKey?.slice(0, 4)) || null)
  const times = timesIn(plain.text, { date: article.date, year, about })
  const masked = maskOf(plain.text, times)
  const numbers = numbersIn(masked).filter((number) => isWanted(plain.text, masked, number))
  return { ...place, plain, masked, times, numbers: withRanges(numbers, masked) }
}

function isWanted(text: string, masked: string, number: FoundNumber): boolean {
  const before = masked.slice(Math.max(0, number.from - 30), number.from)
  const behind = masked.slice(number.to, number.to + 24)
  const around = { number, before, behind, quoted: isQuoted(text, number.from), titled: isTitled(text, number.from) }
  return unitOf(number, before, behind) !== null && refusalOf(around) === null
}

/** Whether an offset stands within “”, within 60 characters on each side. */
export const isQuoted = (text: string, at: number): boolean => isWithin(text, at, '“', '”')

/** Whether an offset stands within 《》. */
export const isTitled = (text: string, at: number): boolean => isWithin(text, at, '《', '》')

function isWithin(text: string, at: number, open: string, close: string): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  return before.lastIndexOf(open) > before.lastIndexOf(close) && text.slice(at, at + 60).includes(close)
}

const DASH = /^(?:[-—–~～]{1,2}|至|到)$/
const DASHED = /^(?:[-—–~～]{1,2}|至|到)/

/** 3—5万人, 3至5年: the lower end takes measure and multiplier of the upper. A number before a dash alone is none. */
function withRanges(numbers: readonly FoundNumber[], text: string): FoundNumber[] {
  const whole = numbers.map((number, i) => {
    const next = numbers[i + 1]
    if (!next || number.measure !== '' || !DASH.test(text.slice(number.to, next.from))) return number
    const scale = next.hasScale && !number.hasScale ? scaleOf(text.slice(next.from, next.numberTo)) : ''
    return { ...number, value: shift(number.value, zerosOf(scale)), measure: next.measure, hasScale: true }
  })
  return whole.filter(
    (one) => one.measure !== '' || one.form !== 'arabic' || !DASHED.test(text.slice(one.to, one.to + 2)),
  )
}

const scaleOf = (text: string): string => /[十百千]?[万亿]|[百千]/.exec(text)?.[0] ?? ''
