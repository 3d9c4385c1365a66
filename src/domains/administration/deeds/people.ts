import { pinyin } from 'pinyin-pro'
import { mayOver, posts } from '#kernel/access'
import { addPerson as addAccount, assertStrong, endPerson as endAccount, endAppointment } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type {
  AddPerson,
  AppointmentRow,
  EndPerson,
  GetPerson,
  ListHolders,
  ListPeople,
  PersonRow,
} from '../model/index.ts'
import { type AppointmentFound, listAppointmentsOf } from '../store/appointments.ts'
import { listHoldersAt } from '../store/holders.ts'
import { findPeople, findPerson, listVisible, type PersonFound } from '../store/people.ts'
import { assertLeavesKeeper, give } from './appointments.ts'
import { note } from './note.ts'
import { assertManagesPerson, managesPerson, reachOf } from './reach.ts'

const isCurrent = ({ validFrom, validTo }: AppointmentFound, today: string): boolean =>
  validFrom <= today && (validTo === null || validTo > today)

const labelOf = (post: AppointmentFound['post']) => posts[post] ?? say(post, post)

function rowOf(person: PersonFound, held: readonly AppointmentFound[], today: string): PersonRow {
  const { id, login, name, endedAt } = person
  const current = held.filter((one) => one.personId === id && isCurrent(one, today))
  return {
    id,
    login,
    name,
    ended: endedAt !== null,
    posts: current.map(({ post, unitId, unitName }) => ({ post, postLabel: labelOf(post), unitId, unitName })),
  }
}

/** People within reach, a page at a time, each with the posts held today. */
export async function listPeople(asked: Asked<typeof ListPeople>) {
  const { page, size, unitId, ...query } = asked.query
  const unit = unitId === undefined ? undefined : await getUnit(asked.db, unitId)
  const reach = await reachOf(asked, 'people.read')
  const found = await findPeople(asked.db, { ...query, ...reach, unit, on: asked.today }, size, (page - 1) * size)
  const held = await listAppointmentsOf(
    asked.db,
    found.rows.map((row) => row.id),
  )
  return { ...found, rows: found.rows.map((row) => rowOf(row, held, asked.today)) }
}

function appointmentRow(ctx: Ctx, one: AppointmentFound): AppointmentRow {
  const over = one.validTo !== null && one.validTo <= ctx.today
  return {
    ...one,
    postLabel: labelOf(one.post),
    current: isCurrent(one, ctx.today),
    manageable: !over && mayOver(ctx.actor, 'people.manage', one),
  }
}

/** A person with all posts ever held. @throws Missing out of reach. */
export async function getPerson(asked: Asked<typeof GetPerson>) {
  const { scope, all } = await reachOf(asked, 'people.read')
  const person = await findPerson(asked.db, asked.params.id, scope, all)
  if (!person) throw new Missing()
  const held = await listAppointmentsOf(asked.db, [person.id])
  return {
    ...rowOf(person, held, asked.today),
    createdAt: person.createdAt,
    endedAt: person.endedAt,
    manageable: person.endedAt === null && managesPerson(asked, held),
    appointments: held.map((one) => appointmentRow(asked, one)),
  }
}

/**
 * A new person with a first password and a first post; one that carries power waits for a second person.
 * @throws Missing for a unit out of reach; Invalid for a taken account or a weak password.
 */
export async function addPerson(asked: Asked<typeof AddPerson>) {
  const { login, name, password, ...wish } = asked.body
  assertStrong(password, login, name)
  const unit = await getUnit(asked.db, wish.unitId)
  if (!mayOver(asked.actor, 'people.manage', unit)) throw new Missing()
  const spelt = pinyin(name, { toneType: 'none', surname: 'head' })
  const personId = await addAccount(asked.db, { login, name, pinyin: spelt, password, mustChange: true }, asked.now)
  await note(asked, { action: 'person.add', subjectKind: 'person', subjectId: personId, unit, body: { login, name } })
  return { personId, ...(await give(asked, { id: personId, login, name }, wish)) }
}

/** Ends an account with all its posts from today. @throws Missing out of reach; Refused for the last keeper. */
export async function endPerson(asked: Asked<typeof EndPerson>) {
  const { scope, all } = await reachOf(asked, 'people.manage')
  const person = await findPerson(asked.db, asked.params.id, scope, all)
  if (!person || person.endedAt !== null) throw new Missing()
  const held = await listAppointmentsOf(asked.db, [person.id])
  assertManagesPerson(asked, held)
  for (const one of held) {
    if (one.validTo !== null && one.validTo <= asked.today) continue
    await assertLeavesKeeper(asked, one, asked.today)
    await endAppointment(asked.db, one.id, one.validFrom > asked.today ? one.validFrom : asked.today)
  }
  await endAccount(asked.db, person.id, asked.now)
  const { login, name } = person
  const body = { login, name, reason: asked.body.reason }
  await note(asked, { action: 'person.end', subjectKind: 'person', subjectId: person.id, body })
  return { ended: true as const }
}

/** Who holds posts at a unit on a day, and whose page the reader may open: the rest are names. */
export async function listHolders(asked: Asked<typeof ListHolders>) {
  const held = await listHoldersAt(asked.db, asked.params.id, asked.query.on ?? asked.today)
  const { scope, all } = await reachOf(asked, 'people.read')
  const ids = held.map((row) => row.personId)
  const visible = await listVisible(asked.db, ids, scope, all)
  return held.map((row) => ({ ...row, postLabel: labelOf(row.post), opens: visible.has(row.personId) }))
}
