import { sql } from 'kysely'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import type { FindingClaim } from '../model/index.ts'

/** A side as it is kept with a conflict: with its claim, and the unit that reported it. */
export type KeptSide = Omit<FindingClaim, 'claim'> & {
  claim: { regionId: number; id: string }
  reporterUnitId: number | null
}

interface ConflictTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  kind: string
  claims: string[]
  units: number[]
  /** Decimal text that the unit asked gave as the right number, and who said so. */
  corrected: string | null
  correctedBy: string | null
  correctedName: string | null
  /** The figures as they were found. */
  sides: KeptSide[]
}

type Stored = Omit<ConflictTable, 'sides'> & { sides: unknown }

/** A conflict as it begins. */
type NewConflict = Omit<ConflictTable, 'corrected' | 'correctedBy' | 'correctedName'>

const columns = sql`f.region_id, f.id, f.unit_id, f.unit_no, f.kind, f.claims, f.units, f.corrected::text as corrected,
           f.corrected_by, f.corrected_name, f.sides, c.title, c.state as case_state`

const own = (db: Db) => db.withTables<{ figureConflict: Stored }>()

/** A conflict with the state of its case. */
export interface StoredConflict extends ConflictTable {
  title: string
  caseState: string
}

/** All conflicts in reach that are open or settled; those that lapsed no longer count. */
export async function listConflicts(db: Db): Promise<StoredConflict[]> {
  const { rows } = await sql<StoredConflict>`
    select ${columns}
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
    select ${columns}
      from figure_conflict f join cases c on c.region_id = f.region_id and c.id = f.id
     where c.state in ('found', 'asked', 'answered') and (f.units && ${[...units]}::int[] or f.claims && ${[...claims]}::uuid[])
     order by c.opened_on, f.id limit 200`.execute(db)
  return rows
}

export async function findConflict(db: Db, ref: CaseRef): Promise<ConflictTable | undefined> {
  const row = await own(db)
    .selectFrom('figureConflict')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .executeTakeFirst()
  return row as ConflictTable | undefined
}

export const insertConflict = async (db: Db, conflict: NewConflict): Promise<void> => {
  await own(db)
    .insertInto('figureConflict')
    .values({
      ...conflict,
      sides: JSON.stringify(conflict.sides),
      ...{ corrected: null, correctedBy: null, correctedName: null },
    })
    .execute()
}

/** The claims of a conflict as they now are. */
export const setClaims = async (
  db: Db,
  ref: CaseRef,
  { claims, units, sides }: Pick<ConflictTable, 'claims' | 'units' | 'sides'>,
): Promise<void> => {
  await own(db)
    .updateTable('figureConflict')
    .set({ claims, units, sides: JSON.stringify(sides) })
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute()
}

/** Keeps the number that is to take the place of the wrong one; null when the last answer corrects nothing. */
export const setCorrection = async (
  db: Db,
  ref: CaseRef,
  said: Pick<ConflictTable, 'corrected' | 'correctedBy' | 'correctedName'>,
): Promise<void> => {
  await own(db)
    .updateTable('figureConflict')
    .set(said)
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
