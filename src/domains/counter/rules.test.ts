import { describe, expect, test } from 'vitest'
import { type AnyProcess, findFlaws } from '#kernel/process'
import { findService, type OwnFacts, type Service, services } from './model/index.ts'
import { requestProcess } from './process.ts'
import { amountOf, type Earlier, findRefusals } from './rules.ts'

const subsidy = findService('subsidy') as Service
/** The round of 2024: domain rules 6.8. */
const round = {
  ...{ 'subsidy.level-5': 1000, 'subsidy.level-4': 1500, 'subsidy.level-3': 2000 },
  ...{ 'subsidy.insured-months': 12, 'subsidy.apply-months': 12, 'subsidy.times-a-year': 3 },
}
const facts = { unionMember: true } as OwnFacts
const given = { grade: '4', issuedOn: '2024-03-15', insuredFrom: '2020-01-01' }
const refused = (
  answers: object,
  today = '2024-09-01',
  numbers: Record<string, number> = round,
  earlier: readonly Earlier[] = [],
) =>
  findRefusals(subsidy, { facts, answers: { ...given, ...answers }, numbers, today, earlier }).map(({ rule }) => rule)

describe('the subsidy for a higher grade', () => {
  test.each([
    ['2', 1000],
    ['3', 1500],
    ['4', 2000],
    ['5', null],
  ])('of grade %s comes to %s yuan', (grade, yuan) => expect(amountOf(subsidy, { grade }, round)).toBe(yuan))

  test('is asked for within twelve months, the last day included, by whoever was insured for twelve', () => {
    expect(refused({})).toEqual([])
    expect(refused({}, '2025-03-15')).toEqual([])
    expect(refused({}, '2025-03-16')).toEqual(['apply-months'])
    expect(refused({ insuredFrom: '2023-09-01' })).toEqual([])
    expect(refused({ insuredFrom: '2023-09-02' })).toEqual(['insured-months'])
  })

  test('is had once for a grade of an occupation, never a lower one after a higher, three times a year', () => {
    const had = (occupation: string, grade: string, on: string): Earlier => ({ occupation, grade, on })
    const asked = (grade: string, earlier: readonly Earlier[], today = '2024-09-01') =>
      refused({ occupation: '电工', grade }, today, round, earlier)
    expect(asked('3', [had('电工', '3', '2023-05-01')])).toEqual(['once-per-grade'])
    // The next grade, another occupation: the next round of the same person.
    expect(asked('4', [had('电工', '3', '2023-05-01')])).toEqual([])
    expect(asked('3', [had('焊工', '3', '2023-05-01')])).toEqual([])
    expect(asked('2', [had('电工', '3', '2023-05-01')])).toEqual(['no-lower-grade'])
    const three = ['焊工', '钳工', '车工'].map((one) => had(one, '3', '2024-02-01'))
    expect(asked('3', three)).toEqual(['times-a-year'])
    expect(asked('3', three.slice(1))).toEqual([])
    expect(asked('3', three, '2025-01-02')).toEqual([])
  })

  test('is closed while no round is in force', () => expect(refused({}, '2026-11-28', {})).toEqual(['round-over']))
})

test('every service has a form, says for whom, and fills in only what its form asks', () => {
  const all: OwnFacts = {
    ...{ name: '石小川', sex: 1, birthYear: 1988, education: 40, occupation: '生产制造', employer: '某公司' },
    ...{ employment: 1, skillGrade: 4, unionMember: false, unitName: '某工会', atWork: true },
    grade: { occupation: '电解铝工', grade: '4', certificate: null, body: '某机构', on: '2024-01-01' },
    insuredFrom: '2020-01-01',
  }
  for (const service of services) {
    const names = Object.keys(service.form)
    expect([service.key, Object.keys(service.known(all)).filter((name) => !names.includes(name))]).toEqual([
      service.key,
      [],
    ])
    expect(Object.keys(service.known(all)).length).toBeGreaterThan(0)
  }
  expect(findFlaws(requestProcess as unknown as AnyProcess)).toEqual([])
})
