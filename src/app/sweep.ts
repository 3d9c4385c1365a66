import { sql } from 'kysely'
import type { House } from '#kernel/domain/server'
import type { Database } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import { sweepJobs } from '#platform/jobs/server'
import { asSystem } from './worker.ts'

const day = 86_400_000

/** A browser repeats a request within seconds, a person within days; done jobs are kept for looking into what happened. */
const kept = { requestKeys: 7 * day, tries: day, sessions: day, jobs: 30 * day }

/** Removes what no longer serves: old request keys, ended sessions, counts of tries, jobs done. The journal is never swept. */
export async function sweep(database: Database, house: House, now: Date): Promise<void> {
  const before = (span: number) => new Date(now.getTime() - span)
  const at = (span: number) => before(span).toISOString()
  await asSystem(database, house, async ({ db }) => {
    await sql`delete from request_key where at < ${at(kept.requestKeys)}`.execute(db)
    await sql`delete from sign_in_try where slot < ${at(kept.tries)}`.execute(db)
    await sql`delete from sign_in_failure where at < ${at(kept.tries)}`.execute(db)
    await sql`delete from session where expires_at < ${at(kept.sessions)}`.execute(db)
    await sql`delete from subject_session where expires_at < ${at(kept.sessions)}`.execute(db)
    await sql`delete from subject_code where expires_at < ${at(kept.tries)}`.execute(db)
  })
  await inOwnerTx(database, (db) => sweepJobs(db, before(kept.jobs)))
}
