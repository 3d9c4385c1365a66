import { expect, test } from 'vitest'
import { say } from '#platform/say'
import { type Column, cardOf, cellValue, hasValue, headingOf, isNumeric } from './column.ts'

interface Row {
  task: string
  trained: number
  light: string
}
const columns: Column<Row>[] = [
  { key: 'task', label: say('任务', 'Task') },
  { key: 'trained', label: say('参训人数', 'Trained'), kind: 'number', measure: say('人', 'people') },
  { key: 'light', label: say('灯', 'Light'), kind: 'light' },
  { key: 'no', label: say('编号', 'Number'), wideOnly: true },
]

test('a heading names the unit of its numbers', () => {
  expect(columns.map((column) => headingOf(column).zh)).toEqual(['任务', '参训人数（人）', '灯', '编号'])
  expect(columns.map(isNumeric)).toEqual([false, true, false, false])
})

test('a cell shows the row’s own value unless the column says otherwise', () => {
  const row = { task: '技能培训', trained: 120, light: 'green' }
  expect(columns.slice(0, 2).map((column) => cellValue(column, row))).toEqual(['技能培训', 120])
  expect(cellValue({ key: 'half', label: say('半数', 'Half'), value: (r: Row) => r.trained / 2 }, row)).toBe(60)
})

test('on a phone the first column titles the card, lights stand beside it, numbers of files are left out', () => {
  const card = cardOf(columns)
  expect(card.title?.key).toBe('task')
  expect(card.marks.map((c) => c.key)).toEqual(['light'])
  expect(card.lines.map((c) => c.key)).toEqual(['trained'])
})

test('a card leaves out what the row does not have', () => {
  const row = { task: '技能培训', trained: 0, light: '' }
  expect(columns.slice(0, 3).map((column) => hasValue(column, row))).toEqual([true, true, false])
})
