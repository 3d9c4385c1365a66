import { defaultTerm, type ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice } from './rules.ts'

/** Terms of pilots and practice: office practice, to be set by the customer. */
export const pilotParameters: ParameterSeed[] = [
  defaultTerm('pilot.review-days', say('试点和经验评估时限', 'Term for a review'), 15, practice),
  defaultTerm('pilot.remind-days', say('试点到期前提醒', 'Reminder before a pilot ends'), 20, practice),
]
