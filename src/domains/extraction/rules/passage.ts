import type { FoundFigure } from '../model.ts'
import type { Article } from './articles.ts'
import { confidenceOf } from './confidence.ts'
import { timeOf } from './context.ts'
import { type TimeMention, timesIn } from './dates.ts'
import { kindOfFigure } from './kinds.ts'
import { maskOf } from './masks.ts'
import { standardUnit } from './measures.ts'
import { indicatorName, type Noun, nounOf } from './nouns.ts'
import { type FoundNumber, numbersIn } from './numbers.ts'
import { shift } from './numeral.ts'
import type { Passage } from './passages.ts'
import { type Plain, plainOf } from './plain.ts'
import { qualifierOf } from './qualifiers.ts'
import { refusalOf } from './refusals.ts'
import { pairedNouns, sentenceAround, subjectBefore } from './sentences.ts'
import { unitOf } from './units.ts'

/** A passage in its piece, with the heading it stands under. */
export interface Place {
  whole: string
  passage: Passage
  article: Article
  section: string
}

interface Reading extends Place {
  plain: Plain
  masked: string
  times: TimeMention[]
  numbers: FoundNumber[]
}

/** The figures of a passage, in order, without their ids. */
export function figuresIn(place: Place): Omit<FoundFigure, 'id'>[] {
  const plain = plainOf(place.whole, place.passage.pieces)
  if (!/[\d一二三四五六七八九十百千万亿两首半]/.test(plain.text)) return []
  const times = timesIn(plain.text, place.article)
  const masked = maskOf(plain.text, times)
  const reading = { ...place, plain, masked, times, numbers: numbersIn(masked) }
  const wanted = reading.numbers.filter((number) => isWanted(reading, number))
  return ranged(wanted, masked).map((number, i, all) => figureOf(reading, number, all[i - 1] ?? null, all))
}

function isWanted({ masked, plain }: Reading, number: FoundNumber): boolean {
  const before = masked.slice(Math.max(0, number.from - 30), number.from)
  const behind = masked.slice(number.to, number.to + 24)
  const around = {
    number,
    before,
    behind,
    quoted: isWithin(plain.text, number.from, '“', '”'),
    titled: isWithin(plain.text, number.from, '《', '》'),
  }
  return unitOf(number, before, behind) !== null && refusalOf(around) === null
}

/** Whether an offset stands between an opening sign and its closing one, within 60 characters. */
function isWithin(text: string, at: number, open: string, close: string): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  const opened = before.lastIndexOf(open)
  return opened > before.lastIndexOf(close) && text.slice(at, at + 60).includes(close)
}

/** 3—5万人, 3至5年: the lower end takes measure and multiplier of the upper. */
function ranged(numbers: readonly FoundNumber[], text: string): FoundNumber[] {
  return numbers.map((number, i) => {
    const next = numbers[i + 1]
    if (!next || number.measure !== '' || !/^(?:[-—–~～]{1,2}|至|到)$/.test(text.slice(number.to, next.from)))
      return number
    const scale =
      next.hasScale && !number.hasScale
        ? (/[十百千]?[万亿]|[百千]/.exec(text.slice(next.from, next.numberTo))?.[0] ?? '')
        : ''
    const zeros = [...scale].reduce((sum, char) => sum + ({ 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }[char] ?? 0), 0)
    return { ...number, value: shift(number.value, zeros), measure: next.measure, hasScale: true }
  })
}

function figureOf(
  reading: Reading,
  number: FoundNumber,
  before: FoundNumber | null,
  all: readonly FoundNumber[],
): Omit<FoundFigure, 'id'> {
  const { plain, masked, times, article, section, whole } = reading
  const sentence = sentenceAround(plain.text, number.from)
  const from = clauseFrom(masked, number, before)
  const clause = masked.slice(from, number.from)
  const behind = masked.slice(number.to, number.to + 40)
  const { unit, value } = unitOf(number, clause, behind) ?? { unit: '', value: number.value }
  const paired = pairedNouns(masked, sentence, all).get(number.from)
  const noun = paired
    ? ({ noun: paired, side: 'ahead' } as const)
    : nounFor(reading, number, { clause, behind, unit, before })
  const time = timeOf(times, sentence.from, number.from, article)
  const spoken = plain.text.slice(sentence.from, number.from)
  const seen = {
    number,
    noun,
    unit,
    quoted: isWithin(plain.text, number.from, '“', '”'),
    titled: isWithin(plain.text, number.from, '《', '》'),
    heading: reading.passage.kind === 'heading' || reading.passage.kind === 'section',
  }
  const start = plain.at[number.from] ?? 0
  const end = (plain.at[number.to - 1] ?? start) + 1
  return {
    from: start,
    to: end,
    text: whole.slice(start, end).replace(/\s+/g, ''),
    value,
    unit: standardUnit(unit),
    qualifier:
      number.form === 'first'
        ? number.inside
        : qualifierOf(masked.slice(Math.max(from, number.from - 40), number.from), number.inside, number.behind),
    noun: noun.noun,
    indicator: indicatorName(noun.noun, unit),
    kind: kindOfFigure(spoken.slice(-60), unit, section, time.ahead),
    period: time.period,
    periodKey: time.periodKey,
    asOf: time.asOf,
    subject: subjectBefore(plain.text, sentence.from, number.from) ?? article.subject,
    reporter: article.reporter,
    confidence: confidenceOf(seen),
    sentence: plain.text.slice(sentence.from, sentence.to).trim(),
    partOf: null,
  }
}

/** Where the words about a number begin: behind the last stop, or the number before. */
function clauseFrom(text: string, number: FoundNumber, before: FoundNumber | null): number {
  let from = number.from
  const floor = before && before.to <= number.from ? before.to : 0
  while (from > floor && number.from - from < 80 && !/[，。；！？：\t\n]/.test(text[from - 1] ?? '')) from -= 1
  return from
}

interface Words {
  clause: string
  behind: string
  unit: string
  before: FoundNumber | null
}

function nounFor({ masked, numbers }: Reading, number: FoundNumber, { clause, behind, unit, before }: Words): Noun {
  const found = nounOf(clause, behind, unit)
  if (found.noun !== '' && !/^占/.test(found.noun)) return found
  if (!before) return found
  // 举办培训12期1060人; 发展党员1904名，占总数的97.8%.
  const earlier = numbers.indexOf(before)
  const floor = numbers[earlier - 1]?.to ?? 0
  const own = nounOf(
    masked.slice(Math.max(floor, before.from - 40), before.from),
    masked.slice(before.to, before.to + 24),
    before.measure,
  )
  const near = number.from - before.to < 24
  if (!near || own.noun === '') return found
  return { noun: (own.noun.slice(-14) + found.noun).slice(0, 40), side: found.side === 'none' ? own.side : found.side }
}
