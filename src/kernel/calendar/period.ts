import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { dateOf, monthOf, parseDate, plusDays, yearOf } from './date.ts'

/** The lengths of a reporting period. */
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'

/** A reporting period: the n-th of its kind in the year, from 1. */
export interface Period {
  readonly kind: PeriodKind
  readonly year: number
  readonly n: number
}

const MONTHS_IN: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 }
const CHINESE_NUMBER = ['', '一', '二', '三', '四']

/** The period of a kind that a day lies in. */
export const periodOf = (date: string, kind: PeriodKind): Period => ({
  kind,
  year: yearOf(parseDate(date, 'date')),
  n: Math.ceil(monthOf(date) / MONTHS_IN[kind]),
})

/** The days of a period: `from` is its first day, `to` the first day after it. */
export function periodRange({ kind, year, n }: Period): { from: string; to: string } {
  const months = MONTHS_IN[kind]
  const next = n * months
  return {
    from: dateOf(year, (n - 1) * months + 1, 1),
    to: dateOf(next === 12 ? year + 1 : year, next === 12 ? 1 : next + 1, 1),
  }
}

/** The last day of a period, from which "within 5 working days after the quarter" is counted. */
export const lastDayOf = (period: Period): string => plusDays(periodRange(period).to, -1)

/** The period so many later of the same kind, or earlier when negative. */
export function plusPeriods({ kind, year, n }: Period, count: number): Period {
  const perYear = 12 / MONTHS_IN[kind]
  const index = year * perYear + (n - 1) + count
  return { kind, year: Math.floor(index / perYear), n: (index % perYear) + 1 }
}

/** The period after this one. */
export const nextPeriod = (period: Period): Period => plusPeriods(period, 1)

/** The period before this one. */
export const previousPeriod = (period: Period): Period => plusPeriods(period, -1)

/** The written key of a period, which sorts by time within its kind: 2026, 2026-H1, 2026-Q3, 2026-07. */
export function periodKey({ kind, year, n }: Period): string {
  if (kind === 'year') return String(year)
  if (kind === 'month') return `${year}-${String(n).padStart(2, '0')}`
  return `${year}-${kind === 'half' ? 'H' : 'Q'}${n}`
}

const written = /^([1-9]\d{3})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/

/** Whether a text is a period as we write it. Figures of reports also stand for 2018—2023 or 2023年以来, which are none. */
export const isPeriodKey = (key: string): boolean => written.test(key)

/**
 * Reads a key written by `periodKey`.
 * @throws Invalid at `path` when it is none.
 */
export function parsePeriod(key: unknown, path = ''): Period {
  const match = typeof key === 'string' ? written.exec(key) : null
  if (!match) {
    const message = say(
      '统计期应写成 2026、2026-H1、2026-Q3 或 2026-07',
      'A period is written 2026, 2026-H1, 2026-Q3 or 2026-07',
    )
    throw new Invalid([{ path, message }])
  }
  const year = Number(match[1])
  if (match[2]) return { kind: 'half', year, n: Number(match[2]) }
  if (match[3]) return { kind: 'quarter', year, n: Number(match[3]) }
  if (match[4]) return { kind: 'month', year, n: Number(match[4]) }
  return { kind: 'year', year, n: 1 }
}

/** 2026年第三季度 / 2026 Q3; 2026年上半年 / 2026 H1; 2026年7月 / 2026-07; 2026年 / 2026. */
export function formatPeriod(period: Period): Say {
  const { kind, year, n } = period
  if (kind === 'year') return say(`${year}年`, `${year}`)
  if (kind === 'month') return say(`${year}年${n}月`, periodKey(period))
  if (kind === 'half') return say(`${year}年${n === 1 ? '上' : '下'}半年`, `${year} H${n}`)
  return say(`${year}年第${CHINESE_NUMBER[n]}季度`, `${year} Q${n}`)
}
