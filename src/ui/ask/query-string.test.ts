import { expect, test } from 'vitest'
import { changeFilters, parseQuery, toQuery } from './query-string.ts'

test('filters travel in the address, without the empty ones', () => {
  expect(toQuery({ state: 'open', page: 2, words: '', unitId: null, ids: [1, 2], none: [] })).toBe(
    '?state=open&page=2&ids=1%2C2',
  )
  expect(toQuery({})).toBe('')
})

test('what was written to the address is read back', () => {
  const filters = { words: '技能 & 培训=1', period: '2026' }
  expect(parseQuery(toQuery(filters))).toEqual(filters)
})

test('a number in the address stays text, so a year is not taken for a page', () => {
  expect(parseQuery('?period=2026&page=3')).toEqual({ period: '2026', page: '3' })
})

test('a changed filter starts the list again at its first page', () => {
  expect(changeFilters({ page: '4', state: 'open' }, { state: 'closed' })).toEqual({ state: 'closed' })
  expect(changeFilters({ page: '4', state: 'open' }, { page: 5 })).toEqual({ page: '5', state: 'open' })
  expect(changeFilters({ state: 'open', words: '帮扶' }, { words: '' })).toEqual({ state: 'open' })
})
