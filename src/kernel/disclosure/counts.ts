/** Stands for all categories of a dimension. */
export const ALL = -1

/** Coordinates of a cell: a category of each dimension by its place, or `ALL`. */
export type Cell = readonly number[]

/** One group of people: categories of every dimension, and how many there are. */
export interface Group {
  at: readonly number[]
  count: number
}

/** Counts over several dimensions with every margin. */
export interface Counts {
  /** Names of the dimensions. */
  dimensions: readonly string[]
  /** How many categories each has. */
  sizes: readonly number[]
  /** People in a cell. */
  countOf(cell: Cell): number
}

export const keyOf = (cell: Cell): string => cell.join(',')

/** Every way of putting `ALL` in place of some coordinates. */
function* marginsOf(at: readonly number[]): Generator<number[]> {
  for (let mask = 0; mask < 1 << at.length; mask++) yield at.map((place, i) => (mask & (1 << i) ? ALL : place))
}

/**
 * Adds groups up to counts of every cell and margin. Groups may come in any order and more than once.
 * @throws RangeError for a group outside the dimensions or a count that is no whole number of people.
 */
export function countsOf(dimensions: readonly { name: string; size: number }[], groups: Iterable<Group>): Counts {
  const sizes = dimensions.map(({ size }) => size)
  const sums = new Map<string, number>()
  for (const { at, count } of groups) {
    const fits = at.length === sizes.length && at.every((place, i) => place >= 0 && place < (sizes[i] ?? 0))
    if (!fits || !Number.isInteger(count) || count < 0)
      throw new RangeError(`no such group: ${at.join(',')} with ${count}`)
    if (count === 0) continue
    for (const cell of marginsOf(at)) {
      const key = keyOf(cell)
      sums.set(key, (sums.get(key) ?? 0) + count)
    }
  }
  const countOf = (cell: Cell) => sums.get(keyOf(cell)) ?? 0
  return { dimensions: dimensions.map(({ name }) => name), sizes, countOf }
}

/** Every cell of the table over some dimensions, margins included; the other dimensions stand at `ALL`. */
export function* cellsOver({ sizes }: Counts, over: readonly number[]): Generator<number[]> {
  const cell = sizes.map(() => ALL)
  function* fill(n: number): Generator<number[]> {
    const dimension = over[n]
    if (dimension === undefined) {
      yield [...cell]
      return
    }
    for (let place = ALL; place < (sizes[dimension] ?? 0); place++) {
      cell[dimension] = place
      yield* fill(n + 1)
    }
    cell[dimension] = ALL
  }
  yield* fill(0)
}
