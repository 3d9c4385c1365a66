import { createHash } from 'node:crypto'
import type { Cell } from './index.ts'

const markOf = (cell: Cell): string =>
  createHash('sha256')
    .update(String(cell ?? ''))
    .digest('hex')
    .slice(0, 6)

/** What a row said when it was written out, as a mark for each of its cells: goes with the row and comes back with it. */
export const stampOf = (cells: readonly Cell[]): string => cells.map(markOf).join('.')

/** Which cells of a row say something else now than when it was stamped, by place; all of them where the stamp is no stamp of it. */
export function changedSince(stamp: string, cells: readonly Cell[]): number[] {
  const marks = stamp.split('.')
  return cells.flatMap((cell, i) => (marks.length === cells.length && marks[i] === markOf(cell) ? [] : [i]))
}
