import { expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { county, flow, in2025, one, run, stock } from './testing.ts'

test('what was said for a time without the unit is set aside, with its row', () => {
  const units = [{ id: 'c' }, { id: 'p', territorialParent: 'c', to: '2025-03-01' }]
  const { results, aside } = run(
    [flow],
    units,
    [
      { period: '2025-02', value: 1 },
      { period: '2025-04', value: 7 },
    ],
    in2025,
  )
  expect(results[0]?.value).toBe('1')
  expect(aside).toMatchObject([{ file: 'values.csv', row: 3, unit: 'p', code: 'outside-life' }])
})

test('a county that reports itself and its plants: its own part, or the whole, as the definition says', () => {
  const values = [
    { unit: 'c', period: '2025', value: 100 },
    { period: '2025', value: 30 },
    { unit: 'q', period: '2025', value: 40 },
  ]
  expect(one([flow], county, values, in2025)).toMatchObject({ value: '170', codes: ['not-expected', 'own-and-below'] })
  expect(one([{ ...flow, reports: 'whole' }], county, values, in2025)).toMatchObject({
    value: '100',
    of: '1/1',
    codes: ['whole-and-below', 'whole-differs'],
  })
  expect(one([{ ...flow, reports: 'whole' }], county, values.slice(1), in2025)).toMatchObject({
    value: '70',
    of: '2/2',
  })
})

test('each tree is asked for by name and counts a unit once', () => {
  const units = [
    { id: 'c' },
    { id: 'power' },
    { id: 'p', territorialParent: 'c', industrialParent: 'power' },
    { id: 'q', territorialParent: 'c' },
  ]
  const values = [
    { period: '2025', value: 3 },
    { unit: 'q', period: '2025', value: 4 },
  ]
  expect(one([flow], units, values, in2025).value).toBe('7')
  expect(one([flow], units, values, { ...in2025, tree: 'industrial', units: ['power'] })).toMatchObject({
    value: '3',
    of: '1/1',
  })
  expect(() => one([flow], units, values, { ...in2025, tree: undefined })).toThrow(/tree/)
  expect(() => one([flow], units, values, { ...in2025, tree: 'industrial', units: ['q'] })).toThrow(/industrial/)
})

test('a total given beside its categories is not added to them', () => {
  const definition = { ...flow, dimensions: ['sex'] }
  const values = [
    { period: '2025', value: 10 },
    { period: '2025', value: 6, dimensions: { sex: '男' } },
    { period: '2025', value: 3, dimensions: { sex: '女' } },
    { unit: 'q', period: '2025', value: 5 },
  ]
  expect(one([definition], county, values, in2025)).toMatchObject({ value: '15', codes: ['dimension-total-differs'] })
  const { results } = run([definition], county, values, { ...in2025, by: ['sex'] })
  expect(results.map((row) => [row.dimensions.sex, row.value, `${row.reported}/${row.expected}`])).toEqual([
    ['女', '3', '1/2'],
    ['男', '6', '1/2'],
    [null, '5', '1/2'],
  ])
  expect(run([definition], county, values, { ...in2025, where: { sex: '女' } }).results[0]?.value).toBe('3')
})

test('weights are the weight indicator’s own figures; without one a unit is left out and named', () => {
  const definitions = [
    { ...stock, overUnits: 'weighted', weight: 'w', decimals: 2 },
    { ...stock, id: 'w' },
  ]
  const values = [
    { asOf: '2025-12-31', value: 90 },
    { unit: 'q', asOf: '2025-12-31', value: 60 },
    { indicator: 'w', asOf: '2025-12-31', value: 200 },
    { unit: 'q', indicator: 'w', asOf: '2025-12-31', value: 100 },
  ]
  expect(one(definitions, county, values, { ...in2025, indicators: ['x'] }).value).toBe('80.00')
  expect(one(definitions, county, values.slice(0, 3), { ...in2025, indicators: ['x'] })).toMatchObject({
    value: '90.00',
    codes: ['no-weight'],
  })
})

test('17.13 % skilled against 30 %: how many people are lacking, and when the gap closes', () => {
  const definitions = {
    indicators: [
      { ...stock, id: 'skilled' },
      { ...stock, id: 'employed' },
      { id: 'share', formula: 'percent(skilled, employed)', decimals: 2 },
    ],
    targets: [
      { indicator: 'share', value: '30', period: '2025', comparison: 'at-least', baseline: { period: '2023' } },
    ],
  }
  const at = (indicator: string, year: number, value: number) => ({ indicator, asOf: `${year}-12-31`, value })
  const values = (before: number) => [
    at('skilled', 2024, 438_600),
    at('employed', 2024, 2_560_420),
    at('skilled', 2023, before),
    at('employed', 2023, 2_560_420),
  ]
  const found = (before: number) =>
    run(definitions, county.slice(0, 2), values(before), { periods: ['2023', '2024'], indicators: ['share'] })
      .targets[0]
  // 30 % of 2,560,420 are 768,126; 438,600 are there.
  expect(found(400_000)).toMatchObject({
    current: { value: '17.13' },
    met: false,
    gap: '12.87',
    gapInNumerator: '329526',
  })
  // 38,600 a year: 329,526 take nine years after 2024.
  expect(found(400_000)?.pace).toMatchObject({ outcome: 'closes', closesYear: 2033, closesIn: '2033', step: 'year' })
  expect(found(450_000)?.pace).toMatchObject({ outcome: 'never', closesYear: null })
  expect(found(438_600)?.pace).toMatchObject({ outcome: 'never', perPeriod: '0' })
})

test('a term that is missing makes a formula missing, unless it says what to take', () => {
  const definitions = (formula: unknown) => [
    { ...flow, id: 'a' },
    { ...flow, id: 'b-c' },
    { id: 'r', formula },
  ]
  const at = (formula: unknown) =>
    one(definitions(formula), county.slice(0, 2), [{ indicator: 'a', period: '2025', value: 8 }], {
      ...in2025,
      indicators: ['r'],
    })
  expect(at('a + {b-c}')).toMatchObject({ value: null, state: 'missing' })
  expect(at('a + ifMissing({b-c}, 0)').value).toBe('8')
  expect(at('-(a − 2) × 3 ÷ 4').value).toBe('-4.5')
  expect(at({ op: '/', args: [{ indicator: 'a' }, { constant: '3', unit: '人' }] }).value).toBe('2.666667')
  expect(() => at('a + b')).toThrow(/\{b-c\}/)
  expect(() => at('a +')).toThrow(/missing/)
})

test('faults name file, row, field and rule', () => {
  const faults = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      if (error instanceof Invalid) return error.faults.map(({ file, row, path, rule }) => [file, row, path, rule])
      throw error
    }
    return []
  }
  const bad = [
    { period: '2025-13', value: 1 },
    { unit: 'z', period: '2025', value: 'abc' },
    { period: '2025-01', value: 1 },
    { period: '2025-01', value: 2 },
  ]
  expect(faults(() => one([flow], county, bad, in2025))).toEqual([
    ['values.csv', 2, 'period', 'values.period'],
    ['values.csv', 3, 'unit', 'values.known'],
    ['values.csv', 3, 'value', 'values.decimal'],
    ['values.csv', 5, 'value', 'values.once'],
  ])
  expect(
    faults(() =>
      one(
        [flow],
        [
          { id: 'c', territorialParent: 'p' },
          { id: 'p', territorialParent: 'c' },
        ],
        [],
        in2025,
      ),
    )[0]?.[3],
  ).toBe('units.no-circle')
  expect(faults(() => one([{ ...stock, overTime: 'sum' }], county, [], in2025))[0]).toEqual([
    'definitions',
    undefined,
    'indicators.0.overTime',
    'definitions.stock-not-summed',
  ])
  expect(faults(() => one([{ ...flow, overTime: 'total' }], county, [], in2025))[0]).toEqual([
    'definitions',
    undefined,
    'indicators.0.overTime',
    'format.invalid_value',
  ])
})
