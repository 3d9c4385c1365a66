import { mayOver, posts } from '#kernel/access'
import { endAppointment as cutAppointment, appoint as insertAppointment } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { getUnit, type Unit } from '#kernel/org/server'
import { openCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { Appoint, EndAppointment, HandOver, Wish } from '../model/index.ts'
import {
  findLastKeeper,
  findThreeAdmins,
  isPower,
  keeperPosts,
  level3,
  needsTwo,
  powerHandover,
  type Span,
  selfGrant,
} from '../rules/index.ts'
import {
  type AppointmentFound,
  countKeepers,
  findAppointment,
  hasEverApproved,
  listAppointmentsOf,
} from '../store/appointments.ts'
import { findByLogin, findPerson } from '../store/people.ts'
import { note } from './note.ts'
import { reachOf } from './reach.ts'

/** Whom a post is given to. */
interface Receiver {
  id: string
  login: string
  name: string
}

/** The title of a case that proposes a post; nobody writes it, so that it cannot say something else. */
export const grantTitle = (name: string, unitName: string, post: Wish['post']): string =>
  `授权任职：${name}任${unitName}${posts[post].zh}`

/** The posts a person holds or is to hold, as the rule of the three administrators reads them. */
export const spansOf = (held: readonly AppointmentFound[]): (Span & { unitName: string })[] =>
  held.map(({ post, unitName, validFrom, validTo }) => ({ post, unitName, from: validFrom, to: validTo }))

function refuseTwice(wish: Pick<Wish, 'unitId' | 'post' | 'from' | 'to' | 'tree'>, held: readonly AppointmentFound[]) {
  const same = held.find(
    (one) =>
      one.unitId === wish.unitId &&
      one.post === wish.post &&
      one.tree === wish.tree &&
      (one.validTo === null || one.validTo > wish.from) &&
      (wish.to === null || one.validFrom < wish.to),
  )
  if (!same) return
  throw new Refused([
    {
      rule: 'already-held',
      message: say('该同志在此期间已任该单位的同一岗位。', 'This person holds this post at this unit at that time.'),
      source: level3,
    },
  ])
}

/** @throws Refused for a post of one's own, one that would join what must be apart, or one that is held already. */
export async function assertMayHold(ctx: Ctx, personId: string, wish: Omit<Wish, 'reason'>): Promise<void> {
  if (personId === ctx.actor.personId) throw new Refused([selfGrant()])
  const held = await listAppointmentsOf(ctx.db, [personId])
  const refusal = findThreeAdmins(wish, spansOf(held))
  if (refusal) throw new Refused([refusal])
  refuseTwice(wish, held)
}

/** Writes an appointment with its line in the journal. Returns its id. */
export async function write(ctx: Ctx, person: Receiver, unit: Unit, wish: Wish, action: string): Promise<string> {
  const { post, from, to, tree, reason } = wish
  const by = ctx.actor.personId
  const id = await insertAppointment(ctx.db, { personId: person.id, post, unitId: unit.id, tree, from, to, by, reason })
  const body = {
    appointment: id,
    name: person.name,
    login: person.login,
    post,
    unit: unit.name,
    from,
    to,
    tree,
    reason,
  }
  await note(ctx, { action, subjectKind: 'person', subjectId: person.id, unit, body })
  return id
}

/** The first convener stands at the top and without an end: there must always be somebody who can approve. */
function assertFirstLasts({ post, to, tree }: Wish, unit: Unit): void {
  if (!isPower(post) || (unit.parentId === null && to === null && tree === 'territorial')) return
  const message = say(
    '首任召集人须在顶层单位任职，按地方设置，且不设结束日期',
    'The first convener is at the top unit, by territory, and without an end',
  )
  throw new Invalid([{ path: 'post', message }])
}

/** Gives a post at once, or proposes one that carries power to a second person. */
export async function give(ctx: Ctx, person: Receiver, wish: Wish) {
  const unit = await getUnit(ctx.db, wish.unitId)
  if (!mayOver(ctx.actor, 'people.manage', unit)) throw new Missing()
  if (wish.to !== null && wish.to <= wish.from)
    throw new Invalid([{ path: 'to', message: say('结束日期须晚于开始日期', 'It must end after it begins') }])
  await assertMayHold(ctx, person.id, wish)
  if (!needsTwo(wish.post, await hasEverApproved(ctx.db))) {
    assertFirstLasts(wish, unit)
    return { appointmentId: await write(ctx, person, unit, wish, 'appointment.give'), grant: null }
  }
  if (wish.tree === 'industrial')
    throw new Invalid([
      { path: 'tree', message: say('授权岗位只按地方设置', 'A post that carries power reaches by territory only') },
    ])
  const { post, from, to, reason } = wish
  const { regionId, id } = await openCase(ctx, {
    process: 'appointment',
    unitId: unit.id,
    title: grantTitle(person.name, unit.name, post),
    answers: { login: person.login, name: person.name, post, from, to, reason },
  })
  return { appointmentId: null, grant: { regionId, id } }
}

/** Gives a post to a person within reach, or to one who never held any. */
export async function appoint(asked: Asked<typeof Appoint>) {
  const { personId, ...wish } = asked.body
  const person = await findPerson(asked.db, personId, (await reachOf(asked, 'people.read')).scope, true)
  if (!person || person.endedAt !== null) throw new Missing()
  return give(asked, person, wish)
}

/** @throws Refused when nobody else would keep the product from that day on. */
export async function assertLeavesKeeper(ctx: Ctx, one: AppointmentFound, on: string): Promise<void> {
  const kept = keeperPosts(one.post)
  if (!kept) return
  const refusal = findLastKeeper(one.post, await countKeepers(ctx.db, kept, one.id, on))
  if (refusal) throw new Refused([refusal])
}

async function getManaged(ctx: Ctx, id: string, on: string): Promise<AppointmentFound> {
  const one = await findAppointment(ctx.db, id)
  if (!one || !mayOver(ctx.actor, 'people.manage', one)) throw new Missing()
  const message = say(
    `日期须在任职期内（${one.validFrom} 至 ${one.validTo ?? '今'}）`,
    `The day must lie within the appointment (${one.validFrom} to ${one.validTo ?? 'now'})`,
  )
  if (on < one.validFrom || (one.validTo !== null && on >= one.validTo)) throw new Invalid([{ path: 'on', message }])
  return one
}

const unitOf = ({ unitId, regionId, no }: AppointmentFound) => ({ id: unitId, regionId, no })

/** Ends an appointment: from the day on, the post is no longer held. */
export async function endAppointment(asked: Asked<typeof EndAppointment>) {
  const { on, reason } = asked.body
  const one = await getManaged(asked, asked.params.id, on)
  await assertLeavesKeeper(asked, one, on)
  await cutAppointment(asked.db, one.id, on)
  const body = { appointment: one.id, name: one.personName, post: one.post, unit: one.unitName, on, reason }
  const subject = { subjectKind: 'person', subjectId: one.personId, unit: unitOf(one) }
  await note(asked, { action: 'appointment.end', ...subject, body })
  return { ended: true as const }
}

/** Ends a post and gives it to somebody else on one day, both or neither; open work follows the post by itself. */
export async function handOver(asked: Asked<typeof HandOver>) {
  const { login, on, reason } = asked.body
  const one = await getManaged(asked, asked.params.id, on)
  if (isPower(one.post)) throw new Refused([powerHandover()])
  const heir = await findByLogin(asked.db, login)
  const message = say('没有这个账号，或已停用', 'There is no such account, or it has ended')
  if (!heir || heir.id === one.personId) throw new Invalid([{ path: 'login', message }])
  const wish: Wish = { unitId: one.unitId, post: one.post, tree: one.tree, from: on, to: one.validTo, reason }
  await assertMayHold(asked, heir.id, wish)
  await cutAppointment(asked.db, one.id, on)
  const body = {
    appointment: one.id,
    name: one.personName,
    post: one.post,
    unit: one.unitName,
    on,
    reason,
    to: heir.name,
  }
  const subject = { subjectKind: 'person', subjectId: one.personId, unit: unitOf(one) }
  await note(asked, { action: 'appointment.end', ...subject, body })
  const unit = await getUnit(asked.db, one.unitId)
  return { appointmentId: await write(asked, heir, unit, wish, 'appointment.give') }
}
