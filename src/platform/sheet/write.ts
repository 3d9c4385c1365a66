import { Zip, ZipDeflate } from 'fflate'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { bookParts, sheetNames } from './book.ts'
import { rowXml, styleOf } from './cells.ts'
import type { Cell, Column, Sheet, SheetSource } from './index.ts'
import { columnLetters } from './letters.ts'
import { longLists, validationsXml } from './lists.ts'
import { STYLE, STYLES_XML } from './styles.ts'

/** Packed in pieces of this many characters, so that memory does not grow with the rows. */
const PIECE = 65_536
const MOST_ROWS = 1_048_576
/** The same sheets give the same bytes, whatever the time. */
const STAMP = new Date(1980, 0, 1)
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * An .xlsx file of these sheets. Rows are taken one by one, so only the packed file is held in memory.
 * @throws Invalid when a text is longer than a cell can hold or a sheet longer than a spreadsheet can be.
 */
export function writeSheets(sheets: readonly Sheet[]): Buffer {
  const pieces: Uint8Array[] = []
  const book = openBook(sheets, (piece) => pieces.push(piece))
  for (const sheet of sheets) {
    const part = book.sheet(sheet)
    for (const cells of sheet.rows) part.row(cells)
    part.end()
  }
  book.end()
  return Buffer.concat(pieces)
}

/**
 * The same file piece by piece, from rows that may arrive over time. The server can answer others between pieces.
 * @throws Invalid as `writeSheets`.
 */
export async function* streamSheets(sheets: readonly SheetSource[]): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = []
  const book = openBook(sheets, (piece) => pieces.push(piece))
  for (const sheet of sheets) {
    const part = book.sheet(sheet)
    for await (const cells of sheet.rows) {
      part.row(cells)
      if (pieces.length === 0) continue
      yield* pieces.splice(0)
      await new Promise((go) => setImmediate(go))
    }
    part.end()
  }
  book.end()
  yield* pieces
}

function openBook(sheets: readonly Omit<SheetSource, 'rows'>[], take: (piece: Uint8Array) => void) {
  const lists = longLists(sheets)
  const zip = new Zip((error, piece) => {
    if (error) throw error
    take(piece)
  })
  let written = 0
  const parts = {
    ...bookParts(sheetNames(sheets.map(({ name }) => name)), lists.length > 0),
    'xl/styles.xml': STYLES_XML,
  }
  for (const [name, xml] of Object.entries(parts)) addPart(zip, name).end(xml)
  const add = () => addPart(zip, `xl/worksheets/sheet${++written}.xml`)
  return {
    sheet: (sheet: Pick<SheetSource, 'columns' | 'guarded'>) => openSheet(add(), sheet, lists),
    end: () => {
      if (lists.length > 0) writeLists(add(), lists)
      zip.end()
    },
  }
}

type Part = ReturnType<typeof addPart>

function addPart(zip: Zip, name: string) {
  const file = new ZipDeflate(name, { level: 4 })
  file.mtime = STAMP
  zip.add(file)
  const encoder = new TextEncoder()
  let waiting = ''
  return {
    add(xml: string) {
      waiting += xml
      if (waiting.length < PIECE) return
      file.push(encoder.encode(waiting))
      waiting = ''
    },
    end: (xml: string) => file.push(encoder.encode(waiting + xml), true),
  }
}

/** What a guarded sheet still allows: wider columns, hidden rows, sorting and filtering. */
const PROTECTION =
  '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'

function openSheet(
  part: Part,
  { columns, guarded = false }: Pick<SheetSource, 'columns' | 'guarded'>,
  lists: (readonly string[])[],
) {
  const headings = columns.map(({ header }) => header)
  part.add(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">`)
  part.add('<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ')
  part.add('state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>')
  part.add(`<cols>${columns.map((column, i) => columnXml(column, i, guarded)).join('')}</cols><sheetData>`)
  let row = 1
  part.add(rowXml(row, headings, columns, { style: STYLE.header }))
  return {
    row(cells: readonly Cell[]) {
      if (++row > MOST_ROWS) throw tooManyRows()
      part.add(rowXml(row, cells, columns, { guarded }))
    },
    end: () => part.end(`</sheetData>${guarded ? PROTECTION : ''}${validationsXml(columns, lists)}</worksheet>`),
  }
}

const columnXml = (column: Column, i: number, guarded: boolean) =>
  `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? 14}" style="${styleOf(column, guarded)}" customWidth="1"/>`

function writeLists(part: Part, lists: (readonly string[])[]): void {
  const columns = lists.map((_, i): Column => ({ header: columnLetters(i + 1), kind: 'text' }))
  part.add(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>`)
  const longest = Math.max(...lists.map((list) => list.length))
  for (let i = 0; i < longest; i++) {
    const row = lists.map((list) => list[i] ?? null)
    part.add(rowXml(i + 1, row, columns))
  }
  part.end('</sheetData></worksheet>')
}

const tooManyRows = () =>
  new Invalid([
    {
      path: 'rows',
      rule: 'sheet-rows',
      message: say('一张工作表最多 1,048,576 行。', 'A sheet holds at most 1,048,576 rows.'),
    },
  ])
