import { type Archive, badFile, walkXml } from '#platform/reading/server'
import { say } from '#platform/say'
import { fromSerial, isSerial } from './day.ts'
import type { Cell, ReadRow, SheetLimits } from './index.ts'
import { columnNumber } from './letters.ts'
import { textGatherer } from './strings.ts'

/** What is needed to understand a cell. */
export interface Legend {
  strings: string[]
  dateStyles: boolean[]
  from1904: boolean
}

/** What is left of the limits while the sheets of a file are read. */
export type Budget = Pick<SheetLimits, 'rows' | 'columns' | 'cells'>

/** The rows of one sheet that hold any value. Takes what it reads from `budget`. */
export function readRows(archive: Archive, part: string, legend: Legend, budget: Budget): ReadRow[] {
  const rows: ReadRow[] = []
  eachRowOf(archive, part, legend, budget, (row) => rows.push(row))
  return rows
}

/** The same one by one, so that memory does not grow with the rows. */
export function eachRowOf(
  archive: Archive,
  part: string,
  legend: Legend,
  budget: Budget,
  take: (row: ReadRow) => void,
): void {
  const gather = textGatherer()
  let current: ReadRow = { row: 0, cells: [] }
  let cell = { column: 0, type: '', style: 0 }
  let value = ''
  let inValue = false
  walkXml((push) => archive.stream(part, push), {
    open(name, { r, t = 'n', s = '0' }) {
      gather.open(name)
      if (name === 'row') current = { row: Number(r) || current.row + 1, cells: [] }
      if (name === 'v') inValue = true
      if (name !== 'c') return
      const column = r ? columnNumber(r) : cell.column + 1
      cell = { column, type: t, style: Number(s) }
      value = ''
      if (column > budget.columns || column < 1) throw tooLarge('columns', budget.columns)
    },
    text(text) {
      if (inValue) value += text
      else gather.add(text)
    },
    close(name) {
      gather.close(name)
      if (name === 'v') inValue = false
      if (name === 'c') {
        const inline = gather.take()
        put(current.cells, cell.column, toCell(cell, cell.type === 'inlineStr' ? inline : value, legend))
      }
      if (name !== 'row') return
      cell = { column: 0, type: '', style: 0 }
      if (current.cells.length > 0) take(spend(current, budget))
    },
  })
}

function put(cells: Cell[], column: number, value: Cell): void {
  if (value === null) return
  while (cells.length < column) cells.push(null)
  cells[column - 1] = value
}

function spend(row: ReadRow, budget: Budget): ReadRow {
  if (--budget.rows < 0) throw tooLarge('rows')
  budget.cells -= row.cells.length
  if (budget.cells < 0) throw tooLarge('cells')
  return row
}

function toCell(cell: { type: string; style: number }, raw: string, legend: Legend): Cell {
  if (raw === '') return null
  if (cell.type === 's') return legend.strings[Number(raw)] || null
  if (cell.type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  if (cell.type === 'd')
    return raw.length > 10 && !raw.includes('T00:00:00') ? raw.slice(0, 19).replace('T', ' ') : raw.slice(0, 10)
  if (cell.type !== 'n') return raw
  const number = Number(raw)
  if (Number.isNaN(number)) return raw
  return legend.dateStyles[cell.style] && isSerial(number) ? fromSerial(number, legend.from1904) : number
}

const WHAT = { rows: say('行', 'rows'), columns: say('列', 'columns'), cells: say('单元格', 'cells') }

function tooLarge(what: keyof typeof WHAT, limit?: number) {
  const most = limit === undefined ? say('', '') : say(`（最多 ${limit}）`, ` (at most ${limit})`)
  return badFile(
    `sheet-${what}`,
    say(
      `工作表的${WHAT[what].zh}过多${most.zh}，请拆分后再上传。`,
      `The sheets have too many ${WHAT[what].en}${most.en}; split the file.`,
    ),
  )
}
