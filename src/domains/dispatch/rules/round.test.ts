import { describe, expect, test } from 'vitest'
import { officialCalendar } from '#kernel/calendar'
import { taskLike } from '../testing.ts'
import { endFieldOf, speaksOf, termsOf, whyNotOpen } from './round.ts'

const parameters = { 'dispatch.report-days': 5, 'dispatch.check-days': 10, 'dispatch.bulletin-days': 15 }

describe('a quarter', () => {
  test('is due five working days after its last day, National Day not counted', () => {
    const terms = termsOf('2026-Q3', '2026-09-28', officialCalendar, parameters)
    expect(terms.dueOn.date).toBe('2026-10-13')
    expect(terms.dueOn.words.zh).toContain('国庆节')
    expect(terms.checkOn.date > terms.dueOn.date && terms.bulletinOn.date > terms.checkOn.date).toBe(true)
  })

  test('is counted from its opening where the office opens it late', () => {
    expect(termsOf('2026-Q2', '2026-07-15', officialCalendar, parameters).dueOn.date).toBe('2026-07-22')
  })

  test('must be a quarter, and one that has begun', () => {
    expect(whyNotOpen('2026', '2026-11-22')).toMatchObject({ rule: 'quarter-only' })
    expect(whyNotOpen('2027-Q1', '2026-11-22')).toMatchObject({ rule: 'quarter-not-begun' })
    expect(whyNotOpen('2026-Q4', '2026-11-22')).toBeNull()
  })

  test('is spoken of as of its end, or of today while it lasts', () => {
    expect(speaksOf('2026-Q3', '2026-10-12')).toBe('2026-09-30')
    expect(speaksOf('2026-Q4', '2026-11-22')).toBe('2026-11-22')
  })

  test('finds where a tracked process keeps its end, whatever domain it is of', () => {
    expect(endFieldOf(taskLike)).toBe('until')
    expect(endFieldOf({ states: { open: {} } })).toBeNull()
  })
})
