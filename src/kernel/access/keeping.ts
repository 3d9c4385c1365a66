import { sql } from 'kysely'
import type { Db } from '#platform/db'

/**
 * Runs a statement that changes people, appointments or what a post permits: their row policies let nothing be written but
 * between these two lines. When the statement fails the transaction is lost anyway.
 */
export async function keeping<T>(db: Db, write: () => Promise<T>): Promise<T> {
  await sql`set local app.people = 'write'`.execute(db)
  const done = await write()
  await sql`set local app.people = ''`.execute(db)
  return done
}
