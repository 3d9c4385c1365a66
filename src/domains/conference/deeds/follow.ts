import { listAppointments } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { act, findCase, joinParties, openCase, setParent } from '#kernel/process/server'
import { addJob } from '#platform/jobs/server'
import { join, type Say, say } from '#platform/say'
import {
  type ChildCase,
  findBody,
  getBody,
  getMeeting,
  keepBefore,
  listBelow,
  listMeetings,
  listWaiting,
} from '../store/index.ts'
import { findBefore } from './before.ts'
import { partsOf } from './facts.ts'
import { checkMeeting } from './reach.ts'

/** Kinds of work done after commit, by the system, which reaches every member wherever it hangs in the tree. */
export const followJob = 'conference.follow'
export const topicJob = 'conference.topic'

/** Leaves the work that follows a step of a meeting. */
export async function leaveFollow(ctx: Ctx, one: CaseView): Promise<void> {
  await addJob(ctx.db, { kind: followJob, payload: refOf(one), dedupe: `${followJob}:${one.id}:${one.rev}` })
}

/** Leaves the work that follows a step of a topic. */
export async function leaveTopic(ctx: Ctx, one: CaseView): Promise<void> {
  await addJob(ctx.db, { kind: topicJob, payload: refOf(one), dedupe: `${topicJob}:${one.id}:${one.rev}` })
}

const refOf = ({ regionId, id }: CaseRef): CaseRef => ({ regionId, id })
const idsOf = (value: unknown): number[] => (Array.isArray(value) ? (value as number[]) : [])

const part = { member: say('成员单位', 'Member'), guest: say('列席单位', 'Invited') } as const

/** Everybody a meeting concerns: members of its body, then those invited beside them. */
async function invited(ctx: Ctx, one: CaseView) {
  const body = await getBody(ctx.db, (await getMeeting(ctx.db, one)).bodyId)
  const guests = idsOf(one.answers.guests).filter((id) => !body.members.includes(id))
  return { body, guests, all: [...body.members, ...guests] }
}

/** Tells those who act for units that a meeting has changed: their liaison officers, leaders and cadres. */
async function tellUnits(ctx: Ctx, one: CaseView, units: readonly number[], words: Say): Promise<void> {
  const appointed = await listAppointments(ctx.db, units, null, ctx.today)
  const persons = appointed
    .filter(({ post }) => !['administrator', 'security-administrator', 'auditor'].includes(post))
    .map(({ personId }) => personId)
  await tellPersons(ctx, persons, {
    text: join(words, say('《', ' "'), one.title, say('》', '"')),
    link: `/conference/meetings/${one.regionId}/${one.id}`,
    dedupe: `meeting:${one.id}:${one.rev}`,
  })
}

async function askReplies(
  ctx: Ctx,
  one: CaseView,
  units: readonly number[],
  below: readonly ChildCase[],
): Promise<void> {
  const { heldOn, place, repliesBy, note } = one.answers as Record<string, string | null>
  for (const unitId of units) {
    const theirs = below.filter(
      (child) => child.process === 'reply' && child.unitId === unitId && child.closedAt === null,
    )
    const [current] = theirs.filter(({ answers }) => answers.heldOn === heldOn && answers.place === place)
    for (const old of theirs) if (old !== current) await endReply(ctx, old)
    if (current) continue
    await openCase(ctx, {
      process: 'reply',
      unitId,
      title: `会议通知：${one.title}`.slice(0, 300),
      parent: refOf(one),
      answers: { meeting: one.title, heldOn, place, dueOn: repliesBy, note: note ?? null },
    })
  }
}

const endReply = (ctx: Ctx, child: ChildCase) => act(ctx, child, child.state === 'asked' ? 'lapse' : 'close')

async function askPapers(ctx: Ctx, one: CaseView, parts: string, below: readonly ChildCase[]): Promise<void> {
  const asked = new Set(below.filter(({ process }) => process === 'paper').map(({ unitId }) => unitId))
  const dueOn = one.answers.papersBy ?? one.answers.heldOn
  for (const unitId of idsOf(one.answers.speakers).filter((id) => !asked.has(id)))
    await openCase(ctx, {
      process: 'paper',
      unitId,
      title: `交流材料：${one.title}`.slice(0, 300),
      period: String(one.answers.heldOn).slice(0, 4),
      parent: refOf(one),
      answers: { meeting: one.title, dueOn, parts },
    })
}

/** Whoever is called takes part in the meeting from the notice on; what else follows is left to the system. */
export async function callUnits(ctx: Ctx, one: CaseView, input: Record<string, unknown>): Promise<void> {
  await checkMeeting(ctx, one, input)
  const { body, guests, all } = await invited(ctx, one)
  const speakers = idsOf(one.answers.speakers).filter((id) => !all.includes(id))
  await joinParties(ctx, one, [
    ...body.members.map((unitId) => ({ unitId, part: part.member })),
    ...[...guests, ...speakers].map((unitId) => ({ unitId, part: part.guest })),
  ])
  await leaveFollow(ctx, one)
}

async function call(ctx: Ctx, one: CaseView): Promise<void> {
  const { body, all } = await invited(ctx, one)
  for (const topic of await listWaiting(ctx.db, { name: body.name, units: [...body.members, body.unitId] }))
    await setParent(ctx.db, topic, refOf(one))
  const below = await listBelow(ctx.db, one)
  await askReplies(ctx, one, all, below)
  await askPapers(ctx, one, partsOf(body), below)
  await keepBefore(ctx.db, one, await findBefore(ctx, one))
}

async function endBelow(ctx: Ctx, one: CaseView, processes: readonly string[]): Promise<void> {
  for (const child of await listBelow(ctx.db, one)) {
    if (child.closedAt !== null || !processes.includes(child.process)) continue
    if (child.process === 'reply') await endReply(ctx, child)
    if (child.process === 'paper' && child.state === 'asked') await act(ctx, child, 'lapse')
    if (child.process === 'topic' && child.state === 'taken') await act(ctx, child, 'deal')
  }
}

async function cancel(ctx: Ctx, one: CaseView): Promise<void> {
  await endBelow(ctx, one, ['reply', 'paper'])
  for (const child of await listBelow(ctx.db, one))
    if (child.process === 'topic' && child.closedAt === null) await setParent(ctx.db, child, null)
  await tellUnits(ctx, one, (await invited(ctx, one)).all, say('会议取消：', 'Meeting cancelled:'))
}

/** What follows where a meeting stands now. Doing it again does nothing more. */
export async function followMeeting(ctx: Ctx, ref: CaseRef): Promise<void> {
  // Held, so that the work left by two steps in a row is done one after the other.
  const one = await findCase(ctx.db, ref, true)
  if (!one) return
  if (one.state === 'called') await call(ctx, one)
  if (one.state === 'held') {
    await endBelow(ctx, one, ['reply'])
    await keepBefore(ctx.db, one, await findBefore(ctx, one))
  }
  if (one.state === 'issued') {
    await endBelow(ctx, one, ['reply', 'paper', 'topic'])
    await tellUnits(ctx, one, (await invited(ctx, one)).all, say('会议纪要已印发：', 'Minutes issued:'))
  }
  if (one.state === 'cancelled') await cancel(ctx, one)
}

/** A topic taken up joins the next meeting of its body, if one is being prepared; one put off leaves it. */
export async function followTopic(ctx: Ctx, ref: CaseRef): Promise<void> {
  const topic = await findCase(ctx.db, ref)
  if (!topic) return
  if (topic.state === 'deferred') return setParent(ctx.db, ref, null)
  const body = await findBody(ctx.db, String(topic.answers.body), topic.unitId)
  if (topic.state !== 'taken' || topic.parentId !== null || !body) return
  const open = (await listMeetings(ctx.db, body.id)).filter(({ state }) => state === 'planned' || state === 'called')
  const next = open.at(-1)
  if (next) await setParent(ctx.db, ref, refOf(next))
}
