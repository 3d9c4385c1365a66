import type { Condition, Question, Questionnaire, Sheet } from '../model/questionnaire.ts'

/** Whether a condition holds for what was answered. What was not answered fulfils nothing. */
export function holds(condition: Condition, answers: Sheet): boolean {
  if (condition.op === 'and') return condition.of.every((one) => holds(one, answers))
  if (condition.op === 'or') return condition.of.some((one) => holds(one, answers))
  const given = answers[condition.question]
  if (given === undefined) return false
  if (condition.op === 'equals')
    return Array.isArray(given) ? given.includes(String(condition.value)) : given === condition.value
  if (condition.op === 'any-of')
    return Array.isArray(given)
      ? given.some((value) => condition.values.includes(value))
      : condition.values.includes(String(given))
  if (typeof given !== 'number') return false
  return condition.op === 'greater' ? given > condition.value : given < condition.value
}

/** Questions that somebody who answers so is asked, in order. An answer to a question that is not asked counts for nothing. */
export function pathThrough({ questions }: Pick<Questionnaire, 'questions'>, answers: Sheet): Question[] {
  const counted: Sheet = {}
  return questions.filter((question) => {
    if (question.showIf && !holds(question.showIf, counted)) return false
    const given = answers[question.key]
    if (given !== undefined) counted[question.key] = given
    return true
  })
}

/** Questions that a condition looks at. */
export const askedBy = (condition: Condition): string[] =>
  condition.op === 'and' || condition.op === 'or' ? condition.of.flatMap(askedBy) : [condition.question]

/** How long it takes to answer, in minutes: seconds by kind, a row of a matrix each on its own. Source: product default. */
export function minutesFor(questions: readonly Question[]): number {
  const seconds = { single: 8, multiple: 14, scale: 7, number: 12, text: 40, matrix: 6 } as const
  const all = questions.reduce(
    (sum, one) => sum + seconds[one.kind] * (one.kind === 'matrix' ? one.rows.length : 1),
    20,
  )
  return Math.max(1, Math.ceil(all / 60))
}
