import { describe, expect, test } from 'vitest'
import { Refused } from '#platform/errors'
import { say } from '#platform/say'
import { chooseParameter, defineParameters, findParameter, type ParameterSeed, regionChain } from './index.ts'

const seed = (change: Partial<ParameterSeed> = {}): ParameterSeed => ({
  key: 'dispatch.light.red',
  label: say('红灯阈值', 'Red light below'),
  value: 30,
  unit: say('百分点', 'pp'),
  region: null,
  validFrom: '2025-01-01',
  validTo: null,
  source: say('默认值', 'Default'),
  confidence: 'L',
  ...change,
})

describe('a value in force', () => {
  test('is that of the nearest region', () => {
    expect(regionChain(630102)).toEqual([630102, 630100, 630000, null])
    expect(regionChain(630100)).toEqual([630100, 630000, null])
    expect(regionChain(630000)).toEqual([630000, null])
    expect(regionChain(null)).toEqual([null])
    const rows = [
      seed(),
      seed({ region: 630000, value: 25 }),
      seed({ region: 630100, value: 20 }),
      seed({ region: 630102, value: 15 }),
    ]
    const at = (region: number | null) => chooseParameter(rows, 'dispatch.light.red', region, '2026-01-01').value
    expect([630102, 630103, 630100, 632801, 650100, null].map(at)).toEqual([15, 20, 20, 25, 30, 30])
  })

  test('holds from its first day to the day before its end', () => {
    const rows = [seed({ validTo: '2026-01-01' }), seed({ validFrom: '2026-01-01', value: 28 })]
    const on = (date: string) => findParameter(rows, 'dispatch.light.red', null, date)?.value
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map(on)).toEqual([undefined, 30, 30, 28])
  })

  test('of a near region that has ended gives way to the wider one', () => {
    const rows = [seed(), seed({ region: 630102, value: 15, validTo: '2025-07-01' })]
    expect(chooseParameter(rows, 'dispatch.light.red', 630102, '2025-06-30').value).toBe(15)
    expect(chooseParameter(rows, 'dispatch.light.red', 630102, '2025-07-01').value).toBe(30)
  })

  test('that is missing is refused with key, region and day', () => {
    try {
      chooseParameter([seed()], 'dispatch.light.red', 630102, '2024-01-01')
      expect.unreachable()
    } catch (error) {
      const message = (error as Refused).refusals[0]?.message.zh
      expect(error).toBeInstanceOf(Refused)
      expect(message).toBe('参数“dispatch.light.red”在地区630102于2024-01-01没有生效的值，请先在参数表中录入')
    }
  })
})

describe('a definition', () => {
  test('keeps its typed keys', () => {
    const seeds = defineParameters([
      { ...seed(), key: 'a.b' },
      { ...seed(), key: 'a.c' },
    ])
    const keys: ('a.b' | 'a.c')[] = seeds.map((one) => one.key)
    expect(keys).toEqual(['a.b', 'a.c'])
  })

  test.each([
    ['a key without a dot', [seed({ key: 'light' })]],
    ['a day that is none', [seed({ validFrom: '2025-02-30' })]],
    ['an end before the start', [seed({ validTo: '2024-12-31' })]],
    ['a region that is no code', [seed({ region: 63 })]],
    ['a value that is no number', [seed({ value: Number.NaN })]],
    ['two values at one time', [seed(), seed({ validFrom: '2026-01-01' })]],
  ])('stops the start-up for %s', (_, seeds) => {
    expect(() => defineParameters(seeds)).toThrow(/parameter /)
  })
})
