import { onDate } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Call, Reply } from '../model/index.ts'
import { personMissing, sources } from '../rules/index.ts'

/** What one unit answers to a notice (会议回执): who comes. */
export const replyProcess = defineProcess({
  name: 'reply',
  version: 1,
  label: say('会议通知', 'Notice of a meeting'),
  source: sources.conference,
  form: Call,
  start: 'asked',
  startBy: 'system',
  readBy: 'conference.read',
  parameters: ['meeting.remind-days'],
  lists: ['heldOn'],
  page: '/conference/replies/:regionId/:id',
  states: {
    asked: {
      label: say('待回执', 'To be answered'),
      within: onDate({ field: 'dueOn' }),
      source: sources.practice,
      remind: { tell: 'conference.join', before: { parameter: 'meeting.remind-days' } },
      overdue: { tell: 'conference.manage' },
      turn: { by: 'conference.join', own: true },
      todo: say('报送会议回执', 'Say who comes'),
    },
    answered: { label: say('已回执', 'Answered') },
    closed: { label: say('已归档', 'Filed'), final: true },
    lapsed: { label: say('未回执', 'Not answered'), final: true },
  },
  actions: {
    answer: {
      label: say('报送回执', 'Answer'),
      from: ['asked', 'answered'],
      to: 'answered',
      by: 'conference.join',
      form: Reply,
      writes: ['how', 'person', 'instead', 'why'],
      unless: [personMissing],
    },
    close: { label: say('归档', 'File'), from: ['answered'], to: 'closed', by: 'system' },
    lapse: { label: say('到会未回执', 'Lapse'), from: ['asked'], to: 'lapsed', by: 'system' },
  },
})
