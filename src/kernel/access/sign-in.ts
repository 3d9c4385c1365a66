import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import type { Db } from '#platform/db'
import { type Fault, Invalid, TooMany } from '#platform/errors'
import { say } from '#platform/say'
import { countFailure, findFailure, forgetFailures } from './failures.ts'
import { fitsPassword } from './password.ts'
import { openSeed } from './seed.ts'
import { findAccount, own } from './store.ts'
import { findTotpCounter } from './totp.ts'

/** Limits on signing in: the parameters `login.…`. */
export interface SignInLimits {
  /** Wrong tries of an account from one address before it is locked for that address. */
  failMax: number
  /** Wrong tries of an account from all addresses before it is locked for everybody. */
  accountMax: number
  lockMinutes: number
  /** Tries from one address in 15 minutes, whatever the account. */
  addressMax: number
  /** Days for which a password that somebody else has given can be signed in with. */
  firstDays: number
  /** A password nobody may sign in with: the demonstration's, outside the demonstration. */
  refused: string | null
}

/** What somebody sends to sign in, and from where. */
export interface Try {
  login: string
  password: string
  code?: string
  address: string
}

/**
 * What became of a try: in, one more step, a first password that is too old (only who knows it is told), or a no that tells
 * nothing about which accounts exist. `first`: the password was given by somebody else and is used for the first time.
 */
export type Tried =
  | { kind: 'in'; personId: string; mustChange: boolean; first: boolean }
  | { kind: 'code'; personId: string }
  | { kind: 'old'; personId: string }
  | { kind: 'no'; personId: string | null }

const slotMinutes = 15
const dayMs = 86_400_000

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

const isAhead = (moment: string | Date | null | undefined, now: Date): boolean =>
  moment != null && new Date(moment) > now

type SigningIn = Pick<Ctx, 'db' | 'now' | 'house'>
type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/**
 * Checks name, password and, where it is on, the second factor; counts failures and locks: first the account for the address
 * that guesses, and only after many more the account itself. Needs the setting `app.auth`.
 * @throws Refused when this machine lacks the key of the second factor.
 */
export async function trySignIn(ctx: SigningIn, sent: Try, limits: SignInLimits): Promise<Tried> {
  const { db, now } = ctx
  const account = await findAccount(db, sent.login.toLowerCase())
  const failure = account ? await findFailure(db, account.id, sent.address) : undefined
  const locked = isAhead(account?.lockedUntil, now) || isAhead(failure?.lockedUntil, now)
  const fits = await fitsPassword(account?.passwordHash ?? null, sent.password)
  const held = account?.resetBy != null
  if (!account || locked || held || (limits.refused !== null && sent.password === limits.refused))
    return { kind: 'no', personId: account?.id ?? null }
  const wrong = async (): Promise<Tried> => {
    await countFailure(db, account, sent.address, limits, now)
    return { kind: 'no', personId: account.id }
  }
  if (!fits) return wrong()
  if (isOld(account, limits.firstDays, now)) return { kind: 'old', personId: account.id }
  if (account.totpOn && account.totpSecret) {
    if (!sent.code) return { kind: 'code', personId: account.id }
    const seed = openSeed(ctx.house.dataDir, account.id, account.totpSecret)
    const counter = findTotpCounter(seed, sent.code, now, account.totpUsed)
    if (counter === null) return wrong()
    await own(db).updateTable('credential').set({ totpUsed: counter }).where('personId', '=', account.id).execute()
  }
  return enter(db, account, sent.address, now)
}

const isOld = (account: Account, firstDays: number, now: Date): boolean =>
  account.mustChange &&
  account.firstAt !== null &&
  new Date(account.firstAt).getTime() + firstDays * dayMs <= now.getTime()

async function enter(db: Db, account: Account, address: string, now: Date): Promise<Tried> {
  const first = account.mustChange && account.firstUsedAt === null
  await own(db)
    .updateTable('credential')
    .set({ failed: 0, lockedUntil: null, ...(first ? { firstUsedAt: now.toISOString() } : {}) })
    .where('personId', '=', account.id)
    .execute()
  await forgetFailures(db, account.id, address)
  return { kind: 'in', personId: account.id, mustChange: account.mustChange, first }
}

/** One answer for every reason, so that nobody learns which accounts exist or are locked. */
export const signInFault = (limits: SignInLimits): Fault => ({
  path: 'password',
  message: say(
    `账号或密码不正确，或账号已锁定。连续 ${limits.failMax} 次错误将锁定 ${limits.lockMinutes} 分钟。`,
    `Account or password is wrong, or the account is locked. After ${limits.failMax} wrong tries it locks for ${limits.lockMinutes} minutes.`,
  ),
})

/** Told only to who knows the first password, so it tells a guesser nothing. */
export const oldFault = (limits: SignInLimits): Fault => ({
  path: 'password',
  rule: 'login.first-password-days',
  message: say(
    `初始密码 ${limits.firstDays} 天内有效，现已过期，请联系安全保密管理员重置。`,
    `A first password holds for ${limits.firstDays} days and this one is older; ask the security administrator for another.`,
  ),
})

/** A wrong password or code when somebody already signed in confirms a deed. */
export const wrongSecret = (path: string) =>
  new Invalid([{ path, message: say('密码或验证码不正确', 'The password or code is wrong') }])
