import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Cell, Sheet } from './index.ts'
import { readSheets, streamSheets, writeSheets } from './server.ts'

const ledger: Sheet = {
  name: '任务台账',
  columns: [
    { header: '牵头单位', kind: 'text', width: 30 },
    { header: '身份证号', kind: 'text' },
    { header: '办结日期', kind: 'date' },
    { header: '完成率', kind: 'number', note: '百分数，保留一位小数' },
    { header: '状态', kind: 'choice', choices: ['未开始', '推进中', '已完成'] },
  ],
  rows: [
    ['省总工会', '630102199001011234', '2026-03-05', 87.5, '推进中'],
    ['省人社厅', '63010219900101123X', null, '100', '已完成'],
    ['=HYPERLINK("http://x","点我")', '+8613800000000', '2024-02-29', 0, '@SUM(A1)'],
  ],
}
const part = (bytes: Buffer, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('a ledger written to .xlsx', () => {
  const bytes = writeSheets([ledger])

  test('comes back cell by cell, ID numbers whole and dates as dates', () => {
    const [sheet] = readSheets(bytes)
    expect(sheet?.name).toBe('任务台账')
    expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4])
    expect(sheet?.rows[0]?.cells).toEqual(ledger.columns.map(({ header }) => header))
    expect(sheet?.rows[1]?.cells).toEqual(['省总工会', '630102199001011234', '2026-03-05', 87.5, '推进中'])
    expect(sheet?.rows[2]?.cells).toEqual(['省人社厅', '63010219900101123X', null, 100, '已完成'])
  })

  test('shows formulas typed as text as text', () => {
    const xml = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f>')
    expect(xml).toContain('<c r="A4" s="2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(')
    expect(readSheets(bytes)[0]?.rows[3]?.cells).toEqual([
      '=HYPERLINK("http://x","点我")',
      '+8613800000000',
      '2024-02-29',
      0,
      '@SUM(A1)',
    ])
  })

  test('keeps text columns text in the empty rows of a template, and the heading in view', () => {
    const xml = part(writeSheets([{ ...ledger, rows: [] }]), 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<col min="2" max="2" width="14" style="2" customWidth="1"/>')
    expect(xml).toContain('state="frozen"')
    expect(part(bytes, 'xl/styles.xml')).toContain('<xf numFmtId="49"')
  })

  test('offers the choices and the note', () => {
    const xml = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<formula1>&quot;未开始,推进中,已完成&quot;</formula1>')
    expect(xml).toContain('prompt="百分数，保留一位小数"')
    expect(xml).toContain('sqref="E2:E1048576"')
  })

  test('is the same file whenever it is written', () => {
    expect(writeSheets([ledger]).equals(bytes)).toBe(true)
  })
})

describe('long lists of choices', () => {
  const counties = Array.from({ length: 43 }, (_, i) => `第${i + 1}县总工会办公室`)
  const withList: Sheet = {
    name: '名册',
    columns: [
      { header: '县', kind: 'choice', choices: counties },
      { header: '也是县', kind: 'choice', choices: counties },
      { header: '含逗号', kind: 'choice', choices: ['甲,乙', '丙'] },
    ],
    rows: [[counties[0] ?? null, null, '丙']],
  }
  const bytes = writeSheets([withList, { ...ledger, name: '名册' }])

  test('stand once on a hidden sheet, which reading leaves out', () => {
    expect(part(bytes, 'xl/workbook.xml')).toContain('<sheet name="_lists" sheetId="3" state="hidden"')
    const xml = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml.match(/_lists!\$A\$1:\$A\$43/g)).toHaveLength(2)
    expect(xml).toContain('_lists!$B$1:$B$2')
    expect(part(bytes, 'xl/worksheets/sheet3.xml')).toContain('第43县总工会办公室')
    expect(readSheets(bytes).map(({ name }) => name)).toEqual(['名册', '名册(2)'])
  })
})

describe('difficult texts', () => {
  const write = (text: Cell) =>
    readSheets(writeSheets([{ name: 'a', columns: [{ header: '甲', kind: 'text' }], rows: [[text]] }]))[0]?.rows[1]
      ?.cells[0]

  test.each(['第一行\n第二行', ' 前后空格 ', '<b>&"引号"', '_x0041_', '𠮷野家', '\tTab', '-5'])(
    '%j comes back',
    (text) => {
      expect(write(text)).toBe(text)
    },
  )

  test('control characters are dropped, as no spreadsheet can open them', () => {
    expect(write('甲\u0000\u0008乙\u001f\uffff')).toBe('甲乙')
  })

  test('a text longer than a cell can hold is refused with its address', () => {
    expect(() => write('字'.repeat(32_768))).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ path: 'A2' })] }),
    )
  })

  test('a day that is none stays a text', () => {
    const sheet: Sheet = { name: 'a', columns: [{ header: '日', kind: 'date' }], rows: [['2026-02-30'], ['长期']] }
    expect(
      readSheets(writeSheets([sheet]))[0]
        ?.rows.slice(1)
        .map(({ cells }) => cells[0]),
    ).toEqual(['2026-02-30', '长期'])
  })

  test('sheet names that spreadsheets refuse are made fit', () => {
    const names = ['a/b:c', '', '很'.repeat(40), "'引'"].map((name) => ({ ...ledger, name, rows: [] }))
    expect(readSheets(writeSheets(names)).map(({ name }) => name)).toEqual(['a b c', 'Sheet', '很'.repeat(31), '引'])
  })
})

describe('100,000 rows of 12 columns', () => {
  const columns = Array.from({ length: 12 }, (_, i) => ({ header: `列${i + 1}`, kind: 'text' as const }))
  function* members() {
    for (let i = 0; i < 100_000; i++) yield columns.map((_, c) => `第${i}行第${c}列 ${(i * 7919 + c) % 10_007}`)
  }

  test('are written without being held in memory, and read back', async () => {
    const before = process.memoryUsage()
    let most = 0
    let size = 0
    for await (const piece of streamSheets([{ name: '会员', columns, rows: members() }])) {
      size += piece.length
      const { heapUsed, external } = process.memoryUsage()
      most = Math.max(most, heapUsed + external - before.heapUsed - before.external)
    }
    expect(size).toBeGreaterThan(4_000_000)
    // The XML of these rows is over 90 MB; what is in memory meanwhile is garbage not yet collected.
    expect(most).toBeLessThan(80_000_000)
  })

  test('are read back', () => {
    const [sheet] = readSheets(writeSheets([{ name: '会员', columns, rows: members() }]))
    expect(sheet?.rows).toHaveLength(100_001)
    expect(sheet?.rows.at(-1)?.cells[11]).toBe(`第99999行第11列 ${(99_999 * 7919 + 11) % 10_007}`)
  })
})
