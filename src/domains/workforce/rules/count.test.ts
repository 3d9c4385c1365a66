import { describe, expect, test } from 'vitest'
import { countCells, out, stepsOf, sumCells } from './count.ts'

/** Numbers that look random and are the same each time. */
function* drawn(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

function world(seed: number, n: number, width: number) {
  const next = drawn(seed)
  const columns = Array.from({ length: width }, () => Uint8Array.from({ length: n }, () => next.next().value * 5))
  const cut = Math.floor(n / 3)
  const blocks = [
    { unitId: 1, from: 0, to: cut },
    { unitId: 2, from: cut, to: cut },
    { unitId: 3, from: cut, to: n },
  ]
  return { columns, blocks }
}
/** Bytes 0 and 1 are one category, 2 and 4 others; 3 is not counted. */
const categories = [[0, 1], [2], [4]]
const size = categories.length
const categoryOf = (byte: number) => categories.findIndex((bytes) => bytes.includes(byte))

describe('people counted over columns', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('of %i dimensions and the unit are those of a naive recount', (width) => {
    const { columns, blocks } = world(width + 1, 500, width)
    const inner = size ** width
    const axes = columns.map((column, d) => ({ column, steps: stepsOf(categories, size ** (width - 1 - d)) }))
    const placed = blocks.map((block, b) => ({ ...block, base: b * inner }))
    const naive = new Map<number, number>()
    for (const [b, { from, to }] of blocks.entries())
      for (let i = from; i < to; i++) {
        const at = columns.map((column) => categoryOf(column[i] ?? 0))
        if (at.includes(-1)) continue
        const cell = at.reduce((all, category) => all * size + category, b)
        naive.set(cell, (naive.get(cell) ?? 0) + 1)
      }
    const cells = countCells(placed, axes, 3 * inner)
    expect([...cells].map((n, i) => [i, n]).filter(([, n]) => n)).toEqual([...naive].sort(([a], [b]) => a - b))
  })

  test('who is filtered out stays out, whatever the other steps add', () => {
    const column = Uint8Array.from([0, 1])
    const far = new Int32Array(256).fill(1_000_000)
    const axes = [{ column, steps: stepsOf([[0]], 1) }, ...Array.from({ length: 7 }, () => ({ column, steps: far }))]
    const cells = countCells([{ unitId: 1, from: 0, to: 2, base: 100 }], axes, 7_000_101)
    expect([cells[7_000_100], out + 7_000_100 < 0]).toEqual([1, true])
  })

  test('sums leave out those of whom the value is not known', () => {
    const [sex, born] = [Uint8Array.from([0, 0, 1, 1]), Uint8Array.from([80, 255, 90, 70])]
    const values = Float64Array.from({ length: 256 }, (_, byte) => (byte === 255 ? Number.NaN : 126 - byte))
    const { sums, known } = sumCells(
      [{ unitId: 1, from: 0, to: 4, base: 0 }],
      [{ column: sex, steps: stepsOf([[0], [1]], 1) }],
      2,
      { column: born, values },
    )
    expect([[...sums], [...known]]).toEqual([
      [46, 92],
      [1, 2],
    ])
  })
})
