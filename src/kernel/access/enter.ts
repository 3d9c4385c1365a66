import type { Asked, Ctx } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { Invalid, SignedOut } from '#platform/errors'
import type { SignIn } from './contracts.ts'
import { demonstrationPassword } from './demonstration.ts'
import { meOf } from './me.ts'
import { noteAccess } from './note.ts'
import { endSession, findSigned, startSession } from './sessions.ts'
import { countTry, oldFault, type SignInLimits, signInFault, type Tried, trySignIn } from './sign-in.ts'

const keys = [
  'login.fail-max',
  'login.account-fail-max',
  'login.lock-minutes',
  'login.address-max',
  'login.first-password-days',
] as const

/** The limits on signing in that hold today. */
export async function limitsOf(ctx: Ctx): Promise<SignInLimits> {
  const found = await parametersAt(ctx.db, [...keys], null, ctx.today)
  const number = (key: (typeof keys)[number]) => Number(found[key]?.value)
  return {
    failMax: number('login.fail-max'),
    accountMax: number('login.account-fail-max'),
    lockMinutes: number('login.lock-minutes'),
    addressMax: number('login.address-max'),
    firstDays: number('login.first-password-days'),
    refused: ctx.house.demonstration ? null : demonstrationPassword,
  }
}

const step = { step: 'code' as const, me: null }

async function refuse(
  asked: Asked<typeof SignIn>,
  tried: Extract<Tried, { kind: 'no' | 'old' }>,
  limits: SignInLimits,
) {
  const { address } = asked.caller
  // What was typed for an unknown account may be a password in the wrong field; the journal keeps it for ever, so it is not written.
  const name = tried.personId ? asked.body.login : ''
  const old = tried.kind === 'old'
  await noteAccess(asked, tried.personId, name, 'session.refuse', {
    address,
    ...(old ? { oldFirstPassword: true } : {}),
  })
  asked.answerWith(new Invalid([old ? oldFault(limits) : signInFault(limits)]))
  return step
}

/** Signing in: name and password, then the second factor where it is on; a session begins and the journal says so. */
export async function signIn(asked: Asked<typeof SignIn>) {
  const limits = await limitsOf(asked)
  const address = asked.caller.address.slice(0, 60)
  await countTry(asked.db, `address:${address}`, limits.addressMax, asked.now)
  const tried = await trySignIn(asked, { ...asked.body, address }, limits)
  if (tried.kind === 'code') return step
  if (tried.kind !== 'in') return refuse(asked, tried, limits)
  if (asked.caller.token) await endSession(asked.db, asked.caller.token)
  const token = await startSession(asked.db, tried.personId, asked.caller, asked.now)
  const signed = await findSigned(asked.db, token, asked.now, asked.today, 60)
  if (!signed) throw new SignedOut()
  const body = {
    address,
    agent: asked.caller.agent.slice(0, 200),
    ...(tried.mustChange ? { firstPassword: true } : {}),
  }
  await noteAccess(asked, tried.personId, signed.actor.name, 'session.start', body)
  // Whoever made the account knew this password; the line shows when, and from where, it was first used.
  if (tried.first) await noteAccess(asked, tried.personId, signed.actor.name, 'password.first-use', { address })
  asked.setToken(token)
  return { step: 'in' as const, me: await meOf(asked, signed) }
}
