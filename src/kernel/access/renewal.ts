import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '#platform/db'
import { digestOf } from './sessions.ts'
import { own } from './store.ts'

/** How long requests already under way may still come with the former token. */
const graceMs = 20_000

/** A session that ends so soon has been renewed already: it is no session of its own any more. */
export const endsSoon = (expiresAt: string | Date, now: Date): boolean =>
  new Date(expiresAt).getTime() <= now.getTime() + graceMs

/**
 * A fresh token for a session whose rights have grown: a token taken before is worth nothing after. The former one serves
 * for 20 seconds what it served before, without the new rights. Of two renewals at once the second answers null, for the
 * browser has the first one's token. Needs the setting `app.auth`.
 */
export async function renewSession(
  db: Db,
  digest: string | null,
  confirmedUntil: string | null,
  now: Date,
): Promise<string | null> {
  const row = await own(db)
    .selectFrom('session')
    .selectAll()
    .where('digest', '=', digest)
    .forUpdate()
    .executeTakeFirst()
  if (!row || endsSoon(row.expiresAt, now)) return null
  const token = randomBytes(32).toString('base64url')
  const fresh = { digest: digestOf(token), key: randomUUID(), seenAt: now.toISOString(), confirmedUntil }
  await own(db)
    .insertInto('session')
    .values({ ...row, ...fresh })
    .execute()
  const ending = new Date(now.getTime() + graceMs).toISOString()
  await own(db)
    .updateTable('session')
    .set({ expiresAt: ending, confirmedUntil: null })
    .where('digest', '=', row.digest)
    .execute()
  return token
}
