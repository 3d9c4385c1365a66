import { describe, expect, test } from 'vitest'
import { plusDays } from '#kernel/calendar'
import { plannedProgress } from './progress.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }

describe('planned progress', () => {
  test('runs in a line from the start to the end', () => {
    expect(plannedProgress({ ...year, today: '2026-01-01' })).toBe(0)
    expect(plannedProgress({ ...year, today: '2026-07-02' })).toBe(50)
    expect(plannedProgress({ ...year, today: '2026-12-31' })).toBe(100)
  })

  test('is nothing before, everything after, and unknown without an end', () => {
    expect(plannedProgress({ ...year, today: '2025-11-30' })).toBe(0)
    expect(plannedProgress({ ...year, today: '2027-03-01' })).toBe(100)
    expect(plannedProgress({ from: '2026-01-01', to: null, today: '2026-06-01' })).toBeNull()
    expect(plannedProgress({ from: '2026-05-01', to: '2026-05-01', today: '2026-05-01' })).toBe(100)
    expect(plannedProgress({ from: '2026-05-01', to: '2026-04-01', today: '2026-03-01' })).toBe(0)
  })

  test('follows a curve where one is given, in a line between its points', () => {
    const curve = [
      { on: '2026-10-01', percent: 90 },
      { on: '2026-03-31', percent: 10 },
    ]
    expect(plannedProgress({ ...year, curve, today: '2026-03-31' })).toBe(10)
    expect(plannedProgress({ ...year, curve, today: '2026-10-01' })).toBe(90)
    expect(plannedProgress({ ...year, curve, today: '2026-06-30' })).toBeCloseTo(49.6, 1)
    expect(plannedProgress({ ...year, curve, today: '2026-12-31' })).toBe(100)
  })

  test('never goes back and never leaves 0 to 100, on any day of any plan', () => {
    const curves = [[], [{ on: '2026-06-30', percent: 20 }], [{ on: '2026-12-31', percent: 100 }]]
    for (const curve of curves) {
      let before = 0
      for (let day = '2025-12-25'; day < '2027-01-10'; day = plusDays(day, 1)) {
        const now = plannedProgress({ ...year, curve, today: day }) ?? -1
        expect(now).toBeGreaterThanOrEqual(before)
        expect(now).toBeLessThanOrEqual(100)
        before = now
      }
    }
  })
})
