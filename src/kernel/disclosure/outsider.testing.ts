import { ALL, type Cell, type Counts, cellsOver, keyOf, type Published } from './index.ts'

/**
 * What an outsider can find out from published tables by arithmetic alone: the least and the greatest value each hidden cell
 * may have. Written as a linear programme, quite otherwise than the protection it tests.
 */
export function rangeOf(counts: Counts, tables: readonly Published[], cell: Cell): { least: number; most: number } {
  const shown = (at: Cell) =>
    tables.some(({ over, hidden }) => at.every((p, d) => p === ALL || over.includes(d)) && !hidden.has(keyOf(at)))
  const names = new Map<string, number>()
  const rows: { terms: Map<number, number>; right: number }[] = []
  const everything = [
    ...cellsOver(
      counts,
      counts.sizes.map((_, d) => d),
    ),
  ]
  const add = (row: { terms: Map<number, number>; right: number }, at: Cell, factor: number) => {
    if (shown(at)) row.right -= factor * counts.countOf(at)
    else {
      const key = keyOf(at)
      const name = names.get(key) ?? names.size
      names.set(key, name)
      row.terms.set(name, (row.terms.get(name) ?? 0) + factor)
    }
  }
  for (const at of everything)
    at.forEach((place, d) => {
      if (place !== ALL) return
      const row = { terms: new Map<number, number>(), right: 0 }
      for (let p = 0; p < (counts.sizes[d] ?? 0); p++)
        add(
          row,
          at.map((q, i) => (i === d ? p : q)),
          1,
        )
      add(row, at, -1)
      if (row.terms.size > 0) rows.push(row)
    })
  const wanted = names.get(keyOf(cell))
  if (wanted === undefined) return { least: counts.countOf(cell), most: counts.countOf(cell) }
  return { least: -greatest(rows, names.size, wanted, -1), most: greatest(rows, names.size, wanted, 1) }
}

/**
 * The least and the greatest that some unknown counts can be together, given sums of them that were shown. Unknowns are numbered
 * from 0 to before `n`.
 */
export function rangeOfSum(
  n: number,
  shown: readonly { parts: readonly number[]; value: number }[],
  wanted: readonly number[],
): { least: number; most: number } {
  const rows = shown.map(({ parts, value }) => ({ terms: new Map(parts.map((p) => [p, 1])), right: value }))
  rows.push({ terms: new Map([...wanted.map((p): [number, number] => [p, 1]), [n, -1]]), right: 0 })
  return { least: -greatest(rows, n + 1, n, -1), most: greatest(rows, n + 1, n, 1) }
}

/** The greatest value of `sign` × one unknown under the equations, all unknowns zero or more: the simplex method after Bland. */
function greatest(
  equations: readonly { terms: Map<number, number>; right: number }[],
  n: number,
  wanted: number,
  sign: 1 | -1,
): number {
  const m = equations.length
  const width = n + m + 1
  const table = equations.map(({ terms, right }, i) => {
    const row = new Array<number>(width).fill(0)
    const turn = right < 0 ? -1 : 1
    for (const [name, factor] of terms) row[name] = turn * factor
    row[n + i] = 1
    row[width - 1] = turn * right
    return row
  })
  const basis = equations.map((_, i) => n + i)
  const run = (price: (column: number) => number, columns: number): number => {
    for (;;) {
      const gain = (c: number) =>
        price(c) - table.reduce((sum, row, i) => sum + price(basis[i] ?? 0) * (row[c] ?? 0), 0)
      const enter = Array.from({ length: columns }, (_, c) => c).find((c) => !basis.includes(c) && gain(c) > 1e-9)
      if (enter === undefined)
        return table.reduce((sum, row, i) => sum + price(basis[i] ?? 0) * (row[width - 1] ?? 0), 0)
      let leave = -1
      let least = Number.POSITIVE_INFINITY
      table.forEach((row, i) => {
        const at = row[enter] ?? 0
        if (at <= 1e-9) return
        const ratio = (row[width - 1] ?? 0) / at
        if (ratio < least - 1e-9 || (ratio < least + 1e-9 && (basis[i] ?? 0) < (basis[leave] ?? 0))) {
          least = Math.min(ratio, least)
          leave = i
        }
      })
      if (leave < 0) return Number.POSITIVE_INFINITY
      const pivot = table[leave] ?? []
      const by = pivot[enter] ?? 1
      table[leave] = pivot.map((value) => value / by)
      table.forEach((row, i) => {
        const times = row[enter] ?? 0
        if (i !== leave && times !== 0) table[i] = row.map((value, c) => value - times * (table[leave]?.[c] ?? 0))
      })
      basis[leave] = enter
    }
  }
  if (run((c) => (c >= n ? -1 : 0), n + m) < -1e-6) throw new Error('the true table does not fit: the test is wrong')
  return run((c) => (c === wanted ? sign : c >= n ? -1e6 : 0), n)
}
