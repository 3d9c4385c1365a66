import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Begun, Issue } from './model/forms.ts'
import {
  bareNumber,
  type CircularFacts,
  changedSince,
  inConflict,
  leadsNowhere,
  outOfDate,
  partEmpty,
  sources,
  writtenBySame,
} from './rules/rules.ts'

const unsound = [leadsNowhere, outOfDate]

/** The circular of a year: drawn, written, approved, signed under a number and frozen, issued. */
export const circularProcess = defineProcess<typeof Begun, CircularFacts>({
  name: 'circular',
  version: 1,
  label: say('年度通报', 'Yearly circular'),
  source: sources.circular,
  form: Begun,
  start: 'draft',
  startBy: 'circular.draft',
  readBy: 'circular.read',
  parameters: ['circular.review-days', 'circular.sign-days'],
  lists: ['year'],
  page: '/circulars/:regionId/:id',
  states: {
    draft: {
      label: say('起草', 'Draft'),
      turn: { by: 'circular.draft' },
      todo: say('完善年度通报文稿并送审', 'Finish the circular and send it for approval'),
    },
    review: {
      label: say('审核', 'Under approval'),
      within: workingDays({ parameter: 'circular.review-days' }),
      source: sources.practice,
      overdue: { tell: 'circular.review' },
      turn: { by: 'circular.review' },
      todo: say('审核年度通报', 'Approve the circular'),
    },
    approved: {
      label: say('待签发', 'To be signed'),
      within: workingDays({ parameter: 'circular.sign-days' }),
      source: sources.practice,
      overdue: { tell: 'circular.sign' },
      turn: { by: 'circular.sign' },
      todo: say('签发年度通报', 'Sign the circular'),
    },
    signed: {
      label: say('已签发', 'Signed'),
      turn: { by: 'circular.draft' },
      todo: say('用印并印发', 'Seal and send out'),
    },
    issued: { label: say('已印发', 'Issued'), final: true },
    withdrawn: { label: say('已撤稿', 'Withdrawn'), final: true },
  },
  actions: {
    submit: {
      label: say('送审', 'Send for approval'),
      from: ['draft'],
      to: 'review',
      by: 'circular.draft',
      unless: unsound,
      unlessReasoned: [inConflict, bareNumber, partEmpty],
      tell: 'circular.review',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['review', 'approved'],
      to: 'draft',
      by: 'circular.review',
      form: Reason,
      tell: 'circular.draft',
    },
    approve: {
      label: say('审核通过', 'Approve'),
      from: ['review'],
      to: 'approved',
      by: 'circular.review',
      unless: [...unsound, writtenBySame],
      unlessReasoned: [inConflict],
      notBy: ['open', 'submit'],
      tell: 'circular.sign',
    },
    sign: {
      label: say('签发', 'Sign'),
      from: ['approved'],
      to: 'signed',
      by: 'circular.sign',
      source: sources.paper,
      unless: [...unsound, changedSince, writtenBySame],
      unlessReasoned: [inConflict],
      notBy: ['open', 'submit', 'approve'],
      tell: 'circular.draft',
    },
    issue: {
      label: say('印发', 'Issue'),
      from: ['signed'],
      to: 'issued',
      by: 'circular.draft',
      form: Issue,
      tell: 'circular.read',
    },
    withdraw: {
      label: say('撤稿', 'Withdraw'),
      from: ['draft', 'review', 'approved'],
      to: 'withdrawn',
      by: 'circular.draft',
      form: Reason,
      danger: true,
    },
  },
})
