/** One unit's people in the columns of a snapshot: those from `from` to before `to`. */
export interface Block {
  unitId: number
  from: number
  to: number
}

/** Where a person goes by one column: for each byte how far into the cells, or `out`. */
export interface Axis {
  column: Uint8Array
  /** 256 of them. */
  steps: Int32Array
}

/** A step that no sum of others brings back: the person is not counted. */
export const out = -(1 << 29)

/** A block with the first of its cells. */
export interface Placed extends Block {
  base: number
}

/** Steps for categories by their bytes, each so many cells apart. Bytes of no category are out. */
export function stepsOf(categories: readonly (readonly number[])[], stride: number): Int32Array {
  const steps = new Int32Array(256).fill(out)
  for (const [i, bytes] of categories.entries()) for (const byte of bytes) steps[byte] = i * stride
  return steps
}

type Pass = (cells: Int32Array, block: Placed, columns: readonly Uint8Array[], steps: readonly Int32Array[]) => void

const nothing = new Uint8Array()
const noSteps = new Int32Array(256)

const upToThree: Pass = (cells, { from, to, base }, columns, steps) => {
  const [a = nothing, b = a, c = a] = columns
  const [sa = noSteps, sb = noSteps, sc = noSteps] = steps
  for (let i = from; i < to; i++) {
    const at = base + (sa[a[i] as number] as number) + (sb[b[i] as number] as number) + (sc[c[i] as number] as number)
    if (at >= 0) cells[at] = (cells[at] as number) + 1
  }
}

const upToFive: Pass = (cells, { from, to, base }, columns, steps) => {
  const [a = nothing, b = a, c = a, d = a, e = a] = columns
  const [sa = noSteps, sb = noSteps, sc = noSteps, sd = noSteps, se = noSteps] = steps
  for (let i = from; i < to; i++) {
    const three = (sa[a[i] as number] as number) + (sb[b[i] as number] as number) + (sc[c[i] as number] as number)
    const at = base + three + (sd[d[i] as number] as number) + (se[e[i] as number] as number)
    if (at >= 0) cells[at] = (cells[at] as number) + 1
  }
}

const any: Pass = (cells, { from, to, base }, columns, steps) => {
  for (let i = from; i < to; i++) {
    let at = base
    for (let d = 0; d < columns.length; d++)
      at += (steps[d] as Int32Array)[(columns[d] as Uint8Array)[i] as number] as number
    if (at >= 0) cells[at] = (cells[at] as number) + 1
  }
}

/**
 * People in each cell: one pass over the columns of the blocks. A cell is the sum of the block's base and the steps of its
 * people's bytes. With no axis every person of a block is in its base.
 */
export function countCells(blocks: readonly Placed[], axes: readonly Axis[], size: number): Int32Array {
  const cells = new Int32Array(size)
  if (axes.length === 0) {
    for (const { base, from, to } of blocks) cells[base] = (cells[base] as number) + to - from
    return cells
  }
  const columns = axes.map(({ column }) => column)
  const steps = axes.map((axis) => axis.steps)
  const pass = axes.length <= 3 ? upToThree : axes.length <= 5 ? upToFive : any
  for (const block of blocks) pass(cells, block, columns, steps)
  return cells
}

/** Sums of a value by its byte in each cell, and of how many people it is known. */
export function sumCells(
  blocks: readonly Placed[],
  axes: readonly Axis[],
  size: number,
  of: { column: Uint8Array; values: Float64Array },
): { sums: Float64Array; known: Int32Array } {
  const [sums, known] = [new Float64Array(size), new Int32Array(size)]
  for (const { base, from, to } of blocks)
    for (let i = from; i < to; i++) {
      const value = of.values[of.column[i] as number] as number
      let at = Number.isNaN(value) ? out : base
      for (const { column, steps } of axes) at += steps[column[i] as number] as number
      if (at < 0) continue
      sums[at] = (sums[at] as number) + value
      known[at] = (known[at] as number) + 1
    }
  return { sums, known }
}
