/**
 * A dimension whose categories may have parts (prefecture and counties, group of grades and grades). Node 0 is all of it; every
 * other is part of a node before it. Nodes without parts are leaves; everybody stands in one.
 */
export interface Tree {
  name: string
  nodes: readonly { key: string; parent: number }[]
}

/** Most cells of a cube, totals included. */
export const mostCells = 4_000_000

/** What is asked of a tree again and again. */
export interface Branches {
  tree: Tree
  leaves: readonly number[]
  /** A node and all it is part of. */
  chain: readonly (readonly number[])[]
  /** For each node, which nodes are part of it or itself. */
  within: readonly ReadonlySet<number>[]
  find(key: string): number | undefined
}

/** @throws RangeError where a node stands before what it is part of. */
export function branchesOf(tree: Tree): Branches {
  const chain: number[][] = []
  const within = tree.nodes.map(() => new Set<number>())
  tree.nodes.forEach(({ key, parent }, i) => {
    if (i > 0 !== (parent >= 0 && parent < i)) throw new RangeError(`${tree.name}: ${key} stands before its whole`)
    chain.push([i, ...(i > 0 ? (chain[parent] ?? []) : [])])
    for (const node of chain[i] ?? []) within[node]?.add(i)
  })
  const leaves = tree.nodes.flatMap((_, i) => (within[i]?.size === 1 ? [i] : []))
  const places = new Map(tree.nodes.map(({ key }, i) => [key, i]))
  return { tree, leaves, chain, within, find: (key) => places.get(key) }
}

/** People of one leaf of every dimension. */
export interface Bunch {
  at: readonly number[]
  count: number
}

/** Counts over some trees with every total. */
export interface Cube {
  axes: readonly Branches[]
  strides: readonly number[]
  counts: Float64Array
  /** Bunches with people, the largest first. */
  bunches: readonly Bunch[]
  /** Places in `bunches` by axis and node. */
  standing(axis: number, node: number): readonly number[]
}

/** How far apart neighbours on each axis lie in a flat array, the last axis closest. */
export function stridesOf(sizes: readonly number[]): number[] {
  const strides = sizes.map(() => 1)
  for (let d = sizes.length - 2; d >= 0; d--) strides[d] = (strides[d + 1] ?? 1) * (sizes[d + 1] ?? 1)
  return strides
}

/** Adds parts up to their wholes along one axis. */
function sumAlong(counts: Float64Array, axis: Branches, stride: number): void {
  const size = axis.tree.nodes.length
  for (let base = 0; base < counts.length; base += stride * size)
    for (let node = size - 1; node > 0; node--) {
      const from = base + node * stride
      const to = base + (axis.tree.nodes[node]?.parent ?? 0) * stride
      for (let i = 0; i < stride; i++) counts[to + i] = (counts[to + i] ?? 0) + (counts[from + i] ?? 0)
    }
}

/**
 * A cube from the counts of its leaves, which stand in the order of the axes, the last running fastest. Null where it would be
 * larger than anything published: the table must be coarser.
 */
export function cubeOf(axes: readonly Branches[], leafCounts: ArrayLike<number>): Cube | null {
  const sizes = axes.map(({ tree }) => tree.nodes.length)
  const cells = sizes.reduce((all, size) => all * size, 1)
  if (cells > mostCells) return null
  const strides = stridesOf(sizes)
  const counts = new Float64Array(cells)
  const bunches: Bunch[] = []
  const leafStrides = stridesOf(axes.map(({ leaves }) => leaves.length))
  for (let n = 0; n < leafCounts.length; n++) {
    const count = leafCounts[n] ?? 0
    if (count === 0) continue
    const at = axes.map(({ leaves }, d) => leaves[Math.floor(n / (leafStrides[d] ?? 1)) % leaves.length] ?? 0)
    bunches.push({ at, count })
    counts[at.reduce((place, node, d) => place + node * (strides[d] ?? 0), 0)] = count
  }
  axes.forEach((axis, d) => {
    sumAlong(counts, axis, strides[d] ?? 1)
  })
  bunches.sort((a, b) => b.count - a.count)
  return { axes, strides, counts, bunches, standing: findStanding(axes, bunches) }
}

/** Lists of bunches by axis and node, each made when it is first asked for. */
function findStanding(axes: readonly Branches[], bunches: readonly Bunch[]): Cube['standing'] {
  const lists = axes.map((): Map<number, number[]> => new Map())
  return (axis, node) => {
    const found = lists[axis]?.get(node)
    if (found) return found
    const within = axes[axis]?.within[node]
    const list = bunches.flatMap(({ at }, i) => (within?.has(at[axis] ?? 0) ? [i] : []))
    lists[axis]?.set(node, list)
    return list
  }
}
