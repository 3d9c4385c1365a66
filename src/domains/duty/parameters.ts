import { defaultTerm, type ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice } from './rules.ts'

/** Terms of duty lists: office practice, to be set by the customer. */
export const dutyParameters: ParameterSeed[] = [
  defaultTerm('duty.confirm-days', say('履职清单确认时限', 'Term for confirming a list'), 5, practice),
  defaultTerm('duty.perform-days', say('履职情况报送时限', 'Term for handing in'), 10, practice),
  defaultTerm('duty.review-days', say('履职情况督查时限', 'Term for judging'), 10, practice),
  defaultTerm('duty.remind-days', say('履职情况到期前提醒', 'Reminder before it is due'), 3, practice),
  defaultTerm('duty.handover-days', say('工作交接时限', 'Term for a handover'), 5, practice),
]
