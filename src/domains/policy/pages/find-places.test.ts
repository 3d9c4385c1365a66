import { expect, test } from 'vitest'
import { findPlaces } from './find-places.ts'

test('words are found wherever they stand, and nowhere for none', () => {
  expect(findPlaces('产业工人队伍建设，产业工人技能', ' 产业工人 ')).toEqual([0, 9])
  expect(findPlaces('ABC abc', 'abc')).toEqual([0, 4])
  expect(findPlaces('产业工人', '')).toEqual([])
  expect(findPlaces('ααα', 'αα')).toEqual([0])
})
