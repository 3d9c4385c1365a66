import { expect, test } from 'vitest'
import { mostBeside, partsOf } from './parts.ts'
import type { Told } from './words.ts'

const table = (columns: number): Told => ({
  title: '大通县总工会职工队伍',
  heads: ['技能层次', ...Array.from({ length: columns }, (_, i) => `第${i + 1}列`)],
  rows: [
    { heads: ['高技能'], cells: Array.from({ length: columns }, (_, i) => i + 1) },
    { heads: ['合计'], cells: Array.from({ length: columns }, (_, i) => (i + 1) * 10) },
  ],
  notes: [],
})

test('a table of skill × sex × age is cut into parts that fit an upright page; rows keep their names, no figure is lost', () => {
  const of = table(18)
  const parts = partsOf(of, String)
  expect(parts.map(({ heads }) => heads.length - 1)).toEqual([6, 6, 6])
  for (const { heads, rows } of parts) {
    expect(heads[0]).toBe('技能层次')
    expect(heads.length - 1).toBeLessThanOrEqual(mostBeside)
    expect(rows.map(([name]) => name)).toEqual(['高技能', '合计'])
    for (const row of rows) expect(row).toHaveLength(heads.length)
  }
  expect(parts.flatMap(({ heads }) => heads.slice(1))).toEqual(of.heads.slice(1))
  expect(parts.flatMap(({ rows }) => rows[0]?.slice(1) ?? [])).toEqual(of.rows[0]?.cells.map(String))
})

test('a table that fits stays one, and an empty one keeps its headings', () => {
  expect(partsOf(table(8), String)).toHaveLength(1)
  expect(partsOf({ ...table(3), rows: [] }, String)).toEqual([
    { heads: ['技能层次', '第1列', '第2列', '第3列'], rows: [] },
  ])
})
