import { describe, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { dateInChina, dateOf, daysBetween, formatDate, isDate, parseDate, plusDays, weekdayName } from './date.ts'

describe('a day', () => {
  test('is written YYYY-MM-DD and must exist', () => {
    for (const good of ['2024-02-29', '2025-12-31', '1949-10-01']) expect(parseDate(good)).toBe(good)
    const bad = [
      '2025-02-30',
      '2025-02-29',
      '2025-2-3',
      '2025-13-01',
      '2025-00-10',
      ' 2025-01-01',
      '2025-01-01T00:00:00Z',
    ]
    for (const text of [...bad, '0025-01-01', '２０２５-01-01', '', 20250101, null, undefined, new Date()])
      expect(() => parseDate(text, 'dueOn'), String(text)).toThrow(Invalid)
  })

  test('is refused in a sentence that names the field', () => {
    try {
      parseDate('2025-02-30', 'dueOn')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Invalid)
      expect((error as Invalid).faults[0]?.path).toBe('dueOn')
      expect((error as Invalid).faults[0]?.message.zh).toContain('2025-02-30')
    }
  })

  test('moves by whole days, through leap years and in any time zone', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2025-02-28', 1)).toBe('2025-03-01')
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
    expect(daysBetween('2025-01-02', '2025-01-01')).toBe(-1)
    expect(() => plusDays('9999-12-31', 1)).toThrow(Invalid)
    expect(isDate(plusDays('1600-01-01', 200_000))).toBe(true)
  })

  test('of an instant is the day in China', () => {
    expect(dateInChina(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22')
    expect(dateInChina(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21')
  })

  test('has a weekday and a written form', () => {
    expect(weekdayName('2026-11-22')).toEqual({ zh: '周日', en: 'Sunday' })
    expect(weekdayName('1960-01-01')).toEqual({ zh: '周五', en: 'Friday' })
    expect(formatDate('2026-09-30')).toEqual({ zh: '2026年9月30日', en: '30 Sep 2026' })
    expect(dateOf(2025, 2, 31)).toBe('2025-02-28')
  })
})
