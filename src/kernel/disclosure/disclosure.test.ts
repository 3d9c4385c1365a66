import { describe, expect, test } from 'vitest'
import { ALL, type Counts, cellsOver, changedBy, countsOf, keyOf, type Published, protect } from './index.ts'
import { rangeOf } from './outsider.testing.ts'

/** Numbers that look random and are the same each time. */
function* drawn(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

function province(seed: number, sizes: readonly number[], most: number): Counts {
  const next = drawn(seed)
  const groups = [
    ...cellsOver(
      { sizes } as Counts,
      sizes.map((_, d) => d),
    ),
  ]
    .filter((cell) => !cell.includes(ALL))
    .map((at) => ({ at, count: next.next().value < 0.35 ? 0 : Math.floor(next.next().value ** 3 * most) }))
  return countsOf(
    sizes.map((size, d) => ({ name: `d${d}`, size })),
    groups,
  )
}

const threshold = 10
const isSmall = (count: number) => count > 0 && count < threshold

/** Small cells that an outsider finds exactly, or knows to be small, from what was published. */
function found(counts: Counts, tables: readonly Published[]): string[] {
  const cells = tables.flatMap(({ over }) => [...cellsOver(counts, over)])
  return cells
    .filter((cell) => isSmall(counts.countOf(cell)))
    .filter((cell) => {
      const { least, most } = rangeOf(counts, tables, cell)
      return most - least < 1 - 1e-6
    })
    .map(keyOf)
}

describe('small counts in published tables', () => {
  test('are hidden together with those by which they could be found by subtraction', () => {
    const counts = countsOf(
      [
        { name: '单位', size: 2 },
        { name: '等级', size: 3 },
      ],
      [
        { at: [0, 0], count: 3 },
        { at: [0, 1], count: 40 },
        { at: [0, 2], count: 50 },
        { at: [1, 0], count: 60 },
        { at: [1, 1], count: 70 },
        { at: [1, 2], count: 80 },
      ],
    )
    const { hidden, small } = protect(counts, [0, 1], threshold) ?? { hidden: new Set(), small: new Set() }
    expect([...small]).toEqual(['0,0'])
    expect(hidden.size).toBe(4)
    expect(rangeOf(counts, [{ over: [0, 1], hidden }], [0, 0])).toMatchObject({ least: expect.closeTo(0, 6) })
    expect(rangeOf(counts, [{ over: [0, 1], hidden }], [0, 0]).most).toBeGreaterThanOrEqual(threshold)
    // Hiding the small one alone would be no protection: the outsider subtracts.
    expect(rangeOf(counts, [{ over: [0, 1], hidden: small }], [0, 0])).toEqual({ least: 3, most: 3 })
  })

  test.each(Array.from({ length: 24 }, (_, i) => i + 1))(
    'cannot be derived from a table of two dimensions (%i)',
    (seed) => {
      const counts = province(seed, [3 + (seed % 2), 4], 60)
      const table = protect(counts, [0, 1], threshold)
      if (table) expect(found(counts, [{ over: [0, 1], hidden: table.hidden }])).toEqual([])
      else expect(counts.countOf([ALL, ALL])).toBeLessThan(threshold * 40)
    },
  )

  test.each(Array.from({ length: 8 }, (_, i) => i + 1))('nor from one of three, with all its margins (%i)', (seed) => {
    const counts = province(seed * 7, [2, 3, 3], 80)
    const table = protect(counts, [0, 1, 2], threshold)
    expect(table).not.toBeNull()
    expect(found(counts, [{ over: [0, 1, 2], hidden: table?.hidden ?? new Set() }])).toEqual([])
  })

  test.each(Array.from({ length: 8 }, (_, i) => i + 1))(
    'nor from several tables published one after another (%i)',
    (seed) => {
      const counts = province(seed * 13, [3, 3, 2], 70)
      const out: Published[] = []
      for (const over of [
        [0, 1],
        [1, 2],
        [0, 2],
        [0, 1, 2],
      ]) {
        const table = protect(counts, over, threshold, out)
        // What cannot be protected beside the others is not published.
        if (table) out.push({ over, hidden: table.hidden })
      }
      expect(out.length).toBeGreaterThan(1)
      expect(found(counts, out)).toEqual([])
    },
  )

  test('each have a proof: another table that fits all that is shown, without a count below zero', () => {
    const counts = province(5, [4, 5], 50)
    const table = protect(counts, [0, 1], threshold)
    expect(table?.proofs.size).toBe(table?.small.size)
    for (const [key, move] of table?.proofs ?? []) {
      const changed = changedBy(move)
      expect(changed.some(({ cell, sign }) => keyOf(cell) === key && sign === 1)).toBe(true)
      for (const { cell, sign } of changed) {
        expect(table?.hidden.has(keyOf(cell)), keyOf(cell)).toBe(true)
        if (sign < 0) expect(counts.countOf(cell)).toBeGreaterThan(0)
      }
    }
  })

  test('leave a table alone that has none', () => {
    const counts = countsOf(
      [{ name: '性别', size: 2 }],
      [
        { at: [0], count: 100 },
        { at: [1], count: 0 },
      ],
    )
    expect(protect(counts, [0], threshold)).toMatchObject({ hidden: new Set() })
  })

  test('refuse groups that are none', () => {
    const table = (count: number, at = [0]) => countsOf([{ name: '性别', size: 2 }], [{ at, count }])
    expect(() => table(1.5)).toThrow(RangeError)
    expect(() => table(1, [2])).toThrow(RangeError)
    expect(() => protect(table(1), [0], 1)).toThrow(RangeError)
  })
})
