import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice } from './rules.ts'

const same = {
  unit: say('个工作日', 'working days'),
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: practice,
  confidence: 'D',
} as const

/** Terms of the register of problems: office practice, to be set by the customer. */
export const problemParameters: ParameterSeed[] = [
  { key: 'problem.measures-days', label: say('提出解决措施时限', 'Term for measures'), value: 10, ...same },
  { key: 'problem.check-days', label: say('核实解决情况时限', 'Term for the check'), value: 10, ...same },
  { key: 'problem.remind-days', label: say('解决到期前提醒', 'Reminder before the date'), value: 5, ...same },
]
