import { writeEntry } from '#kernel/audit/server'
import { type Asked, type Ctx, handle, type Route } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { AskAgain, Invalid, SignedOut } from '#platform/errors'
import { say } from '#platform/say'
import { isConfirmed } from './actor.ts'
import {
  ChangePassword,
  ConfirmSelf,
  ConfirmTotp,
  GetSession,
  ListSessions,
  RevokeSession,
  SignIn,
  SignOut,
  StartTotp,
} from './contracts.ts'
import { demonstrationPassword, listDemonstrationAccounts } from './demonstration.ts'
import { firstAdministrator } from './first.ts'
import { meOf } from './me.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { endSession, findSigned, startSession } from './sessions.ts'
import { countTry, type SignInLimits, signInFault, trySignIn, wrongSecret } from './sign-in.ts'
import { own } from './store.ts'
import { findWeakness } from './strength.ts'
import { findTotpCounter, newTotpSecret } from './totp.ts'

/** How long a confirmation of oneself holds, in minutes. */
const confirmedMinutes = 10

async function limitsOf(ctx: Ctx): Promise<SignInLimits> {
  const keys = ['login.fail-max', 'login.lock-minutes', 'login.address-max']
  const found = await parametersAt(ctx.db, keys, null, ctx.today)
  const number = (key: string) => Number(found[key]?.value)
  return {
    failMax: number('login.fail-max'),
    lockMinutes: number('login.lock-minutes'),
    addressMax: number('login.address-max'),
    refused: ctx.house.demonstration ? null : demonstrationPassword,
  }
}

const noteAccess = (ctx: Ctx, personId: string | null, name: string, action: string, body: Record<string, unknown>) =>
  writeEntry(ctx.db, {
    regionId: 0,
    personId,
    personName: name,
    unitId: null,
    unitNo: null,
    action,
    subjectKind: 'person',
    subjectId: personId ?? 'unknown',
    body,
  })

async function signIn(asked: Asked<typeof SignIn>) {
  const limits = await limitsOf(asked)
  const { address } = asked.caller
  await countTry(asked.db, `address:${address}`, limits.addressMax, asked.now)
  const tried = await trySignIn(asked.db, asked.body, limits, asked.now)
  if (tried.kind === 'no') {
    // What was typed for an unknown account may be a password in the wrong field; the journal keeps it for ever, so it is not written.
    const name = tried.personId ? asked.body.login : ''
    await noteAccess(asked, tried.personId, name, 'session.refuse', { address })
    asked.answerWith(new Invalid([signInFault(limits)]))
    return { step: 'code' as const, me: null }
  }
  if (tried.kind === 'code') return { step: 'code' as const, me: null }
  if (asked.caller.token) await endSession(asked.db, asked.caller.token)
  const token = await startSession(asked.db, tried.personId, asked.caller, asked.now)
  const signed = await findSigned(asked.db, token, asked.now, asked.today, 60)
  if (!signed) throw new SignedOut()
  await noteAccess(asked, tried.personId, signed.actor.name, 'session.start', {
    address,
    agent: asked.caller.agent.slice(0, 200),
  })
  asked.setToken(token)
  return { step: 'in' as const, me: await meOf(asked, signed) }
}

/** Wrong secrets of somebody already signed in are counted too, so the count must outlive the refusal. */
const mostGuesses = 10

async function changePassword(asked: Asked<typeof ChangePassword>) {
  const personId = asked.actor.personId ?? ''
  const account = await own(asked.db)
    .selectFrom('credential')
    .innerJoin('person', 'person.id', 'credential.personId')
    .select(['passwordHash', 'login', 'name'])
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  await countTry(asked.db, `confirm:${personId}`, mostGuesses, asked.now)
  if (!(await fitsPassword(account.passwordHash, asked.body.old))) {
    asked.answerWith(wrongSecret('old'))
    return { changed: true as const }
  }
  const weakness = findWeakness(asked.body.fresh, account.login, account.name)
  if (weakness) throw new Invalid([{ path: 'fresh', message: weakness }])
  await own(asked.db)
    .updateTable('credential')
    .set({ passwordHash: await hashPassword(asked.body.fresh), mustChange: false })
    .where('personId', '=', personId)
    .execute()
  await own(asked.db)
    .deleteFrom('session')
    .where('personId', '=', personId)
    .where('digest', '<>', asked.actor.session)
    .execute()
  await noteAccess(asked, personId, asked.actor.name, 'password.change', {})
  return { changed: true as const }
}

async function confirmSelf(asked: Asked<typeof ConfirmSelf>) {
  const personId = asked.actor.personId ?? ''
  const account = await own(asked.db)
    .selectFrom('credential')
    .selectAll()
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  await countTry(asked.db, `confirm:${personId}`, mostGuesses, asked.now)
  const until = new Date(asked.now.getTime() + confirmedMinutes * 60_000).toISOString()
  if (account.totpOn && account.totpSecret) {
    const counter = findTotpCounter(account.totpSecret, asked.body.code ?? '', asked.now, account.totpUsed)
    if (counter === null) {
      asked.answerWith(wrongSecret('code'))
      return { until }
    }
    await own(asked.db).updateTable('credential').set({ totpUsed: counter }).where('personId', '=', personId).execute()
  } else if (!(await fitsPassword(account.passwordHash, asked.body.password ?? ''))) {
    asked.answerWith(wrongSecret('password'))
    return { until }
  }
  await own(asked.db)
    .updateTable('session')
    .set({ confirmedUntil: until })
    .where('digest', '=', asked.actor.session)
    .execute()
  return { until }
}

/** Switching on asks again who it is; switching off proves it by the code itself, which a dialog before would use up. */
async function confirmTotp(asked: Asked<typeof ConfirmTotp>) {
  if (asked.body.on && !isConfirmed(asked.actor, asked.now)) throw new AskAgain()
  const personId = asked.actor.personId ?? ''
  const account = await own(asked.db)
    .selectFrom('credential')
    .selectAll()
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  await countTry(asked.db, `confirm:${personId}`, mostGuesses, asked.now)
  const counter = account.totpSecret
    ? findTotpCounter(account.totpSecret, asked.body.code, asked.now, account.totpUsed)
    : null
  if (counter === null) {
    asked.answerWith(wrongSecret('code'))
    return { on: !asked.body.on }
  }
  await own(asked.db)
    .updateTable('credential')
    .set({ totpOn: asked.body.on, totpUsed: counter, ...(asked.body.on ? {} : { totpSecret: null }) })
    .where('personId', '=', personId)
    .execute()
  await noteAccess(asked, personId, asked.actor.name, asked.body.on ? 'totp.on' : 'totp.off', {})
  return { on: asked.body.on }
}

async function startTotp(asked: Asked<typeof StartTotp>) {
  const secret = newTotpSecret()
  const personId = asked.actor.personId ?? ''
  const changed = await own(asked.db)
    .updateTable('credential')
    .set({ totpSecret: secret })
    .where('personId', '=', personId)
    .where('totpOn', '=', false)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new Invalid([{ path: 'on', message: say('动态口令已启用', 'The second factor is on already') }])
  return {
    secret,
    uri: `otpauth://totp/Gongyun:${encodeURIComponent(asked.actor.name)}?secret=${secret}&issuer=Gongyun`,
  }
}

/** Signing in and out, sessions, password, second factor. */
export const accessRoutes: Route[] = [
  handle(GetSession, async (asked) => {
    const signed = asked.signed
    const accounts = await listDemonstrationAccounts(asked)
    return { me: signed ? await meOf(asked, signed) : null, ...accounts }
  }),
  handle(SignIn, signIn),
  handle(SignOut, async (asked) => {
    if (asked.caller.token) await endSession(asked.db, asked.caller.token)
    asked.setToken(null)
    return { out: true as const }
  }),
  firstAdministrator,
  handle(ChangePassword, changePassword),
  handle(ListSessions, async (asked) => {
    const rows = await own(asked.db)
      .selectFrom('session')
      .selectAll()
      .where('personId', '=', asked.actor.personId)
      .orderBy('seenAt', 'desc')
      .execute()
    return rows.map((row) => ({
      key: row.key,
      createdAt: String(row.createdAt),
      seenAt: String(row.seenAt),
      expiresAt: String(row.expiresAt),
      address: row.address,
      agent: row.agent,
      current: row.digest === asked.actor.session,
    }))
  }),
  handle(RevokeSession, async (asked) => {
    const mine = own(asked.db).deleteFrom('session').where('personId', '=', asked.actor.personId)
    const which =
      asked.params.key === 'all'
        ? mine.where('digest', '<>', asked.actor.session)
        : mine.where('key', '=', asked.params.key)
    const { numDeletedRows } = await which.executeTakeFirst()
    await noteAccess(asked, asked.actor.personId, asked.actor.name, 'session.revoke', { ended: Number(numDeletedRows) })
    return { ended: Number(numDeletedRows) }
  }),
  handle(StartTotp, startTotp),
  handle(ConfirmTotp, confirmTotp),
  handle(ConfirmSelf, confirmSelf),
]
