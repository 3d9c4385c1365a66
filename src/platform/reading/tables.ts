import type { PdfRun } from './pdf.ts'
import type { Rule } from './rules.ts'

/** A row of a ruled table: its cells by column, and where it stands on its page, in points. */
export interface TableRow {
  /** Each cell's runs; null where the cell is merged with the one above, empty where with the one on its left. */
  cells: (PdfRun[] | null)[]
  top: number
  /** One cell across all columns: a heading inside the table. */
  whole: boolean
}

/** Lines closer than this are one. In points. */
const NEAR = 3
/** More columns or rows than a printed page has. */
const MOST = 200

interface Grid {
  xs: number[]
  ys: number[]
  rules: Rule[]
}

/** The rows of a page's ruled tables, from top to bottom, and the runs that stand in none. */
export function splitTables(runs: PdfRun[], rules: Rule[]): { rows: TableRow[]; rest: PdfRun[] } {
  const grids = findGrids(rules)
  const rows: TableRow[] = []
  let rest = runs
  for (const grid of grids) {
    const inside = new Set(rest.filter((run) => placeOf(grid, run) !== null))
    rows.push(...rowsOf(grid, [...inside]))
    rest = rest.filter((run) => !inside.has(run))
  }
  return { rows: rows.sort((a, b) => a.top - b.top), rest }
}

const isLevel = (rule: Rule) => rule.y1 === rule.y2

/** One grid for each stretch of the page that upright lines cover without a gap, with two columns at least. */
function findGrids(rules: Rule[]): Grid[] {
  const upright = rules.filter((rule) => !isLevel(rule) && rule.y2 - rule.y1 > NEAR).sort((a, b) => a.y1 - b.y1)
  const bands: { top: number; bottom: number }[] = []
  for (const { y1, y2 } of upright) {
    const band = bands.at(-1)
    if (band && y1 <= band.bottom + NEAR) band.bottom = Math.max(band.bottom, y2)
    else bands.push({ top: y1, bottom: y2 })
  }
  return bands.flatMap(({ top, bottom }) => {
    const own = rules.filter((rule) => rule.y1 >= top - NEAR && rule.y2 <= bottom + NEAR)
    const xs = distinct(own.filter((rule) => !isLevel(rule)).map((rule) => rule.x1))
    const ys = distinct(own.filter((rule) => isLevel(rule) && rule.x2 - rule.x1 > NEAR).map((rule) => rule.y1))
    // A row that goes on on the next page has no line below it, and one that comes from the page before none above.
    if (ys.length > 0 && bottom - (ys.at(-1) ?? 0) > NEAR * 3) ys.push(bottom)
    if (ys.length > 0 && (ys[0] ?? 0) - top > NEAR * 3) ys.unshift(top)
    const isTable = xs.length >= 3 && ys.length >= 2 && xs.length <= MOST && ys.length <= MOST
    return isTable ? [{ xs, ys, rules: own }] : []
  })
}

function distinct(values: number[]): number[] {
  const kept: number[] = []
  for (const value of values.sort((a, b) => a - b))
    if (kept.length === 0 || value - (kept.at(-1) ?? 0) > NEAR) kept.push(value)
  return kept
}

/** Which stretch between two lines a value falls into, or -1. */
const slotOf = (lines: number[], value: number) =>
  value < (lines[0] ?? 0) || value > (lines.at(-1) ?? 0) ? -1 : lines.findLastIndex((line) => line <= value)

function placeOf({ xs, ys }: Grid, run: PdfRun): { row: number; column: number } | null {
  const column = Math.min(slotOf(xs, run.x + run.width / 2), xs.length - 2)
  const row = Math.min(slotOf(ys, run.y - run.size * 0.35), ys.length - 2)
  return row < 0 || column < 0 ? null : { row, column }
}

/** For each field of the grid, the top left field of the cell it belongs to: fields with no line between are one cell. */
function ownersOf({ xs, ys, rules }: Grid): string[][] {
  const level = rules.filter(isLevel)
  const upright = rules.filter((rule) => !isLevel(rule))
  const middle = (lines: number[], i: number) => ((lines[i] ?? 0) + (lines[i + 1] ?? 0)) / 2
  const hasLeft = (row: number, column: number) =>
    upright.some(
      ({ x1, y1, y2 }) =>
        Math.abs(x1 - (xs[column] ?? 0)) <= NEAR && y1 - NEAR <= middle(ys, row) && y2 + NEAR >= middle(ys, row),
    )
  const hasTop = (row: number, column: number) =>
    level.some(
      ({ y1, x1, x2 }) =>
        Math.abs(y1 - (ys[row] ?? 0)) <= NEAR && x1 - NEAR <= middle(xs, column) && x2 + NEAR >= middle(xs, column),
    )
  const owners: string[][] = []
  for (let row = 0; row < ys.length - 1; row++) {
    const line: string[] = []
    for (let column = 0; column < xs.length - 1; column++) {
      const left = column > 0 && !hasLeft(row, column) ? line[column - 1] : undefined
      const above = row > 0 && !hasTop(row, column) ? owners[row - 1]?.[column] : undefined
      line.push(left ?? above ?? `${row} ${column}`)
    }
    owners.push(line)
  }
  return owners
}

function rowsOf(grid: Grid, runs: PdfRun[]): TableRow[] {
  const owners = ownersOf(grid)
  const words = new Map<string, PdfRun[]>()
  for (const run of runs) {
    const place = placeOf(grid, run)
    const owner = place && owners[place.row]?.[place.column]
    if (owner) words.set(owner, [...(words.get(owner) ?? []), run])
  }
  return owners.flatMap((line, row) => {
    const cells = line.map((owner, column) => {
      if (owner === `${row} ${column}`) return words.get(owner) ?? []
      return owner.endsWith(` ${column}`) ? null : []
    })
    const isOwn = cells.some((cell) => cell !== null && cell.length > 0)
    return isOwn ? [{ cells, top: grid.ys[row] ?? 0, whole: new Set(line).size === 1 }] : []
  })
}
