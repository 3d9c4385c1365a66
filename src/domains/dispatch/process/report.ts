import { onDate, workingDays } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Opinion, Progress, Reason, Report } from '../model/forms.ts'
import { completeNeedsProof, goesBack, quarterClosed, type ReportKnown, sameWords, sources } from '../rules/index.ts'

const writes = ['progress', 'done', 'figures', 'obstacles', 'help', 'proof'] as const

/** One task in one quarter: its owner reports, somebody else at the office checks. */
export const reportProcess = defineProcess<typeof Report, ReportKnown>({
  name: 'report',
  version: 1,
  label: say('季度报送', 'Quarterly report'),
  source: sources.loop,
  form: Report,
  start: 'asked',
  startBy: 'dispatch.manage',
  readBy: 'dispatch.read',
  parameters: [
    'dispatch.check-days',
    'dispatch.return-days',
    'dispatch.remind-days',
    'dispatch.light.yellow',
    'dispatch.light.red',
    'dispatch.light.blue-days',
  ],
  page: '/dispatch/reports/:regionId/:id',

  states: {
    asked: {
      label: say('待填报', 'Asked'),
      within: onDate({ field: 'dueOn' }),
      source: sources.practice,
      overdue: { tell: 'dispatch.report' },
      remind: { tell: 'dispatch.report', before: { parameter: 'dispatch.remind-days' } },
      turn: { by: 'dispatch.report', own: true },
      todo: say('填报本季度进展、数据、困难和佐证', 'Report progress, figures, obstacles and evidence'),
    },
    submitted: {
      label: say('待核查', 'To be checked'),
      within: workingDays({ parameter: 'dispatch.check-days' }),
      source: sources.practice,
      overdue: { tell: 'dispatch.check' },
      turn: { by: 'dispatch.check' },
      todo: say('核查报送：认可，或写明理由退回', 'Check the report: accept it, or return it with a reason'),
    },
    returned: {
      label: say('退回补充', 'Returned'),
      within: workingDays({ parameter: 'dispatch.return-days' }),
      source: sources.practice,
      overdue: { tell: 'dispatch.report' },
      turn: { by: 'dispatch.report', own: true },
      todo: say('按退回理由补充后重新报送', 'Complete the report as asked and send it again'),
    },
    accepted: { label: say('已认可', 'Accepted'), final: true },
    missed: { label: say('未报送', 'Missed'), final: true },
    dropped: { label: say('免报', 'Not asked any more'), final: true },
  },

  actions: {
    submit: {
      label: say('填报', 'Report'),
      from: ['asked', 'returned'],
      to: 'submitted',
      by: 'dispatch.report',
      form: Progress,
      source: sources.duty,
      unless: [quarterClosed, completeNeedsProof],
      unlessReasoned: [goesBack, sameWords],
      writes,
      tell: 'dispatch.check',
    },
    withdraw: {
      label: say('撤回', 'Withdraw'),
      from: ['submitted'],
      to: 'asked',
      by: 'dispatch.report',
      source: sources.practice,
    },
    accept: {
      label: say('认可', 'Accept'),
      from: ['submitted'],
      to: 'accepted',
      by: 'dispatch.check',
      form: Opinion,
      source: sources.practice,
      unless: [quarterClosed],
      notBy: ['submit'],
    },
    return: {
      label: say('退回', 'Return'),
      from: ['submitted'],
      to: 'returned',
      by: 'dispatch.check',
      form: Reason,
      source: sources.practice,
      notBy: ['submit'],
      tell: 'dispatch.report',
    },
    drop: {
      label: say('免报', 'Ask no more'),
      from: ['asked', 'returned'],
      to: 'dropped',
      by: 'dispatch.manage',
      form: Reason,
      source: sources.burden,
      danger: true,
    },
    miss: {
      label: say('调度结束，记为未报送', 'Quarter closed without it'),
      from: ['asked', 'submitted', 'returned'],
      to: 'missed',
      by: 'system',
    },
  },
})
