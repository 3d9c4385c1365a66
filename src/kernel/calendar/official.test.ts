import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { isWorkday } from './calendar.ts'
import { daysBetween, plusDays } from './date.ts'
import { officialCalendar } from './official.ts'

const daysOf = (year: number) =>
  Array.from({ length: daysBetween(`${year}-01-01`, `${year + 1}-01-01`) }, (_, i) => plusDays(`${year}-01-01`, i))

describe('the official calendar', () => {
  test.each(Array.from({ length: 20 }, (_, i) => 2007 + i))(
    'of %i agrees with an independent source day by day',
    (year) => {
      const ours = daysOf(year).map((date) => `${date} ${isWorkday(officialCalendar, date).workday}`)
      const theirs = daysOf(year).map((date) => `${date} ${chineseDays.isWorkday(date)}`)
      expect(ours).toEqual(theirs)
    },
  )

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('of %i has %i working days', (year, count) => {
    expect(daysOf(year).filter((date) => isWorkday(officialCalendar, date).workday)).toHaveLength(count)
  })

  test('names the holiday and its notice', () => {
    const day = officialCalendar.days['2026-02-14']
    expect(day).toMatchObject({ kind: 'work', name: { zh: '春节' } })
    expect(day?.source.zh).toBe('《国务院办公厅关于2026年部分节假日安排的通知》（中国政府网 content_7047091）')
    expect(officialCalendar.days['2015-09-03']?.source.zh).toContain('胜利70周年')
    expect(officialCalendar.days['2018-12-29']?.source.zh).toContain('2019年')
  })

  test('says why a day is off, and when nobody knows yet', () => {
    const reason = (date: string) => isWorkday(officialCalendar, date).reason.zh
    expect(reason('2025-10-08')).toBe('周三，国庆节、中秋节放假')
    expect(reason('2026-05-09')).toBe('周六，劳动节调休上班')
    expect(reason('2026-11-21')).toBe('周六，休息日')
    expect(reason('2026-11-23')).toBe('周一，工作日')
    expect(reason('2027-10-01')).toContain('尚未录入')
    expect(isWorkday(officialCalendar, '2027-10-01')).toMatchObject({ workday: true, provisional: true })
  })

  test('leaves the last days of December open until the next notice, which may take them', () => {
    expect(isWorkday(officialCalendar, '2025-12-31').provisional).toBe(false)
    expect(isWorkday(officialCalendar, '2026-12-28').provisional).toBe(false)
    expect(isWorkday(officialCalendar, '2026-12-29').provisional).toBe(true)
  })
})
