import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess, rule } from '#kernel/process'
import { say } from '#platform/say'
import { Answer, Comment, Conflict, Question, Settlement } from './model/index.ts'
import { practice } from './parameters.ts'

/** What the rules of a conflict need to know: how many live figures of it the unit that is asked reported itself. */
export interface ConflictFacts extends Record<string, unknown> {
  own: number
}

/** Whoever corrects says the right number; where several of its figures are part of it, each is corrected where it was reported. */
export const correctionClear = rule<Record<string, unknown>, ConflictFacts>(
  'correction-clear',
  say('更正须写明更正后的数', 'A correction says the right number'),
  practice,
  ({ input, facts }) => {
    if (input.outcome !== 'correct') return null
    if (facts.own !== 1)
      return say(
        `本单位有 ${facts.own} 个数涉及此矛盾，请到各数的来历页逐一更正后，再在此说明`,
        `${facts.own} figures of this unit are part of it; correct each where it was reported, then explain here`,
      )
    return /^-?\d{1,15}(\.\d{1,6})?$/.test(String(input.corrected ?? ''))
      ? null
      : say(
          '请填写更正后的数：阿拉伯数字，计量单位与台账一致',
          'Give the right number, in digits and in the measure of the record',
        )
  },
)

/**
 * A contradiction between figures, from the finding to a settlement with its reason. The product finds, the office asks, whoever
 * reported answers, somebody else settles. A settled one is not opened again for the same figures; a new figure brings a new
 * conflict, whose parent is the settled one.
 */
export const conflictProcess = defineProcess<typeof Conflict, ConflictFacts>({
  name: 'conflict',
  version: 1,
  label: say('数据矛盾', 'Conflict of figures'),
  source: practice,
  form: Conflict,
  start: 'found',
  startBy: 'conflict.manage',
  readBy: 'conflict.read',
  parameters: ['conflict.answer-days', 'conflict.settle-days', 'conflict.remind-days'],
  lists: ['kind', 'ask'],
  page: '/figures/conflicts/:regionId/:id',
  states: {
    found: {
      label: say('待核实', 'Found'),
      turn: { by: 'conflict.manage' },
      todo: say('看矛盾，询问报数单位', 'Look at it and ask whoever reported'),
    },
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
    ask: {
      label: say('询问报数单位', 'Ask whoever reported'),
      from: ['found'],
      to: 'asked',
      by: 'conflict.manage',
      form: Question,
      tell: 'conflict.answer',
    },
    answer: {
      label: say('答复', 'Answer'),
      from: ['asked'],
      to: 'answered',
      by: 'conflict.answer',
      form: Answer,
      unless: [correctionClear],
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
      from: ['found', 'asked', 'answered'],
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
    regrow: {
      label: say('又有数据涉及', 'Another figure joined'),
      from: ['found'],
      to: 'found',
      by: 'system',
    },
    lapse: {
      label: say('矛盾已消除', 'No longer there'),
      from: ['found', 'asked', 'answered'],
      to: 'lapsed',
      by: 'system',
    },
  },
})
