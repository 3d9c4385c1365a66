import type { Answers, Form } from '#kernel/form'
import { findFlaws } from './check.ts'
import type { AnyProcess, ProcessDefinition } from './definition.ts'

export { type Area, areas, workAreas } from './areas.ts'
export { bareTitle } from './bare-title.ts'
export { findFlaws } from './check.ts'
export type {
  Action,
  AnyProcess,
  CaseView,
  Hiding,
  Light,
  ProcessDefinition,
  Rule,
  Situation,
  State,
} from './definition.ts'
export { rule } from './definition.ts'
export { type Door, doorsOf, findRefusals } from './doors.ts'
export { everyReader, hiddenIn, openAnswers, openInput } from './hiding.ts'
export { isOverdue, type Lit, lightToday } from './light.ts'
export { listPaths, type Step } from './paths.ts'
export { play } from './play.ts'

/**
 * Fixes the types of a definition and refuses an unsound one.
 * @throws Error naming every unreachable state, dead end and wrong name: the product does not start with one.
 */
export function defineProcess<const F extends Form, Facts = Record<string, unknown>>(
  definition: ProcessDefinition<F, Facts>,
): ProcessDefinition<F, Facts> {
  const flaws = findFlaws(definition as unknown as AnyProcess)
  if (flaws.length > 0) throw new Error(`process "${definition.name}": ${flaws.join('; ')}`)
  return definition
}

/** The answers of a process's opening form. */
export type AnswersOf<P> = P extends ProcessDefinition<infer F, infer _Facts> ? Answers<F> : never

export * from './contracts.ts'
export * from './contracts-sheet.ts'
