import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules/index.ts'

const workdays = say('个工作日', 'working days')
const same = {
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: sources.practice,
  confidence: 'D',
  unit: workdays,
} as const

/** Terms of adopting. No norm was found; each is office practice, to be set by the customer. */
export const tailoringParameters: ParameterSeed[] = [
  { key: 'tailoring.adopt-days', label: say('细化采纳时限', 'Term for adopting a list'), value: 20, ...same },
  { key: 'tailoring.accept-days', label: say('采纳清单审核时限', 'Term for accepting a list'), value: 10, ...same },
  {
    key: 'tailoring.reconcile-days',
    label: say('上级修订后对照修订时限', 'Term for reconciling with a new edition'),
    value: 15,
    ...same,
  },
  { key: 'tailoring.remind-days', label: say('到期前提醒', 'Reminder before the date'), value: 3, ...same },
]
