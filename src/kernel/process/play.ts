import { parseAnswers } from '#kernel/form'
import { Refused } from '#platform/errors'
import type { AnyProcess, CaseView, Situation } from './definition.ts'
import { doorsOf, findRefusals } from './doors.ts'

interface Opening {
  answers: Record<string, unknown>
  facts?: Record<string, unknown>
  parameters?: CaseView['parameters']
  on: string
  by?: string
}

/**
 * Plays a process without a database, for tests of rules: `play(process, {...}).act('submit', {...})`.
 * Permissions are not asked; each act may name its person, so that four eyes can be tried.
 */
export function play(process: AnyProcess, opening: Opening) {
  const one: CaseView = {
    regionId: 630000,
    id: 'played',
    process: process.name,
    version: process.version,
    unitId: 1,
    state: process.start,
    title: '',
    answers: parseAnswers(process.form, opening.answers),
    period: null,
    dueOn: null,
    openedOn: opening.on,
    openedBy: opening.by ?? null,
    parentId: null,
    area: null,
    progress: null,
    light: null,
    worst: null,
    lightWhy: null,
    did: {},
    parameters: opening.parameters ?? {},
    rev: 1,
  }
  const facts = opening.facts ?? {}
  const situation = (input: Record<string, unknown>, today: string, by: string | null): Situation => ({
    case: one,
    input,
    facts,
    today,
    personId: by,
  })

  const played = {
    state: () => one.state,
    answers: () => one.answers,
    doors: (by: string | null = null, today = opening.on) => doorsOf(process, situation({}, today, by), () => true),
    whyNot: (name: string, input = {}, by: string | null = null) => {
      const action = process.actions[name]
      return action ? findRefusals(action as never, situation(input, opening.on, by)) : []
    },
    act(name: string, input: Record<string, unknown> = {}, by = `person-of-${name}`) {
      const action = process.actions[name]
      if (!action?.from.includes(one.state)) throw new Error(`"${name}" does not leave "${one.state}"`)
      const answers = action.form ? parseAnswers(action.form, input, 'input') : {}
      const refusals = findRefusals(action as never, situation(answers, opening.on, by))
      if (refusals.length > 0) throw new Refused(refusals)
      for (const field of action.writes ?? []) one.answers[field] = (answers as Record<string, unknown>)[field]
      one.did[name] = [...(one.did[name] ?? []), by]
      one.state = action.to
      return played
    },
  }
  return played
}
