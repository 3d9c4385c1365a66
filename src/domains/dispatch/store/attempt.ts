import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** Does something and keeps it only when `keep` says so; else the transaction is as if it had not been done. */
export async function attempt<T>(db: Db, deed: () => Promise<T>, keep: (done: T) => boolean): Promise<T> {
  await sql`savepoint dispatch_attempt`.execute(db)
  const done = await deed()
  if (keep(done)) await sql`release savepoint dispatch_attempt`.execute(db)
  else await sql`rollback to savepoint dispatch_attempt`.execute(db)
  return done
}
