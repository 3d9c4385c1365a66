import { rule } from '#kernel/process'
import { join, say } from '#platform/say'
import type { Attendance, Before, Signed } from '../model/index.ts'
import { sources } from './sources.ts'

/** A point that is on the agenda of every meeting of a body. */
export interface StandingPoint {
  point: string
  must: boolean
  source: string | null
}

/** What the rules and the page of a meeting must know beyond the case. */
export interface MeetingFacts extends Record<string, unknown> {
  members: readonly { id: number; name: string }[]
  standing: readonly StandingPoint[]
  /** The last day on which the notice is early enough; null where the calendar says nothing. */
  noticeBy: string | null
  before: Before | null
  /** Whether the reader holds the post that convenes this body at its unit; null where nobody does. */
  convenes: boolean | null
  minutes: Signed | null
  /** What the product knows already, by the names of the fields that ask for it. */
  known: Record<string, unknown>
}

interface AgendaRow {
  point: string
}
interface Present {
  unit: number
  how: Attendance
  person: string | null
  instead: string | null
}
interface Decision {
  text: string
  lead: number
  joints: number[] | null
  dueOn: string
}

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])
const quoted = (names: readonly string[]) =>
  say(names.map((n) => `“${n}”`).join('、'), names.map((n) => `"${n}"`).join(', '))

const left = (agenda: unknown, standing: readonly StandingPoint[], must: boolean): string[] => {
  const points = listOf<AgendaRow>(agenda).map(({ point }) => point)
  return standing
    .filter((one) => one.must === must && !points.some((point) => point.includes(one.point)))
    .map(({ point }) => point)
}

/** Points that a document puts on every agenda must be there. */
export const standingMissing = rule<Record<string, unknown>, MeetingFacts>(
  'standing-missing',
  say('必须列入的固定议题不得缺少', 'A point that must be on the agenda is there'),
  say(
    '会议机制载明的依据（如中央《意见》（六）：把产改列入重要议程）',
    'The source named by the body (such as the Opinion, clause 6)',
  ),
  ({ input, facts }) => {
    const missing = input.agenda === undefined ? [] : left(input.agenda, facts.standing, true)
    return missing.length > 0 ? join(say('议程缺少固定议题：', 'The agenda lacks '), quoted(missing)) : null
  },
)

/** The other standing points are left out only for a reason. */
export const standingLeft = rule<Record<string, unknown>, MeetingFacts>(
  'standing-left',
  say('固定议题一般应列入', 'Standing points are normally there'),
  sources.practice,
  ({ input, facts }) => {
    const missing = input.agenda === undefined ? [] : left(input.agenda, facts.standing, false)
    return missing.length > 0 ? join(say('议程未列固定议题：', 'The agenda leaves out '), quoted(missing)) : null
  },
)

/** A notice goes out some working days ahead. */
export const shortNotice = rule<Record<string, unknown>, MeetingFacts>(
  'short-notice',
  say('会议通知应提前发出', 'Notice is given ahead'),
  sources.practice,
  ({ facts, today }) =>
    facts.noticeBy !== null && today > facts.noticeBy
      ? say(`按规定最迟应于 ${facts.noticeBy} 发出通知`, `Notice should have been given by ${facts.noticeBy}`)
      : null,
)

/** What is asked before the meeting is due before it. */
export const askedLate = rule<Record<string, unknown>, MeetingFacts>(
  'asked-late',
  say('回执和材料须在会前报送', 'Answers and papers come before the meeting'),
  sources.practice,
  ({ case: one, input }) => {
    const day = String(one.answers.heldOn ?? '')
    const late = [input.papersBy, input.repliesBy].some((by) => typeof by === 'string' && by > day)
    return late ? say(`截止日期不得晚于会议日期 ${day}`, `Nothing is due after the day of the meeting, ${day}`) : null
  },
)

/** A meeting that lies ahead has not been held. */
export const heldAhead = rule<Record<string, unknown>, MeetingFacts>(
  'held-ahead',
  say('会议召开后方可登记', 'A meeting is recorded once it was held'),
  sources.practice,
  ({ input, today }) =>
    typeof input.heldOn === 'string' && input.heldOn > today
      ? say(`召开日期 ${input.heldOn} 晚于今日`, `${input.heldOn} lies ahead`)
      : null,
)

/** Every member is in the list once, and who replaces whom is said. */
export const attendanceWhole = rule<Record<string, unknown>, MeetingFacts>(
  'attendance-whole',
  say('签到须覆盖全部成员单位', 'Attendance covers every member'),
  sources.conference,
  ({ input, facts }) => {
    if (input.attendance === undefined) return null
    const rows = listOf<Present>(input.attendance)
    const missing = facts.members.filter(({ id }) => rows.filter((row) => row.unit === id).length !== 1)
    if (missing.length > 0)
      return join(
        say('以下成员单位应各登记一次：', 'Each of these must be listed once: '),
        quoted(missing.map((m) => m.name)),
      )
    const nameless = rows.find((row) => row.how === 'replaced' && !(row.person && row.instead))
    return nameless
      ? say('由他人代为参加的，须写明何人代何人', 'Where somebody was replaced, say who came in place of whom')
      : null
  },
)

/** A meeting that few attend decides little. */
export const fewPresent = rule<Record<string, unknown>, MeetingFacts>(
  'few-present',
  say('参会成员单位一般不少于规定比例', 'Normally a share of members is present'),
  sources.practice,
  ({ case: one, input, facts }) => {
    if (input.attendance === undefined || facts.members.length === 0) return null
    const ids = new Set(facts.members.map(({ id }) => id))
    const there = listOf<Present>(input.attendance).filter((row) => ids.has(row.unit) && row.how !== 'absent').length
    const share = Number(one.parameters['meeting.quorum-share'] ?? 0)
    return (100 * there) / facts.members.length < share
      ? say(
          `${facts.members.length} 个成员单位中 ${there} 个参会，不足 ${share}%`,
          `${there} of ${facts.members.length} members came, fewer than ${share}%`,
        )
      : null
  },
)

/** A decision has an owner who is not also a helper, and a day that lies after the meeting. */
export const decisionSound = rule<Record<string, unknown>, MeetingFacts>(
  'decision-sound',
  say('议定事项须有一个牵头单位和会后的完成时限', 'A decision has one lead and a date after the meeting'),
  sources.tracking,
  ({ case: one, input }) => {
    const day = String(one.answers.heldOn ?? '')
    const rows = listOf<Decision>(input.decisions)
    const early = rows.find((row) => row.dueOn <= day)
    if (early) return say(`“${early.text}”的完成时限应在会议之后`, `"${early.text}" must be due after the meeting`)
    const both = rows.find((row) => row.joints?.includes(row.lead))
    return both
      ? say(`“${both.text}”的牵头单位不能同时是配合单位`, `The lead of "${both.text}" cannot also help`)
      : null
  },
)

/** The body names who convenes it; somebody else signs only for a reason. */
export const otherSigner = rule<Record<string, unknown>, MeetingFacts>(
  'other-signer',
  say('纪要一般由该会议机制的召集人签发', 'Minutes are normally signed by the convener of the body'),
  sources.conference,
  ({ facts }) =>
    facts.convenes === false
      ? say('您不是该会议机制载明的召集人岗位', 'You do not hold the post that convenes this body')
      : null,
)
