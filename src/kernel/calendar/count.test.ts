import { describe, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { isWorkday, withDays } from './calendar.ts'
import { addCalendarDays, addMonths, addWorkingDays, countWorkingDays, moveEarlier, moveLater } from './count.ts'
import { plusDays } from './date.ts'
import { officialCalendar as cal } from './official.ts'

/** Days and counts spread over 2008-2025 without chance, so that a failure can be repeated. */
const trials = Array.from({ length: 400 }, (_, i) => ({
  from: plusDays('2008-01-01', (i * 7919) % 6500),
  n: (i * 31) % 60,
}))

describe('working days', () => {
  test.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-12', 15, '2026-03-11'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-26', 15, '2025-10-23'],
    ['2026-04-29', 5, '2026-05-09'],
    ['2026-09-18', 10, '2026-10-09'],
    ['2024-02-07', 5, '2024-02-20'],
    ['2025-04-28', 10, '2025-05-15'],
    ['2025-05-15', -10, '2025-04-28'],
    ['2026-05-09', 0, '2026-05-09'],
  ])('from %s, %i of them end on %s', (from, n, date) => {
    expect(addWorkingDays(cal, from, n)).toMatchObject({ date, provisional: false })
  })

  test('can be followed day by day', () => {
    expect(addWorkingDays(cal, '2026-04-29', 2).steps.map(({ date, n }) => [date, n])).toEqual([
      ['2026-04-30', 1],
      ['2026-05-01', undefined],
      ['2026-05-02', undefined],
      ['2026-05-03', undefined],
      ['2026-05-04', undefined],
      ['2026-05-05', undefined],
      ['2026-05-06', 2],
    ])
  })

  test('forward then backward returns to a working day', () => {
    for (const { from, n } of trials) {
      const start = moveLater(cal, from).date
      expect(addWorkingDays(cal, addWorkingDays(cal, start, n).date, -n).date, `${start} ${n}`).toBe(start)
    }
  })

  test('steps are all days between, and as many count as were asked', () => {
    for (const { from, n } of trials) {
      const { date, steps } = addWorkingDays(cal, from, n)
      expect(steps.map((step) => step.date)).toEqual(steps.map((_, i) => plusDays(from, i + 1)))
      expect(steps.filter((step) => step.counted)).toHaveLength(n)
      expect(steps.at(-1)?.date ?? from).toBe(date)
      expect(countWorkingDays(cal, from, date)).toBe(n)
      if (n > 0) expect(isWorkday(cal, date).workday).toBe(true)
    }
  })

  test('are added up: a + b is a, then b', () => {
    for (const { from, n } of trials)
      expect(addWorkingDays(cal, addWorkingDays(cal, from, n).date, 7).date).toBe(addWorkingDays(cal, from, n + 7).date)
  })

  test('through a year without a notice are provisional, and say so', () => {
    const due = addWorkingDays(cal, '2026-12-25', 10)
    expect(due).toMatchObject({ date: '2027-01-08', provisional: true })
    expect(due.warning?.zh).toContain('暂定')
    expect(addWorkingDays(cal, '2026-12-21', 4)).not.toHaveProperty('warning')
  })

  test('obey a day that the operator listed', () => {
    const festival = {
      kind: 'off',
      name: { zh: '开斋节', en: 'Eid' },
      source: { zh: '政府通告', en: 'Notice' },
    } as const
    const local = withDays(cal, { '2026-03-20': festival })
    expect(addWorkingDays(local, '2026-03-19', 1).date).toBe('2026-03-23')
    expect(addWorkingDays(cal, '2026-03-19', 1).date).toBe('2026-03-20')
  })

  test('are whole numbers', () => {
    for (const n of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
      expect(() => addWorkingDays(cal, '2026-01-01', n)).toThrow(Invalid)
    expect(() => addWorkingDays(cal, '2026-02-30', 1)).toThrow(Invalid)
  })
})

describe('calendar days', () => {
  test('leave out the first day, and a last day on a rest day moves on', () => {
    expect(addCalendarDays(cal, '2026-03-02', 15).date).toBe('2026-03-17')
    expect(addCalendarDays(cal, '2026-09-21', 10).date).toBe('2026-10-08')
    expect(addCalendarDays(cal, '2026-03-06', 15).date).toBe('2026-03-23')
  })

  test('that end on a make-up Saturday stay there', () => {
    expect(addCalendarDays(cal, '2026-04-29', 10).date).toBe('2026-05-09')
  })

  test('show the days they moved', () => {
    const { steps } = addCalendarDays(cal, '2026-09-21', 10)
    expect(steps).toHaveLength(17)
    expect(steps.filter((step) => step.counted).map((step) => step.n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(steps.at(-1)).toMatchObject({ date: '2026-10-08', counted: false })
  })

  test('counted backwards are not moved', () => {
    expect(addCalendarDays(cal, '2026-10-14', -7)).toMatchObject({ date: '2026-10-07', provisional: false })
  })

  test('never end on a rest day nor before their number', () => {
    for (const { from, n } of trials) {
      const { date } = addCalendarDays(cal, from, n + 1)
      expect(isWorkday(cal, date).workday).toBe(true)
      expect(date >= plusDays(from, n + 1)).toBe(true)
    }
  })
})

describe('months', () => {
  test('end on the same day, or on the last of the month', () => {
    expect(addMonths(cal, '2025-01-31', 1).date).toBe('2025-02-28')
    expect(addMonths(cal, '2024-01-31', 1).date).toBe('2024-02-29')
    expect(addMonths(cal, '2024-11-15', 3).date).toBe('2025-02-17')
    expect(addMonths(cal, '2026-03-31', -1).date).toBe('2026-02-28')
  })
})

describe('a pay day', () => {
  test('on a rest day moves earlier, never later', () => {
    expect(moveEarlier(cal, '2026-10-05').date).toBe('2026-09-30')
    expect(moveEarlier(cal, '2026-02-15').date).toBe('2026-02-14')
    expect(moveEarlier(cal, '2026-03-10')).toEqual({ date: '2026-03-10', provisional: false, steps: [] })
    expect(moveEarlier(cal, '2026-10-05').steps).toHaveLength(6)
  })
})
