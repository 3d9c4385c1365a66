import { readQuery } from '../ask.ts'
import { readValues } from '../figures/read-values.ts'
import { UnitRow } from '../formats/unit.ts'
import { readModel } from '../model.ts'
import { reckon } from '../run.ts'
import { targetResults } from '../target-results.ts'
import { readHistory } from '../tree/history.ts'

type Row = Record<string, unknown>

export const flow = { id: 'x', kind: 'flow' }
export const stock = { id: 'x', kind: 'stock' }

/** A county with two plants, unless told otherwise. */
export const county: Row[] = [{ id: 'c' }, { id: 'p', territorialParent: 'c' }, { id: 'q', territorialParent: 'c' }]

export function run(definitions: object, units: Row[], values: Row[], query: Row) {
  const model = readModel(Array.isArray(definitions) ? { indicators: definitions } : definitions)
  const history = readHistory(
    units.map((u, i) => ({ row: UnitRow.parse(u), where: { file: 'units.csv', row: i + 2 } })),
  )
  const rows = values.map((v, i) => ({
    row: { unit: 'p', indicator: 'x', value: null, ...v },
    where: { file: 'values.csv', row: i + 2 },
  }))
  const { values: columns, aside } = readValues(rows, model, history)
  const stocks = { model, units: history, values: columns }
  const ask = readQuery({ tree: 'territorial', units: ['c'], ...query }, model, history, '2026-11-28')
  const results = reckon(stocks, ask)
  return { results, targets: targetResults(stocks, ask, results), aside }
}

export const one = (definitions: object, units: Row[], values: Row[], query: Row) => {
  const { results } = run(definitions, units, values, query)
  const [row] = results
  return {
    value: row?.value,
    state: row?.state,
    of: `${row?.reported}/${row?.expected}`,
    codes: row?.warnings.map((w) => w.code),
  }
}

export const in2025 = { periods: ['2025'] }
