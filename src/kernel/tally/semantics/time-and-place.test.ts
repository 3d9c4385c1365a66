import { expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { county, flow, in2025, one, run, stock } from './testing.ts'

test('a year given beside its months is counted once, and a difference is said', () => {
  const months = Array.from({ length: 12 }, (_, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value: 10 }))
  expect(one([flow], county.slice(0, 2), [...months, { period: '2025', value: 120 }], in2025)).toMatchObject({
    value: '120',
    codes: ['time-overlap'],
  })
  expect(one([flow], county.slice(0, 2), [...months, { period: '2025', value: 125 }], in2025)).toMatchObject({
    value: '125',
    codes: ['time-overlap', 'time-parts-differ'],
  })
  // A quarter before its months, and the other months beside it.
  const quarter = [...months, { period: '2025-Q2', value: 33 }]
  expect(one([flow], county.slice(0, 2), quarter, in2025).value).toBe('123')
})

test('a coarse figure is never divided: a year says nothing about its months', () => {
  expect(one([flow], county.slice(0, 2), [{ period: '2025', value: 12 }], { periods: ['2025-01'] })).toMatchObject({
    value: null,
    state: 'missing',
  })
})

test('a week belongs to the month and year that hold its Thursday', () => {
  const weeks = [
    { period: '2024-W52', value: 1 },
    { period: '2025-W01', value: 10 },
    { period: '2025-W05', value: 100 },
    { period: '2026-W01', value: 1000 },
  ]
  const at = (period: string) => one([flow], county.slice(0, 2), weeks, { periods: [period] }).value
  // 2025-W01 begins on 30 December 2024; its Thursday is 2 January 2025. 2026-W01 begins on 29 December 2025.
  expect([at('2024'), at('2025'), at('2026'), at('2025-01')]).toEqual(['1', '110', '1000', '110'])
  expect(() => one([flow], county, [{ period: '2025-W53', value: 1 }], in2025)).toThrow(Invalid)
  expect(one([flow], county.slice(0, 2), [{ period: '2020-W53', value: 7 }], { periods: ['2020'] }).value).toBe('7')
})

test('the last stock is that of the latest day; it reaches back only where it may', () => {
  const values = [
    { asOf: '2025-03-31', value: 5 },
    { asOf: '2025-02-28', value: 9 },
  ]
  const at = (more: object, period: string) =>
    one([{ ...stock, ...more }], county.slice(0, 2), values, { periods: [period] })
  expect(at({}, '2025-Q1').value).toBe('5')
  expect(at({}, '2025-Q2')).toMatchObject({ value: null, state: 'missing' })
  expect(at({ within: 'upTo' }, '2025-Q2')).toMatchObject({ value: '5', codes: ['carried'] })
  expect(at({ within: 'upTo', maxAgeDays: 60 }, '2025-Q2').value).toBeNull()
  expect(at({}, 'as-of:2025-03-30').value).toBe('9')
  expect(at({}, 'as-of:2026-05-01').value).toBe('5')
})

test('a flow as of a day is what the financial year has brought so far', () => {
  const values = [
    { period: '2025-03', value: 1 },
    { period: '2025-04', value: 10 },
    { period: '2025-05', value: 100 },
  ]
  const given = (startMonth: number, namedBy = 'start') => ({
    financialYear: { startMonth, namedBy },
    indicators: [flow],
  })
  const at = (definitions: object, period: string) =>
    one(definitions, county.slice(0, 2), values, { periods: [period] }).value
  expect(at(given(1), 'as-of:2025-05-15')).toBe('11')
  expect(at(given(4), 'as-of:2025-05-31')).toBe('110')
  expect([
    at(given(4), 'FY2025'),
    at(given(4), 'FY2024'),
    at(given(4, 'end'), 'FY2026'),
    at(given(1), 'FY2025'),
  ]).toEqual(['110', '1', '110', '111'])
})

test('over time first, then over units: the least month of each plant, added up', () => {
  const values = [
    { period: '2025-01', value: 4 },
    { period: '2025-02', value: 2 },
    { unit: 'q', period: '2025-01', value: 10 },
    { unit: 'q', period: '2025-02', value: 30 },
  ]
  const at = (overTime: string, overUnits: string) =>
    one([{ ...flow, overTime, overUnits }], county, values, in2025).value
  expect([
    at('min', 'sum'),
    at('max', 'sum'),
    at('average', 'sum'),
    at('sum', 'average'),
    at('average', 'max'),
    at('count', 'sum'),
  ]).toEqual(['12', '34', '23', '23', '20', '4'])
})

test('a rate is the quotient of sums, shows both sides, and is no number over zero', () => {
  const definitions = [
    { ...flow, id: 'a' },
    { ...flow, id: 'b' },
    { id: 'r', formula: '100 × a ÷ b', decimals: 2, leastDenominator: 5 },
  ]
  const values = (b: number) => [
    { indicator: 'a', period: '2025', value: 1 },
    { unit: 'q', indicator: 'a', period: '2025', value: 2 },
    { indicator: 'b', period: '2025', value: b },
    { unit: 'q', indicator: 'b', period: '2025', value: 0 },
  ]
  const at = (b: number) => run(definitions, county, values(b), { ...in2025, indicators: ['r'] }).results[0]
  expect(at(7)).toMatchObject({ value: '42.86', numerator: '3', denominator: '7', state: 'value' })
  expect(at(0)).toMatchObject({
    value: null,
    state: 'not-applicable',
    reason: 'denominator-zero',
    numerator: '3',
    denominator: '0',
  })
  expect(at(4)).toMatchObject({ value: null, state: 'not-applicable', reason: 'denominator-below-least' })
})

test('a half is rounded away from zero, once, at the end', () => {
  const at = (value: string, decimals: number) =>
    one([{ ...flow, decimals }], county.slice(0, 2), [{ period: '2025', value }], in2025).value
  expect([at('0.125', 2), at('-0.125', 2), at('2.5', 0), at('-0.4', 0), at('9007199254740993.5', 0)]).toEqual([
    '0.13',
    '-0.13',
    '3',
    '0',
    '9007199254740994',
  ])
})

test('sums beyond what a double holds stay exact', () => {
  const values = [
    { period: '2025', value: '9007199254740993' },
    { unit: 'q', period: '2025', value: '0.000001' },
  ]
  expect(one([flow], county, values, in2025).value).toBe('9007199254740993.000001')
})

test('a merged unit counts in its own name as it was, in the successor’s as it is now', () => {
  const units = [
    { id: 'c' },
    { id: 'd' },
    { id: 'p', territorialParent: 'c', to: '2025-07-01', mergedInto: 'q' },
    { id: 'q', territorialParent: 'd' },
  ]
  const values = [
    { period: '2025-06', value: 3 },
    { unit: 'q', period: '2025-06', value: 4 },
    { unit: 'q', period: '2025-08', value: 5 },
  ]
  const at = (unit: string, treeAsOf: string) =>
    one([flow], units, values, { ...in2025, units: [unit], treeAsOf }).value
  expect([at('c', 'then'), at('d', 'then'), at('p', 'then'), at('q', 'then')]).toEqual(['3', '9', '3', '9'])
  expect([at('c', 'now'), at('d', 'now'), at('q', 'now'), at('c', '2025-06-30')]).toEqual([null, '12', '12', '3'])
})

test('people of a merged plant are not counted again in the successor’s stock', () => {
  const units = [
    { id: 'c' },
    { id: 'p', territorialParent: 'c', to: '2025-03-15', mergedInto: 'q' },
    { id: 'q', territorialParent: 'c' },
  ]
  const values = [
    { asOf: '2025-02-28', value: 100 },
    { unit: 'q', asOf: '2025-02-28', value: 50 },
    { unit: 'q', asOf: '2025-03-31', value: 150 },
  ]
  for (const treeAsOf of ['then', 'now']) {
    expect(one([stock], units, values, { periods: ['2025-Q1'], treeAsOf })).toMatchObject({ value: '150', of: '1/1' })
    expect(one([stock], units, values, { periods: ['2025-02'], treeAsOf })).toMatchObject({ value: '150', of: '2/2' })
  }
})

test('a unit that moved counts where it stood at the end of the period', () => {
  const units = [
    { id: 'c' },
    { id: 'd' },
    { id: 'p', territorialParent: 'c', to: '2025-02-10' },
    { id: 'p', territorialParent: 'd', from: '2025-02-10' },
  ]
  const values = [
    { period: '2025-01', value: 1 },
    { period: '2025-02', value: 10 },
  ]
  const at = (unit: string, period: string, treeAsOf = 'then') =>
    one([flow], units, values, { units: [unit], periods: [period], treeAsOf }).value
  expect([at('c', '2025-01'), at('c', '2025-02'), at('d', '2025-02'), at('d', '2025-Q1'), at('c', '2025-Q1')]).toEqual([
    '1',
    null,
    '10',
    '11',
    null,
  ])
  expect([at('d', '2025-01', 'now'), at('c', '2025-Q1', '2025-01-31')]).toEqual(['1', '11'])
})

test('what is asked of a day is no older than the definition lets it be, also within the year of that day', () => {
  const old = { ...stock, maxAgeDays: 90 }
  const on = (period: string) =>
    one([old], [{ id: 'p' }], [{ period: '2025-01-31', value: 5 }], { units: ['p'], periods: [period] })
  expect(on('as-of:2025-05-01')).toMatchObject({ value: '5' })
  expect(on('as-of:2025-05-02')).toMatchObject({ value: null, state: 'missing' })
})
