/** A table of two sides with totals: one row and one column more than there are categories, for the total of the others. */
export interface Grid {
  rows: number
  columns: number
  values: Float64Array
}

/** Adds up cells that lie row by row. */
export function gridOf(cells: ArrayLike<number>, rows: number, columns: number): Grid {
  const wide = columns + 1
  const values = new Float64Array((rows + 1) * wide)
  const add = (at: number, n: number) => {
    values[at] = (values[at] ?? 0) + n
  }
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const n = cells[r * columns + c] ?? 0
      if (n === 0) continue
      add(r * wide + c, n)
      add(r * wide + columns, n)
      add(rows * wide + c, n)
      add(rows * wide + columns, n)
    }
  return { rows, columns, values }
}

export const valueAt = ({ columns, values }: Grid, row: number, column: number): number =>
  values[row * (columns + 1) + column] ?? 0

/** Categories of several dimensions for a place among all their combinations, the last running fastest. */
export function placesOf(sizes: readonly number[], place: number): number[] {
  const found: number[] = []
  let rest = place
  for (let d = sizes.length - 1; d >= 0; d--) {
    const size = sizes[d] ?? 1
    found[d] = rest % size
    rest = Math.floor(rest / size)
  }
  return found
}

/**
 * Rows or columns with anybody in them; the total comes last. One whose total is kept back is there, too, with nobody in it: that
 * it is left out would say that the total is none.
 */
export const filled = (
  grid: Grid,
  side: 'rows' | 'columns',
  isHidden: (row: number, column: number) => boolean,
): number[] =>
  Array.from({ length: grid[side] + 1 }, (_, i) => i).filter((i) => {
    const [row, column] = side === 'rows' ? [i, grid.columns] : [grid.rows, i]
    return i === grid[side] || valueAt(grid, row, column) > 0 || isHidden(row, column)
  })
