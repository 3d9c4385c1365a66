import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { FigureRow } from '../../model/index.ts'
import type { Thing } from '../store.ts'

/** The latest indicator and period summed up, of those asked. */
export async function latestThing(db: Db, asked: { indicator?: string; period?: string; tree: string }) {
  const { rows } = await sql<{ indicator: string; period: string }>`
    select indicator, period from figure_sum
     where tree = ${asked.tree}
       and (${asked.indicator ?? null}::text is null or indicator = ${asked.indicator ?? null})
       and (${asked.period ?? null}::text is null or period = ${asked.period ?? null})
     order by length(period) desc, period desc, indicator limit 1`.execute(db)
  return rows[0] ?? null
}

/**
 * The unit asked for, and the units right below it that said something or should have, as they stood at the end of the
 * period or when they ended in it.
 */
export async function listFigureRows(
  db: Db,
  { unitId, tree, indicator, period, days }: Thing & { unitId: number; days: { from: string; to: string } },
): Promise<FigureRow[]> {
  const above = sql.ref(tree === 'territorial' ? 'parent_id' : 'industrial_parent_id')
  const { rows } = await sql<FigureRow>`
    with stood as (
      select distinct on (v.unit_id) v.unit_id, v.name, v.${above} as above
        from unit_version v
       where v.valid_from < ${days.to}::date and (v.valid_to is null or v.valid_to > ${days.from}::date)
       order by v.unit_id, v.valid_from desc)
    select w.unit_id, w.name, w.unit_id = ${unitId} as is_self, trim_scale(s.value)::text as value,
           trim_scale(s.own)::text as own, coalesce(s.state, 'missing') as state, coalesce(s.reported, 0) as reported,
           coalesce(s.expected, 0) as expected, coalesce(s.warnings, '{}') as warnings
      from stood w
      left join figure_sum s on s.unit_id = w.unit_id and s.tree = ${tree} and s.indicator = ${indicator} and s.period = ${period}
     where w.unit_id = ${unitId} or (w.above = ${unitId} and s.unit_id is not null)
     order by w.unit_id <> ${unitId}, w.unit_id`.execute(db)
  return rows
}

/** A unit's sums over several periods. */
export async function listTrend(
  db: Db,
  { unitId, tree, indicator, periods }: Omit<Thing, 'period'> & { unitId: number; periods: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ period: string; value: string }>`
    select period, trim_scale(value)::text as value from figure_sum
     where unit_id = ${unitId} and tree = ${tree} and indicator = ${indicator} and value is not null
       and period = any(${[...periods]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.period, row.value]))
}
