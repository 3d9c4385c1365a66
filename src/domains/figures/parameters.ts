import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'

export const practice = say('数据核对惯例（产品默认值）', 'Practice of reconciling figures (product default)')

const always = { region: null, validFrom: '2016-01-01', validTo: null, source: practice, confidence: 'D' } as const
const workdays = say('个工作日', 'working days')

/** Terms of the conflict queue; no norm was found. */
export const figureParameters: ParameterSeed[] = [
  {
    ...always,
    key: 'conflict.answer-days',
    label: say('数据矛盾答复时限', 'Term for answering a conflict'),
    value: 5,
    unit: workdays,
  },
  {
    ...always,
    key: 'conflict.settle-days',
    label: say('数据矛盾处理时限', 'Term for settling a conflict'),
    value: 5,
    unit: workdays,
  },
  {
    ...always,
    key: 'conflict.remind-days',
    label: say('数据矛盾到期前提醒', 'Reminder before the term'),
    value: 2,
    unit: workdays,
  },
  {
    ...always,
    key: 'conflict.most-claims',
    label: say('一次核对的数据条数上限', 'Most figures checked at once'),
    value: 50_000,
    unit: say('条', 'figures'),
  },
]
