import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Copy, Meeting, Outcome, Practice, Verdict } from '../model.ts'
import { notPublished, practice, speech } from '../rules.ts'

/** Writing up what worked, until every unit can read it. */
export const practiceProcess = defineProcess({
  name: 'practice',
  version: 1,
  label: say('经验做法', 'Practice'),
  source: speech,
  form: Practice,
  start: 'written',
  startBy: 'pilot.run',
  readBy: 'pilot.read',
  parameters: ['pilot.review-days'],
  lists: ['area'],
  page: '/practices/cases/:regionId/:id',
  states: {
    written: {
      label: say('待评价', 'To be appraised'),
      within: workingDays({ parameter: 'pilot.review-days' }),
      source: practice,
      overdue: { tell: 'pilot.review' },
      turn: { by: 'pilot.review' },
      todo: say('核实成效，评价能否推广', 'Check what came of it: can others do it?'),
    },
    returned: {
      label: say('待补充', 'To be completed'),
      turn: { by: 'pilot.run', own: true },
      todo: say('按意见补充', 'Complete it'),
    },
    published: { label: say('已发布', 'Published') },
    retired: { label: say('已撤下', 'Retired'), final: true },
    declined: { label: say('未采用', 'Not taken'), final: true },
  },
  actions: {
    publish: {
      label: say('发布', 'Publish'),
      from: ['written'],
      to: 'published',
      by: 'pilot.review',
      form: Verdict,
      notBy: ['open', 'complete'],
      source: speech,
      tell: 'pilot.run',
    },
    return: {
      label: say('退回补充', 'Send back'),
      from: ['written'],
      to: 'returned',
      by: 'pilot.review',
      form: Reason,
      tell: 'pilot.run',
    },
    complete: {
      label: say('补充后重报', 'Complete'),
      from: ['returned'],
      to: 'written',
      by: 'pilot.run',
      form: Practice,
      writes: ['area', 'problem', 'how', 'conditions', 'cost', 'effect', 'contact', 'figures', 'proof'],
      tell: 'pilot.review',
    },
    meet: {
      label: say('登记现场会', 'Note an on-site meeting'),
      from: ['published'],
      to: 'published',
      by: 'pilot.review',
      form: Meeting,
      source: speech,
    },
    retire: {
      label: say('撤下', 'Retire'),
      from: ['published'],
      to: 'retired',
      by: 'pilot.review',
      form: Reason,
      danger: true,
      tell: 'pilot.run',
    },
    decline: {
      label: say('不采用', 'Decline'),
      from: ['written', 'returned'],
      to: 'declined',
      by: 'pilot.review',
      form: Reason,
      tell: 'pilot.run',
    },
  },
})

/** A unit takes a published practice over and says what came of it; failure is as welcome as success. */
export const copyProcess = defineProcess<typeof Copy, { published?: boolean }>({
  name: 'copy',
  version: 1,
  label: say('学习推广', 'Taking over a practice'),
  source: speech,
  form: Copy,
  start: 'planned',
  startBy: 'pilot.run',
  readBy: 'pilot.read',
  parameters: ['pilot.review-days', 'pilot.remind-days'],
  lists: ['practice', 'until'],
  page: '/practices/copies/:regionId/:id',
  states: {
    planned: {
      label: say('推广中', 'Under way'),
      within: onDate({ field: 'until' }),
      source: practice,
      remind: { tell: 'pilot.run', before: { parameter: 'pilot.remind-days' } },
      overdue: { tell: 'pilot.run' },
      turn: { by: 'pilot.run', own: true },
      todo: say('结合实际推行并报结果', 'Do it and report what came of it'),
    },
    reported: {
      label: say('待核实', 'To be checked'),
      within: workingDays({ parameter: 'pilot.review-days' }),
      source: practice,
      overdue: { tell: 'pilot.review' },
      turn: { by: 'pilot.review' },
      todo: say('核实推广结果', 'Check the result'),
    },
    done: { label: say('已核实', 'Checked'), final: true },
    dropped: { label: say('未推行', 'Dropped'), final: true },
  },
  actions: {
    report: {
      label: say('报推广结果', 'Report'),
      from: ['planned'],
      to: 'reported',
      by: 'pilot.run',
      form: Outcome,
      writes: ['outcome', 'result'],
      unless: [notPublished],
      tell: 'pilot.review',
    },
    confirm: {
      label: say('核实', 'Confirm'),
      from: ['reported'],
      to: 'done',
      by: 'pilot.review',
      notBy: ['open', 'report'],
      tell: 'pilot.run',
    },
    return: {
      label: say('退回', 'Send back'),
      from: ['reported'],
      to: 'planned',
      by: 'pilot.review',
      form: Reason,
      tell: 'pilot.run',
    },
    drop: {
      label: say('不再推行', 'Drop'),
      from: ['planned'],
      to: 'dropped',
      by: 'pilot.run',
      form: Reason,
    },
  },
})
