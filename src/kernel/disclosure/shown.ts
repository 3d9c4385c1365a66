import { type Branches, type Cube, stridesOf } from './tree.ts'

/** A table that people have seen: which nodes of which trees, and which of its cells it did not show. */
export interface Shown {
  /** Keys of nodes by tree; what is not named stands at the total. */
  over: Readonly<Record<string, readonly string[]>>
  /** Cells by `keyOfCell`. */
  hidden: readonly string[]
}

const open = 1
const closed = 2

/** A table as the protection works with it: its cells in one flat array, each not part of it, open, or closed. */
export interface Sheet {
  names: readonly string[]
  cube: Cube
  /** Nodes that the table has, by axis; 0 is always among them. */
  nodes: readonly (readonly number[])[]
  has: readonly ReadonlySet<number>[]
  state: Uint8Array
  isNew: boolean
}

/** `grade=4|region=u12`: the coordinates of a cell that are no totals, in the order of the names. */
export const keyOfCell = (names: readonly string[], cube: Cube, at: readonly number[]): string =>
  names.flatMap((name, d) => (at[d] ? [`${name}=${cube.axes[d]?.tree.nodes[at[d]]?.key}`] : [])).join('|')

/** The same from the names of its nodes by tree; trees left out stand at the total. */
export const keyOfParts = (parts: ReadonlyMap<string, string>): string =>
  [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, key]) => `${name}=${key}`)
    .join('|')

export const placeOf = ({ strides }: Cube, at: readonly number[]): number =>
  at.reduce((place, node, d) => place + node * (strides[d] ?? 0), 0)

/** Every cell of a table, totals included. */
export function* cellsOf(nodes: readonly (readonly number[])[]): Generator<number[]> {
  const strides = stridesOf(nodes.map((list) => list.length))
  const all = nodes.reduce((product, list) => product * list.length, 1)
  for (let n = 0; n < all; n++) yield nodes.map((list, d) => list[Math.floor(n / (strides[d] ?? 1)) % list.length] ?? 0)
}

/** Lays a table out. @throws RangeError for a node that its tree does not have. */
export function sheetOf({ over, hidden }: Shown, cube: Cube, isNew: boolean): Sheet {
  const names = cube.axes.map(({ tree }) => tree.name)
  const nodes = cube.axes.map((axis) => nodesOf(axis, over[axis.tree.name] ?? []))
  const state = new Uint8Array(cube.counts.length)
  const hides = new Set(hidden)
  for (const at of cellsOf(nodes)) state[placeOf(cube, at)] = hides.has(keyOfCell(names, cube, at)) ? closed : open
  return { names, cube, nodes, has: nodes.map((list) => new Set(list)), state, isNew }
}

function nodesOf(axis: Branches, keys: readonly string[]): number[] {
  const found = keys.map((key) => {
    const node = axis.find(key)
    if (node === undefined) throw new RangeError(`${axis.tree.name} has no ${key}`)
    return node
  })
  return [...new Set([0, ...found])].sort((a, b) => a - b)
}

export const isOpen = (sheet: Sheet, place: number): boolean => sheet.state[place] === open
export const isClosed = (sheet: Sheet, place: number): boolean => sheet.state[place] === closed
export const close = (sheet: Sheet, place: number): void => {
  sheet.state[place] = closed
}

/** Where a cell of one table stands in another; −1 where the other does not have it. */
export function placeIn(other: Sheet, sheet: Sheet, at: readonly number[]): number {
  let place = 0
  for (const [d, node] of at.entries()) {
    if (node === 0) continue
    const axis = other.names.indexOf(sheet.names[d] ?? '')
    if (axis < 0 || !other.has[axis]?.has(node)) return -1
    place += node * (other.cube.strides[axis] ?? 0)
  }
  return place
}
