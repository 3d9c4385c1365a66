/**
 * Numbers for a tree: a unit and all below it occupy [no, upto), and the unit itself stands at `no`.
 * Whoever may see a unit's range sees everything below it with one comparison of integers.
 * Ranges are wider than needed, so that new units find room without moving their neighbours.
 */
export interface Span {
  no: number
  upto: number
}

/** A unit as far as numbering cares. `parentId` is the unit it is numbered below. */
export interface TreeNode {
  id: number
  parentId: number | null
}

/** Numbers end below this; doubles still hold them exactly. */
export const numberLimit = 2 ** 52

const leafWidth = 1024
const spare = 16 * 1024
/** A new unit takes at most this share of the unit above, so that a small one still has room for several. */
const share = 16

/** Units in an order in which parents come before their children, with each one's place and children's widths. */
interface Laid {
  order: readonly TreeNode[]
  parentAt: Int32Array
  width: Float64Array
}

/** Room a unit wants: a leaf 1024, any other twice what its children want and 16 × 1024 more. */
function lay(nodes: readonly TreeNode[]): Laid {
  const order = parentsFirst(nodes)
  const place = new Map(order.map((node, i) => [node.id, i]))
  const parentAt = new Int32Array(order.length)
  const below = new Float64Array(order.length)
  const width = new Float64Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const parentId = order[i]?.parentId ?? null
    parentAt[i] = parentId === null ? -1 : (place.get(parentId) ?? -1)
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const sum = below[i] ?? 0
    const own = sum === 0 ? leafWidth : 2 * sum + spare
    width[i] = own
    const parent = parentAt[i] ?? -1
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + own
  }
  return { order, parentAt, width }
}

/** Breadth first. @throws RangeError when units stand in a circle. */
function parentsFirst(nodes: readonly TreeNode[]): TreeNode[] {
  const known = new Set(nodes.map((node) => node.id))
  const children = new Map<number, TreeNode[]>()
  const order: TreeNode[] = []
  for (const node of nodes) {
    if (node.parentId === null || !known.has(node.parentId)) order.push(node)
    else {
      const siblings = children.get(node.parentId)
      if (siblings) siblings.push(node)
      else children.set(node.parentId, [node])
    }
  }
  for (let i = 0; i < order.length; i++) {
    for (const child of children.get(order[i]?.id ?? -1) ?? []) order.push(child)
  }
  if (order.length !== nodes.length) throw new RangeError('units stand in a circle')
  return order
}

/** Room the trees in the list want together. A unit whose parent is not in the list is the top of a tree. */
export function widthOf(nodes: readonly TreeNode[]): number {
  const { parentAt, width } = lay(nodes)
  return width.reduce((sum, own, i) => (parentAt[i] === -1 ? sum + own : sum), 0)
}

/** Numbers the trees in the list one after another from `start`. Siblings keep the order of the list. */
export function numberFrom(start: number, nodes: readonly TreeNode[]): Map<number, Span> {
  const { order, parentAt, width } = lay(nodes)
  const spans = new Map<number, Span>()
  const next = new Float64Array(order.length)
  let nextTop = start
  for (let i = 0; i < order.length; i++) {
    const parent = parentAt[i] ?? -1
    const no = parent < 0 ? nextTop : (next[parent] ?? 0)
    const upto = no + (width[i] ?? 0)
    if (parent < 0) nextTop = upto
    else next[parent] = upto
    next[i] = no + leafWidth
    spans.set(order[i]?.id ?? -1, { no, upto })
  }
  if (nextTop > numberLimit) throw new RangeError('more units than numbers')
  return spans
}

/** Numbers a whole tree, or several, from 0. @throws RangeError for a circle. */
export const numberTree = (nodes: readonly TreeNode[]): Map<number, Span> => numberFrom(0, nodes)

/**
 * Free places below `parent` for units of these widths, beside those already there; null when there is no room.
 * `parent` is null for the top, where all numbers are free.
 */
export function placeChildren(
  parent: Span | null,
  siblings: readonly Span[],
  widths: readonly number[],
): Span[] | null {
  const end = parent ? parent.upto : numberLimit
  const taken = [...siblings].sort((a, b) => a.no - b.no)
  const placed: Span[] = []
  let free = parent ? parent.no + 1 : 0
  let at = 0
  for (const width of widths) {
    while (free + width > (taken[at]?.no ?? end)) {
      const hindrance = taken[at]
      if (!hindrance) return null
      free = Math.max(free, hindrance.upto)
      at++
    }
    placed.push({ no: free, upto: free + width })
    free += width
  }
  return placed
}

/**
 * A place below `parent` for one new unit without children. It gets its usual width, or less where the unit above is
 * small or nearly full; null when not even one number is free.
 */
export function placeChild(parent: Span | null, siblings: readonly Span[], width = leafWidth): Span | null {
  const most = parent ? Math.max(1, Math.floor((parent.upto - parent.no) / share)) : width
  for (let wanted = Math.min(width, most); wanted >= 1; wanted = Math.floor(wanted / 2)) {
    const placed = placeChildren(parent, siblings, [wanted])
    if (placed?.[0]) return placed[0]
  }
  return null
}
