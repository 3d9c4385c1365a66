import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import type { ItemFacts } from '../model/facts.ts'
import { Draft, ItemForm, Opinion, Return } from '../model/forms.ts'
import {
  conferenceSource,
  doubtfulProof,
  inventedFigure,
  nothingProved,
  nothingSaid,
  practice,
} from '../rules/index.ts'

const written = ['statement', 'figures', 'cited', 'proof', 'gaps']
const remind = { tell: 'assessment.prove', before: { parameter: 'assessment.remind-days' } }

/** One item of the scheme as the work of one unit: proved, looked at by somebody else, ready. */
export const itemProcess = defineProcess<typeof ItemForm, ItemFacts>({
  name: 'assessment-item',
  version: 1,
  label: say('迎考条目', 'Item of the assessment'),
  source: conferenceSource,
  form: ItemForm,
  start: 'assigned',
  startBy: 'assessment.manage',
  readBy: 'assessment.read',
  parameters: ['assessment.item-days', 'assessment.review-days', 'assessment.return-days', 'assessment.remind-days'],
  lists: ['item', 'aspect'],
  page: '/assessment/items/:regionId/:id',
  states: {
    assigned: {
      label: say('待自查', 'To be proved'),
      within: workingDays({ parameter: 'assessment.item-days' }),
      source: practice,
      remind,
      overdue: { tell: 'assessment.manage' },
      turn: { by: 'assessment.prove', own: true },
      todo: say('自查并提供支撑材料', 'Check and prove it'),
    },
    checked: {
      label: say('待复核', 'To be reviewed'),
      within: workingDays({ parameter: 'assessment.review-days' }),
      source: practice,
      overdue: { tell: 'assessment.review' },
      turn: { by: 'assessment.review' },
      todo: say('复核自查和材料', 'Review self-check and files'),
    },
    returned: {
      label: say('退回补充', 'Sent back'),
      within: workingDays({ parameter: 'assessment.return-days' }),
      source: practice,
      remind,
      overdue: { tell: 'assessment.manage' },
      turn: { by: 'assessment.prove', own: true },
      todo: say('按退回意见补充', 'Add what was missing'),
    },
    ready: { label: say('就绪', 'Ready') },
    closed: { label: say('随迎考办结', 'Closed with the assessment'), final: true },
    reassigned: { label: say('已改派', 'Assigned anew'), final: true },
  },
  actions: {
    save: {
      label: say('填写自查', 'Write the self-check'),
      from: ['assigned'],
      to: 'assigned',
      by: 'assessment.prove',
      form: Draft,
      writes: written,
      unless: [inventedFigure],
    },
    amend: {
      label: say('补充自查', 'Add to the self-check'),
      from: ['returned'],
      to: 'returned',
      by: 'assessment.prove',
      form: Draft,
      writes: written,
      unless: [inventedFigure],
    },
    check: {
      label: say('提交复核', 'Hand in for review'),
      from: ['assigned', 'returned'],
      to: 'checked',
      by: 'assessment.prove',
      unless: [nothingSaid, nothingProved],
      unlessReasoned: [doubtfulProof],
      tell: 'assessment.review',
    },
    accept: {
      label: say('复核通过', 'Accept'),
      from: ['checked'],
      to: 'ready',
      by: 'assessment.review',
      form: Opinion,
      notBy: ['save', 'amend', 'check'],
      tell: 'assessment.prove',
    },
    return: {
      label: say('退回', 'Send back'),
      from: ['checked'],
      to: 'returned',
      by: 'assessment.review',
      form: Return,
      tell: 'assessment.prove',
    },
    reopen: {
      label: say('重新打开', 'Open again'),
      from: ['ready'],
      to: 'returned',
      by: 'assessment.review',
      form: Return,
      tell: 'assessment.prove',
    },
    reassign: {
      label: say('撤回（改派）', 'Withdraw to assign anew'),
      from: ['assigned', 'returned'],
      to: 'reassigned',
      by: 'assessment.manage',
      form: Reason,
      danger: true,
    },
    close: {
      label: say('随迎考办结', 'Close with the assessment'),
      from: ['assigned', 'checked', 'returned', 'ready'],
      to: 'closed',
      by: 'system',
    },
  },
})
