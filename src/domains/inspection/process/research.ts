import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Findings, Opinion, Progress, Topic } from '../model/index.ts'
import { opinion, practice } from '../rules/index.ts'

/** A research topic on the reform, from the proposal to the accepted report. */
export const researchProcess = defineProcess({
  name: 'research',
  version: 1,
  label: say('课题研究', 'Research topic'),
  source: opinion('二十七'),
  form: Topic,
  start: 'proposed',
  startBy: 'study.write',
  readBy: 'study.read',
  parameters: ['study.review-days', 'study.remind-days'],
  lists: ['area', 'lead', 'dueOn'],
  page: '/research/:regionId/:id',
  states: {
    proposed: {
      label: say('待立项', 'Proposed'),
      within: workingDays({ parameter: 'study.review-days' }),
      source: practice,
      overdue: { tell: 'study.review' },
      turn: { by: 'study.review' },
      todo: say('决定是否立项', 'Decide'),
    },
    running: {
      label: say('研究中', 'Under way'),
      within: onDate({ field: 'dueOn' }),
      source: practice,
      remind: { tell: 'study.write', before: { parameter: 'study.remind-days' } },
      overdue: { tell: 'study.plan' },
      turn: { by: 'study.write', own: true },
      todo: say('开展研究，按期结题', 'Do the research and finish in time'),
    },
    finished: {
      label: say('待评审', 'To be judged'),
      within: workingDays({ parameter: 'study.review-days' }),
      source: practice,
      overdue: { tell: 'study.review' },
      turn: { by: 'study.review' },
      todo: say('评审结题报告', 'Judge the report'),
    },
    accepted: { label: say('已结题', 'Accepted'), final: true },
    declined: { label: say('未立项或终止', 'Declined or ended'), final: true },
  },
  actions: {
    approve: {
      label: say('同意立项', 'Approve'),
      from: ['proposed'],
      to: 'running',
      by: 'study.review',
      notBy: ['open'],
      tell: 'study.write',
    },
    decline: {
      label: say('不予立项', 'Decline'),
      from: ['proposed'],
      to: 'declined',
      by: 'study.review',
      form: Reason,
      tell: 'study.write',
    },
    progress: {
      label: say('报告进展', 'Report progress'),
      from: ['running'],
      to: 'running',
      by: 'study.write',
      form: Progress,
    },
    finish: {
      label: say('申请结题', 'Finish'),
      from: ['running'],
      to: 'finished',
      by: 'study.write',
      form: Findings,
      tell: 'study.review',
    },
    accept: {
      label: say('同意结题', 'Accept'),
      from: ['finished'],
      to: 'accepted',
      by: 'study.review',
      form: Opinion,
      notBy: ['open', 'finish'],
      tell: 'study.write',
    },
    return: {
      label: say('修改后再报', 'Send back'),
      from: ['finished'],
      to: 'running',
      by: 'study.review',
      form: Reason,
      tell: 'study.write',
    },
    end: {
      label: say('终止课题', 'End the topic'),
      from: ['running'],
      to: 'declined',
      by: 'study.plan',
      form: Reason,
      danger: true,
      tell: 'study.write',
    },
  },
})
