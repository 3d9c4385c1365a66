import { onDate, workingDays } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Paper, PaperCall, Reason } from '../model/index.ts'
import { sources } from '../rules/index.ts'

const written = ['done', 'figures', 'problems', 'next', 'files']

/** A paper for a meeting (交流材料), in the fixed shape: asked for, handed in, accepted. */
export const paperProcess = defineProcess({
  name: 'paper',
  version: 1,
  label: say('交流材料', 'Paper for a meeting'),
  source: sources.papers,
  form: PaperCall,
  start: 'asked',
  startBy: 'system',
  readBy: 'conference.read',
  parameters: ['paper.check-days', 'meeting.remind-days'],
  lists: ['meeting'],
  page: '/conference/papers/:regionId/:id',
  states: {
    asked: {
      label: say('待报送', 'To be handed in'),
      within: onDate({ field: 'dueOn' }),
      source: sources.practice,
      remind: { tell: 'conference.join', before: { parameter: 'meeting.remind-days' } },
      overdue: { tell: 'conference.manage' },
      turn: { by: 'conference.join', own: true },
      todo: say('按“成效、问题、打算”报送交流材料', 'Hand in the paper: done, problems, next'),
    },
    handed: {
      label: say('已报送', 'Handed in'),
      within: workingDays({ parameter: 'paper.check-days' }),
      source: sources.practice,
      overdue: { tell: 'conference.check' },
      turn: { by: 'conference.check' },
      todo: say('审核交流材料', 'Check the paper'),
    },
    accepted: { label: say('已采用', 'Accepted'), final: true },
    excused: { label: say('免报', 'Excused'), final: true },
    lapsed: { label: say('未报送', 'Not handed in'), final: true },
  },
  actions: {
    'hand-in': {
      label: say('报送材料', 'Hand in'),
      from: ['asked'],
      to: 'handed',
      by: 'conference.join',
      form: Paper,
      writes: written,
      tell: 'conference.check',
    },
    accept: {
      label: say('采用', 'Accept'),
      from: ['handed'],
      to: 'accepted',
      by: 'conference.check',
      notBy: ['hand-in'],
      tell: 'conference.join',
    },
    return: {
      label: say('退回修改', 'Return'),
      from: ['handed'],
      to: 'asked',
      by: 'conference.check',
      form: Reason,
      notBy: ['hand-in'],
      tell: 'conference.join',
    },
    excuse: {
      label: say('免报', 'Excuse'),
      from: ['asked'],
      to: 'excused',
      by: 'conference.manage',
      form: Reason,
      tell: 'conference.join',
    },
    lapse: { label: say('会后未报送', 'Lapse'), from: ['asked'], to: 'lapsed', by: 'system' },
  },
})
