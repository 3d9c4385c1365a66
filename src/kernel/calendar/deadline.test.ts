import { expect, test } from 'vitest'
import { Invalid, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { calendarDays, dueOn, months, onDate, parametersOf, workingDays } from './deadline.ts'
import { officialCalendar as cal } from './official.ts'
import { lastDayOf, parsePeriod } from './period.ts'

const reply = workingDays({ parameter: 'supervision.opinion.reply' })
const params = {
  'supervision.opinion.reply': { value: 15, source: say('监督条例第十七条', 'Supervision rules, art. 17') },
}

test('a deadline in working days opens to its arithmetic', () => {
  const due = dueOn(reply, '2026-09-18', cal, params)
  expect(due.date).toBe('2026-10-15')
  expect(due.steps).toHaveLength(27)
  expect(due.words.zh).toBe(
    '15个工作日，自2026年9月18日的次日起算（依据：监督条例第十七条），扣除周末2天、中秋节放假3天、国庆节放假7天，计入调休上班2天，至2026年10月15日',
  )
  expect(due.words.en).toBe(
    '15 working days from 18 Sep 2026, which is not counted (source: Supervision rules, art. 17); ' +
      'without weekends 2, Mid-Autumn Festival holiday 3, National Day holiday 7; ' +
      'with 2 make-up working days; until 15 Oct 2026',
  )
})

test('the report of a quarter is due five working days after its last day', () => {
  const due = dueOn(workingDays(5), lastDayOf(parsePeriod('2026-Q3')), cal)
  expect(due.date).toBe('2026-10-13')
})

test('calendar days and months say that they moved', () => {
  expect(dueOn(calendarDays(15), '2026-03-06', cal).words.zh).toBe(
    '15日，自2026年3月6日的次日起算，末日为休息日，顺延至其后第一个工作日，至2026年3月23日',
  )
  expect(dueOn(months(3), '2024-11-15', cal)).toMatchObject({ date: '2025-02-17', provisional: false })
  expect(dueOn(calendarDays(-7), '2026-10-14', cal).words.zh).toBe('2026年10月14日之前7日，不迟于2026年10月7日')
})

test('a fixed day is itself, the next of its kind, or what somebody answered', () => {
  expect(dueOn(onDate('2026-10-05'), '2026-01-01', cal).date).toBe('2026-10-05')
  expect(dueOn(onDate({ month: 3, day: 31 }), '2026-03-31', cal).date).toBe('2026-03-31')
  expect(dueOn(onDate({ month: 3, day: 31 }), '2026-04-01', cal)).toMatchObject({ date: '2027-03-31' })
  expect(dueOn(onDate({ field: 'dueOn' }), '2026-01-01', cal, {}, { dueOn: '2026-06-30' }).date).toBe('2026-06-30')
  expect(() => dueOn(onDate({ field: 'dueOn' }), '2026-01-01', cal)).toThrow(Invalid)
  const payDay = dueOn(onDate({ month: 10, day: 5, move: 'earlier' }), '2026-09-01', cal)
  expect(payDay.date).toBe('2026-09-30')
  expect(payDay.words.zh).toBe('截止日2026年10月5日，遇休息日调整至2026年9月30日')
})

test('a parameter may come plain, must be a whole number, and is asked for by key', () => {
  expect(parametersOf(reply)).toEqual(['supervision.opinion.reply'])
  expect(parametersOf(workingDays(5))).toEqual([])
  expect(dueOn(reply, '2026-09-18', cal, { 'supervision.opinion.reply': 15 }).date).toBe('2026-10-15')
  expect(() => dueOn(reply, '2026-09-18', cal)).toThrow(Refused)
  expect(() => dueOn(reply, '2026-09-18', cal, { 'supervision.opinion.reply': 1.5 })).toThrow(Invalid)
})
