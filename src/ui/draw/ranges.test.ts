import { expect, test } from 'vitest'
import { cutRanges } from './ranges.ts'

const text = '到2025年底前，各市州完成建会。'

test('a clause is cut where its marks begin and end', () => {
  const parts = cutRanges(text, [
    { from: 8, to: 11, key: 'owner' },
    { from: 0, to: 7, key: 'due' },
  ])
  expect(parts.map((part) => [part.text, part.range?.key ?? null])).toEqual([
    ['到2025年底', 'due'],
    ['前', null],
    ['，各市', 'owner'],
    ['州完成建会。', null],
  ])
})

test('marks that overlap or run over the end lose no character', () => {
  const parts = cutRanges(text, [
    { from: 0, to: 5 },
    { from: 3, to: 9 },
    { from: 12, to: 99 },
  ])
  expect(parts.map((part) => part.text).join('')).toBe(text)
})
