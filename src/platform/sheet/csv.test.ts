import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from './server.ts'

const columns = ['单位', '说明', '数'].map((header) => ({ header, kind: 'text' as const }))
const rule = (name: string) =>
  expect.objectContaining({ faults: [expect.objectContaining({ path: 'file', rule: name })] })

describe('CSV', () => {
  test('comes back whole, with commas, quotes and line ends', () => {
    const rows = [
      ['省总工会', '一、二,"三"\n四', 5],
      ['西宁市', null, -3],
    ]
    expect(readCsv(writeCsv({ columns, rows }))).toEqual([
      { row: 1, cells: ['单位', '说明', '数'] },
      { row: 2, cells: ['省总工会', '一、二,"三"\n四', '5'] },
      { row: 3, cells: ['西宁市', null, '-3'] },
    ])
  })

  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx'])('%j is not run as a formula, and comes back', (text) => {
    const bytes = writeCsv({ columns, rows: [[text]] })
    expect(bytes.toString('utf8')).toContain(`'${text}`)
    expect(readCsv(bytes)[1]?.cells[0]).toBe(text)
  })

  test('has the mark by which a spreadsheet sees UTF-8', () => {
    expect([...writeCsv({ columns, rows: [] }).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  test('is read in GB18030 and UTF-16, with any line end, empty records left out', () => {
    const gb = Buffer.from([0xb9, 0xa4, 0xbb, 0xe1, 0x2c, 0x31, 0x0d, 0x0a, 0x0d, 0x0a, 0x2c, 0x0a, 0xb9, 0xa4])
    expect(readCsv(gb)).toEqual([
      { row: 1, cells: ['工会', '1'] },
      { row: 4, cells: ['工'] },
    ])
    expect(readCsv(Buffer.from('\ufeff工会,1\n', 'utf16le'))).toEqual([{ row: 1, cells: ['工会', '1'] }])
  })

  test('an open quote, too many columns and a 10 MB line of commas are refused', () => {
    expect(() => readCsv(Buffer.from('甲,"乙\n丙'))).toThrow(rule('csv-quote'))
    expect(() => readCsv(Buffer.from(','.repeat(10_485_760)))).toThrow(rule('sheet-size'))
    expect(() => readCsv(Buffer.from('甲\n乙\n丙'), { rows: 2 })).toThrow(rule('sheet-size'))
    expect(() => readCsv(Buffer.from('\n'.repeat(600_000)))).toThrow(rule('sheet-size'))
  })

  test('a 10 MB field is read', () => {
    expect(readCsv(Buffer.from(`"${'工'.repeat(3_500_000)}",1`))[0]?.cells[0]).toHaveLength(3_500_000)
  })
})
