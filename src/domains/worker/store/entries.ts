import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { EntryState, WorkerRef } from '../model/index.ts'
import { type EntryTable, own, seen } from './tables.ts'

/** The timeline of a file, the newest first. */
export const listEntries = (glass: Glass, ref: WorkerRef): Promise<EntryTable[]> =>
  seen(glass)
    .selectFrom('workerEntry')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('workerId', '=', ref.id)
    .orderBy('fromOn', 'desc')
    .orderBy('id')
    .execute()

/** One line of a file, locked. */
export const findEntry = (glass: Glass, ref: WorkerRef, entryId: string): Promise<EntryTable | undefined> =>
  through(glass)
    .withTables<{ workerEntry: EntryTable }>()
    .selectFrom('workerEntry')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('workerId', '=', ref.id)
    .where('id', '=', entryId)
    .forUpdate()
    .executeTakeFirst()

export const insertEntries = (db: Db, rows: readonly EntryTable[]) =>
  own(db)
    .insertInto('workerEntry')
    .values([...rows])
    .execute()

/** Puts a line into a state; with `from` only when it stands there. False when it did not. */
export async function setEntryState(
  db: Db,
  ref: { regionId: number; id: string },
  state: EntryState,
  from?: readonly EntryState[],
): Promise<boolean> {
  let query = own(db)
    .updateTable('workerEntry')
    .set((e) => ({ state, rev: e('rev', '+', 1) }))
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
  if (from) query = query.where('state', 'in', [...from])
  return (await query.executeTakeFirst()).numUpdatedRows === 1n
}

/**
 * Counts grade and title of a file anew from its confirmed lines: the highest there is. A file without such lines keeps what was
 * entered with it. Nobody is shown anything.
 */
export async function recount(db: Db, ref: WorkerRef): Promise<void> {
  await sql`
    update worker w set
      skill_grade = coalesce((select max((e.data ->> 'grade')::smallint) from worker_entry e
        where e.region_id = w.region_id and e.worker_id = w.id and e.kind = 'grade' and e.state = 'confirmed'), w.skill_grade),
      title_level = coalesce((select max((e.data ->> 'level')::smallint) from worker_entry e
        where e.region_id = w.region_id and e.worker_id = w.id and e.kind = 'title' and e.state = 'confirmed'), w.title_level)
     where w.region_id = ${ref.regionId} and w.id = ${ref.id}`.execute(db)
}
