import { expect, test } from 'vitest'
import { findRegion, isKnownRegion, isWithinRegion, levelOf, regions, regionsOf } from './regions.ts'

test('Qinghai has 8 prefectures and 45 codes of county level', () => {
  const count = (level: string) => regions.filter((region) => region.level === level).length
  expect([count('province'), count('prefecture'), count('county')]).toEqual([1, 8, 45])
  expect(new Set(regions.map((region) => region.code)).size).toBe(54)
})

test('a county lies in its prefecture and in the province', () => {
  expect(regionsOf(630121)).toEqual([630121, 630100, 630000])
  expect(regionsOf(632857)).toEqual([632857, 632800, 630000])
  expect(regionsOf(630000)).toEqual([630000])
  expect(isWithinRegion(632801, 632800)).toBe(true)
  expect(isWithinRegion(632801, 630100)).toBe(false)
})

test('every code below the province stands under one that is in the table too', () => {
  for (const region of regions) expect(regionsOf(region.code).every(isKnownRegion)).toBe(true)
})

test('levels follow from the zeros, and abolished codes are not known', () => {
  expect([levelOf(630000), levelOf(632800), levelOf(632801)]).toEqual(['province', 'prefecture', 'county'])
  expect(isKnownRegion(632321)).toBe(false)
  expect(findRegion(630222)?.short).toBe('民和县')
  expect(() => regionsOf(63)).toThrow(RangeError)
})
