import { badFile, checkSize, decodeText } from '#platform/reading/server'
import { say } from '#platform/say'
import type { Cell, ReadRow, Sheet, SheetLimits } from './index.ts'

/** A text that begins like this is run as a formula by spreadsheets that open a CSV file. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A CSV file (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to see Chinese. Texts that would be
 * taken for formulas get an apostrophe before them; numbers do not.
 */
export function writeCsv(sheet: Pick<Sheet, 'columns' | 'rows'>): Buffer {
  const lines = [line(sheet.columns.map(({ header }) => header))]
  for (const row of sheet.rows) lines.push(line(sheet.columns.map((_, i) => row[i] ?? null)))
  return Buffer.from(`\ufeff${lines.join('')}`)
}

const line = (cells: readonly Cell[]) => `${cells.map(field).join(',')}\r\n`

function field(value: Cell): string {
  if (value === null) return ''
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

type CsvLimits = Pick<SheetLimits, 'bytes' | 'rows' | 'columns' | 'cells'>

const DEFAULTS: CsvLimits = { bytes: 52_428_800, rows: 200_000, columns: 256, cells: 5_000_000 }

/** Records of a file, empty ones with them: a file of nothing but line ends costs time, too. */
const mostRecords = ({ rows }: CsvLimits): number => Math.max(500_000, 2 * rows)

/**
 * The rows of a CSV file in UTF-8, UTF-16 or GB18030, as texts; `row` is the record's number, the heading being 1.
 * Empty fields are null, empty records are left out, and the apostrophe `writeCsv` sets is taken away.
 * @throws Invalid when empty, in no known encoding, beyond the limits, or with a quote that is never closed.
 */
export const readCsv = (bytes: Uint8Array, limits: Partial<CsvLimits> = {}): ReadRow[] => [...csvRows(bytes, limits)]

/** The same, one row at a time: a file of a million rows need never stand in memory as cells. */
export function* csvRows(bytes: Uint8Array, limits: Partial<CsvLimits> = {}): Generator<ReadRow> {
  const limit = { ...DEFAULTS, ...limits }
  checkSize(bytes, limit.bytes)
  const { text } = decodeText(bytes)
  const most = mostRecords(limit)
  let [at, rows, cells] = [0, 0, 0]
  for (let row = 1; at < text.length; row++) {
    const record = readRecord(text, at, limit.columns)
    at = record.next
    if (row > most) throw tooLarge()
    if (record.cells.length === 0) continue
    rows += 1
    cells += record.cells.length
    if (rows > limit.rows || cells > limit.cells) throw tooLarge()
    yield { row, cells: record.cells }
  }
}

/** One record from a place on: its cells, none for an empty line, and where the next begins. @throws Invalid for an open quote. */
export function readRecord(text: string, from: number, mostColumns: number): { cells: Cell[]; next: number } {
  const cells: Cell[] = []
  let at = from
  for (;;) {
    const read = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at)
    cells.push(read.value === '' ? null : read.value.replace(/^'(?=[=+\-@\t\r])/, ''))
    if (cells.length > mostColumns) throw tooLarge()
    at = read.next
    if (text[at] !== ',') break
    at++
  }
  if (text[at] === '\r') at++
  if (text[at] === '\n') at++
  return { cells: cells.every((cell) => cell === null) ? [] : cells, next: at }
}

const PLAIN_END = /[,\r\n]/g

function readPlain(text: string, from: number): { value: string; next: number } {
  PLAIN_END.lastIndex = from
  const next = PLAIN_END.exec(text)?.index ?? text.length
  return { value: text.slice(from, next), next }
}

function readQuoted(text: string, from: number): { value: string; next: number } {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw openQuote()
    value += text.slice(at, quote)
    at = quote + 1
    if (text[at] !== '"') break
    value += '"'
    at++
  }
  // Text after the closing quote breaks RFC 4180; it is kept rather than lost.
  const rest = readPlain(text, at)
  return { value: value + rest.value, next: rest.next }
}

const openQuote = () =>
  badFile('csv-quote', say('有一个引号没有配对，无法分列。', 'A quote is never closed, so the columns cannot be told.'))

const tooLarge = () =>
  badFile('sheet-size', say('行或列过多，请拆分后再上传。', 'There are too many rows or columns; split the file.'))
