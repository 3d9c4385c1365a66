import { mayOver } from '#kernel/access'
import { listAppointments } from '#kernel/access/server'
import { addWorkingDays } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { type Before, paperParts, type Signed } from '../model/index.ts'
import { type MeetingFacts, openingOf } from '../rules/index.ts'
import {
  type ChildCase,
  getBody,
  getMeeting,
  listBelow,
  listWaiting,
  type StoredBody,
  type StoredMeeting,
} from '../store/index.ts'
import { findBefore } from './before.ts'

const tellsBefore = '通报上次会议议定事项落实情况'

/** The agenda as it begins: standing points, what became of the last decisions, topics taken up. */
function firstAgenda(body: StoredBody, topics: readonly ChildCase[], before: Before | null) {
  const standing = (body.answers.standing ?? []).map(({ point }) => ({ point, unit: null }))
  const opens =
    before && !standing.some(({ point }) => point.includes('议定事项')) ? [{ point: tellsBefore, unit: null }] : []
  return [...opens, ...standing, ...topics.map((topic) => ({ point: topic.title, unit: topic.unitId }))]
}

/** Attendance as the answers say it: members in their order, those who did not answer as present without a name. */
function firstAttendance(members: readonly number[], guests: readonly number[], replies: readonly ChildCase[]) {
  return [...members, ...guests].map((unit) => {
    const answers = replies.find((reply) => reply.unitId === unit && reply.answers.how)?.answers ?? {}
    return {
      unit,
      how: answers.how ?? 'present',
      person: answers.person ?? null,
      instead: answers.instead ?? null,
    }
  })
}

const idsOf = (value: unknown): number[] => (Array.isArray(value) ? (value as number[]) : [])

async function knownOf(ctx: Ctx, one: CaseView, body: StoredBody, before: Before | null) {
  const cal = await loadCalendar(ctx.db)
  const { heldOn, place, name } = one.answers as { heldOn: string; place: string; name: string }
  const ahead = (key: string) => {
    const by = addWorkingDays(cal, heldOn, -Number(one.parameters[key] ?? 0)).date
    return by > ctx.today || heldOn <= ctx.today ? by : ctx.today
  }
  const below = await listBelow(ctx.db, one)
  const waiting = await listWaiting(ctx.db, { name: body.name, units: [...body.members, body.unitId] })
  const topics = [...below.filter(({ process, state }) => process === 'topic' && state === 'taken'), ...waiting]
  const replies = below.filter(({ process }) => process === 'reply')
  const chair = String(one.answers.chair ?? '')
  return {
    agenda: firstAgenda(body, topics, before),
    speakers: body.answers.asksPapers ? body.members : [],
    papersBy: body.answers.asksPapers ? ahead('meeting.paper-days') : null,
    repliesBy: ahead('meeting.reply-days'),
    attendance: firstAttendance(body.members, idsOf(one.answers.guests), replies),
    opening: chair ? openingOf({ name, heldOn, place, chair }) : null,
  }
}

function signedOf(meeting: StoredMeeting): Signed | null {
  const { number, signedOn, digest, docxId, docxDigest, pdfId, pdfDigest, measured } = meeting
  if (!number || !signedOn || !digest || !docxId || !docxDigest || !pdfId || !pdfDigest || !measured) return null
  return {
    number,
    signedOn,
    digest,
    measured,
    docx: { id: docxId, digest: docxDigest },
    pdf: { id: pdfId, digest: pdfDigest },
  }
}

async function convenes(ctx: Ctx, body: StoredBody): Promise<boolean | null> {
  const holders = await listAppointments(ctx.db, [body.unitId], body.answers.convener, ctx.today)
  return holders.length === 0 ? null : holders.some(({ personId }) => personId === ctx.actor.personId)
}

/**
 * What the rules and the page of a meeting must know. What became of the last decisions is counted live for the office; a member
 * unit, which sees only its own work, reads what the meeting was told.
 */
export async function meetingFacts(ctx: Ctx, one: CaseView): Promise<MeetingFacts> {
  const meeting = await getMeeting(ctx.db, one)
  const body = await getBody(ctx.db, meeting.bodyId)
  const isOffice = mayOver(ctx.actor, 'conference.manage', await getUnit(ctx.db, one.unitId))
  const isOpen = one.state === 'planned' || one.state === 'called'
  const before = isOpen && isOffice ? await findBefore(ctx, one) : meeting.before
  const names = await nameUnits(ctx.db, body.members)
  const notice = Number(one.parameters['meeting.notice-days'] ?? 0)
  const cal = await loadCalendar(ctx.db)
  return {
    members: body.members.map((id) => ({ id, name: names.get(id) ?? '' })),
    standing: body.answers.standing ?? [],
    noticeBy: notice > 0 ? addWorkingDays(cal, String(one.answers.heldOn), -notice).date : null,
    before,
    convenes: await convenes(ctx, body),
    minutes: signedOf(meeting),
    known: isOffice ? await knownOf(ctx, one, body, before) : {},
  }
}

/** The parts a body's paper has, as one line. */
export const partsOf = (body: StoredBody): string => {
  const named = (body.answers.sections ?? []).map(({ title }) => title)
  return (named.length > 0 ? named : paperParts).join('、')
}
