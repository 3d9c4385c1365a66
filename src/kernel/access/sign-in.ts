import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { type Fault, Invalid, TooMany } from '#platform/errors'
import { say } from '#platform/say'
import { fitsPassword } from './password.ts'
import { findAccount, own } from './store.ts'
import { findTotpCounter } from './totp.ts'

/** Limits on signing in. Parameters `login.fail-max`, `login.lock-minutes`, `login.address-max`. */
export interface SignInLimits {
  failMax: number
  lockMinutes: number
  addressMax: number
  /** A password nobody may sign in with: the demonstration's, outside the demonstration. */
  refused: string | null
}

/** What became of a try: in, one more step, or a no that tells nothing about which accounts exist. */
export type Tried =
  | { kind: 'in'; personId: string; mustChange: boolean }
  | { kind: 'code'; personId: string }
  | { kind: 'no'; personId: string | null }

const slotMinutes = 15

/**
 * Counts a try per key in windows of 15 minutes; the count lives in the database, so it holds over several servers and restarts.
 * @throws TooMany when the window's limit is passed.
 */
export async function countTry(db: Db, key: string, most: number, now: Date): Promise<void> {
  const slot = new Date(Math.floor(now.getTime() / (slotMinutes * 60_000)) * slotMinutes * 60_000)
  const { rows } = await sql<{ tries: number }>`
    insert into sign_in_try (key, slot, tries) values (${key}, ${slot.toISOString()}, 1)
    on conflict (key, slot) do update set tries = sign_in_try.tries + 1 returning tries`.execute(db)
  if ((rows[0]?.tries ?? 0) > most)
    throw new TooMany(Math.ceil((slot.getTime() + slotMinutes * 60_000 - now.getTime()) / 1000))
}

/** Checks name, password and, where it is on, the second factor; counts failures and locks. Needs the setting `app.auth`. */
export async function trySignIn(
  db: Db,
  sent: { login: string; password: string; code?: string },
  limits: SignInLimits,
  now: Date,
): Promise<Tried> {
  const account = await findAccount(db, sent.login.toLowerCase())
  const locked = account?.lockedUntil != null && new Date(account.lockedUntil) > now
  const fits = await fitsPassword(account?.passwordHash ?? null, sent.password)
  const held = account?.resetBy != null
  if (!account || locked || held || (limits.refused !== null && sent.password === limits.refused))
    return { kind: 'no', personId: account?.id ?? null }
  if (!fits) return fail(db, account.id, account.failed + 1, limits, now)
  if (account.totpOn && account.totpSecret) {
    if (!sent.code) return { kind: 'code', personId: account.id }
    const counter = findTotpCounter(account.totpSecret, sent.code, now, account.totpUsed)
    if (counter === null) return fail(db, account.id, account.failed + 1, limits, now)
    await own(db).updateTable('credential').set({ totpUsed: counter }).where('personId', '=', account.id).execute()
  }
  await own(db)
    .updateTable('credential')
    .set({ failed: 0, lockedUntil: null })
    .where('personId', '=', account.id)
    .execute()
  return { kind: 'in', personId: account.id, mustChange: account.mustChange }
}

async function fail(db: Db, personId: string, failed: number, limits: SignInLimits, now: Date): Promise<Tried> {
  const locks = failed >= limits.failMax
  const lockedUntil = locks ? new Date(now.getTime() + limits.lockMinutes * 60_000).toISOString() : null
  await own(db)
    .updateTable('credential')
    .set({ failed: locks ? 0 : failed, lockedUntil })
    .where('personId', '=', personId)
    .execute()
  return { kind: 'no', personId }
}

/** One answer for every reason, so that nobody learns which accounts exist or are locked. */
export const signInFault = (limits: SignInLimits): Fault => ({
  path: 'password',
  message: say(
    `账号或密码不正确，或账号已锁定。连续 ${limits.failMax} 次错误将锁定 ${limits.lockMinutes} 分钟。`,
    `Account or password is wrong, or the account is locked. After ${limits.failMax} wrong tries it locks for ${limits.lockMinutes} minutes.`,
  ),
})

/** A wrong password or code when somebody already signed in confirms a deed. */
export const wrongSecret = (path: string) =>
  new Invalid([{ path, message: say('密码或验证码不正确', 'The password or code is wrong') }])
