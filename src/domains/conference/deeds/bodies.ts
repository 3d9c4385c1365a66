import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import { addMonths } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { checkReach, getUnit, getUnits, type Unit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import type { BodyAnswer, BodyAnswers, BodyRow } from '../model/index.ts'
import { bodyKinds } from '../model/index.ts'
import { meetingProcess } from '../process/index.ts'
import { sources } from '../rules/index.ts'
import {
  type BodyStand,
  findBody,
  getBody,
  insertBody,
  listBodies,
  listMeetings,
  type StoredBody,
  updateBody,
} from '../store/index.ts'
import { note } from './journal.ts'

const bad = (path: string, zh: string, en: string) => new Invalid([{ path, message: say(zh, en) }])

async function checkUnits(ctx: Ctx, { unit, members }: BodyAnswers) {
  const found = await getUnits(ctx.db, [unit, ...members]).catch(() => null)
  const home = found?.get(unit)
  if (!found || !home) throw bad('members', '所选单位不存在', 'There is no such unit')
  const ended = members.map((id) => found.get(id)).find((member) => member?.validTo)
  if (ended) throw bad('members', `“${ended.name}”已撤并`, `"${ended.name}" has ended`)
  if (!mayOver(ctx.actor, 'conference.manage', home)) throw new Missing()
  // Whoever reaches both units may bring them together: a body set up from above is the members' acceptance.
  const takes = (member: Unit) => mayOver(ctx.actor, 'conference.manage', member)
  await checkReach(ctx.db, unit, [{ path: 'members', ids: members }], takes)
  return home
}

async function refuseTwin(ctx: Ctx, name: string, unitId: number): Promise<void> {
  const twin = await findBody(ctx.db, name, unitId)
  if (twin?.unitId === unitId) throw bad('name', '该单位已有同名会议机制', 'The unit has a body of that name')
}

/** Sets up a body. @throws Missing for a unit out of reach; Invalid for units or a name that will not do. */
export async function addBody(ctx: Ctx, answers: BodyAnswers): Promise<string> {
  const home = await checkUnits(ctx, answers)
  await refuseTwin(ctx, answers.name, home.id)
  const { name, kind, members } = answers
  const row = { id: randomUUID(), regionId: home.regionId, unitId: home.id, unitNo: home.no, name, kind, members }
  await insertBody(ctx.db, { ...row, answers, endedOn: null, reason: null, rev: 1 })
  await note(ctx, 'set-up', row, { ...answers })
  return row.id
}

/** A body that this person saw as it is and may change. @throws Missing, Stale, Refused once it has ended. */
async function lockBody(ctx: Ctx, id: string, rev: number): Promise<StoredBody> {
  const body = await getBody(ctx.db, id, true)
  if (!mayOver(ctx.actor, 'conference.manage', { no: body.unitNo, indNo: null })) throw new Missing()
  if (body.rev !== rev) throw new Stale()
  if (body.endedOn === null) return body
  throw new Refused([
    { rule: 'ended', message: say('该会议机制已停用', 'The body has ended'), source: sources.practice },
  ])
}

/** Changes a body. Once it has met, its name and unit stay: papers and minutes bear them. */
export async function editBody(ctx: Ctx, id: string, { rev, answers }: { rev: number; answers: BodyAnswers }) {
  const body = await lockBody(ctx, id, rev)
  await checkUnits(ctx, answers)
  const met = (await listMeetings(ctx.db, id)).length > 0
  if (answers.unit !== body.unitId || (met && answers.name !== body.name)) {
    const message = say(
      '开过会后名称和所在单位不变；请停用后另设',
      'Name and unit stay once it has met; end it and set up another',
    )
    throw new Refused([{ rule: 'name-stays', message, source: sources.minutes }])
  }
  if (answers.name !== body.name) await refuseTwin(ctx, answers.name, body.unitId)
  const { name, kind, members } = answers
  await updateBody(ctx.db, body, { name, kind, members, answers })
  await note(ctx, 'change', body, { before: body.answers, after: answers })
}

/** Ends a body with a reason; its meetings stay where they are. */
export async function endBody(ctx: Ctx, id: string, { rev, reason }: { rev: number; reason: string }): Promise<void> {
  const body = await lockBody(ctx, id, rev)
  await updateBody(ctx.db, body, { endedOn: ctx.today, reason })
  await note(ctx, 'end', body, { reason })
}

async function rowsOf(ctx: Ctx, bodies: readonly (StoredBody & BodyStand)[]): Promise<BodyRow[]> {
  const cal = await loadCalendar(ctx.db)
  const found = await parametersAt(ctx.db, ['meeting.months'], null, ctx.today)
  const usual = Number(found['meeting.months']?.value)
  return bodies.map((body) => {
    const nextBy = body.lastOn === null ? null : addMonths(cal, body.lastOn, body.answers.months ?? usual).date
    return {
      id: body.id,
      name: body.name,
      kindLabel: bodyKinds.find(({ value }) => value === body.kind)?.label ?? say(body.kind, body.kind),
      unitId: body.unitId,
      unitName: body.unitName,
      members: body.members.length,
      meetings: body.meetings,
      lastOn: body.lastOn,
      nextBy,
      overdue: body.endedOn === null && nextBy !== null && nextBy < ctx.today,
      endedOn: body.endedOn,
    }
  })
}

/** Bodies that the person may see, a page of them. */
export async function showBodies(ctx: Ctx, query: { page: number; size: number; words?: string | undefined }) {
  const all = await listBodies(ctx.db, query.words ? { words: query.words } : {})
  const from = (query.page - 1) * query.size
  return { rows: await rowsOf(ctx, all.slice(from, from + query.size)), total: all.length, more: false }
}

/** One body with its meetings. @throws Missing. */
export async function showBody(ctx: Ctx, id: string): Promise<BodyAnswer> {
  const [body] = await listBodies(ctx.db, { id })
  if (!body) throw new Missing()
  const [row] = await rowsOf(ctx, [body])
  if (!row) throw new Missing()
  const states = meetingProcess.states as Record<string, { label: { zh: string; en: string } }>
  const held = (await listMeetings(ctx.db, id)).map(({ regionId, id: caseId, title, state, heldOn }) => ({
    ...{ regionId, id: caseId, title, heldOn },
    stateLabel: states[state]?.label ?? say(state, state),
  }))
  const home = await getUnit(ctx.db, body.unitId)
  const editable = body.endedOn === null && mayOver(ctx.actor, 'conference.manage', home)
  return { ...row, answers: body.answers, rev: body.rev, reason: body.reason, editable, held }
}
