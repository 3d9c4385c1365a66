import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readSheets, writeSheets } from './server.ts'

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (...lines: [string, string, string][]) =>
  `<Relationships xmlns="p">${lines.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A workbook as other programs write them: odd part names, prefixes, shared strings, styles. */
function workbook(rows: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels': relations(['a', 'officeDocument', '/xl/book.xml']),
    'xl/book.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="汇总" sheetId="7" r:id="z9"/></x:sheets></x:workbook>',
    'xl/_rels/book.xml.rels': relations(
      ['z9', 'worksheet', 'tables/only.xml'],
      ['s', 'sharedStrings', 'texts.xml'],
      ['t', 'styles', '/xl/look.xml'],
    ),
    'xl/tables/only.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    'xl/texts.xml':
      '<sst><si><t>西宁市</t></si><si><r><t>格尔</t></r><r><t>木市</t></r><rPh sb="0" eb="1"><t>ge</t></rPh></si></sst>',
    'xl/look.xml':
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>' +
      '<numFmt numFmtId="177" formatCode="[Red]0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

const cells = (rows: string, more?: Record<string, string>) => readSheets(workbook(rows, more))[0]?.rows[0]?.cells
const rule = (name: string) =>
  expect.objectContaining({ faults: [expect.objectContaining({ path: 'file', rule: name })] })

describe('workbooks of other programs', () => {
  test('shared texts are joined from their runs, reading aids left out', () => {
    expect(
      cells('<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>'),
    ).toEqual(['西宁市', null, '格尔木市'])
  })

  test('numbers are days where their style says so', () => {
    const row =
      '<x:row><x:c s="1"><x:v>46086</x:v></x:c><x:c s="2"><x:v>46086</x:v></x:c><x:c s="3"><x:v>46086.5</x:v></x:c><x:c s="4"><x:v>0.75</x:v></x:c><x:c s="1"><x:v>1</x:v></x:c></x:row>'
    expect(cells(row)).toEqual(['2026-03-05', 46_086, '2026-03-05 12:00:00', '18:00:00', '1900-01-01'])
  })

  test('days may be counted from 1904', () => {
    const book =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="z9"/></sheets></workbook>'
    expect(cells('<x:row r="1"><x:c s="1"><x:v>44624</x:v></x:c></x:row>', { 'xl/book.xml': book })).toEqual([
      '2026-03-05',
    ])
  })

  test('truth values, errors, formula results and ISO days are read as shown', () => {
    const row =
      '<x:row r="5"><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>甲</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="d"><x:v>2026-03-05T00:00:00</x:v></x:c></x:row>'
    expect(cells(row)).toEqual(['TRUE', '#N/A', '甲', 2, '2026-03-05'])
    expect(readSheets(workbook(row))[0]?.rows[0]?.row).toBe(5)
  })
})

describe('hostile workbooks', () => {
  test('a zip bomb is stopped while it unpacks', () => {
    const row = `<x:row r="1"><x:c t="inlineStr"><x:is><x:t>${'0'.repeat(60_000_000)}</x:t></x:is></x:c></x:row>`
    expect(() => readSheets(workbook(row))).toThrow(rule('file-unpacked-size'))
  })

  test('the limit counts all parts together', () => {
    const row = `<x:row r="1"><x:c t="inlineStr"><x:is><x:t>${'甲乙丙'.repeat(1000)}</x:t></x:is></x:c></x:row>`
    expect(() => readSheets(workbook(row), { unpacked: 5000 })).toThrow(rule('file-unpacked-size'))
  })

  test('one cell far to the right does not make a row of thousands', () => {
    expect(() => cells('<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>')).toThrow(rule('sheet-columns'))
  })

  test('too many rows and cells are refused', () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `<x:row r="${i + 1}"><x:c r="J${i + 1}"><x:v>1</x:v></x:c></x:row>`,
    )
    expect(() => readSheets(workbook(rows.join('')), { rows: 29 })).toThrow(rule('sheet-rows'))
    expect(() => readSheets(workbook(rows.join('')), { cells: 299 })).toThrow(rule('sheet-cells'))
  })

  test('external entities and deep nesting are refused', () => {
    const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    expect(() => cells('', { 'xl/texts.xml': entity })).toThrow(rule('xml-doctype'))
    expect(() => cells('', { 'xl/texts.xml': '<a>'.repeat(100_000) })).toThrow(rule('file-damaged'))
    expect(() => cells('', { 'xl/texts.xml': '<sst><si><t>&lol9;</t></si></sst>' })).toThrow(rule('file-damaged'))
  })

  test('other files, cut files and altered bytes are refused', () => {
    const good = writeSheets([{ name: 'a', columns: [{ header: '甲', kind: 'text' }], rows: [['乙']] }])
    expect(() => readSheets(new Uint8Array())).toThrow(rule('file-empty'))
    expect(() => readSheets(Buffer.from('%PDF-1.7'))).toThrow(rule('file-type-mismatch'))
    expect(() => readSheets(good.subarray(0, good.length - 40))).toThrow(rule('file-type-mismatch'))
    expect(() => readSheets(good, { bytes: 100 })).toThrow(rule('file-size'))
    const zeros = Buffer.from(good)
    const at = zeros.indexOf('xl/worksheets/sheet1.xml') + 40
    zeros.fill(0, at, at + 60)
    expect(() => readSheets(zeros)).toThrow(rule('file-damaged'))
  })
})
