import type { Db } from '#platform/db'
import { Invalid, Missing } from '#platform/errors'
import { findLockedUntil, forgetFailures } from './failures.ts'
import { keeping } from './keeping.ts'
import { hashPassword } from './password.ts'
import { own } from './store.ts'
import { findWeakness } from './strength.ts'

/** How an account stands, without its secrets. */
export interface AccountState {
  mustChange: boolean
  totpOn: boolean
  /** Until when it is locked after wrong tries, be it for one address only; null when it is not. */
  lockedUntil: string | null
  /** Who reset it, while a second person has yet to confirm; null when nothing waits. */
  resetBy: string | null
  /** When somebody else gave the password it has now; null once its owner has chosen one. */
  firstAt: string | null
  /** When that password was first used. */
  firstUsedAt: string | null
}

/** @throws Invalid at `path` when a password is too weak for this account. */
export function assertStrong(password: string, login: string, name: string, path = 'password'): void {
  const weakness = findWeakness(password, login, name)
  if (weakness) throw new Invalid([{ path, message: weakness }])
}

/** How an account stands at a moment. @throws Missing when there is none. Needs the setting `app.auth`. */
export async function getAccountState(db: Db, personId: string, now: Date): Promise<AccountState> {
  const row = await own(db)
    .selectFrom('credential')
    .select(['mustChange', 'totpOn', 'lockedUntil', 'resetBy', 'firstAt', 'firstUsedAt'])
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Missing()
  const forAll = row.lockedUntil !== null && new Date(row.lockedUntil) > now
  const text = (moment: string | Date | null) => (moment === null ? null : String(moment))
  return {
    ...row,
    lockedUntil: forAll ? text(row.lockedUntil) : await findLockedUntil(db, personId, now),
    firstAt: text(row.firstAt),
    firstUsedAt: text(row.firstUsedAt),
  }
}

/**
 * Gives an account a first password again, which must be changed at once: every session ends, the lock and the second
 * factor are lifted. With `heldBy`, the person who resets, nobody signs in until another has confirmed.
 * @throws Missing; Invalid for a weak one. Needs the setting `app.auth`.
 */
export async function resetPassword(
  db: Db,
  personId: string,
  password: string,
  now: Date,
  heldBy: string | null = null,
): Promise<void> {
  const person = await own(db)
    .selectFrom('person')
    .select(['login', 'name'])
    .where('id', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!person) throw new Missing()
  assertStrong(password, person.login, person.name)
  const first = { mustChange: true, firstAt: now.toISOString(), firstUsedAt: null }
  const fresh = { passwordHash: await hashPassword(password), failed: 0, lockedUntil: null, ...first }
  await own(db)
    .updateTable('credential')
    .set({ ...fresh, totpOn: false, totpSecret: null, resetBy: heldBy })
    .where('personId', '=', personId)
    .execute()
  await forgetFailures(db, personId)
  await own(db).deleteFrom('session').where('personId', '=', personId).execute()
}

/** Lets a reset password be signed in with: a second person has confirmed it. Needs the setting `app.auth`. */
export async function confirmReset(db: Db, personId: string): Promise<void> {
  await own(db).updateTable('credential').set({ resetBy: null }).where('personId', '=', personId).execute()
}

/** Lifts the lock that wrong tries put on an account. Needs the setting `app.auth`. */
export async function unlockAccount(db: Db, personId: string): Promise<void> {
  await own(db)
    .updateTable('credential')
    .set({ failed: 0, lockedUntil: null })
    .where('personId', '=', personId)
    .execute()
  await forgetFailures(db, personId)
}

/** Ends an account for good: it can no longer be signed in with, and its sessions no longer count. */
export async function endPerson(db: Db, personId: string, now: Date): Promise<void> {
  const ended = own(db).updateTable('person').set({ endedAt: now.toISOString() }).where('id', '=', personId)
  await keeping(db, () => ended.execute())
}

/** Ends an appointment: `on` is the first day on which the post is no longer held. */
export async function endAppointment(db: Db, id: string, on: string): Promise<void> {
  const cut = own(db).updateTable('appointment').set({ validTo: on }).where('id', '=', id)
  await keeping(db, () => cut.execute())
}

/** Gives a permission to a post or takes it away; everybody who holds the post feels it with the next request. */
export async function setPostPermission(db: Db, post: string, permission: string, allowed: boolean): Promise<void> {
  const set = own(db)
    .insertInto('postPermission')
    .values({ post, permission, allowed })
    .onConflict((conflict) => conflict.columns(['post', 'permission']).doUpdateSet({ allowed }))
  await keeping(db, () => set.execute())
}
