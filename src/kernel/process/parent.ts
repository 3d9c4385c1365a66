import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { CaseRef } from './contracts.ts'

/**
 * Puts a case under another, or takes it out again: a topic joins the meeting that will deal with it. Not a step of the case;
 * what brings it about is one, and has its line in the journal.
 */
export async function setParent(db: Db, ref: CaseRef, parent: CaseRef | null): Promise<void> {
  await sql`
    update cases set parent_region = ${parent?.regionId ?? null}, parent_id = ${parent?.id ?? null}
     where region_id = ${ref.regionId} and id = ${ref.id}`.execute(db)
}
