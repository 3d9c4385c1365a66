import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { UnitKind } from '../contracts-rows.ts'

/** A unit as it was on a day. */
export interface UnitThen {
  id: number
  name: string
  shortName: string | null
  kind: UnitKind
  regionId: number
  parentId: number | null
  industrialParentId: number | null
}

/** The versions that hold on a day, as a table to select from. */
export const standing = (on: string) => sql`(
  select v.unit_id as id, v.name, v.short_name, v.kind, v.region_id, v.parent_id, v.industrial_parent_id
  from unit_version v
  where v.valid_from <= ${on}::date and (v.valid_to is null or v.valid_to > ${on}::date))`

/** Every unit that existed on a day, as it was called and where it stood then; only some where told. */
export async function unitsAt(db: Db, on: string, ids?: readonly number[]): Promise<UnitThen[]> {
  const only = ids ? sql`where id = any(${[...ids]}::int[])` : sql``
  const { rows } = await sql<UnitThen>`select * from ${standing(on)} s ${only} order by id`.execute(db)
  return rows
}

/**
 * Names of the units above each unit on a day, from the top down to its parent, by unit id.
 * A unit above that did not exist on that day ends the path.
 */
export async function pathsAt(
  db: Db,
  on: string,
  ids: readonly number[],
  tree: 'territorial' | 'industrial' = 'territorial',
): Promise<Map<number, string[]>> {
  const above = sql.ref(tree === 'territorial' ? 'parent_id' : 'industrial_parent_id')
  const { rows } = await sql<{ unitId: number; path: string[] }>`
    with recursive up as (
      select v.unit_id, v.${above} as above, 0 as height, null::text as name
      from unit_version v
      where v.unit_id = any(${[...ids]}::int[])
        and v.valid_from <= ${on}::date and (v.valid_to is null or v.valid_to > ${on}::date)
      union all
      select up.unit_id, v.${above}, up.height + 1, v.name
      from up join unit_version v on v.unit_id = up.above
        and v.valid_from <= ${on}::date and (v.valid_to is null or v.valid_to > ${on}::date)
    )
    select unit_id, array_agg(name order by height desc) filter (where height > 0) as path from up group by unit_id`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.unitId, row.path ?? []]))
}
