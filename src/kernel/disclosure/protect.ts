import { ALL, type Cell, type Counts, cellsOver, keyOf } from './counts.ts'
import { changedBy, type Move, movesOf } from './move.ts'

/** A table that is out already: over which dimensions, and which of its cells it does not show. */
export interface Published {
  over: readonly number[]
  hidden: ReadonlySet<string>
}

/** A table to be published. */
export interface Protection {
  /** Cells that are not shown: the small ones, and those by which they could be found. */
  hidden: Set<string>
  /** The small ones among them, which nobody is told. */
  small: Set<string>
  /** For each small cell another table that fits everything published: the proof that it cannot be derived. */
  proofs: Map<string, Move>
}

const covers = (over: readonly number[], cell: Cell) => cell.every((place, d) => place === ALL || over.includes(d))

/** What hiding a cell costs: those who read the table miss large cells and totals most. */
const costOf = (counts: Counts, cell: Cell) =>
  Math.log2(2 + counts.countOf(cell)) * 4 ** cell.filter((place) => place === ALL).length

/** How far a cell would have to move for outsiders to think it may not be small at all; 1 at least. */
const farOf = (count: number, threshold: number) => Math.max(1, threshold - count)

interface Choice {
  move: Move
  cells: string[]
  cost: number
}

/** The cheapest move of a cell by some people that touches nothing shown elsewhere and leaves no cell below zero. */
function cheapest(
  counts: Counts,
  cell: Cell,
  far: number,
  over: readonly number[],
  hidden: ReadonlySet<string>,
  out: readonly Published[],
): Choice | null {
  let best: Choice | null = null
  for (const move of movesOf(counts, cell)) {
    let cost = 0
    const cells: string[] = []
    const fits = changedBy(move).every(({ cell: changed, sign }) => {
      if (sign < 0 && counts.countOf(changed) < far) return false
      const key = keyOf(changed)
      if (out.some((table) => covers(table.over, changed) && !table.hidden.has(key))) return false
      if (covers(over, changed)) {
        cells.push(key)
        if (!hidden.has(key)) cost += costOf(counts, changed)
      }
      return best === null || cost < best.cost
    })
    if (fits && (best === null || cost < best.cost)) best = { move, cells, cost }
    if (best?.cost === 0) break
  }
  return best
}

/**
 * Which cells of a table may not be shown so that no count from 1 to below `threshold` can be derived, from this table with
 * all its margins and from all that were published before of the same people. For every small cell another possible table
 * is kept that fits everything shown and in which the cell reaches the threshold (or, where no such table exists, differs).
 *
 * Null when a small cell cannot be protected any more: the table must be coarser. Source: 《统计法》第二十八条 (no data by which
 * single respondents can be identified); the method is the hypercube method of official statistics (Repsilber).
 * @throws RangeError for a threshold below 2.
 */
export function protect(
  counts: Counts,
  over: readonly number[],
  threshold: number,
  out: readonly Published[] = [],
): Protection | null {
  if (!(threshold >= 2)) throw new RangeError(`a threshold of ${threshold} protects nobody`)
  const found: Protection = { hidden: new Set(), small: new Set(), proofs: new Map() }
  const small = [...cellsOver(counts, over)]
    .map((cell) => ({ cell, count: counts.countOf(cell) }))
    .filter(({ count }) => count > 0 && count < threshold)
    .sort((a, b) => b.count - a.count)
  for (const { cell } of small) {
    found.small.add(keyOf(cell))
    found.hidden.add(keyOf(cell))
  }
  // What earlier tables hide stays hidden here, so that the same number is not shown in one place and kept in another.
  for (const cell of cellsOver(counts, over))
    if (out.some((table) => covers(table.over, cell) && table.hidden.has(keyOf(cell)))) found.hidden.add(keyOf(cell))
  for (const { cell, count } of small) {
    const choose = (far: number) => cheapest(counts, cell, far, over, found.hidden, out)
    const choice = choose(farOf(count, threshold)) ?? choose(1)
    if (!choice) return null
    for (const key of choice.cells) found.hidden.add(key)
    found.proofs.set(keyOf(cell), choice.move)
  }
  return found
}
