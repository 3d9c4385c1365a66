import { type Calendar, dueOn } from '#kernel/calendar'
import type { Say } from '#platform/say'
import type { AnyProcess, CaseView } from './definition.ts'

/** A due date with its arithmetic and the document that sets the term. */
export interface DueTraceShape {
  date: string
  provisional: boolean
  words: Say
  source: Say | null
  steps: { date: string; counted: boolean; n?: number; reason: Say }[]
}

/** The due date of a state entered on a day, opened to its arithmetic; null where the state has no term. */
export function traceDue(
  process: AnyProcess,
  state: string,
  one: Pick<CaseView, 'answers' | 'parameters'>,
  on: string,
  cal: Calendar,
): DueTraceShape | null {
  const { within, source } = process.states[state] ?? {}
  if (!within) return null
  if (
    within.kind === 'onDate' &&
    typeof within.day === 'object' &&
    'field' in within.day &&
    !one.answers[within.day.field]
  )
    return null
  const { date, provisional, words, steps } = dueOn(within, on, cal, one.parameters, one.answers)
  const kept = steps.map((s) => ({
    date: s.date,
    counted: s.counted,
    ...(s.n === undefined ? {} : { n: s.n }),
    reason: s.reason,
  }))
  return { date, provisional, words, source: source ?? null, steps: kept }
}
