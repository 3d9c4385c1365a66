import type { ParameterSeed } from '#kernel/parameter'
import { type Say, say } from '#platform/say'
import { practice } from './rules.ts'

const term = (key: string, label: Say, value: number): ParameterSeed => ({
  key,
  label,
  value,
  unit: say('个工作日', 'working days'),
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: practice,
  confidence: 'D',
})

/** Terms of duty lists: office practice, to be set by the customer. */
export const dutyParameters: ParameterSeed[] = [
  term('duty.confirm-days', say('履职清单确认时限', 'Term for confirming a list'), 5),
  term('duty.perform-days', say('履职情况报送时限', 'Term for handing in'), 10),
  term('duty.review-days', say('履职情况督查时限', 'Term for judging'), 10),
  term('duty.remind-days', say('履职情况到期前提醒', 'Reminder before it is due'), 3),
  term('duty.handover-days', say('工作交接时限', 'Term for a handover'), 5),
]
