import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'

const MS_PER_DAY = 86_400_000
/** All of China keeps Beijing time, without summer time since 1991. */
const BEIJING_OFFSET_MS = 8 * 3_600_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY

/** Whether the value is a real day written 'YYYY-MM-DD', from 1000 to 9999; 2025-02-30 is not. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const days = numberOf(value)
  return Number.isInteger(days) && new Date(days * MS_PER_DAY).toISOString().slice(0, 10) === value
}

/**
 * A day as 'YYYY-MM-DD', checked strictly.
 * @throws Invalid at `path` when it is not a day of the calendar.
 */
export function parseDate(value: unknown, path = ''): string {
  if (isDate(value)) return value
  const shown = typeof value === 'string' ? value.slice(0, 40) : String(value)
  const message = say(
    `“${shown}”不是有效日期，应写成“2026-09-30”的样子，且当月确有此日`,
    `"${shown}" is not a date; write it like 2026-09-30, a day that exists`,
  )
  throw new Invalid([{ path, message }])
}

/** The day `n` calendar days later, or earlier when negative. @throws Invalid outside the years 1000 to 9999. */
export function plusDays(date: string, n: number): string {
  const moved = new Date((numberOf(date) + n) * MS_PER_DAY)
  return parseDate(Number.isNaN(moved.getTime()) ? `${date}+${n}` : moved.toISOString().slice(0, 10))
}

/** Calendar days from the first day to the second: 1 for tomorrow, negative for the past. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: string): number => (((numberOf(date) + 4) % 7) + 7) % 7

/** 周三 / Wednesday. */
export const weekdayName = (date: string): Say =>
  say(WEEKDAYS_ZH[weekdayOf(date)] ?? '', WEEKDAYS_EN[weekdayOf(date)] ?? '')

/** The year of a day, as a number. */
export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The month of a day, 1 to 12. */
export const monthOf = (date: string): number => Number(date.slice(5, 7))

/** 'YYYY-MM-DD' from numbers; a day after the end of the month becomes the month's last day. */
export function dateOf(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  return parseDate(`${year}-${two(month)}-${two(Math.min(day, last))}`)
}

/** The day it is in China at this instant. */
export const dateInChina = (instant: Date): string =>
  new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)

/** 2026年9月30日 / 30 Sep 2026. */
export function formatDate(date: string): Say {
  const [year, month, day] = [yearOf(date), monthOf(date), Number(date.slice(8))]
  return say(`${year}年${month}月${day}日`, `${day} ${MONTHS[month - 1]} ${year}`)
}
