import { expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { plusDays } from './date.ts'
import {
  formatPeriod,
  lastDayOf,
  nextPeriod,
  parsePeriod,
  periodKey,
  periodOf,
  periodRange,
  plusPeriods,
  previousPeriod,
} from './period.ts'

const kinds = ['month', 'quarter', 'half', 'year'] as const
const third = { kind: 'quarter', year: 2026, n: 3 } as const

test('a quarter runs from its first day to the first day after it', () => {
  expect(periodOf('2026-09-30', 'quarter')).toEqual(third)
  expect(periodRange(third)).toEqual({ from: '2026-07-01', to: '2026-10-01' })
  expect(lastDayOf(third)).toBe('2026-09-30')
  expect(periodRange(parsePeriod('2026-H2'))).toEqual({ from: '2026-07-01', to: '2027-01-01' })
})

test('every day lies in the period it is said to lie in, and in the next one when that begins', () => {
  for (let i = 0; i < 1200; i += 1) {
    const date = plusDays('2023-12-01', i)
    for (const kind of kinds) {
      const period = periodOf(date, kind)
      const { from, to } = periodRange(period)
      expect(from <= date && date < to).toBe(true)
      expect(periodOf(to, kind)).toEqual(nextPeriod(period))
      expect(previousPeriod(nextPeriod(period))).toEqual(period)
      expect(parsePeriod(periodKey(period))).toEqual(period)
    }
  }
})

test('periods go on through the years', () => {
  expect(plusPeriods(third, 2)).toEqual({ kind: 'quarter', year: 2027, n: 1 })
  expect(plusPeriods(third, -7)).toEqual({ kind: 'quarter', year: 2024, n: 4 })
})

test('periods are written for people in both languages', () => {
  expect(['2026-Q3', '2026-H1', '2026-07', '2026'].map((key) => formatPeriod(parsePeriod(key)))).toEqual([
    { zh: '2026年第三季度', en: '2026 Q3' },
    { zh: '2026年上半年', en: '2026 H1' },
    { zh: '2026年7月', en: '2026-07' },
    { zh: '2026年', en: '2026' },
  ])
})

test('a key that is none is refused', () => {
  for (const key of ['2026-Q5', '2026-H3', '2026-13', '2026-7', '26-Q1', '', 'Q3', 2026, null])
    expect(() => parsePeriod(key, 'period'), String(key)).toThrow(Invalid)
})
