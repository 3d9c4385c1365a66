import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { CaseRef } from '../contracts.ts'

/** A line of a case's history, out of the journal. */
export interface JournalLine {
  at: string
  action: string
  personName: string | null
  body: { from?: string; to?: string; input?: Record<string, unknown>; override?: string }
}

/** The lines of a case in the journal, oldest first. */
export async function listHistory(db: Db, ref: CaseRef): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select at, action, person_name, body from entry
     where region_id = ${ref.regionId} and subject_kind = 'case' and subject_id = ${ref.id} order by at, (body ->> 'rev')::int, id limit 500`.execute(
    db,
  )
  return rows
}
