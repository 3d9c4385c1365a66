/**
 * Whole numbers of any size, one for each node: doubles while they are exact, and what goes beyond beside them. Adding is
 * exact whatever comes.
 */
export class Sums {
  private readonly low: Float64Array
  private readonly high = new Map<number, bigint>()
  constructor(size: number) {
    this.low = new Float64Array(size)
  }

  add(at: number, amount: number): void {
    const sum = (this.low[at] ?? 0) + amount
    if (Number.isSafeInteger(sum)) this.low[at] = sum
    else {
      this.addLarge(at, BigInt(this.low[at] ?? 0))
      this.low[at] = amount
    }
  }

  addLarge(at: number, amount: bigint): void {
    this.high.set(at, (this.high.get(at) ?? 0n) + amount)
  }

  /** Adds what another holds at `from`. */
  take(at: number, other: Sums, from: number): void {
    this.add(at, other.low[from] ?? 0)
    const large = other.high.get(from)
    if (large !== undefined) this.addLarge(at, large)
  }

  at(node: number): bigint {
    return BigInt(this.low[node] ?? 0) + (this.high.get(node) ?? 0n)
  }
}

/** The way up: the parent of each node, -1 for none; parents come before those below them. */
export interface Way {
  parent: Int32Array
  /** 1 where a node's own part stands for all below it. */
  standsFor: Uint8Array | null
}

/** Sums of each node and all below it, level by level from the bottom; and apart from that what lies below each. */
export function liftSums({ parent, standsFor }: Way, own: Sums): { total: Sums; below: Sums } {
  const size = parent.length
  const [total, below] = [new Sums(size), new Sums(size)]
  for (let node = parent.length - 1; node >= 0; node--) {
    total.take(node, own, node)
    if (standsFor?.[node] !== 1) total.take(node, below, node)
    const above = parent[node] ?? -1
    if (above >= 0) below.take(above, total, node)
  }
  return { total, below }
}

/** The same for counts. */
export function liftCounts({ parent, standsFor }: Way, own: Int32Array): Int32Array {
  const total = own.slice()
  const below = new Int32Array(own.length)
  for (let node = parent.length - 1; node >= 0; node--) {
    if (standsFor?.[node] !== 1) total[node] = (total[node] ?? 0) + (below[node] ?? 0)
    const above = parent[node] ?? -1
    if (above >= 0) below[above] = (below[above] ?? 0) + (total[node] ?? 0)
  }
  return total
}

/** The best of each node and all below it, by their places; -1 for none. `better` compares two places. */
export function liftBest(way: Way, own: Int32Array, better: (a: number, b: number) => boolean): Int32Array {
  const { parent, standsFor } = way
  const total = own.slice()
  const below = new Int32Array(own.length).fill(-1)
  const bestOf = (a: number, b: number) => (a < 0 || (b >= 0 && better(b, a)) ? b : a)
  for (let node = parent.length - 1; node >= 0; node--) {
    if (standsFor?.[node] !== 1) total[node] = bestOf(total[node] ?? -1, below[node] ?? -1)
    const above = parent[node] ?? -1
    if (above >= 0) below[above] = bestOf(below[above] ?? -1, total[node] ?? -1)
  }
  return total
}
