import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'
import type { Db } from '#platform/db'

/** What was filled in for a request. */
export interface RequestTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  workerId: string
  service: string
  filled: Record<string, unknown>
  known: Record<string, unknown>
  sentOn: string
}

export async function insertRequest(db: Db, row: RequestTable): Promise<void> {
  await sql`
    insert into counter_request (region_id, id, unit_id, unit_no, worker_id, service, filled, known, sent_on)
    values (${row.regionId}, ${row.id}, ${row.unitId}, ${row.unitNo}, ${row.workerId}, ${row.service},
            ${JSON.stringify(row.filled)}::jsonb, ${JSON.stringify(row.known)}::jsonb, ${row.sentOn}::date)`.execute(db)
}

export const updateFilled = (db: Db, ref: { regionId: number; id: string }, filled: object, on: string) =>
  sql`update counter_request set filled = ${JSON.stringify(filled)}::jsonb, sent_on = ${on}::date
       where region_id = ${ref.regionId} and id = ${ref.id}`.execute(db)

/** One request, as far as the scope reaches. */
export async function findRequest(glass: Glass, ref: { regionId: number; id: string }) {
  const { rows } = await sql<RequestTable>`
    select * from counter_request where region_id = ${ref.regionId} and id = ${ref.id}`.execute(through(glass))
  return rows[0]
}

/** All requests of one worker, the newest first. */
export async function listOwn(glass: Glass, workerId: string): Promise<RequestTable[]> {
  const { rows } = await sql<RequestTable>`
    select * from counter_request where worker_id = ${workerId} order by sent_on desc, id limit 100`.execute(
    through(glass),
  )
  return rows
}

/** How cases stand, as far as the scope reaches. */
export async function listStates(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    state: string
    version: number
    openedOn: string
    dueOn: string | null
    closed: boolean
  }>`
    select id, state, version, opened_on, due_on, closed_at is not null as closed from cases
     where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/**
 * Deletes what was filled in and known for some workers, and the proofs they were given; the bare lines stay beside their cases.
 * Answers which cases those are.
 */
export async function forgetFilled(db: Db, workerIds: readonly string[]): Promise<{ regionId: number; id: string }[]> {
  const { rows } = await sql<{ regionId: number; id: string }>`
    update counter_request set filled = '{}', known = '{}' where worker_id = any(${[...workerIds]}::uuid[])
    returning region_id, id`.execute(db)
  await sql`delete from counter_certificate where worker_id = any(${[...workerIds]}::uuid[])`.execute(db)
  return rows
}
