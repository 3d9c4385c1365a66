import { Invalid, Refused } from '#platform/errors'
import { join, type Say, say } from '#platform/say'
import type { Calendar } from './calendar.ts'
import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  moveEarlier,
  moveLater,
  type Reckoning,
  type Step,
} from './count.ts'
import { dateOf, formatDate, parseDate, yearOf } from './date.ts'

/** A number written in the definition, or the key of the dated parameter that holds it. */
export type Amount = number | { readonly parameter: string }

/** Which day a deadline ends on: a fixed day, the next such day of a year, or a day somebody filled in. */
export type FixedDay =
  | string
  | { readonly month: number; readonly day: number; readonly move?: Move }
  | { readonly field: string; readonly move?: Move }

/** Where a fixed day goes when it is a rest day: pay days earlier, terms later; left out, it stays. */
export type Move = 'earlier' | 'later'

/** How long something may take, as data. Negative amounts count backwards from the start. */
export type Deadline =
  | { readonly kind: 'workingDays' | 'calendarDays' | 'months'; readonly amount: Amount }
  | { readonly kind: 'onDate'; readonly day: FixedDay }

/** The values that `{ parameter }` amounts are read from: plain as a case keeps them, or with their source. */
export type Numbers = Readonly<
  Record<string, number | string | boolean | { readonly value: number | string | boolean; readonly source: Say }>
>

/** A due date that opens to its arithmetic; `words` says it in a sentence. */
export interface Due extends Reckoning {
  words: Say
}

/** So many working days after the start, which is not counted. */
export const workingDays = (amount: Amount): Deadline => ({ kind: 'workingDays', amount })

/** So many calendar days; a last day on a rest day moves later. */
export const calendarDays = (amount: Amount): Deadline => ({ kind: 'calendarDays', amount })

/** So many months; the same day of the month. */
export const months = (amount: Amount): Deadline => ({ kind: 'months', amount })

/** A fixed day: '2026-09-30', `{ month: 3, day: 31 }` for the next 31 March, `{ field: 'dueOn' }` for an answer. */
export const onDate = (day: FixedDay): Deadline => ({ kind: 'onDate', day })

/** The keys of the parameters a deadline needs, so that they can be read before it is computed. */
export const parametersOf = (deadline: Deadline): string[] =>
  deadline.kind !== 'onDate' && typeof deadline.amount === 'object' ? [deadline.amount.parameter] : []

function amountOf(amount: Amount, params: Numbers): { n: number; source?: Say } {
  if (typeof amount === 'number') return { n: amount }
  const found = params[amount.parameter]
  if (found === undefined) {
    const message = say(`参数“${amount.parameter}”没有生效的值`, `Parameter ${amount.parameter} has no value in force`)
    throw new Refused([{ rule: 'parameter-missing', message, source: say('参数表', 'Table of parameters') }])
  }
  const { value, source } = typeof found === 'object' ? found : { value: found, source: undefined }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { n: value, source }
  const message = say(`参数“${amount.parameter}”应为整数天数`, `Parameter ${amount.parameter} must be a whole number`)
  throw new Invalid([{ path: amount.parameter, message }])
}

const UNITS = {
  workingDays: say('个工作日', ' working days'),
  calendarDays: say('日', ' calendar days'),
  months: say('个月', ' months'),
} as const

const COUNTERS = { workingDays: addWorkingDays, calendarDays: addCalendarDays, months: addMonths } as const

/** How many days of each name, in the order first met: 国庆节放假7天、周末4天. */
function tally(steps: readonly Step[]): Say {
  const groups = new Map<string, { name: Say; count: number }>()
  for (const { name } of steps) {
    const label = name ? join(name, say('放假', ' holiday')) : say('周末', 'weekends')
    const group = groups.get(label.zh) ?? { name: label, count: 0 }
    groups.set(label.zh, { name: label, count: group.count + 1 })
  }
  const parts = [...groups.values()]
  return say(
    parts.map(({ name, count }) => `${name.zh}${count}天`).join('、'),
    parts.map(({ name, count }) => `${name.en} ${count}`).join(', '),
  )
}

function arithmetic(kind: keyof typeof UNITS, { steps, date }: Reckoning, n: number): Say {
  const parts: Say[] = []
  const skipped = steps.filter((step) => !step.counted)
  const made = steps.filter((step) => step.counted && step.cause === 'makeup').length
  if (kind === 'workingDays') {
    if (skipped.length > 0) parts.push(join(say('扣除', 'without '), tally(skipped)))
    if (made > 0) parts.push(say(`计入调休上班${made}天`, `with ${made} make-up working day${made === 1 ? '' : 's'}`))
  } else if (n > 0 && skipped.length > 0) {
    parts.push(say('末日为休息日，顺延至其后第一个工作日', 'moved from a rest day to the next working day'))
  }
  parts.push(join(n < 0 ? say('不迟于', 'no later than ') : say('至', 'until '), formatDate(date)))
  return say(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join('; '))
}

function counted(kind: keyof typeof UNITS, amount: Amount, start: string, cal: Calendar, params: Numbers): Due {
  const { n, source } = amountOf(amount, params)
  const reckoning = COUNTERS[kind](cal, start, n)
  const many = join(Math.abs(n), UNITS[kind])
  const from =
    n < 0
      ? join(formatDate(start), say('之前', ' counted back '), many)
      : join(many, say('，自', ' from '), formatDate(start), say('的次日起算', ', which is not counted'))
  const basis = source ? join(say('（依据：', ' (source: '), source, say('）', ')')) : ''
  return { ...reckoning, words: join(from, basis, say('，', '; '), arithmetic(kind, reckoning, n)) }
}

function fixedDay(day: FixedDay, start: string, fields: Readonly<Record<string, unknown>>): string {
  if (typeof day === 'string') return parseDate(day, 'day')
  if ('field' in day) {
    return parseDate(fields[day.field], day.field)
  }
  const thisYear = dateOf(yearOf(start), day.month, day.day)
  return thisYear < start ? dateOf(yearOf(start) + 1, day.month, day.day) : thisYear
}

function fixed(day: FixedDay, start: string, cal: Calendar, fields: Readonly<Record<string, unknown>>): Due {
  const date = fixedDay(day, start, fields)
  const move = typeof day === 'string' ? undefined : day.move
  const plain: Reckoning = { date, provisional: false, steps: [] }
  const reckoning = move === 'earlier' ? moveEarlier(cal, date) : move === 'later' ? moveLater(cal, date) : plain
  const moved =
    reckoning.date === date ? '' : join(say('，遇休息日调整至', '; a rest day, moved to '), formatDate(reckoning.date))
  return { ...reckoning, words: join(say('截止日', 'Due on '), formatDate(date), moved) }
}

/**
 * The day a deadline ends on, with the arithmetic that led there.
 *
 * `start` is the day of the event. `params` are the parameters valid on the case's own date; `fields` the answers
 * an `onDate({ field })` reads. `provisional` means that a year without an official notice was walked through.
 *
 * Source: Civil Code arts. 201-203; domain rules 16.
 * @throws Refused when a parameter is missing, Invalid for a bad date.
 */
export function dueOn(
  deadline: Deadline,
  start: string,
  cal: Calendar,
  params: Numbers = {},
  fields: Readonly<Record<string, unknown>> = {},
): Due {
  const day = parseDate(start, 'start')
  if (deadline.kind === 'onDate') return fixed(deadline.day, day, cal, fields)
  return counted(deadline.kind, deadline.amount, day, cal, params)
}
