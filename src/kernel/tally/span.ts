import { daysBetween, isDate, parsePeriod, periodRange, plusDays } from '#kernel/calendar'

/** The lengths that can be asked for or reported. */
export const spanKinds = ['day', 'week', 'month', 'quarter', 'half', 'year', 'fy', 'as-of'] as const
export type SpanKind = (typeof spanKinds)[number]

/** Days are counted from 1970-01-01, so that comparing them is comparing numbers. */
export type Day = number

/** A stretch of days, `to` being the first day after it. */
export interface Span {
  readonly key: string
  readonly kind: SpanKind
  readonly from: Day
  readonly to: Day
}

/** When the financial year begins, and whether it is named by the calendar year in which it begins or ends. */
export interface FinancialYear {
  startMonth: number
  namedBy: 'start' | 'end'
}

/** In China the financial year is the calendar year (预算法 art. 18). */
export const calendarYear: FinancialYear = { startMonth: 1, namedBy: 'start' }

const epoch = '1970-01-01'
export const dayOf = (date: string): Day => daysBetween(epoch, date)
export const dateText = (day: Day): string => plusDays(epoch, day)

const isDay = (key: string): boolean => isDate(key)

const lasting = (key: string, kind: SpanKind, from: string, to: string): Span => ({
  key,
  kind,
  from: dayOf(from),
  to: dayOf(to),
})

const two = (n: number) => String(n).padStart(2, '0')

/** Monday of the week (ISO 8601) in which a day lies; 1970-01-01 was a Thursday. */
const mondayOf = (day: Day): Day => day - ((((day + 3) % 7) + 7) % 7)

function weekOfDay(day: Day): Span {
  const monday = mondayOf(day)
  const year = Number(dateText(monday + 3).slice(0, 4))
  const n = (monday - mondayOf(dayOf(`${year}-01-04`))) / 7 + 1
  return { key: `${year}-W${two(n)}`, kind: 'week', from: monday, to: monday + 7 }
}

function readWeek(year: number, n: number): Span | null {
  const span = weekOfDay(mondayOf(dayOf(`${year}-01-04`)) + 7 * (n - 1))
  return n >= 1 && span.key === `${year}-W${two(n)}` ? span : null
}

function financialYear(name: number, { startMonth, namedBy }: FinancialYear): Span {
  const start = namedBy === 'end' && startMonth > 1 ? name - 1 : name
  const first = (year: number) => `${year}-${two(startMonth)}-01`
  return lasting(`FY${name}`, 'fy', first(start), first(start + 1))
}

function financialYearOf(day: Day, fy: FinancialYear): Span {
  const year = Number(dateText(day).slice(0, 4))
  const found = [year - 1, year, year + 1].map((n) => financialYear(n, fy)).find((s) => s.from <= day && day < s.to)
  if (!found) throw new RangeError(`no financial year for ${dateText(day)}`)
  return found
}

/** From the first day of the financial year to the day itself: what a flow amounts to so far, and where a stock stands. */
function asOf(date: string, fy: FinancialYear): Span {
  const day = dayOf(date)
  return { key: `as-of:${date}`, kind: 'as-of', from: financialYearOf(day, fy).from, to: day + 1 }
}

/**
 * The span of a key: 2026, 2026-H1, 2026-Q3, 2026-07, 2026-W05 (ISO 8601), 2026-07-15 (a day), FY2026, as-of:2026-07-15.
 * Null for any other text.
 */
export function readSpan(key: string, fy: FinancialYear): Span | null {
  if (isDay(key)) return lasting(key, 'day', key, plusDays(key, 1))
  const week = /^([1-9]\d{3})-W(\d{2})$/.exec(key)
  if (week) return readWeek(Number(week[1]), Number(week[2]))
  const year = /^FY([1-9]\d{3})$/.exec(key)
  if (year) return financialYear(Number(year[1]), fy)
  if (key.startsWith('as-of:')) return isDay(key.slice(6)) ? asOf(key.slice(6), fy) : null
  if (!/^[1-9]\d{3}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/.test(key)) return null
  const period = parsePeriod(key)
  const { from, to } = periodRange(period)
  return lasting(key, period.kind, from, to)
}

/** The span of a kind in which a day lies. */
export function spanOfDay(day: Day, kind: SpanKind, fy: FinancialYear): Span {
  const date = dateText(day)
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))]
  if (kind === 'week') return weekOfDay(day)
  if (kind === 'fy') return financialYearOf(day, fy)
  const keys: Record<Exclude<SpanKind, 'week' | 'fy'>, string> = {
    day: date,
    month: date.slice(0, 7),
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    half: `${year}-H${month <= 6 ? 1 : 2}`,
    year,
    'as-of': `as-of:${date}`,
  }
  const span = readSpan(keys[kind], fy)
  if (!span) throw new RangeError(`no ${kind} for ${date}`)
  return span
}

/** The day by which a week belongs to a month, quarter or year: its Thursday, as in ISO 8601. */
export const thursdayOf = (week: Span): Day => week.from + 3

/** Every span of a kind in a stretch of days; a week by its Thursday, any other when it has a day in it. */
export function spansWithin(from: Day, to: Day, kind: SpanKind, fy: FinancialYear): Span[] {
  const found: Span[] = []
  for (let day = from; day < to; ) {
    const span = spanOfDay(day, kind, fy)
    const inside = kind !== 'week' || (thursdayOf(span) >= from && thursdayOf(span) < to)
    if (inside) found.push(span)
    day = span.to
  }
  return found
}

export const lastDay = (span: Pick<Span, 'to'>): Day => span.to - 1
export const sameDays = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to
