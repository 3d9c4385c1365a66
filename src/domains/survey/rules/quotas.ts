import { type Condition, knownPart, type Questionnaire, type Quota, type Sheet } from '../model/questionnaire.ts'
import { holds } from './path.ts'
import { writeRelevant } from './relevant.ts'

/** Of whom a quota counts the answers. */
export const conditionOf = (quota: Quota): Condition =>
  'when' in quota ? quota.when : { op: 'equals', question: quota.question, value: quota.value }

/** By which a quota is counted while its survey is open. */
export const quotaKey = (quota: Quota): string =>
  'when' in quota ? writeRelevant(quota.when) : `${quota.question}=${quota.value}`

/** A quota as it is read and written: in the writing of XLSForm. */
export const quotaText = (quota: Quota): string => writeRelevant(conditionOf(quota))

/** The quotas that a sheet falls into; `part` is the stratum or cluster its writer was drawn in, empty where unknown. */
export function quotasOf({ quotas }: Pick<Questionnaire, 'quotas'>, answers: Sheet, part = ''): Quota[] {
  const known: Sheet = part ? { [knownPart]: part, ...answers } : answers
  return quotas.filter((quota) => holds(conditionOf(quota), known))
}

/** Whether one of these quotas is full. `counted` is by `quotaKey`. */
export const isFull = (quotas: readonly Quota[], counted: Readonly<Record<string, number>>): boolean =>
  quotas.some((quota) => (counted[quotaKey(quota)] ?? 0) >= quota.count)
