import type { Asked } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import type { ChangePassword, ConfirmSelf } from './contracts.ts'
import { noteAccess } from './note.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { renewSession } from './renewal.ts'
import { openSeed } from './seed.ts'
import { countTry, wrongSecret } from './sign-in.ts'
import { own } from './store.ts'
import { findWeakness } from './strength.ts'
import { findTotpCounter } from './totp.ts'

/** How long a confirmation of oneself holds, in minutes. */
const confirmedMinutes = 10

/** Wrong secrets of somebody already signed in are counted too, so the count must outlive the refusal. */
const mostGuesses = 10

/** Counts a try of whoever is signed in to prove themselves. @throws TooMany */
export const countGuess = ({ db, actor, now }: Pick<Asked<unknown>, 'db' | 'actor' | 'now'>): Promise<void> =>
  countTry(db, `confirm:${actor.personId}`, mostGuesses, now)

/** The secrets of whoever asks, locked so that one code is not used twice at the same moment. */
export const ownAccount = ({ db, actor }: Pick<Asked<unknown>, 'db' | 'actor'>) =>
  own(db)
    .selectFrom('credential')
    .innerJoin('person', 'person.id', 'credential.personId')
    .selectAll('credential')
    .select(['login', 'name'])
    .where('personId', '=', actor.personId ?? '')
    .forUpdate('credential')
    .executeTakeFirstOrThrow()

/** Gives the session of whoever asks a fresh token, for its rights have grown. */
export async function renew(asked: Asked<never>, confirmedUntil: string | null): Promise<void> {
  const token = await renewSession(asked.db, asked.actor.session, confirmedUntil, asked.now)
  if (token) asked.setToken(token)
}

/** A new password instead of the old one; all other sessions of the person end. */
export async function changePassword(asked: Asked<typeof ChangePassword>) {
  const account = await ownAccount(asked)
  const { personId } = account
  await countGuess(asked)
  if (!(await fitsPassword(account.passwordHash, asked.body.old))) {
    asked.answerWith(wrongSecret('old'))
    return { changed: true as const }
  }
  const weakness = findWeakness(asked.body.fresh, account.login, account.name)
  if (weakness) throw new Invalid([{ path: 'fresh', message: weakness }])
  await own(asked.db)
    .updateTable('credential')
    .set({ passwordHash: await hashPassword(asked.body.fresh), mustChange: false, firstAt: null, firstUsedAt: null })
    .where('personId', '=', personId)
    .execute()
  await own(asked.db)
    .deleteFrom('session')
    .where('personId', '=', personId)
    .where('digest', '<>', asked.actor.session)
    .execute()
  await renew(asked as Asked<never>, asked.actor.confirmedUntil)
  await noteAccess(asked, personId, asked.actor.name, 'password.change', account.mustChange ? { first: true } : {})
  return { changed: true as const }
}

/** Says again who one is, by the code where the second factor is on, else by the password. */
export async function confirmSelf(asked: Asked<typeof ConfirmSelf>) {
  const account = await ownAccount(asked)
  await countGuess(asked)
  const until = new Date(asked.now.getTime() + confirmedMinutes * 60_000).toISOString()
  if (account.totpOn && account.totpSecret) {
    const seed = openSeed(asked.house.dataDir, account.personId, account.totpSecret)
    const totpUsed = findTotpCounter(seed, asked.body.code ?? '', asked.now, account.totpUsed)
    if (totpUsed === null) {
      asked.answerWith(wrongSecret('code'))
      return { until }
    }
    await own(asked.db).updateTable('credential').set({ totpUsed }).where('personId', '=', account.personId).execute()
  } else if (!(await fitsPassword(account.passwordHash, asked.body.password ?? ''))) {
    asked.answerWith(wrongSecret('password'))
    return { until }
  }
  await renew(asked as Asked<never>, until)
  return { until }
}
