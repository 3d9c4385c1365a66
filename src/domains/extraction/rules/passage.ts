import type { FoundFigure } from '../model.ts'
import { confidenceOf } from './confidence.ts'
import { carriedOf, said, timeOf } from './context.ts'
import type { TimeMention } from './dates.ts'
import { kindOfFigure } from './kinds.ts'
import { standardUnit } from './measures.ts'
import { indicatorName } from './names.ts'
import { type Noun, needsMore, nounOf } from './nouns.ts'
import type { FoundNumber } from './numbers.ts'
import { qualifierOf } from './qualifiers.ts'
import { isQuoted, isTitled, type Place, type Reading, readPassage } from './reading.ts'
import { pairedNouns, pairedTimes, sentenceAround, subjectBefore } from './sentences.ts'
import { unitOf } from './units.ts'

/** A figure before the whole paper has numbered it. */
export type Unnumbered = Omit<FoundFigure, 'id'>

/** The number before in its passage, and what it counts. */
interface Before {
  number: FoundNumber
  noun: string
}

/** The figures of a passage, in order, without their ids, and the time that it leaves standing. */
export function figuresIn(place: Place): { figures: Unnumbered[]; standing: TimeMention | null } {
  const reading = readPassage(place)
  if (!reading) return { figures: [], standing: place.earlier }
  let before: Before | null = null
  const figures = reading.numbers.map((number) => {
    const figure = figureOf(reading, number, before)
    before = { number, noun: figure.noun }
    return figure
  })
  return { figures, standing: carriedOf(reading.times) ?? place.earlier }
}

function figureOf(reading: Reading, number: FoundNumber, before: Before | null): Unnumbered {
  const { plain, masked, article, section } = reading
  const sentence = sentenceAround(plain.text, number.from)
  const from = clauseFrom(masked, number, before)
  const clause = masked.slice(from, number.from)
  const behind = masked.slice(number.to, number.to + 40)
  const { unit, value } = unitOf(number, clause, behind) ?? { unit: '', value: number.value }
  const paired = pairedNouns(masked, sentence, reading.numbers).get(number.from)
  const found = paired ? ({ noun: paired, side: 'ahead' } as const) : nounFor(number, { clause, behind, unit, before })
  const own = pairedTimes(plain.text, sentence, reading.times, reading.numbers).get(number.from)
  const { ahead, ...time } = own ? said(own) : timeOf(reading, sentence.from, number.from)
  const spoken = plain.text.slice(sentence.from, number.from)
  return {
    ...placed(reading, number),
    ...time,
    value,
    unit: standardUnit(unit),
    qualifier: number.form === 'first' ? number.inside : qualifierOf(clause.slice(-40), number),
    noun: found.noun,
    indicator: indicatorName(found.noun, standardUnit(unit), number.ordinal),
    kind: kindOfFigure(spoken.slice(-60), unit, section, ahead),
    subject: subjectBefore(plain.text, sentence.from, number.from) ?? article.subject,
    reporter: article.reporter,
    confidence: sureOf(reading, number, found, unit),
    sentence: plain.text.slice(sentence.from, sentence.to).trim(),
    partOf: null,
  }
}

function placed({ plain, whole }: Reading, number: FoundNumber) {
  const from = plain.at[number.from] ?? 0
  const to = (plain.at[number.to - 1] ?? from) + 1
  return { from, to, text: whole.slice(from, to).replace(/\s+/g, '') }
}

const sureOf = ({ plain, passage }: Reading, number: FoundNumber, noun: Noun, unit: string): number =>
  confidenceOf({
    number,
    noun,
    unit,
    quoted: isQuoted(plain.text, number.from),
    titled: isTitled(plain.text, number.from),
    heading: passage.kind === 'heading' || passage.kind === 'section',
  })

/** Where the words about a number begin: behind the last stop, or the number before. */
function clauseFrom(text: string, number: FoundNumber, before: Before | null): number {
  let from = number.from
  const floor = before && before.number.to <= number.from ? before.number.to : 0
  while (from > floor && number.from - from < 80 && !/[，。；！？：\t\n]/.test(text[from - 1] ?? '')) from -= 1
  return from
}

interface Words {
  clause: string
  behind: string
  unit: string
  before: Before | null
}

const LEVELS = /国家级|自治区级|省级|市州级|市级|州级|县级|区级/
const LEVEL = new RegExp(`^(?:${LEVELS.source})$`)

/** What a number counts; 占总数的 and 1060人 behind 培训12期 take up what the number before counts. */
function nounFor(number: FoundNumber, { clause, behind, unit, before }: Words): Noun {
  const found = nounOf(clause, behind, unit)
  const isNear = before !== null && number.from - before.number.to < 24
  // 省级工作室9个、市级41个: the same things of another level.
  if (isNear && LEVEL.test(found.noun) && LEVELS.test(before.noun))
    return { noun: before.noun.replace(LEVELS, found.noun), side: 'ahead' }
  if (!needsMore(found.noun) || !isNear || before.noun === '') return found
  return {
    noun: (before.noun.slice(-14) + found.noun).slice(0, 40),
    side: found.side === 'none' ? 'ahead' : found.side,
  }
}
