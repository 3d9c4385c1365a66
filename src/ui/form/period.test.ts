import { expect, test } from 'vitest'
import { joinPeriod, sayPeriod, splitPeriod } from './period.ts'

test('a period falls into year and part, and back', () => {
  for (const period of ['2026', '2026-Q3', '2026-H1', '2026-05']) {
    const { year, part } = splitPeriod(period)
    expect(joinPeriod(year, part)).toBe(period)
  }
  expect(joinPeriod(null, 'Q1')).toBeNull()
})

test('a period is said as people say it', () => {
  expect(sayPeriod('2026-Q3').zh).toBe('2026年第三季度')
  expect(sayPeriod('2026-05').zh).toBe('2026年5月')
  expect(sayPeriod('2026').zh).toBe('2026年')
})
