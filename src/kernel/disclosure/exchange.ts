import { isClosed, isOpen, type Sheet } from './shown.ts'
import type { Branches, Cube } from './tree.ts'

/**
 * Another world: some people bear another label on one dimension (`by`), so that in the dimensions `across` counts move round
 * a hypercube from `there` to `here`, and everybody keeps all else (`rest`). Tables without `by` are the same in both worlds;
 * so are those that lack another of `across`, because people who change places are alike in everything those tables show.
 */
export interface Exchange {
  by: string
  /** By tree: the leaf where one more is counted, the leaf where one less is. */
  across: ReadonlyMap<string, { here: number; there: number }>
  rest: ReadonlyMap<string, number>
}

/** Places of a sheet that differ between the worlds; none where the sheet lacks one of the dimensions. */
export function changedIn(sheet: Sheet, { across, rest }: Exchange): number[] {
  for (const name of across.keys()) if (!sheet.names.includes(name)) return []
  let places = [0]
  for (const [d, name] of sheet.names.entries()) {
    const nodes = nodesChanged(sheet.cube.axes[d] as Branches, across.get(name), rest.get(name) ?? 0)
    const stride = sheet.cube.strides[d] ?? 0
    const shown = nodes.filter((node) => sheet.has[d]?.has(node))
    places = places.flatMap((place) => shown.map((node) => place + node * stride))
  }
  return places
}

function nodesChanged(axis: Branches, move: { here: number; there: number } | undefined, rest: number) {
  if (!move) return axis.chain[rest] ?? []
  const [here, there] = [axis.chain[move.here] ?? [], axis.chain[move.there] ?? []]
  return [...here.filter((node) => !there.includes(node)), ...there.filter((node) => !here.includes(node))]
}

/** What hiding a cell costs: those who read the table miss large cells and totals most. */
function costAt(sheet: Sheet, place: number): number {
  const totals = sheet.cube.strides.filter(
    (stride, d) => Math.floor(place / stride) % (sheet.cube.axes[d]?.tree.nodes.length ?? 1) === 0,
  ).length
  return Math.log2(2 + (sheet.cube.counts[place] ?? 0)) * 4 ** totals
}

/** What must be hidden besides for this world to be possible, and what that costs; null where something shown rules it out. */
export function priceOf(exchange: Exchange, sheets: readonly Sheet[], below: number) {
  let cost = 0
  const places: { sheet: Sheet; place: number }[] = []
  for (const sheet of sheets)
    for (const place of changedIn(sheet, exchange)) {
      if (isClosed(sheet, place)) continue
      if (!sheet.isNew && isOpen(sheet, place)) return null
      cost += costAt(sheet, place)
      if (cost >= below) return null
      places.push({ sheet, place })
    }
  return { cost, places }
}

const mostAnchors = 32
/** Partners looked through in one other dimension, and in each of several. */
const mostPartners = { one: 256, several: 10 }
const mostHeres = 10

/** Bunches of people outside a cell in one dimension and inside it in all others it names, the largest first. */
function* anchorsOf(cube: Cube, cell: ReadonlyMap<number, number>, axis: number, least: number) {
  const others = [...cell].filter(([d]) => d !== axis)
  const lists = others.map(([d, node]) => cube.standing(d, node)).sort((a, b) => a.length - b.length)
  const outside = cube.axes[axis]?.within[cell.get(axis) ?? 0]
  let found = 0
  for (const i of lists[0] ?? cube.bunches.keys()) {
    const bunch = cube.bunches[i]
    if (!bunch || bunch.count < least || found >= mostAnchors) return
    const fits = others.every(([d, node]) => cube.axes[d]?.within[node]?.has(bunch.at[d] ?? 0))
    if (!fits || outside?.has(bunch.at[axis] ?? 0)) continue
    found += 1
    yield bunch.at
  }
}

/** Whether everywhere that loses somebody there is somebody: corners with an odd number of `there`. */
function hasPeople(cube: Cube, at: readonly number[], moves: readonly Move[], least: number): boolean {
  for (let mask = 1; mask < 1 << moves.length; mask++) {
    let [place, odd] = [0, false]
    for (const [i, { axis, here, there }] of moves.entries()) {
      const isThere = (mask & (1 << i)) !== 0
      if (isThere) odd = !odd
      place += ((isThere ? there : here) - (at[axis] ?? 0)) * (cube.strides[axis] ?? 0)
    }
    const start = at.reduce((sum, node, d) => sum + node * (cube.strides[d] ?? 0), 0)
    if (odd && (cube.counts[start + place] ?? 0) < least) return false
  }
  return true
}

interface Move {
  axis: number
  here: number
  there: number
}

/** Leaves outside the cell on an axis where there are people alike in all else, the most people first. */
function partnersOf(cube: Cube, at: readonly number[], first: Move, axis: number, node: number, least: number): Move[] {
  const leaves = cube.axes[axis]?.leaves ?? []
  const start = at.reduce((sum, n, d) => sum + (d === first.axis ? first.here : n) * (cube.strides[d] ?? 0), 0)
  const stride = cube.strides[axis] ?? 0
  const here = at[axis] ?? 0
  return leaves
    .filter((leaf) => !cube.axes[axis]?.within[node]?.has(leaf))
    .map((there) => ({ axis, here, there, n: cube.counts[start + (there - here) * stride] ?? 0 }))
    .filter(({ n }) => n >= least)
    .sort((a, b) => b.n - a.n)
}

/**
 * Worlds in which a cell has `least` people more, the likelier first. The cell is given by the nodes it names on the axes of a
 * cube; `across` are those of them in which people move, the first being the dimension whose label changes.
 */
export function* exchangesOf(
  cube: Cube,
  cell: ReadonlyMap<number, number>,
  across: readonly number[],
  least: number,
): Generator<Exchange> {
  const [by = 0, ...others] = across
  const axis = cube.axes[by] as Branches
  const heres = axis.leaves.filter((leaf) => axis.within[cell.get(by) ?? 0]?.has(leaf)).slice(0, mostHeres)
  for (const at of anchorsOf(cube, cell, by, least))
    for (const here of heres) {
      const first = { axis: by, here, there: at[by] ?? 0 }
      const most = others.length === 1 ? mostPartners.one : mostPartners.several
      const lists = others.map((d) => partnersOf(cube, at, first, d, cell.get(d) ?? 0, least).slice(0, most))
      for (const moves of product(lists)) {
        const all = [first, ...moves]
        if (!hasPeople(cube, at, all, least)) continue
        const name = (d: number) => cube.axes[d]?.tree.name ?? ''
        yield {
          by: name(by),
          across: new Map(all.map((move) => [name(move.axis), { here: move.here, there: move.there }])),
          rest: new Map(at.map((node, d) => [name(d), node])),
        }
      }
    }
}

function* product(lists: readonly (readonly Move[])[]): Generator<Move[]> {
  const [first, ...rest] = lists
  if (!first) yield []
  else for (const one of first) for (const more of product(rest)) yield [one, ...more]
}
