import { getAccountState, listHolders, resetPassword, unlockAccount } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { GetAccount, ResetPassword, UnlockAccount } from '../model/index.ts'
import { powerPosts } from '../rules/index.ts'
import { type AppointmentFound, listAppointmentsOf } from '../store/appointments.ts'
import { findPerson } from '../store/people.ts'
import { note } from './note.ts'
import { assertManagesPerson, reachOf } from './reach.ts'

async function getManaged(ctx: Ctx, id: string) {
  const { scope } = await reachOf(ctx, 'people.manage')
  const person = await findPerson(ctx.db, id, scope, true)
  if (!person || person.endedAt !== null) throw new Missing()
  const held = await listAppointmentsOf(ctx.db, [id])
  assertManagesPerson(ctx, held)
  return { person, held }
}

/** How the account of a person within reach stands. */
export async function getAccount(asked: Asked<typeof GetAccount>) {
  await getManaged(asked, asked.params.id)
  return getAccountState(asked.db, asked.params.id, asked.now)
}

/** Whoever audits is told when the account of somebody with power is reset: it would be a way to act as them. */
async function tellAuditors(ctx: Ctx, name: string, held: readonly AppointmentFound[]): Promise<void> {
  const power = held.find(
    (one) => (powerPosts as readonly string[]).includes(one.post) && (one.validTo === null || one.validTo > ctx.today),
  )
  if (!power) return
  const auditors = await listHolders(ctx.db, 'audit.read', power, ctx.today)
  const text = say(
    `${ctx.actor.name}重置了${name}（${power.unitName}，授权岗位）的密码，请核对。`,
    `${ctx.actor.name} reset the password of ${name} (${power.unitName}, a post that carries power); please check.`,
  )
  await tellPersons(
    ctx,
    auditors.filter((id) => id !== ctx.actor.personId),
    { text, link: '/audit?action=person.reset-password' },
  )
}

/** Resets to a first password that must be changed; every session ends. */
export async function resetAccount(asked: Asked<typeof ResetPassword>) {
  const { person, held } = await getManaged(asked, asked.params.id)
  await resetPassword(asked.db, person.id, asked.body.password)
  const { id, login, name } = person
  const body = { login, name, reason: asked.body.reason }
  await note(asked, { action: 'person.reset-password', subjectKind: 'person', subjectId: id, body })
  await tellAuditors(asked, name, held)
  return { reset: true as const }
}

/** Lifts the lock after wrong tries. */
export async function unlock(asked: Asked<typeof UnlockAccount>) {
  const { person } = await getManaged(asked, asked.params.id)
  await unlockAccount(asked.db, person.id)
  const { id, login, name } = person
  await note(asked, { action: 'person.unlock', subjectKind: 'person', subjectId: id, body: { login, name } })
  return { unlocked: true as const }
}
