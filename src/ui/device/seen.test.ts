import { expect, test } from 'vitest'
import { sayClock } from '../show/clock.ts'
import { isRecent, seenHours } from './seen.ts'

test('what was seen may be shown for a working trip and no longer', () => {
  const at = '2026-11-20T00:00:00Z'
  const after = (hours: number) => new Date(Date.parse(at) + hours * 3_600_000)
  expect(isRecent(at, after(seenHours - 1))).toBe(true)
  expect(isRecent(at, after(seenHours))).toBe(false)
})

test('a moment of another day is said with its day', () => {
  const now = new Date(2026, 10, 20, 9, 30)
  expect(sayClock(new Date(2026, 10, 20, 9, 5).toISOString(), now)).toBe('09:05')
  expect(sayClock(new Date(2026, 10, 18, 17, 0).toISOString(), now)).toBe('11-18 17:00')
})
