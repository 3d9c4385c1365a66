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

/** Terms of pilots and practice: office practice, to be set by the customer. */
export const pilotParameters: ParameterSeed[] = [
  { key: 'pilot.review-days', label: say('试点和经验评估时限', 'Term for a review'), value: 15, ...same },
  { key: 'pilot.remind-days', label: say('试点到期前提醒', 'Reminder before a pilot ends'), value: 20, ...same },
]
