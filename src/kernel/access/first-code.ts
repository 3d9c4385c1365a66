import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'

/** Letters and digits that nobody mistakes for one another on a console. */
const characters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 16

/** Typed by hand: case, spaces and dashes do not count. */
const digestOf = (code: string): Buffer =>
  createHash('sha256').update(code.toUpperCase().replace(/[\s-]/g, '')).digest()

/**
 * A code for setting up the first administrator, in groups of four (80 bits); only its digest is kept, and one made earlier no
 * longer counts. Null when somebody exists already.
 */
export const makeFirstCode = (database: Database): Promise<string | null> =>
  inOwnerTx(database, async (db) => {
    const { rows } = await sql`select from person limit 1`.execute(db)
    if (rows.length > 0) return null
    const code = Array.from({ length }, () => characters[randomInt(characters.length)]).join('')
    const digest = digestOf(code).toString('hex')
    await sql`insert into product_mode (mode, first_code) values ('real', ${digest})
      on conflict (one) do update set first_code = excluded.first_code`.execute(db)
    return code.replace(/(.{4})(?=.)/g, '$1-')
  })

/** Whether this is the code that was printed last. */
export async function isFirstCode(db: Db, code: string): Promise<boolean> {
  const { rows } = await sql<{ firstCode: string | null }>`select first_code from product_mode`.execute(db)
  const kept = rows[0]?.firstCode
  return kept ? timingSafeEqual(Buffer.from(kept, 'hex'), digestOf(code)) : false
}
