import { ALL, type Cell, type Counts } from './counts.ts'

/**
 * Another table that outsiders must think as likely as the true one: some people of one group counted elsewhere, all
 * published cells unchanged. In each dimension a person is moved to another category, or (`ALL`) the total takes the change.
 */
export interface Move {
  /** The group in which one more person is counted: a category of every dimension. */
  here: readonly number[]
  /** Where the person is missing instead, by dimension; `ALL` where nobody is missing and the total grows. */
  there: readonly number[]
}

/** A cell that a move changes: by one person more, or by one less. */
export interface Changed {
  cell: Cell
  sign: 1 | -1
}

/** Every cell that a move changes, margins included. All sums still hold: a dimension's categories add up to its total. */
export function changedBy({ here, there }: Move): Changed[] {
  let changed: { cell: number[]; sign: 1 | -1 }[] = [{ cell: [], sign: 1 }]
  here.forEach((place, d) => {
    const other = there[d] ?? ALL
    changed = changed.flatMap(({ cell, sign }) => [
      { cell: [...cell, place], sign },
      other === ALL
        ? { cell: [...cell, ALL], sign }
        : { cell: [...cell, other], sign: (sign === 1 ? -1 : 1) as 1 | -1 },
    ])
  })
  return changed
}

/** The categories of a dimension that come first when somebody is to be counted elsewhere: the fullest beside the cell. */
function fullest({ sizes, countOf }: Counts, cell: Cell, dimension: number, most: number): number[] {
  const beside = (place: number) => countOf(cell.map((at, d) => (d === dimension ? place : at)))
  return Array.from({ length: sizes[dimension] ?? 0 }, (_, place) => place)
    .filter((place) => place !== cell[dimension])
    .map((place) => ({ place, n: beside(place) }))
    .sort((a, b) => b.n - a.n || a.place - b.place)
    .slice(0, most)
    .map(({ place }) => place)
}

const mostMoves = 1024

/**
 * Moves that change a cell, the likelier first and a thousand at the most: the cell's own categories stay `here`, and
 * every other dimension puts the person into one of its categories.
 */
export function* movesOf(counts: Counts, cell: Cell): Generator<Move> {
  const n = cell.length
  const width = Math.max(2, Math.floor(mostMoves ** (1 / n)))
  const options = cell.map((place, d) =>
    place === ALL
      ? fullest(counts, cell, d, width).map((here) => ({ here, there: ALL }))
      : [...fullest(counts, cell, d, width - 1).map((there) => ({ here: place, there })), { here: place, there: ALL }],
  )
  const chosen: { here: number; there: number }[] = []
  function* choose(d: number): Generator<Move> {
    if (d === n) {
      yield { here: chosen.map((one) => one.here), there: chosen.map((one) => one.there) }
      return
    }
    for (const option of options[d] ?? []) {
      chosen[d] = option
      yield* choose(d + 1)
    }
  }
  yield* choose(0)
}
