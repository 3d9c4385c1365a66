import { expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { workdayCommand } from './commands.ts'

test('counts forwards and backwards, day by day, as JSON', () => {
  const answer = JSON.parse(workdayCommand(['2025-04-28', '+10', '--json']))
  expect(answer).toMatchObject({ date: '2025-05-15', provisional: false })
  expect(answer.steps).toHaveLength(17)
  expect(answer.steps[0]).toEqual({ date: '2025-04-29', counted: true, n: 1, reason: '周二，工作日' })
  expect(JSON.parse(workdayCommand(['2025-05-15', '-10', '--json'])).date).toBe('2025-04-28')
})

test('says whether a day is a working day, and why', () => {
  expect(JSON.parse(workdayCommand(['2025-10-08', '--json']))).toEqual({
    date: '2025-10-08',
    workday: false,
    reason: '周三，国庆节、中秋节放假',
    provisional: false,
  })
  expect(workdayCommand(['2026-05-09'])).toBe('2026-05-09  工作日（周六，劳动节调休上班）')
})

test('prints for people, in either language, and warns of a year without a notice', () => {
  expect(workdayCommand(['2026-05-06', '2', '--lang', 'en'])).toBe(
    '  1  2026-05-07  Thursday, working day\n  2  2026-05-08  Friday, working day\n2026-05-08  8 May 2026',
  )
  expect(workdayCommand(['2027-01-04', '+1'])).toContain('暂定')
})

test('refuses what it cannot read', () => {
  for (const args of [
    [],
    ['2025-02-30'],
    ['2025-04-28', 'ten'],
    ['2025-04-28', '1', '2'],
    ['2025-04-28', '--lang', 'fr'],
  ])
    expect(() => workdayCommand(args), args.join(' ')).toThrow(Invalid)
})
