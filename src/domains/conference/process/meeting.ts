import { onDate, workingDays } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Invitation, Meeting, Record as MeetingRecord, Minutes, Plan, Reason } from '../model/index.ts'
import {
  askedLate,
  attendanceWhole,
  decisionSound,
  fewPresent,
  heldAhead,
  type MeetingFacts,
  otherSigner,
  shortNotice,
  sources,
  standingLeft,
  standingMissing,
} from '../rules/index.ts'

const planned = ['heldOn', 'hour', 'place', 'guests']

/** Minutes are for those who write and sign them until they are signed; why they were sent back stays with them. */
const drafting = { until: ['signed', 'issued'], except: ['conference.manage', 'conference.sign'] }

/** A meeting of a body: planned, called, held, its minutes drafted, signed by the convener, issued. */
export const meetingProcess = defineProcess<typeof Meeting, MeetingFacts>({
  name: 'meeting',
  version: 1,
  label: say('会议', 'Meeting'),
  source: sources.conference,
  form: Meeting,
  start: 'planned',
  startBy: 'conference.manage',
  readBy: 'conference.read',
  parameters: [
    'meeting.notice-days',
    'meeting.reply-days',
    'meeting.paper-days',
    'meeting.minutes-days',
    'meeting.sign-days',
    'meeting.remind-days',
    'meeting.quorum-share',
  ],
  lists: ['body', 'heldOn'],
  hides: {
    opening: drafting,
    problems: drafting,
    decisions: drafting,
    reason: { ...drafting, until: ['cancelled'] },
  },
  page: '/conference/meetings/:regionId/:id',
  states: {
    planned: {
      label: say('筹备中', 'Being prepared'),
      within: onDate({ field: 'heldOn' }),
      turn: { by: 'conference.manage' },
      todo: say('拟定议程，发出会议通知', 'Set the agenda and send the notice'),
    },
    called: {
      label: say('已通知', 'Called'),
      within: onDate({ field: 'heldOn' }),
      remind: { tell: 'conference.manage', before: { parameter: 'meeting.remind-days' } },
      turn: { by: 'conference.manage' },
      todo: say('收齐回执和材料，会后登记签到', 'Gather answers and papers; record attendance'),
    },
    held: {
      label: say('已召开', 'Held'),
      within: workingDays({ parameter: 'meeting.minutes-days' }),
      source: sources.practice,
      overdue: { tell: 'conference.manage' },
      turn: { by: 'conference.manage' },
      todo: say('起草会议纪要', 'Draft the minutes'),
    },
    drafted: {
      label: say('纪要待签发', 'Minutes to be signed'),
      within: workingDays({ parameter: 'meeting.sign-days' }),
      source: sources.practice,
      overdue: { tell: 'conference.sign' },
      turn: { by: 'conference.sign' },
      todo: say('签发会议纪要', 'Sign the minutes'),
    },
    signed: {
      label: say('纪要已签发', 'Minutes signed'),
      turn: { by: 'conference.manage' },
      todo: say('印发纪要', 'Send out the minutes'),
    },
    issued: { label: say('纪要已印发', 'Minutes issued'), final: true },
    cancelled: { label: say('已取消', 'Cancelled'), final: true },
  },
  actions: {
    call: {
      label: say('发出会议通知', 'Send the notice'),
      from: ['planned'],
      to: 'called',
      by: 'conference.manage',
      form: Invitation,
      writes: ['agenda', 'speakers', 'papersBy', 'repliesBy', 'note'],
      source: sources.practice,
      unless: [standingMissing, askedLate],
      unlessReasoned: [shortNotice, standingLeft],
    },
    hold: {
      label: say('登记召开', 'Record that it was held'),
      from: ['called'],
      to: 'held',
      by: 'conference.manage',
      form: MeetingRecord,
      writes: ['heldOn', 'chair', 'attendance', 'others'],
      unless: [heldAhead, attendanceWhole],
      unlessReasoned: [fewPresent],
    },
    plan: {
      label: say('调整安排', 'Change the plan'),
      from: ['planned', 'called'],
      to: 'planned',
      by: 'conference.manage',
      form: Plan,
      writes: planned,
    },
    draft: {
      label: say('起草纪要', 'Draft the minutes'),
      from: ['held', 'drafted'],
      to: 'drafted',
      by: 'conference.manage',
      form: Minutes,
      writes: ['opening', 'problems', 'decisions'],
      source: sources.minutes,
      unless: [decisionSound],
      tell: 'conference.sign',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['drafted'],
      to: 'held',
      by: 'conference.sign',
      form: Reason,
      tell: 'conference.manage',
    },
    sign: {
      label: say('签发', 'Sign'),
      from: ['drafted'],
      to: 'signed',
      by: 'conference.sign',
      source: sources.minutes,
      notBy: ['draft'],
      unlessReasoned: [otherSigner],
      tell: 'conference.manage',
    },
    issue: {
      label: say('印发纪要', 'Issue the minutes'),
      from: ['signed'],
      to: 'issued',
      by: 'conference.manage',
      source: sources.minutes,
    },
    cancel: {
      label: say('取消会议', 'Call off the meeting'),
      from: ['planned', 'called'],
      to: 'cancelled',
      by: 'conference.manage',
      form: Reason,
      danger: true,
    },
  },
})
