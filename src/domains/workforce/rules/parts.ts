import type { Told } from './words.ts'

/** A table of a printed page: its headings, and its rows of as many cells. */
export interface Part {
  heads: string[]
  rows: string[][]
}

/** Columns of figures that an upright A4 page holds beside the names of the rows, each wide enough for a heading of a few letters. */
export const mostBeside = 8

/**
 * A table cut into tables that fit a page, of nearly as many columns each: the names of the rows are repeated in every part, and
 * every column stands in one of them, in its order. `said` writes a cell.
 */
export function partsOf(of: Told, said: (cell: Told['rows'][number]['cells'][number]) => string): Part[] {
  const named = of.rows[0]?.heads.length ?? 1
  const figures = of.heads.length - named
  const parts = Math.max(1, Math.ceil(figures / mostBeside))
  const each = Math.ceil(figures / parts)
  return Array.from({ length: parts }, (_, i) => ({
    heads: [...of.heads.slice(0, named), ...of.heads.slice(named + i * each, named + (i + 1) * each)],
    rows: of.rows.map(({ heads, cells }) => [...heads, ...cells.slice(i * each, (i + 1) * each).map(said)]),
  }))
}
