import { sql } from 'kysely'
import { readCategories } from '#kernel/indicator'
import type { KeptFigure } from '#kernel/tally'
import type { Db } from '#platform/db'
import type { Thing } from '../store.ts'

/** A kept sum as the engine takes it, with what was warned of and whether it may be shown. */
export type Kept = KeptFigure & { warnings: string[]; isHidden: boolean; categories: string }

/** The name of a sum among those of one unit: its indicator, with categories where it is about some. */
export const sumName = (indicator: string, categories: string): string =>
  categories === '' ? indicator : `${indicator} ${categories}`

/** A unit in a list of figures, with its sums by `sumName`. */
export interface UnitSums {
  unitId: number
  name: string
  regionId: number
  isSelf: boolean
  sums: ReadonlyMap<string, Kept>
}

type Tree = Thing['tree']

/** The latest indicator and period summed up. */
export async function latestThing(db: Db, { tree, period }: { tree: Tree; period?: string | undefined }) {
  const { rows } = await sql<{ indicator: string; period: string }>`
    select indicator, period from figure_sum
     where tree = ${tree} and (${period ?? null}::text is null or period = ${period ?? null})
     order by length(period) desc, period desc, indicator limit 1`.execute(db)
  return rows[0] ?? null
}

/** The latest period in which every one of some indicators was summed up; null when there is none. */
export async function latestPeriod(db: Db, tree: Tree, indicators: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ period: string }>`
    select period from figure_sum where tree = ${tree} and indicator = any(${[...indicators]}::text[])
     group by period having count(distinct indicator) = ${indicators.length}
     order by length(period) desc, period desc limit 1`.execute(db)
  return rows[0]?.period ?? null
}

interface Line {
  /** Units on all pages. */
  total: number
  unitId: number
  name: string
  regionId: number
  isSelf: boolean
  sum: Omit<Kept, 'unit' | 'period' | 'dimensions'> | null
}

const sum = sql`
  case when s.unit_id is not null then json_build_object(
    'indicator', s.indicator, 'value', trim_scale(s.value)::text, 'own', trim_scale(s.own)::text, 'state', s.state,
    'reported', s.reported, 'expected', s.expected, 'used', s.used, 'warnings', s.warnings, 'isHidden', s.is_hidden, 'categories', s.categories) end`

/**
 * The unit asked for, and the units right below it that said something or should have, as they stood at the end of the
 * period or when they ended in it; each with its sums of some indicators.
 */
export async function listUnitSums(
  db: Db,
  asked: Omit<Thing, 'indicator'> & {
    indicators: readonly string[]
    unitId: number
    days: { from: string; to: string }
    /** The dimension whose categories are wanted, too. */
    by: string | null
    /** Which units: so many to a page, from 1; the unit asked for is the first. */
    page: number
    size: number
  },
): Promise<{ units: UnitSums[]; total: number }> {
  const { unitId, tree, indicators, period, days, by, page, size } = asked
  const above = sql.ref(tree === 'territorial' ? 'parent_id' : 'industrial_parent_id')
  const inPeriod = sql`v.valid_from < ${days.to}::date
         and (v.valid_to is null or (v.valid_to > ${days.from}::date and v.valid_to > v.valid_from))`
  // Whether a unit said something is asked as a value, unit by unit: as a condition it would be joined with a scan of all sums.
  const { rows } = await sql<Line>`
    with stood as (
      select v.unit_id, v.name, v.region_id, false as is_self
        from unit_version v
       where v.${above} = ${unitId} and v.unit_id <> ${unitId} and ${inPeriod}
         and (v.valid_to is null or v.valid_to >= ${days.to}::date or not exists (
           select from unit_version later
            where later.unit_id = v.unit_id and later.valid_from >= v.valid_to and later.valid_from < ${days.to}::date
              and (later.valid_to is null or later.valid_to > later.valid_from)))
         and (select true from figure_sum s
               where s.unit_id = v.unit_id and s.indicator = any(${[...indicators]}::text[]) and s.tree = ${tree}
                 and s.period = ${period} and s.categories = '' limit 1)
      union all
      (select v.unit_id, v.name, v.region_id, true from unit_version v
        where v.unit_id = ${unitId} and ${inPeriod} order by v.valid_from desc limit 1)),
    listed as (
      select w.unit_id, w.name, w.region_id, w.is_self, count(*) over () as total
        from stood w
       order by not w.is_self, w.unit_id
       limit ${size} offset ${(page - 1) * size})
    select w.total::int as total, w.unit_id, w.name, w.region_id, w.is_self, ${sum} as sum
      from listed w
      left join figure_sum s on s.unit_id = w.unit_id and s.tree = ${tree} and s.period = ${period}
       and s.indicator = any(${[...indicators]}::text[])
       and (s.categories = '' or starts_with(s.categories, ${by === null ? ' ' : `${by}=`}))
     order by not w.is_self, w.unit_id`.execute(db)
  const found = new Map<number, UnitSums & { sums: Map<string, Kept> }>()
  for (const { sum: one, total: _total, ...unit } of rows) {
    const there = found.get(unit.unitId) ?? { ...unit, sums: new Map<string, Kept>() }
    if (one)
      there.sums.set(sumName(one.indicator, one.categories), {
        ...one,
        unit: String(unit.unitId),
        period,
        dimensions: readCategories(one.categories),
      })
    found.set(unit.unitId, there)
  }
  return { units: [...found.values()], total: rows[0]?.total ?? 0 }
}

/** A unit's sums of some indicators over all periods: by period, then by indicator. */
export async function listOfUnit(
  db: Db,
  { unitId, tree, indicators }: { unitId: number; tree: Tree; indicators: readonly string[] },
): Promise<Map<string, Map<string, Kept>>> {
  const { rows } = await sql<{ period: string; sum: NonNullable<Line['sum']> }>`
    select s.period, ${sum} as sum from figure_sum s
     where s.unit_id = ${unitId} and s.tree = ${tree} and s.indicator = any(${[...indicators]}::text[])
       and s.categories = ''`.execute(db)
  const found = new Map<string, Map<string, Kept>>()
  for (const { period, sum: one } of rows) {
    const there = found.get(period) ?? new Map<string, Kept>()
    there.set(one.indicator, { ...one, unit: String(unitId), period, dimensions: {} })
    found.set(period, there)
  }
  return found
}
