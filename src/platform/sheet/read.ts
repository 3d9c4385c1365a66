import { badFile, checkSize, openArchive, sniff } from '#platform/reading/server'
import { say } from '#platform/say'
import { readDateStyles } from './dates.ts'
import type { ReadRow, ReadSheet, SheetLimits } from './index.ts'
import { eachRowOf, type Legend, readRows } from './rows.ts'
import { readStrings } from './strings.ts'
import { readWorkbook } from './workbook.ts'

const DEFAULTS: SheetLimits = {
  bytes: 52_428_800,
  unpacked: 268_435_456,
  rows: 200_000,
  columns: 256,
  cells: 5_000_000,
}

/**
 * The visible sheets of an .xlsx file. Dates are returned as `YYYY-MM-DD`, formulas as their last result, truth values
 * as TRUE and FALSE, errors as they are shown (`#N/A`). Of merged cells only the first has the value.
 * @throws Invalid when empty, no .xlsx, damaged, hostile or beyond the limits.
 */
export function readSheets(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): ReadSheet[] {
  const limit = { ...DEFAULTS, ...limits }
  const { archive, sheets, legend } = openBook(bytes, limit)
  return sheets.map(({ name, part }) => ({ name, rows: readRows(archive, part, legend, limit) }))
}

/** The rows of the first visible sheet, one by one: for files whose rows together would not fit. @throws Invalid as `readSheets`. */
export function eachRow(bytes: Uint8Array, limits: SheetLimits, take: (row: ReadRow) => void): void {
  const { archive, sheets, legend } = openBook(bytes, limits)
  const [first] = sheets
  if (first) eachRowOf(archive, first.part, legend, { ...limits }, take)
}

function openBook(bytes: Uint8Array, limit: SheetLimits) {
  checkSize(bytes, limit.bytes)
  const kind = sniff(bytes)
  if (kind !== 'xlsx') {
    throw badFile(
      'file-type-mismatch',
      say(
        `这不是 .xlsx 工作簿（实际为 ${kind}）。旧版 .xls 请另存为 .xlsx。`,
        `This is no .xlsx workbook (it is ${kind}). Save an old .xls as .xlsx.`,
      ),
    )
  }
  const archive = openArchive(bytes, { unpacked: limit.unpacked, ratio: 500 })
  const book = readWorkbook(archive)
  const legend: Legend = {
    strings: book.strings ? readStrings(archive, book.strings) : [],
    dateStyles: book.styles ? readDateStyles(archive, book.styles) : [],
    from1904: book.from1904,
  }
  return { archive, legend, sheets: book.sheets }
}
