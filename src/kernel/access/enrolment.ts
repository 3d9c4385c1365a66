import type { Asked, House } from '#kernel/domain/server'
import { AskAgain, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { isConfirmed, type Signed } from './actor.ts'
import { countGuess, ownAccount, renew } from './confirm.ts'
import type { ConfirmTotp, StartTotp } from './contracts.ts'
import { noteAccess } from './note.ts'
import { fitsPassword } from './password.ts'
import { openSeed, sealSeed } from './seed.ts'
import { wrongSecret } from './sign-in.ts'
import { own } from './store.ts'
import { findTotpCounter, newTotpSecret } from './totp.ts'

/**
 * Whether somebody must switch on a second factor before anything else: they hold a permission that carries power, the
 * product does real work, and it is not on yet. In a demonstration everybody knows the password anyway.
 */
export const owesSecondFactor = (
  house: Pick<House, 'demonstration' | 'permissions'>,
  { actor, totpOn }: Pick<Signed, 'actor' | 'totpOn'>,
): boolean =>
  !house.demonstration && !totpOn && actor.grants.some(({ permission }) => house.permissions.get(permission)?.power)

const onAlready = () => new Invalid([{ path: 'on', message: say('动态口令已启用', 'The second factor is on already') }])

/** A seed for an authenticator, told once; it counts only when a code has proved it. */
export async function startTotp(asked: Asked<typeof StartTotp>) {
  const secret = newTotpSecret()
  const personId = asked.actor.personId ?? ''
  const { numUpdatedRows } = await own(asked.db)
    .updateTable('credential')
    .set({ totpSecret: sealSeed(asked.house.dataDir, personId, secret) })
    .where('personId', '=', personId)
    .where('totpOn', '=', false)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw onAlready()
  return {
    secret,
    uri: `otpauth://totp/Gongyun:${encodeURIComponent(asked.actor.name)}?secret=${secret}&issuer=Gongyun`,
  }
}

/**
 * Switches the second factor on or off by a code. On asks first who it is; off asks for the password with the code, because a
 * dialog before would use the code up.
 */
export async function confirmTotp(asked: Asked<typeof ConfirmTotp>) {
  const { on, code, password } = asked.body
  if (on && !isConfirmed(asked.actor, asked.now)) throw new AskAgain()
  const account = await ownAccount(asked)
  const { personId } = account
  await countGuess(asked)
  const no = (path: string) => {
    asked.answerWith(wrongSecret(path))
    return { on: !on }
  }
  if (!on && !(await fitsPassword(account.passwordHash, password ?? ''))) return no('password')
  const seed = account.totpSecret ? openSeed(asked.house.dataDir, personId, account.totpSecret) : null
  const totpUsed = seed ? findTotpCounter(seed, code, asked.now, account.totpUsed) : null
  if (totpUsed === null) return no('code')
  if (on && account.totpOn) throw onAlready()
  await own(asked.db)
    .updateTable('credential')
    .set({ totpOn: on, totpUsed, ...(on ? {} : { totpSecret: null }) })
    .where('personId', '=', personId)
    .execute()
  await renew(asked as Asked<never>, asked.actor.confirmedUntil)
  await noteAccess(asked, personId, asked.actor.name, on ? 'totp.on' : 'totp.off', {})
  return { on }
}
