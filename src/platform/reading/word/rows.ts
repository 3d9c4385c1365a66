/** Between the cells of a row. Nothing else in the text of a .docx is a tab. */
const CELL = '\t'
/** 同上: printed where a cell is merged with the one above it. */
const DITTO = '〃'
/** More columns than a word processor draws. */
const MOST_COLUMNS = 63

/** A table being read, innermost last. */
export interface Row {
  cells: string[]
  /** The lines of its only cell so far, for a row that is one cell. */
  lines: string[]
  count: number
  deleted: boolean
}

/** A cell being read: how many columns it spans, and whether it only continues the one above it. */
export interface Cell {
  columns: number
  continues: boolean
}

export const newRow = (): Row => ({ cells: [], lines: [], count: 0, deleted: false })

/** Columns that a row leaves out on its left. */
export const skipColumns = (row: Row, columns: number): void => {
  for (let i = 0; i < Math.min(columns, MOST_COLUMNS); i++) row.cells.push('')
}

/** Adds a cell's lines to its row; the columns it spans beyond the first stay empty, so that columns stay in line. */
export function addCell(row: Row, cell: Cell, lines: string[]): void {
  const text = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean)
  row.cells.push(cell.continues && text.length === 0 ? DITTO : text.join(' '))
  row.lines = lines
  row.count++
  skipColumns(row, cell.columns - 1)
}

/** What a row prints: one line, its cells parted by tabs; a row of one cell, such as a frame, its own lines. */
export function printRow(row: Row): string[] {
  if (row.deleted) return []
  if (row.count === 1) return row.lines
  return [row.cells.join(CELL).trimEnd()]
}
