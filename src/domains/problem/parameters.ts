import { defaultTerm, type ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice } from './rules.ts'

/** Terms of the register of problems: office practice, to be set by the customer. */
export const problemParameters: ParameterSeed[] = [
  defaultTerm('problem.measures-days', say('提出解决措施时限', 'Term for measures'), 10, practice),
  defaultTerm('problem.check-days', say('核实解决情况时限', 'Term for the check'), 10, practice),
  defaultTerm('problem.remind-days', say('解决到期前提醒', 'Reminder before the date'), 5, practice),
]
