import { sql } from 'kysely'
import type { Glass } from '#kernel/sight/server'
import { through } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { WorkerRef, WorkerState } from '../model/index.ts'
import { seen, type WorkerTable } from './tables.ts'

export interface MergerTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  keptId: string
  goneRegion: number
  goneId: string
  goneState: WorkerState
  reason: string
  byId: string | null
  byName: string
  at: string | Date
  undoneAt: string | Date | null
  undoneName: string | null
}

const merging = (db: Db) => db.withTables<{ workerMerger: MergerTable }>()

/** Lines, numbers, consents and cases of one file become those of another in the same region; each remembers whose it was. */
export async function joinFiles(db: Db, keptId: string, gone: WorkerRef): Promise<void> {
  await sql`update worker_entry set worker_id = ${keptId} where region_id = ${gone.regionId} and worker_id = ${gone.id}`.execute(
    db,
  )
  await sql`update worker_digest set worker_id = ${keptId} where worker_id = ${gone.id}`.execute(db)
  await sql`update worker set state = 'merged', merged_into = ${keptId}, rev = rev + 1
    where region_id = ${gone.regionId} and id = ${gone.id}`.execute(db)
}

/** What was joined is parted again: every line and number goes back to the file it came from. */
export async function partFiles(db: Db, one: MergerTable): Promise<void> {
  await sql`update worker_entry set worker_id = owner_id
    where region_id = ${one.goneRegion} and worker_id = ${one.keptId} and owner_id = ${one.goneId}`.execute(db)
  await sql`update worker_digest set worker_id = owner_id where worker_id = ${one.keptId} and owner_id = ${one.goneId}`.execute(
    db,
  )
  await sql`update worker set state = ${one.goneState}, merged_into = null, rev = rev + 1
    where region_id = ${one.goneRegion} and id = ${one.goneId} and merged_into = ${one.keptId} and state = 'merged'`.execute(
    db,
  )
}

export const insertMerger = (db: Db, row: MergerTable) => merging(db).insertInto('workerMerger').values(row).execute()

export const findMerger = (db: Db, ref: WorkerRef): Promise<MergerTable | undefined> =>
  merging(db)
    .selectFrom('workerMerger')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst()

export const endMerger = (db: Db, ref: WorkerRef, name: string, now: Date) =>
  merging(db)
    .updateTable('workerMerger')
    .set({ undoneAt: now.toISOString(), undoneName: name })
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute()

/** Mergers into a file, the newest first. */
export async function listMergers(db: Db, ref: WorkerRef) {
  const rows = await merging(db)
    .selectFrom('workerMerger')
    .select(['regionId', 'id', 'goneId', 'reason', 'byName', 'at', 'undoneAt'])
    .where('regionId', '=', ref.regionId)
    .where('keptId', '=', ref.id)
    .orderBy('at', 'desc')
    .execute()
  const iso = (at: string | Date | null) => (at === null ? null : new Date(at).toISOString())
  return rows.map((row) => ({ ...row, at: iso(row.at) ?? '', undoneAt: iso(row.undoneAt) }))
}

/** A pair of files that look like one person. */
export interface Twin {
  regionId: number
  importId: string
  rowNo: number
  unitName: string
  one: WorkerTable
  other: WorkerTable
}

/** Pairs found by imports that are still two files, within the scope. */
export async function listTwins(
  glass: Glass,
  page: { page: number; size: number },
): Promise<{ rows: Twin[]; total: number }> {
  const pairs = sql`
    from worker_import_row r join worker a on a.region_id = r.region_id and a.id = r.worker_id
      join worker b on b.region_id = r.region_id and b.id = r.twin_id join unit u on u.id = a.unit_id
     where r.outcome = 'twin' and a.state not in ('merged', 'deleted') and b.state not in ('merged', 'deleted')`
  const { rows } = await sql<{
    regionId: number
    importId: string
    rowNo: number
    workerId: string
    twinId: string
    unitName: string
  }>`
    select r.region_id, r.import_id, r.row_no, r.worker_id, r.twin_id, u.name as unit_name ${pairs}
     order by r.region_id, r.import_id, r.row_no limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(
    through(glass),
  )
  const counted = await sql<{ n: number }>`select count(*)::int as n ${pairs}`.execute(through(glass))
  const ids = rows.flatMap(({ workerId, twinId }) => [workerId, twinId])
  const files =
    ids.length === 0 ? [] : await seen(glass).selectFrom('worker').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(files.map((file) => [file.id, file]))
  const found = rows.flatMap((row): Twin[] => {
    const [one, other] = [byId.get(row.workerId), byId.get(row.twinId)]
    return one && other ? [{ ...row, one, other }] : []
  })
  return { rows: found, total: counted.rows[0]?.n ?? 0 }
}
