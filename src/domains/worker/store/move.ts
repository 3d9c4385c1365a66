import { sql } from 'kysely'
import type { Glass } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { WorkerRef } from '../model/index.ts'
import { type EntryTable, own, seen, type WorkerTable } from './tables.ts'

/** Where a file goes. */
export interface Place {
  regionId: number
  unitId: number
  unitNo: number
  indNo: number | null
}

interface ConsentTable {
  regionId: number
  workerId: string
  unitId: number
  unitNo: number
}

/** Rows of one table about a file: taken out and put in again at the new place, because a row never changes its region. */
async function moveRows<T extends object>(db: Db, table: string, ref: WorkerRef, change: object): Promise<void> {
  const { rows } = await sql<T>`
    delete from ${sql.table(table)} where region_id = ${ref.regionId} and worker_id = ${ref.id} returning *`.execute(db)
  const tables = db.withTables<Record<string, Record<string, unknown>>>()
  if (rows.length > 0)
    await tables
      .insertInto(table)
      .values(rows.map((row) => ({ ...row, ...change })))
      .execute()
}

/** A file with all that hangs on it at another unit, in another region or the same. */
export async function moveFile(glass: Glass, db: Db, ref: WorkerRef, to: Place): Promise<boolean> {
  const file = await seen(glass)
    .selectFrom('worker')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst()
  if (!file) return false
  await own(db).deleteFrom('worker').where('regionId', '=', ref.regionId).where('id', '=', ref.id).execute()
  const fresh: WorkerTable = { ...file, ...to, state: 'active', rev: file.rev + 1 }
  await own(db).insertInto('worker').values(fresh).execute()
  const { indNo: _, ...place } = to
  const lines = await own(db)
    .deleteFrom('workerEntry')
    .where('regionId', '=', ref.regionId)
    .where('workerId', '=', ref.id)
    .returningAll()
    .execute()
  if (lines.length > 0)
    await own(db)
      .insertInto('workerEntry')
      .values(lines.map((line): EntryTable => ({ ...line, ...place, data: JSON.stringify(line.data) })))
      .execute()
  await moveRows<ConsentTable>(db, 'worker_consent', ref, place)
  await moveRows<ConsentTable>(db, 'worker_credential', ref, place)
  await own(db).updateTable('workerDigest').set({ regionId: to.regionId }).where('workerId', '=', ref.id).execute()
  return true
}
