import { type Claim, headline, type IndicatorDefinition, keyOfCategories, readCategories } from '#kernel/indicator'
import {
  type Result,
  readHistory,
  readModel,
  readQuery,
  readValues,
  reckon,
  type Stock,
  type WrittenValue,
} from '#kernel/tally'
import { baseOf } from '../formulas/definitions.ts'
import type { KeptSum, Thing, UnitLine } from './store.ts'

/** Periods back in which a unit that spoke is expected to speak again. */
export const memory = 4

/** All that the sums of one indicator and period are made from. */
export interface Ground {
  indicator: Pick<IndicatorDefinition, 'name' | 'kind' | 'dimensions'>
  units: readonly UnitLine[]
  /** Accepted claims about whole units and their categories. */
  claims: readonly Claim[]
  /** Units from which a figure is expected. */
  expected: ReadonlySet<number>
}

const place = (id: number | null) => (id === null ? null : String(id))

/** One claim a unit, period and category: the one at the head. */
function valuesOf(claims: readonly Claim[]): WrittenValue[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${claim.unitId} ${claim.period} ${claim.categories}`
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return [...groups.values()].flatMap((group) => {
    const head = headline(group)?.claim
    if (!head) return []
    const { id, unitId, indicator, period, value, categories } = head
    const dimensions = readCategories(categories)
    return [{ row: { id, unit: String(unitId), indicator, period, value, dimensions }, where: { file: 'claims' } }]
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
  const asked = (by: readonly string[]) =>
    reckon(stock, readQuery({ ...query, by }, stock.model, stock.units, '1970-01-01'))
      .filter((row) => row.reported + row.beyond + row.expected + row.notApplicable > 0)
      .filter((row) => ground.indicator.kind !== 'ratio' || row.own !== null)
  const broken = ground.indicator.dimensions
    .filter(({ name }) => ground.claims.some(({ categories }) => name in readCategories(categories)))
    .flatMap(({ name }) => whereTold(asked([name]).filter(({ dimensions }) => dimensions[name] !== null)))
  return [...asked([]), ...broken]
    .map((row) => ({
      unitId: Number(row.unit),
      categories: keyOfCategories(row.dimensions as Record<string, string>),
      isHidden: false,
      value: row.value,
      own: row.own,
      state: row.state,
      reported: row.reported,
      expected: row.expected,
      used: row.from.count,
      warnings: row.warnings.map(({ code }) => code),
    }))
    .sort((a, b) => a.unitId - b.unitId || (a.categories < b.categories ? -1 : 1))
}

/** Categories of units below which somebody told any of them; where nobody did, all of them are missing. */
function whereTold(rows: readonly Result[]): Result[] {
  const told = new Set(rows.filter(({ reported, beyond }) => reported + beyond > 0).map(({ unit }) => unit))
  return rows.filter(({ unit }) => told.has(unit))
}

/** Units that stand in the industrial tree at any time. */
function inIndustry({ units }: Ground, ids: readonly string[]): string[] {
  const found = new Set(
    units.flatMap((line) => (line.industrialParentId === null ? [] : [line.unitId, line.industrialParentId])),
  )
  return ids.filter((id) => found.has(Number(id)))
}
