import { exchangesOf, priceOf } from './exchange.ts'
import { cellsOf, close, isClosed, keyOfCell, placeIn, placeOf, type Sheet, type Shown, sheetOf } from './shown.ts'
import type { Cube } from './tree.ts'

/** What the protection of one population needs. */
export interface Population {
  /** The population counted over some trees, in this order; null where that has too many cells. */
  cubeOver(names: readonly string[]): Cube | null
  /** Counts from 1 to below it are protected; at least 2. */
  threshold: number
  /** Tables that people have seen already. */
  out: readonly Shown[]
}

/** Small cells searched for in one table; with more it is no table to publish. */
export const mostSmall = 6000

/**
 * Cells, totals included, of a table that is looked through at all: a finer one has more small cells than can be hidden, and
 * finding that out held the server for ten seconds.
 */
export const mostCells = 200_000

interface Small {
  sheet: Sheet
  at: readonly number[]
  count: number
}

const namesOf = (over: Shown['over']): string[] => Object.keys(over).sort()

function smallOf(sheet: Sheet, threshold: number): Small[] {
  return [...cellsOf(sheet.nodes)]
    .map((at) => ({ sheet, at, count: sheet.cube.counts[placeOf(sheet.cube, at)] ?? 0 }))
    .filter(({ count }) => count > 0 && count < threshold)
    .sort((a, b) => b.count - a.count)
}

/** Every choice of some of the dimensions in which people may move, pairs first: they leave totals as they are. */
function choicesOf(axes: readonly number[]): number[][] {
  const all = Array.from({ length: (1 << axes.length) - 1 }, (_, mask) =>
    axes.filter((_, i) => ((mask + 1) & (1 << i)) !== 0),
  )
  const rank = (n: number) => (n === 1 ? 9 : n)
  return all.sort((a, b) => rank(a.length) - rank(b.length))
}

interface Way {
  cube: Cube
  cell: ReadonlyMap<number, number>
  across: readonly number[]
  sheets: readonly Sheet[]
}

/**
 * The ways to move a cell. Those who change a label must be alike in whatever is shown together with it, so each way is looked
 * for in the cube over the cell's own table and all tables that have the label.
 */
function* waysOf({ sheet, at }: Small, all: readonly Sheet[], { cubeOver }: Population): Generator<Way> {
  const named = sheet.names.filter((_, d) => (at[d] ?? 0) > 0)
  for (const chosen of choicesOf(named.map((_, i) => i))) {
    const across = chosen.map((i) => named[i] ?? '')
    const sheets = all.filter(({ names }) => across.every((name) => names.includes(name)))
    const wide = across
      .map((by) => ({ by, names: [...new Set(all.filter((s) => s.names.includes(by)).flatMap((s) => s.names))] }))
      .map(({ by, names }) => ({ by, names: [...new Set([...names, ...sheet.names])].sort() }))
      .sort((a, b) => a.names.length - b.names.length)
    for (const { by, names } of wide) {
      const cube = cubeOver(names)
      if (!cube) continue
      const cell = new Map(named.map((name) => [names.indexOf(name), at[sheet.names.indexOf(name)] ?? 0]))
      const rest = across.filter((name) => name !== by)
      yield { cube, cell, across: [by, ...rest].map((name) => names.indexOf(name)), sheets }
    }
  }
}

/** Hides what it takes so that outsiders cannot tell a small cell from `least` more. False where nothing does it. */
function hideFor(small: Small, all: readonly Sheet[], population: Population, least: number): boolean {
  let best: NonNullable<ReturnType<typeof priceOf>> | null = null
  for (const { cube, cell, across, sheets } of waysOf(small, all, population)) {
    for (const exchange of exchangesOf(cube, cell, across, least)) {
      const price = priceOf(exchange, sheets, best?.cost ?? Number.POSITIVE_INFINITY)
      if (price) best = price
      if (best?.cost === 0) return true
    }
    // Pairs are searched through before anything that hides more.
    if (best && across.length > 1) break
  }
  for (const { sheet, place } of best?.places ?? []) close(sheet, place)
  return best !== null
}

/** What any earlier table hides stays hidden, so that no number is shown in one place and kept in another. */
function inherit(sheet: Sheet, earlier: readonly Sheet[]): void {
  for (const at of cellsOf(sheet.nodes))
    if (earlier.some((other) => isClosed(other, placeIn(other, sheet, at)))) close(sheet, placeOf(sheet.cube, at))
}

const isApart = (one: Sheet, other: Sheet) => !one.names.some((name) => other.names.includes(name))

/**
 * Which cells of a table must be hidden so that no count from 1 to below the threshold, in it or in any table seen before, can
 * be derived from all of them together. For every such count there is then another world that fits everything shown; the count
 * reaches the threshold in it, or at least differs. Dimensions may have parts, so that tables of different depth are held
 * against each other.
 *
 * Null where there is no such way: the table must be coarser. Source: 《统计法》第二十八条; the method goes back to the hypercube
 * method of official statistics (Repsilber). @throws RangeError for a threshold below 2.
 */
export function shelter(over: Shown['over'], population: Population): Shown | null {
  const { threshold, cubeOver, out } = population
  if (!(threshold >= 2)) throw new RangeError(`a threshold of ${threshold} protects nobody`)
  const cells = Object.values(over).reduce((all, keys) => all * (keys.length + 1), 1)
  if (cells > mostCells) return null
  const cube = cubeOver(namesOf(over))
  const earlier = out.flatMap((one) => {
    const its = cubeOver(namesOf(one.over))
    return its ? [sheetOf(one, its, false)] : []
  })
  if (!cube || earlier.length < out.length || (cube.counts[0] ?? 0) < threshold) return null
  const sheet = sheetOf({ over, hidden: [] }, cube, true)
  inherit(sheet, earlier)
  const small = smallOf(sheet, threshold)
  if (small.length > mostSmall) return null
  for (const { at } of small) close(sheet, placeOf(cube, at))
  const touched = earlier.filter((other) => !isApart(other, sheet))
  const all = [sheet, ...earlier]
  for (const one of [...small, ...touched.flatMap((other) => smallOf(other, threshold))]) {
    const far = Math.max(1, threshold - one.count)
    if (!hideFor(one, all, population, far) && !hideFor(one, all, population, 1)) return null
  }
  const hidden = [...cellsOf(sheet.nodes)].filter((at) => isClosed(sheet, placeOf(cube, at)))
  return { over, hidden: hidden.map((at) => keyOfCell(sheet.names, cube, at)) }
}
