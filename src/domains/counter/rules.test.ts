import { describe, expect, test } from 'vitest'
import { type AnyProcess, findFlaws } from '#kernel/process'
import { findService, type OwnFacts, type Service, services } from './model/index.ts'
import { requestProcess } from './process.ts'
import { amountOf, findRefusals } from './rules.ts'

const subsidy = findService('subsidy') as Service
/** The round of 2024: domain rules 6.8. */
const round = {
  ...{ 'subsidy.level-5': 1000, 'subsidy.level-4': 1500, 'subsidy.level-3': 2000 },
  ...{ 'subsidy.insured-months': 12, 'subsidy.apply-months': 12 },
}
const facts = { unionMember: true } as OwnFacts
const given = { grade: '4', issuedOn: '2024-03-15', insuredFrom: '2020-01-01' }
const refused = (answers: object, today = '2024-09-01', numbers: Record<string, number> = round) =>
  findRefusals(subsidy, { facts, answers: { ...given, ...answers }, numbers, today }).map(({ rule }) => rule)

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
