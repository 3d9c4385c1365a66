import { join, type Say, say } from '#platform/say'
import { monthOf, weekdayName, weekdayOf, yearOf } from './date.ts'

/** A day that differs from Monday-to-Friday, or is named: a holiday, or a working day made up for one. */
export interface CalendarDay {
  readonly kind: 'off' | 'work'
  readonly name: Say
  readonly source: Say
}

/**
 * What is known about working days. Plain data, so that it can be sent to a browser.
 * `years` holds the official notice of each year that has one; a year not in it is provisional.
 */
export interface Calendar {
  readonly years: Readonly<Record<number, Say>>
  readonly days: Readonly<Record<string, CalendarDay>>
}

/** One day judged: why it is or is not a working day, and whether that may still change. */
export interface DayVerdict {
  workday: boolean
  cause: 'weekday' | 'weekend' | 'holiday' | 'makeup'
  /** The holiday's name, or that of the holiday a day is made up for. */
  name?: Say
  reason: Say
  /** No official notice decides this day yet; Monday to Friday is assumed. */
  provisional: boolean
}

/**
 * Whether a day is decided. The notice of the next year may still take the last days of December:
 * that of 2019 made 29 December 2018 a working Saturday and 31 December a day off.
 */
function isDecided(cal: Calendar, date: string): boolean {
  const year = yearOf(date)
  const touchedByNextYear = monthOf(date) === 12 && Number(date.slice(8)) >= 29
  return year in cal.years && (!touchedByNextYear || year + 1 in cal.years)
}

/**
 * Whether offices work on a day, and by what.
 * A listed day decides; otherwise Monday to Friday are working days.
 * Source: State Council notices on holidays of each year; domain rules 16.1.
 */
export function isWorkday(cal: Calendar, date: string): DayVerdict {
  const listed = cal.days[date]
  const weekday = weekdayName(date)
  if (listed?.kind === 'off') {
    const reason = join(weekday, say('，', ', '), listed.name, say('放假', ' holiday'))
    return { workday: false, cause: 'holiday', name: listed.name, reason, provisional: false }
  }
  if (listed) {
    const reason = join(weekday, say('，', ', '), listed.name, say('调休上班', ' make-up working day'))
    return { workday: true, cause: 'makeup', name: listed.name, reason, provisional: false }
  }
  const weekend = weekdayOf(date) % 6 === 0
  const provisional = !isDecided(cal, date)
  const kind = weekend ? say('，休息日', ', weekend') : say('，工作日', ', working day')
  const doubt = provisional
    ? say('（放假安排尚未录入，暂按周一至周五推算）', ' (no official notice yet, Monday to Friday assumed)')
    : ''
  return {
    workday: !weekend,
    cause: weekend ? 'weekend' : 'weekday',
    reason: join(weekday, kind, doubt),
    provisional,
  }
}

/** The calendar with more or other days; a listed day replaces the one it had. */
export const withDays = (cal: Calendar, days: Readonly<Record<string, CalendarDay>>): Calendar => ({
  years: cal.years,
  days: { ...cal.days, ...days },
})
