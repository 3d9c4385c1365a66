import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Decision, Issued, Proposal, Review } from './model/index.ts'
import { isKept, noDate, notKept, sources } from './rules.ts'

const decides = { by: 'review.decide', notBy: ['propose'], tell: 'review.propose' } as const

/** The review of one document or one gap: somebody proposes, somebody else decides, and what must change is followed to the new document. */
export const reviewProcess = defineProcess({
  name: 'review',
  version: 1,
  label: say('制度梳理', 'Review of rules'),
  source: sources.review,
  form: Review,
  start: 'assigned',
  startBy: 'review.start',
  readBy: 'library.read',
  parameters: ['review.propose-days', 'review.decide-days', 'review.remind-days'],
  lists: ['measure'],
  page: '/library/reviews/:regionId/:id',
  states: {
    assigned: {
      label: say('待提意见', 'Verdict awaited'),
      within: workingDays({ parameter: 'review.propose-days' }),
      source: sources.practice,
      overdue: { tell: 'review.start' },
      turn: { by: 'review.propose', own: true },
      todo: say('提出保留、修订或补缺的意见', 'Propose to keep, amend or fill the gap'),
    },
    proposed: {
      label: say('待审定', 'To be decided'),
      within: workingDays({ parameter: 'review.decide-days' }),
      source: sources.practice,
      overdue: { tell: 'review.decide' },
      turn: { by: 'review.decide' },
      todo: say('审定处理意见', 'Decide on the verdict'),
    },
    changing: {
      label: say('修订中', 'Being changed'),
      within: onDate({ field: 'changeBy' }),
      source: sources.review,
      remind: { tell: 'review.propose', before: { parameter: 'review.remind-days' } },
      overdue: { tell: 'review.start' },
      turn: { by: 'review.propose', own: true },
      todo: say('按期修订或出台文件', 'Issue the new document'),
    },
    kept: { label: say('保留', 'Kept'), final: true },
    done: { label: say('已修订出台', 'Changed'), final: true },
    stopped: { label: say('已终止', 'Stopped'), final: true },
  },
  actions: {
    propose: {
      label: say('提出意见', 'Propose'),
      from: ['assigned'],
      to: 'proposed',
      by: 'review.propose',
      form: Proposal,
      writes: ['verdict', 'opinion', 'changeBy'],
      source: sources.review,
      unless: [noDate],
      tell: 'review.decide',
    },
    keep: {
      ...decides,
      label: say('审定保留', 'Keep'),
      from: ['proposed'],
      to: 'kept',
      form: Decision,
      source: sources.review,
      unless: [notKept],
    },
    change: {
      ...decides,
      label: say('审定修订（补缺）', 'Have it changed'),
      from: ['proposed'],
      to: 'changing',
      form: Decision,
      source: sources.review,
      unless: [isKept],
    },
    return: { ...decides, label: say('退回重提', 'Send back'), from: ['proposed'], to: 'assigned', form: Reason },
    issue: {
      label: say('报送新文件', 'Report the new document'),
      from: ['changing'],
      to: 'done',
      by: 'review.propose',
      form: Issued,
      writes: ['newTitle', 'newNumber'],
      source: sources.review,
      tell: 'review.start',
    },
    stop: {
      label: say('终止', 'Stop'),
      from: ['assigned', 'proposed', 'changing'],
      to: 'stopped',
      by: 'review.start',
      form: Reason,
      danger: true,
      tell: 'review.propose',
    },
  },
})
