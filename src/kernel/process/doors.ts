import type { Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { Action, AnyProcess, Situation } from './definition.ts'

/** A button of a case: open, or closed with its reasons and their sources. */
export interface Door {
  action: string
  label: Say
  to: string
  open: boolean
  danger: boolean
  /** Why it is closed. */
  why: Refusal[]
  /** What would need a written reason. */
  warnings: Refusal[]
}

const fourEyes = say('岗位分离：经办与复核须由不同的人办理', 'Separation of duties: doing and checking need two people')

/** Why an action may not be done now by this person, rules and four eyes only; permission is asked elsewhere. */
export function findRefusals(action: Action, it: Situation): Refusal[] {
  const refusals = ask(action.unless, it)
  const before = action.notBy?.find((name) => it.personId !== null && it.case.did[name]?.includes(it.personId))
  if (before)
    refusals.push({
      rule: 'four-eyes',
      message: say(
        '您已办理过前一环节，请由其他同志办理。',
        'You did the earlier step; somebody else must do this one.',
      ),
      source: fourEyes,
    })
  return refusals
}

/** Rules that object. */
export const ask = (rules: Action['unless'], it: Situation): Refusal[] =>
  (rules ?? []).flatMap((rule) => {
    const message = rule.objects(it)
    return message ? [{ rule: rule.name, message, source: rule.source }] : []
  })

/**
 * Every action of the case's present state: open or closed, and why. The page draws buttons from it and the API answers it.
 * `may` says whether the person holds what an action asks for; what never can be theirs is not drawn at all.
 */
export function doorsOf(process: AnyProcess, it: Situation, may: (action: Action) => boolean): Door[] {
  const doors: Door[] = []
  for (const [name, entry] of Object.entries(process.actions)) {
    const action = entry as unknown as Action
    if (!action.from.includes(it.case.state) || action.by === 'system' || !may(action)) continue
    const why = findRefusals(action, it)
    const warnings = ask(action.unlessReasoned, it)
    doors.push({
      action: name,
      label: action.label,
      to: action.to,
      open: why.length === 0,
      danger: action.danger ?? false,
      why,
      warnings,
    })
  }
  return doors
}
