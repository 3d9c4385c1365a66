import type { Db } from '#platform/db'
import { own } from './store.ts'

/** Wrong tries of an account from an address, if there were any. Needs the setting `app.auth`. */
export const findFailure = (db: Db, personId: string, address: string) =>
  own(db)
    .selectFrom('signInFailure')
    .selectAll()
    .where('personId', '=', personId)
    .where('address', '=', address)
    .executeTakeFirst()

/**
 * Counts a wrong try. Whoever guesses from one address locks the account for that address only, so that locking is no weapon
 * against its owner; guesses from everywhere lock it for everybody, much later. Whoever calls holds the account's row locked,
 * so tries at the same time are all counted.
 */
export async function countFailure(
  db: Db,
  account: { id: string; failed: number },
  address: string,
  limits: { failMax: number; accountMax: number; lockMinutes: number },
  now: Date,
): Promise<void> {
  const until = new Date(now.getTime() + limits.lockMinutes * 60_000).toISOString()
  const before = await findFailure(db, account.id, address)
  const here = (before?.failed ?? 0) + 1
  const locksHere = here >= limits.failMax
  const fresh = {
    failed: locksHere ? 0 : here,
    at: now.toISOString(),
    lockedUntil: locksHere ? until : null,
  }
  await own(db)
    .insertInto('signInFailure')
    .values({ personId: account.id, address, ...fresh })
    .onConflict((conflict) => conflict.columns(['personId', 'address']).doUpdateSet(fresh))
    .execute()
  const everywhere = account.failed + 1
  const locksAll = everywhere >= limits.accountMax
  await own(db)
    .updateTable('credential')
    .set({ failed: locksAll ? 0 : everywhere, lockedUntil: locksAll ? until : null })
    .where('personId', '=', account.id)
    .execute()
}

/** Forgets wrong tries: from one address after signing in there, from all when the lock is lifted. */
export async function forgetFailures(db: Db, personId: string, address?: string): Promise<void> {
  const all = own(db).deleteFrom('signInFailure').where('personId', '=', personId)
  await (address === undefined ? all : all.where('address', '=', address)).execute()
}

/** Until when an account is locked for any address; null when it is for none. */
export async function findLockedUntil(db: Db, personId: string, now: Date): Promise<string | null> {
  const row = await own(db)
    .selectFrom('signInFailure')
    .select((e) => e.fn.max('lockedUntil').as('until'))
    .where('personId', '=', personId)
    .where('lockedUntil', '>', now.toISOString())
    .executeTakeFirst()
  return row?.until ? String(row.until) : null
}
