import { describe, expect, test } from 'vitest'
import * as codes from './index.ts'
import { findCode, isHighlySkilled, labelOf, levelNumber, skillGrades } from './index.ts'

const lists = Object.values(codes).filter((one) => typeof one === 'object') as codes.CodeList[]

describe('lists of codes', () => {
  test('name the standard they come from, and no code or word twice', () => {
    expect(lists.length).toBeGreaterThan(8)
    for (const { name, source, codes: all } of lists) {
      expect([name, source.zh.length > 5]).toEqual([name, true])
      expect([name, new Set(all.map(({ value }) => value)).size]).toEqual([name, all.length])
      expect([name, new Set(all.map(({ label }) => label.zh)).size]).toEqual([name, all.length])
    }
  })

  test('are read from a sheet by code or by word', () => {
    expect(findCode(codes.industries, 'C')).toBe('C')
    expect(findCode(codes.industries, ' 制造业 ')).toBe('C')
    expect(findCode(skillGrades, '高级工')).toBe(4)
    expect(findCode(skillGrades, '九级')).toBeNull()
    expect(labelOf(codes.sexes, 2)?.zh).toBe('女')
  })

  test('official levels run backwards and are missing for apprentices and the two highest grades', () => {
    expect(skillGrades.codes.map(({ value }) => levelNumber(value))).toEqual([null, null, 5, 4, 3, 2, 1, null, null])
    expect(skillGrades.codes.filter(({ value }) => isHighlySkilled(value)).map(({ label }) => label.zh)).toEqual([
      '高级工',
      '技师',
      '高级技师',
      '特级技师',
      '首席技师',
    ])
  })
})
