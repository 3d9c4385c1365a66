import { Invalid } from '#platform/errors'
import { join, type Say, say } from '#platform/say'
import { type Calendar, type DayVerdict, isWorkday } from './calendar.ts'
import { dateOf, formatDate, monthOf, parseDate, plusDays, yearOf } from './date.ts'

/** One day walked over on the way to a due date. `n` is its number when it counted. */
export interface Step {
  date: string
  counted: boolean
  n?: number
  reason: Say
  cause: DayVerdict['cause']
  name?: Say
}

/** A computed day with everything it was computed from. */
export interface Reckoning {
  date: string
  /** Some day on the way is not decided by an official notice yet. */
  provisional: boolean
  steps: Step[]
  /** Present when provisional: what to do about it. */
  warning?: Say
}

const MOST_DAYS = 20_000

function checkCount(n: number): void {
  if (Number.isSafeInteger(n) && Math.abs(n) <= MOST_DAYS) return
  const message = say(`期限应为整数，且不超过${MOST_DAYS}`, `A term is a whole number of at most ${MOST_DAYS}`)
  throw new Invalid([{ path: 'n', message }])
}

const warn = (date: string): Say =>
  join(
    formatDate(date),
    say(
      '前后的放假安排尚未录入，本日期为暂定，录入国务院办公厅通知后须重新计算',
      ' is provisional: the official holiday notice is not loaded; compute again when it is',
    ),
  )

const stepOf = (verdict: DayVerdict, date: string, n?: number): Step => ({
  date,
  counted: n !== undefined,
  ...(n === undefined ? {} : { n }),
  reason: verdict.reason,
  cause: verdict.cause,
  ...(verdict.name ? { name: verdict.name } : {}),
})

const reckoned = (date: string, steps: Step[], provisional: boolean): Reckoning => ({
  date,
  provisional,
  steps,
  ...(provisional ? { warning: warn(date) } : {}),
})

/**
 * The n-th working day after a day, or before it when n is negative.
 * The day of the event is not counted; make-up weekends are, holidays are not. 0 gives the day itself.
 * Source: Civil Code art. 201; domain rules 16.1.
 * @throws Invalid for a bad date or an n that is not a whole number.
 */
export function addWorkingDays(cal: Calendar, from: string, n: number): Reckoning {
  checkCount(n)
  let date = parseDate(from, 'from')
  const way = n < 0 ? -1 : 1
  const steps: Step[] = []
  let provisional = false
  for (let counted = 0; counted < Math.abs(n); ) {
    date = plusDays(date, way)
    const verdict = isWorkday(cal, date)
    provisional ||= verdict.provisional
    if (verdict.workday) counted += 1
    steps.push(stepOf(verdict, date, verdict.workday ? counted : undefined))
  }
  return reckoned(date, steps, provisional)
}

/** Walks from a day to the nearest working day, which may be the day itself; the days left behind are steps. */
function move(cal: Calendar, from: string, way: 1 | -1): Reckoning {
  const steps: Step[] = []
  let date = from
  let verdict = isWorkday(cal, date)
  let provisional = verdict.provisional
  while (!verdict.workday) {
    steps.push(stepOf(verdict, date))
    date = plusDays(date, way)
    verdict = isWorkday(cal, date)
    provisional ||= verdict.provisional
  }
  if (steps.length > 0) steps.push(stepOf(verdict, date))
  return reckoned(date, steps, provisional)
}

/**
 * The day itself when offices work on it, else the last working day before it.
 * Source: Labour Contract and wage-payment rules: pay days that fall on a rest day move earlier; domain rules 16.1 (6).
 */
export const moveEarlier = (cal: Calendar, date: string): Reckoning => move(cal, parseDate(date, 'date'), -1)

/** The day itself when offices work on it, else the first working day after it. Source: Civil Code art. 203. */
export const moveLater = (cal: Calendar, date: string): Reckoning => move(cal, parseDate(date, 'date'), 1)

/**
 * The last day of a term of n calendar days.
 * The day of the event is not counted. A last day on a rest day moves to the next working day. A term counted
 * backwards ("7 days before the meeting") is not moved: the Civil Code only ever lengthens a term.
 * Source: Civil Code arts. 201-203.
 */
export function addCalendarDays(cal: Calendar, from: string, n: number): Reckoning {
  checkCount(n)
  const start = parseDate(from, 'from')
  const way = n < 0 ? -1 : 1
  const steps = Array.from({ length: Math.abs(n) }, (_, i) => {
    const date = plusDays(start, way * (i + 1))
    return stepOf(isWorkday(cal, date), date, i + 1)
  })
  if (n <= 0) return reckoned(plusDays(start, n), steps, false)
  const end = move(cal, plusDays(start, n), 1)
  return reckoned(end.date, [...steps, ...end.steps.slice(1)], end.provisional)
}

/**
 * The last day of a term of n months: the same day of the month, or the month's last day where there is none;
 * on a rest day it moves to the next working day. Backwards it is not moved.
 * Source: Civil Code arts. 202-203.
 */
export function addMonths(cal: Calendar, from: string, n: number): Reckoning {
  checkCount(n)
  const start = parseDate(from, 'from')
  const months = yearOf(start) * 12 + monthOf(start) - 1 + n
  const date = dateOf(Math.floor(months / 12), (months % 12) + 1, Number(start.slice(8)))
  const landing = stepOf(isWorkday(cal, date), date, n)
  if (n <= 0) return reckoned(date, [landing], false)
  const end = move(cal, date, 1)
  return reckoned(end.date, [landing, ...end.steps.slice(1)], end.provisional)
}

/** Working days from the first day (not counted) to the second (counted); negative when the second is earlier. */
export function countWorkingDays(cal: Calendar, from: string, to: string): number {
  const way = to < from ? -1 : 1
  let counted = 0
  for (let date = parseDate(from, 'from'); date !== parseDate(to, 'to'); ) {
    date = plusDays(date, way)
    if (isWorkday(cal, date).workday) counted += way
  }
  return counted
}
