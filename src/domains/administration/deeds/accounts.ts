import { mayOver } from '#kernel/access'
import {
  confirmReset,
  getAccountState,
  listHolders,
  listPostPermissions,
  namePersons,
  resetPassword,
  unlockAccount,
} from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import { parametersAt } from '#kernel/parameter/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { ConfirmReset, GetAccount, GetReset, ResetPassword, UnlockAccount } from '../model/index.ts'
import { findResetRefusal, isPower } from '../rules/index.ts'
import { type AppointmentFound, listAppointmentsOf } from '../store/appointments.ts'
import { findPerson } from '../store/people.ts'
import { note } from './note.ts'
import { assertManagesPerson, reachOf } from './reach.ts'

const firstPasswordDays = 'login.first-password-days'
const dayMs = 86_400_000

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
  const { resetBy, firstAt, firstUsedAt, ...state } = await getAccountState(asked.db, asked.params.id, asked.now)
  const found = await parametersAt(asked.db, [firstPasswordDays], null, asked.today)
  const until = firstAt && new Date(new Date(firstAt).getTime() + Number(found[firstPasswordDays]?.value) * dayMs)
  return { ...state, waits: resetBy !== null, firstUsedAt, firstUntil: until ? until.toISOString() : null }
}

/** Posts that carry power, by their nature or by a permission they were given since, held or to be held. */
async function listPower(ctx: Ctx, held: readonly AppointmentFound[]): Promise<AppointmentFound[]> {
  const permissions = await listPostPermissions(ctx.db)
  const carries = (post: string) =>
    isPower(post) || permissions.get(post)?.some((permission) => ctx.house.permissions.get(permission)?.power)
  return held.filter((one) => carries(one.post) && (one.validTo === null || one.validTo > ctx.today))
}

/** Whoever may confirm is told: with the password alone somebody could act as the person. */
async function tellConfirmers(ctx: Ctx, person: { id: string; name: string }, power: AppointmentFound): Promise<void> {
  const holders = await listHolders(ctx.db, 'people.confirm', power, ctx.today)
  const text = say(
    `${ctx.actor.name}重置了${person.name}（${power.unitName}，授权岗位）的密码，请向本人核实后确认；确认前不能登录。`,
    `${ctx.actor.name} reset the password of ${person.name} (${power.unitName}, a post that carries power); ask them, then confirm it.`,
  )
  const others = holders.filter((id) => id !== ctx.actor.personId && id !== person.id)
  await tellPersons(ctx, others, { text, link: `/people/${person.id}` })
}

/**
 * Resets to a first password that must be changed; every session ends. Where a post carries power, nobody signs in with it
 * before a second person has confirmed.
 */
export async function resetAccount(asked: Asked<typeof ResetPassword>) {
  const { person, held } = await getManaged(asked, asked.params.id)
  const [power] = await listPower(asked, held)
  await resetPassword(asked.db, person.id, asked.body.password, asked.now, power ? asked.actor.personId : null)
  const { id, login, name } = person
  const body = { login, name, reason: asked.body.reason, ...(power ? { waits: true } : {}) }
  await note(asked, { action: 'person.reset-password', subjectKind: 'person', subjectId: id, body })
  if (power) await tellConfirmers(asked, person, power)
  return { reset: true as const, waits: power !== undefined }
}

/** A person all of whose powerful posts lie where whoever asks may confirm. @throws Missing */
async function getConfirmable(ctx: Ctx, id: string) {
  const { scope } = await reachOf(ctx, 'people.confirm')
  const person = await findPerson(ctx.db, id, scope, false)
  if (!person || person.endedAt !== null) throw new Missing()
  const power = await listPower(ctx, await listAppointmentsOf(ctx.db, [id]))
  if (!power.every((one) => mayOver(ctx.actor, 'people.confirm', one))) throw new Missing()
  return person
}

/** Whether a reset password waits for a second person, and for whom else than the one who asks. */
export async function getReset(asked: Asked<typeof GetReset>) {
  const person = await getConfirmable(asked, asked.params.id)
  const { resetBy } = await getAccountState(asked.db, person.id, asked.now)
  if (resetBy === null) return { waits: false, byName: null, mayConfirm: false }
  const byName = (await namePersons(asked.db, [resetBy])).get(resetBy) ?? null
  return { waits: true, byName, mayConfirm: findResetRefusal(asked.actor.personId, resetBy, person.id) === null }
}

/** The second person's word that the reset was wanted. @throws Missing when none waits; Refused to the two it is about. */
export async function confirm(asked: Asked<typeof ConfirmReset>) {
  const { id, login, name } = await getConfirmable(asked, asked.params.id)
  const { resetBy } = await getAccountState(asked.db, id, asked.now)
  if (resetBy === null) throw new Missing()
  const refusal = findResetRefusal(asked.actor.personId, resetBy, id)
  if (refusal) throw new Refused([refusal])
  await confirmReset(asked.db, id)
  const body = { login, name, resetBy }
  await note(asked, { action: 'person.confirm-reset', subjectKind: 'person', subjectId: id, body })
  return { confirmed: true as const }
}

/** Lifts the lock after wrong tries. */
export async function unlock(asked: Asked<typeof UnlockAccount>) {
  const { person } = await getManaged(asked, asked.params.id)
  await unlockAccount(asked.db, person.id)
  const { id, login, name } = person
  await note(asked, { action: 'person.unlock', subjectKind: 'person', subjectId: id, body: { login, name } })
  return { unlocked: true as const }
}
