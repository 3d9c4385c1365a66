import { type Claim, headline, type IndicatorDefinition } from '#kernel/indicator'
import { readHistory, readModel, readQuery, readValues, reckon, type Stock, type WrittenValue } from '#kernel/tally'
import { baseOf } from '../formulas/definitions.ts'
import type { KeptSum, Thing, UnitLine } from './store.ts'

/** Periods back in which a unit that spoke is expected to speak again. */
export const memory = 4

/** All that the sums of one indicator and period are made from. */
export interface Ground {
  indicator: Pick<IndicatorDefinition, 'name' | 'kind'>
  units: readonly UnitLine[]
  /** Accepted claims about whole units. */
  claims: readonly Claim[]
  /** Units from which a figure is expected. */
  expected: ReadonlySet<number>
}

const place = (id: number | null) => (id === null ? null : String(id))

/** One claim a unit and period: the one at the head. */
function valuesOf(claims: readonly Claim[]): WrittenValue[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${claim.unitId} ${claim.period}`
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return [...groups.values()].flatMap((group) => {
    const head = headline(group)?.claim
    if (!head) return []
    const { id, unitId, indicator, period, value } = head
    return [{ row: { id, unit: String(unitId), indicator, period, value }, where: { file: 'claims' } }]
  })
}

function stockOf({ indicator, units, claims, expected }: Ground): Stock {
  const model = readModel({ indicators: [baseOf(indicator)] })
  const history = readHistory(
    units.map((line) => ({
      row: {
        id: String(line.unitId),
        name: null,
        kind: expected.has(line.unitId) ? 'due' : 'other',
        territorialParent: place(line.parentId),
        industrialParent: place(line.industrialParentId),
        from: line.validFrom,
        to: line.validTo,
        mergedInto: place(line.heir),
        splitInto: [],
      },
      where: { file: 'units' },
    })),
  )
  return { model, units: history, values: readValues(valuesOf(claims), model, history).values }
}

/** Sums of an indicator in a period over a whole tree, as it was then; units without anything are left out. */
export function sumsOf(ground: Ground, { tree, indicator, period }: Thing): KeptSum[] {
  const stock = stockOf(ground)
  const tops = [...new Set(ground.units.map((line) => line.unitId))].map(String)
  if (tops.length === 0) return []
  const query = {
    tree,
    indicators: [indicator],
    units: tree === 'territorial' ? tops : inIndustry(ground, tops),
    periods: [period],
  }
  if (query.units.length === 0) return []
  return reckon(stock, readQuery(query, stock.model, stock.units, '1970-01-01'))
    .filter((row) => row.reported + row.beyond + row.expected + row.notApplicable > 0)
    .filter((row) => ground.indicator.kind !== 'ratio' || row.own !== null)
    .map((row) => ({
      unitId: Number(row.unit),
      value: row.value,
      own: row.own,
      state: row.state,
      reported: row.reported,
      expected: row.expected,
      used: row.from.count,
      warnings: row.warnings.map(({ code }) => code),
    }))
    .sort((a, b) => a.unitId - b.unitId)
}

/** Units that stand in the industrial tree at any time. */
function inIndustry({ units }: Ground, ids: readonly string[]): string[] {
  const found = new Set(
    units.flatMap((line) => (line.industrialParentId === null ? [] : [line.unitId, line.industrialParentId])),
  )
  return ids.filter((id) => found.has(Number(id)))
}
