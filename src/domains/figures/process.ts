import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Answer, Comment, Conflict, Settlement } from './model/index.ts'
import { practice } from './parameters.ts'

/**
 * A contradiction between figures, from the finding to a settlement with its reason. A settled one is not opened again
 * for the same figures; a new figure brings a new conflict, whose parent is the settled one.
 */
export const conflictProcess = defineProcess({
  name: 'conflict',
  version: 1,
  label: say('数据矛盾', 'Conflict of figures'),
  source: practice,
  form: Conflict,
  start: 'asked',
  startBy: 'conflict.manage',
  readBy: 'conflict.read',
  parameters: ['conflict.answer-days', 'conflict.settle-days', 'conflict.remind-days'],
  lists: ['kind', 'ask'],
  page: '/figures/conflicts/:regionId/:id',
  states: {
    asked: {
      label: say('待答复', 'To be answered'),
      within: workingDays({ parameter: 'conflict.answer-days' }),
      source: practice,
      remind: { tell: 'conflict.answer', before: { parameter: 'conflict.remind-days' } },
      overdue: { tell: 'conflict.manage' },
      turn: { by: 'conflict.answer', own: true },
      todo: say('核实数据并答复', 'Find out and answer'),
    },
    answered: {
      label: say('待处理', 'To be settled'),
      within: workingDays({ parameter: 'conflict.settle-days' }),
      source: practice,
      overdue: { tell: 'conflict.settle' },
      turn: { by: 'conflict.settle' },
      todo: say('处理数据矛盾', 'Settle the conflict'),
    },
    settled: { label: say('已处理', 'Settled'), final: true },
    lapsed: { label: say('已消除', 'Gone'), final: true },
  },
  actions: {
    answer: {
      label: say('答复', 'Answer'),
      from: ['asked'],
      to: 'answered',
      by: 'conflict.answer',
      form: Answer,
      tell: 'conflict.settle',
    },
    comment: { label: say('补充意见', 'Comment'), from: ['asked'], to: 'asked', by: 'conflict.read', form: Comment },
    remark: {
      label: say('补充意见', 'Comment'),
      from: ['answered'],
      to: 'answered',
      by: 'conflict.read',
      form: Comment,
    },
    return: {
      label: say('退回再核', 'Ask again'),
      from: ['answered'],
      to: 'asked',
      by: 'conflict.settle',
      form: Reason,
      tell: 'conflict.answer',
    },
    settle: {
      label: say('处理', 'Settle'),
      from: ['asked', 'answered'],
      to: 'settled',
      by: 'conflict.settle',
      form: Settlement,
      notBy: ['answer'],
      tell: 'conflict.answer',
    },
    grow: {
      label: say('又有数据涉及', 'Another figure joined'),
      from: ['asked', 'answered'],
      to: 'asked',
      by: 'system',
      tell: 'conflict.answer',
    },
    lapse: { label: say('矛盾已消除', 'No longer there'), from: ['asked', 'answered'], to: 'lapsed', by: 'system' },
  },
})
