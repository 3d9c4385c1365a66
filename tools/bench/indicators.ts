import { readHistory, readModel, readQuery, reckon } from '#kernel/tally'
import type { Column } from '../../src/kernel/tally/figures/columns.ts'
import type { Stock } from '../../src/kernel/tally/run.ts'
import { readSpan } from '../../src/kernel/tally/span.ts'
import { type Effort, inTurn, type Line, lineOf, secondsOf } from './compare.ts'

const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`)
const indicators = 40
const counties = 45
const calendar = { startMonth: 1, namedBy: 'start' } as const

const parentOf = (i: number): number =>
  i === 0 ? -1 : i <= 8 ? 0 : i < 9 + counties ? 1 + (i % 8) : 9 + (i % counties)

/** A province of 8 prefectures, 45 counties and plants below them; each unit without others below reports every month. */
function bigStock(units: number): Stock & { parents: Int32Array } {
  const rows = Array.from({ length: units }, (_, i) => ({
    id: `u${i}`,
    name: null,
    kind: null,
    territorialParent: parentOf(i) < 0 ? null : `u${parentOf(i)}`,
    industrialParent: null,
    from: null,
    to: null,
    mergedInto: null,
    splitInto: [],
  }))
  const ids = Array.from({ length: indicators }, (_, i) => `i${i}`)
  return {
    model: readModel({ indicators: ids.map((id) => ({ id, kind: 'flow' })) }),
    units: readHistory(rows.map((row, i) => ({ row, where: { file: 'units', row: i } }))),
    values: {
      spans: months.flatMap((key) => readSpan(key, calendar) ?? []),
      columns: new Map(ids.map((id, i) => [id, columnFor(units, i)])),
    },
    parents: Int32Array.from({ length: units }, (_, i) => parentOf(i)),
  }
}

function columnFor(units: number, seed: number): Column {
  const first = 9 + counties
  const size = (units - first) * 12
  return {
    start: Int32Array.from({ length: units + 1 }, (_, u) => Math.max(0, u - first) * 12),
    span: Int32Array.from({ length: size }, (_, i) => i % 12),
    combo: new Int32Array(size),
    amount: Float64Array.from({ length: size }, (_, i) => (i * 7 + seed) % 1000),
    large: new Map(),
    isNone: new Uint8Array(size),
    source: null,
    combos: [[]],
    places: 0,
  }
}

const ask = (stock: Stock, unit: string) =>
  readQuery(
    { tree: 'territorial', units: [unit], rows: 'self-and-children', periods: months },
    stock.model,
    stock.units,
    '2026-01-01',
  )

/** The least that must be done: add every value to its unit, and every unit to the one above. */
function bareSums({ values, parents }: ReturnType<typeof bigStock>): number {
  let top = 0
  for (const { start, amount } of values.columns.values())
    for (let month = 0; month < 12; month++) {
      const sums = new Float64Array(parents.length)
      for (let u = parents.length - 1; u >= 0; u--) {
        for (let at = (start[u] ?? 0) + month; at < (start[u + 1] ?? 0); at += 12)
          sums[u] = (sums[u] ?? 0) + (amount[at] ?? 0)
        const above = parents[u] ?? -1
        if (above >= 0) sums[above] = (sums[above] ?? 0) + (sums[u] ?? 0)
      }
      top += sums[0] ?? 0
    }
  return top
}

/** A province's and a county's indicators for a year, month by month, against bare sums of the same numbers. */
export async function benchIndicators(sizes: readonly number[], { rounds }: Effort): Promise<Line[]> {
  const lines: Line[] = []
  for (const units of sizes) {
    const stock = bigStock(units)
    const timed = (deed: () => unknown) => async () => 1 / (await secondsOf(async () => void deed()))
    const measured = await inTurn(
      {
        province: timed(() => reckon(stock, ask(stock, 'u0'))),
        county: timed(() => reckon(stock, ask(stock, 'u9'))),
        bare: timed(() => bareSums(stock)),
      },
      Math.min(rounds, 3),
    )
    const size = `${units.toLocaleString('en')} units × ${indicators} indicators × 12 months`
    lines.push(
      lineOf(
        `indicators, province: ${size}`,
        '/s',
        measured.province,
        measured.bare,
        'limit: bare sums of doubles up the tree',
      ),
      lineOf(`indicators, county of it: ${size}`, '/s', measured.county, measured.province, 'against the province'),
    )
  }
  return lines
}
