import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Opinion, OwnWords, Performance } from '../model.ts'
import { leftUnsaid, type PerformanceFacts, practice, speech } from '../rules.ts'

/** What a unit did of its list: counted by the product, completed by the unit, judged by the office. */
export const performanceProcess = defineProcess<typeof Performance, PerformanceFacts>({
  name: 'performance',
  version: 1,
  label: say('履职情况', 'Performance of duties'),
  source: speech,
  form: Performance,
  start: 'asked',
  startBy: 'duty.plan',
  readBy: 'duty.read',
  parameters: ['duty.perform-days', 'duty.review-days', 'duty.remind-days'],
  lists: ['actor'],
  page: '/duties/:regionId/:id',
  states: {
    asked: {
      label: say('待填写', 'To be written'),
      within: workingDays({ parameter: 'duty.perform-days' }),
      source: practice,
      remind: { tell: 'duty.perform', before: { parameter: 'duty.remind-days' } },
      overdue: { tell: 'duty.plan' },
      turn: { by: 'duty.perform', own: true },
      todo: say('核对系统统计，补填其余履职情况', 'Check what was counted; write the rest'),
    },
    handed: {
      label: say('待督查', 'To be judged'),
      within: workingDays({ parameter: 'duty.review-days' }),
      source: practice,
      overdue: { tell: 'duty.review' },
      turn: { by: 'duty.review' },
      todo: say('督查履职情况', 'Judge the performance'),
    },
    done: { label: say('已督查', 'Judged'), final: true },
    withdrawn: { label: say('已撤销', 'Withdrawn'), final: true },
  },
  actions: {
    'hand-in': {
      label: say('报送', 'Hand in'),
      from: ['asked'],
      to: 'handed',
      by: 'duty.perform',
      form: OwnWords,
      writes: ['done', 'note'],
      unless: [leftUnsaid],
      tell: 'duty.review',
    },
    review: {
      label: say('督查', 'Judge'),
      from: ['handed'],
      to: 'done',
      by: 'duty.review',
      form: Opinion,
      notBy: ['hand-in'],
      source: speech,
      tell: 'duty.perform',
    },
    return: {
      label: say('退回补充', 'Send back'),
      from: ['handed'],
      to: 'asked',
      by: 'duty.review',
      form: Reason,
      tell: 'duty.perform',
    },
    withdraw: {
      label: say('撤销', 'Withdraw'),
      from: ['asked'],
      to: 'withdrawn',
      by: 'duty.plan',
      form: Reason,
      danger: true,
      tell: 'duty.perform',
    },
  },
})
