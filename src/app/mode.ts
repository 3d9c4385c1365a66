import { sql } from 'kysely'
import type { Database } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'

/** What a database is for: trying out, or real work. */
export type Mode = 'demonstration' | 'real'

/** The mode a database was begun in, or null before the first start. */
export async function findMode(database: Database): Promise<Mode | null> {
  const { rows } = await inOwnerTx(database, (db) => sql<{ mode: Mode }>`select mode from product_mode`.execute(db))
  return rows[0]?.mode ?? null
}

/** The mode kept, or, on the first start, this one, which is kept from now on. */
export async function keepMode(database: Database, mode: Mode): Promise<Mode> {
  await inOwnerTx(database, (db) =>
    sql`insert into product_mode (mode) values (${mode}) on conflict (one) do nothing`.execute(db),
  )
  return (await findMode(database)) ?? mode
}
