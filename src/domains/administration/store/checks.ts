import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { JournalReport } from '#kernel/audit'
import type { Ctx } from '#kernel/domain/server'
import type { Db } from '#platform/db'
import type { CheckRow } from '../model/index.ts'

interface CheckTable {
  id: string
  askedAt: string
  askedBy: string | null
  askedName: string
  anchors: string
  doneAt: string | null
  report: string | null
}

const own = (db: Db) => db.withTables<{ journalCheck: CheckTable }>()

/** Notes that a check was asked for. */
export async function insertCheck(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, anchors: string): Promise<string> {
  const id = randomUUID()
  await own(ctx.db)
    .insertInto('journalCheck')
    .values({
      id,
      askedAt: ctx.now.toISOString(),
      askedBy: ctx.actor.personId,
      askedName: ctx.actor.name,
      anchors,
      doneAt: null,
      report: null,
    })
    .execute()
  return id
}

/** Whether a check that was asked for since then is not done yet. */
export async function isChecking(db: Db, since: string): Promise<boolean> {
  const { rows } = await sql`
    select from journal_check where done_at is null and asked_at > ${since}::timestamptz limit 1`.execute(db)
  return rows.length > 0
}

/** The heads that an auditor gave for a check; null when there is no such check. */
export async function findAnchors(db: Db, id: string): Promise<string | null> {
  const row = await own(db).selectFrom('journalCheck').select('anchors').where('id', '=', id).executeTakeFirst()
  return row?.anchors ?? null
}

/** Keeps what a check found. */
export async function finishCheck(db: Db, id: string, report: JournalReport, at: Date): Promise<void> {
  await own(db)
    .updateTable('journalCheck')
    .set({ doneAt: at.toISOString(), report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute()
}

/** The latest checks with what they found. */
export async function listChecks(db: Db): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select id, asked_at, asked_name, done_at, report from journal_check order by asked_at desc, done_at desc nulls first limit 20`.execute(
    db,
  )
  return rows
}
