import type { PdfPage, PdfRun } from './pdf.ts'
import { splitTables, type TableRow } from './tables.ts'

/** A printed line: its text, and where it begins and ends, in points. */
export interface Line {
  text: string
  /** Its text in pieces, parted where the gap is too wide for a space: the columns of a table. */
  cells: string[]
  left: number
  right: number
  y: number
  size: number
  /** A row of a ruled table, each cell whole, `cells` by column. */
  ruled: boolean
}

/** Runs closer than this share of the character size are set as one word. */
const WORD_GAP = 0.25
/** Runs farther apart than this share of it stand in different columns. */
const COLUMN_GAP = 1.2

/**
 * The lines of a page from top to bottom: runs on one baseline are one line, from left to right; a row of a ruled table
 * is one line, however often its cells wrap. Watermarks across the page are left out.
 */
export function toLines(page: PdfPage): Line[] {
  const level = page.runs.filter((run) => !run.turned)
  const { rows, rest } = splitTables(level, page.rules ?? [])
  return [...linesOf(rest), ...rows.flatMap(rowLines)].sort((a, b) => a.y - b.y)
}

function linesOf(runs: PdfRun[]): Line[] {
  const rows: PdfRun[][] = []
  for (const run of [...runs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row?.[0] && Math.abs(run.y - row[0].y) < Math.min(run.size, row[0].size) * 0.5) row.push(run)
    else rows.push([run])
  }
  return rows.map(toLine)
}

/** Printed where a cell is merged with the one above it. */
const DITTO = '〃'

/** A row as one line; a heading across all columns keeps its own lines. */
function rowLines({ cells, top, whole }: TableRow): Line[] {
  const words = cells.map((cell) => cell && linesOf(cell))
  const own = words.flatMap((lines) => lines ?? [])
  const [first] = own
  if (!first) return []
  const texts = words.map((lines) => (lines ? joinCell(lines) : DITTO))
  if (whole) texts.splice(1)
  while (texts.length > 1 && texts.at(-1) === '') texts.pop()
  const right = Math.max(...own.map((line) => line.right))
  return [{ ...first, text: texts.join(' '), cells: texts, right, y: top, ruled: !whole }]
}

/** The wrapped lines of a cell as one: Chinese without a space, and none inside a number; other words with one. */
function joinCell(lines: Line[]): string {
  return lines.reduce((text, line) => {
    const glue = /[A-Za-z,;:]$/.test(text) && /^[A-Za-z]/.test(line.text) ? ' ' : ''
    return text + glue + line.text
  }, '')
}

function toLine(row: PdfRun[]): Line {
  const runs = row.sort((a, b) => a.x - b.x)
  const cells: string[] = []
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    const gap = (run.x - right) / run.size
    const last = cells.length - 1
    if (last < 0 || gap > COLUMN_GAP) cells.push(run.text)
    else cells[last] += gap > WORD_GAP ? ` ${run.text}` : run.text
    right = Math.max(right, run.x + run.width)
  }
  const first = runs[0] as PdfRun
  return {
    text: cells.join(' '),
    cells,
    left: first.x,
    right,
    y: first.y,
    size: Math.max(...runs.map((run) => run.size)),
    ruled: false,
  }
}

/** Printed page numbers: `1`, `— 1 —`, `第 1 页`, `1/12`. They are not part of the text. */
const PAGE_NUMBER = /^[\s\-–—－·]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／]\s*\d{1,4})?[\s\-–—－·]*$/

/** Whether a line is the number of its page: alone at the very top or bottom, and nothing but a number. */
export const isPageNumber = (line: Line, page: PdfPage): boolean =>
  PAGE_NUMBER.test(line.text) && (line.y > page.height * 0.87 || line.y < page.height * 0.08)
