import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice } from './rules.ts'

const workdays = say('个工作日', 'working days')
const same = { region: null, validFrom: '2024-01-01', validTo: null, source: practice, confidence: 'D' } as const

/** Terms of orders and talks. No norm was found; each is office practice, to be set by the customer. */
export const rectificationParameters: ParameterSeed[] = [
  { key: 'rectify.plan-days', label: say('报整改方案时限', 'Term for the plan'), value: 5, unit: workdays, ...same },
  { key: 'rectify.verify-days', label: say('复核时限', 'Term for the check'), value: 10, unit: workdays, ...same },
  {
    key: 'rectify.most-days',
    label: say('整改期限一般不超过', 'Longest usual term'),
    value: 90,
    unit: say('天', 'days'),
    ...same,
  },
  {
    key: 'rectify.lost-share',
    label: say('失分达到该比例的指标下达整改', 'Share of an item’s points lost that brings an order'),
    value: 50,
    unit: say('%', '%'),
    ...same,
  },
  {
    key: 'rectify.remind-days',
    label: say('到期前提醒', 'Reminder before the date'),
    value: 3,
    unit: workdays,
    ...same,
  },
  { key: 'talk.days', label: say('约谈时限', 'Term for a talk'), value: 10, unit: workdays, ...same },
]
