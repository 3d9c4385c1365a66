import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** A view that somebody kept. */
export interface KeptView {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  personId: string
  personName: string
  name: string
  query: string
  shared: boolean
  keptAt: string
}

const columns = sql`region_id, id, unit_id, unit_no, person_id, person_name, name, query, shared, kept_at`
const theirs = (personId: string, units: readonly number[]) =>
  sql`(person_id = ${personId}::uuid or (shared and unit_id = any(${[...units]}::int[])))`

/** One's own views and those that others of one's units share, by name. */
export async function listViews(
  db: Db,
  personId: string,
  units: readonly number[],
  { page, size }: { page: number; size: number },
): Promise<{ rows: KeptView[]; total: number; more: boolean }> {
  const where = theirs(personId, units)
  const { rows } = await sql<KeptView>`
    select ${columns} from workforce_view where ${where} order by name, kept_at limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  )
  const counted = await sql<{ n: number }>`select count(*)::int as n from workforce_view where ${where}`.execute(db)
  return { rows, total: counted.rows[0]?.n ?? 0, more: false }
}

export const addView = (db: Db, one: KeptView) =>
  sql`
    insert into workforce_view (${columns})
    values (${one.regionId}, ${one.id}, ${one.unitId}, ${one.unitNo}, ${one.personId}, ${one.personName}, ${one.name}, ${one.query},
            ${one.shared}, ${one.keptAt})`.execute(db)

/** Changes one's own view; false where it is not there or not one's own. */
export async function changeView(
  db: Db,
  personId: string,
  ref: { regionId: number; id: string },
  change: { name: string; shared: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update workforce_view set name = ${change.name}, shared = ${change.shared}
     where region_id = ${ref.regionId} and id = ${ref.id} and person_id = ${personId}::uuid`.execute(db)
  return numAffectedRows === 1n
}

export async function dropView(db: Db, personId: string, ref: { regionId: number; id: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from workforce_view where region_id = ${ref.regionId} and id = ${ref.id} and person_id = ${personId}::uuid`.execute(
    db,
  )
  return numAffectedRows === 1n
}
