import { sql } from 'kysely'
import type { Db } from './index.ts'

/**
 * Waits for whoever holds this name and holds it to the end of the transaction: what is counted and then added to is counted by
 * one at a time, where there is no row that could be locked. A name is a kind and an id, `export:…`.
 */
export const holdAlone = (db: Db, name: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
