import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { ImportRow, WorkerRef } from '../model/index.ts'

export interface ImportTable extends Omit<ImportRow, 'unitName'> {
  unitNo: number
  personId: string | null
  place: number
}

export interface ImportLine {
  row: number
  outcome: 'faulty' | 'same' | 'twin'
  faults: unknown[]
  workerId: string | null
  twinId: string | null
}

const own = (db: Db) => db.withTables<{ workerImport: ImportTable }>()

export const insertImport = (db: Db, row: ImportTable) => own(db).insertInto('workerImport').values(row).execute()

export const updateImport = (db: Db, ref: WorkerRef, change: Partial<ImportTable>) =>
  own(db)
    .updateTable('workerImport')
    .set(change)
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute()

/** An import, locked: two workers never do the same piece. */
export const findImport = (db: Db, ref: WorkerRef): Promise<ImportTable | undefined> =>
  own(db)
    .selectFrom('workerImport')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst()

const most = 10_000

/** Imports within the scope, the newest first. */
export async function listImports(db: Db, page: { page: number; size: number }) {
  const { rows } = await sql<ImportRow & { startedAt: string | Date; endedAt: string | Date | null }>`
    select i.*, u.name as unit_name from worker_import i join unit u on u.id = i.unit_id
     order by i.started_at desc, i.id limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(db)
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from (select from worker_import limit ${most}) c`.execute(db)
  const at = (moment: string | Date | null) => (moment === null ? null : new Date(moment).toISOString())
  return {
    rows: rows.map((row) => ({ ...row, startedAt: at(row.startedAt) ?? '', endedAt: at(row.endedAt) })),
    total: counted.rows[0]?.n ?? 0,
    more: false,
  }
}

/** Files of these names, birthdays and units that are there already: perhaps the same people. Only ids are answered. */
export async function findTwins(
  db: Db,
  unit: { regionId: number; unitId: number },
  rows: readonly { id: string; name: string; born_on: string }[],
): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ id: string; twin: string }>`
    select n.id, min(w.id::text) as twin from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, name text, born_on date)
      join worker w on w.region_id = ${unit.regionId} and w.unit_id = ${unit.unitId} and w.born_on = n.born_on and w.name = n.name
     where w.state not in ('merged', 'deleted') and w.id <> n.id group by n.id`.execute(db)
  return new Map(found.map(({ id, twin }) => [id, twin]))
}

/** Takes numbers for many files in one statement; answers the digests that somebody has already, with whose they are. */
export async function takeMany(
  db: Db,
  rows: readonly { digest: string; kind: string; region_id: number; worker_id: string }[],
): Promise<Map<string, string>> {
  const { rows: taken } = await sql<{ digest: string }>`
    insert into worker_digest (digest, kind, region_id, worker_id, owner_id)
    select digest, kind, region_id, worker_id, worker_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(digest text, kind text, region_id int, worker_id uuid)
    on conflict (digest) do nothing returning digest`.execute(db)
  if (taken.length === rows.length) return new Map()
  const mine = new Set(taken.map(({ digest }) => digest))
  const others = rows.filter(({ digest }) => !mine.has(digest)).map(({ digest }) => digest)
  const { rows: held } = await sql<{ digest: string; workerId: string }>`
    select digest, worker_id from worker_digest where digest = any(${others}::text[])`.execute(db)
  return new Map(held.map(({ digest, workerId }) => [digest, workerId]))
}

/** Lets go what was taken for files that are not added after all. */
export const dropMany = (db: Db, workerIds: readonly string[]) =>
  sql`delete from worker_digest where worker_id = any(${[...workerIds]}::uuid[])`.execute(db)

/** Many new files in one statement; the rows are objects with the columns' own names. */
export const insertMany = (db: Db, rows: readonly Record<string, unknown>[]) =>
  sql`insert into worker select * from jsonb_populate_recordset(null::worker, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )

/** What became of rows that were not simply added. */
export const insertLines = (
  db: Db,
  of: { regionId: number; id: string; unitId: number; unitNo: number },
  lines: readonly ImportLine[],
) =>
  sql`
    insert into worker_import_row (region_id, import_id, row_no, unit_id, unit_no, outcome, faults, worker_id, twin_id)
    select ${of.regionId}, ${of.id}, n.row, ${of.unitId}, ${of.unitNo}, n.outcome, n.faults, n."workerId", n."twinId"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as n(row int, outcome text, faults jsonb, "workerId" uuid, "twinId" uuid)`.execute(db)

/** Rows of an import that were not simply added, in the order of the file. */
export async function listLines(db: Db, ref: WorkerRef) {
  const { rows } = await sql<{
    rowNo: number
    outcome: ImportLine['outcome']
    faults: { path: string; message: { zh: string } }[]
  }>`
    select row_no, outcome, faults from worker_import_row
     where region_id = ${ref.regionId} and import_id = ${ref.id} order by row_no`.execute(db)
  return rows
}
