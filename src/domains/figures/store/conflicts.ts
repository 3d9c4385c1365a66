import { sql } from 'kysely'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'

interface ConflictTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  kind: string
  claims: string[]
  units: number[]
}

const own = (db: Db) => db.withTables<{ figureConflict: ConflictTable }>()

/** A conflict with the state of its case. */
export interface StoredConflict extends ConflictTable {
  title: string
  caseState: string
}

/** All conflicts in reach that are open or settled; those that lapsed no longer count. */
export async function listConflicts(db: Db): Promise<StoredConflict[]> {
  const { rows } = await sql<StoredConflict>`
    select f.region_id, f.id, f.unit_id, f.unit_no, f.kind, f.claims, f.units, c.title, c.state as case_state
      from figure_conflict f join cases c on c.region_id = f.region_id and c.id = f.id
     where c.state <> 'lapsed'
     order by f.region_id, f.id`.execute(db)
  return rows
}

/** Open conflicts that some of these units or claims are part of. */
export async function findOpen(
  db: Db,
  { units, claims }: { units: readonly number[]; claims: readonly string[] },
): Promise<StoredConflict[]> {
  const { rows } = await sql<StoredConflict>`
    select f.region_id, f.id, f.unit_id, f.unit_no, f.kind, f.claims, f.units, c.title, c.state as case_state
      from figure_conflict f join cases c on c.region_id = f.region_id and c.id = f.id
     where c.state in ('asked', 'answered') and (f.units && ${[...units]}::int[] or f.claims && ${[...claims]}::uuid[])
     order by c.opened_on, f.id limit 200`.execute(db)
  return rows
}

export async function findConflict(db: Db, ref: CaseRef): Promise<ConflictTable | undefined> {
  return own(db)
    .selectFrom('figureConflict')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .executeTakeFirst()
}

export const insertConflict = async (db: Db, conflict: ConflictTable): Promise<void> => {
  await own(db).insertInto('figureConflict').values(conflict).execute()
}

/** The claims of a conflict as they now are. */
export const setClaims = async (db: Db, ref: CaseRef, claims: string[], units: number[]): Promise<void> => {
  await own(db)
    .updateTable('figureConflict')
    .set({ claims, units })
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute()
}

/** The topmost unit of the trees, for figures of no unit that we know. */
export async function findRoot(db: Db): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from unit where parent_id is null and valid_to is null order by no limit 1`.execute(db)
  return rows[0]?.id ?? null
}
