import type { Say } from '#platform/say'
import type { AnyProcess } from './definition.ts'

/** Whether the reader holds a permission over the unit of the case. */
export type May = (permission: string) => boolean

/** A reader who holds nothing beyond the right to read: what is open to such a one is open to all who read the case. */
export const everyReader: May = () => false

/** Names of the fields that are hidden from this reader while the case is in this state. */
export function hiddenIn(process: AnyProcess, state: string, may: May): ReadonlySet<string> {
  const hidden = Object.entries(process.hides ?? {}).filter(
    ([, { until, except }]) => !until.includes(state) && !except.some(may),
  )
  return new Set(hidden.map(([name]) => name))
}

/** Answers without what is hidden from this reader. */
export function openAnswers(
  process: AnyProcess,
  state: string,
  may: May,
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const hidden = hiddenIn(process, state, may)
  return hidden.size === 0 ? { ...answers } : without(answers, (name) => hidden.has(name))
}

/**
 * What was written at one step, as this reader may read it. Whoever had to wait for an answer reads it as it came to be open,
 * never the versions before it: those stay with the holders.
 */
export function openInput(
  process: AnyProcess,
  one: { state: string; answers: Readonly<Record<string, unknown>> },
  may: May,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const hidden = hiddenIn(process, one.state, may)
  const isOld = (name: string) => {
    const rule = process.hides?.[name]
    if (!rule || rule.except.some(may) || !(name in one.answers)) return false
    return JSON.stringify(one.answers[name]) !== JSON.stringify(input[name])
  }
  return without(input, (name) => hidden.has(name) || isOld(name))
}

const without = (answers: Readonly<Record<string, unknown>>, drops: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !drops(name)))

/** For the page: what of a case is written and not for this reader yet, and from which states on it will be. */
export function sayHidden(
  process: AnyProcess,
  one: { state: string; answers: Readonly<Record<string, unknown>> },
  may: May,
): { label: Say; until: Say[] }[] {
  const labels = new Map(
    [process.form, ...Object.values(process.actions).map((action) => (action as { form?: AnyProcess['form'] }).form)]
      .flatMap((form) => Object.entries(form ?? {}))
      .map(([name, field]) => [name, field.label]),
  )
  return [...hiddenIn(process, one.state, may)].flatMap((name) => {
    const label = labels.get(name)
    const isWritten = one.answers[name] !== undefined && one.answers[name] !== null
    const until = process.hides?.[name]?.until.flatMap((state) => process.states[state]?.label ?? []) ?? []
    return label && isWritten ? [{ label, until }] : []
  })
}

/** What is wrong with the hiding of a definition, as sentences for its author. */
export function hidingFlaws(process: AnyProcess): string[] {
  const forms = [
    process.form,
    ...Object.values(process.actions).map((action) => (action as { form?: object }).form ?? {}),
  ]
  return Object.entries(process.hides ?? {}).flatMap(([name, { until }]) => [
    ...(forms.some((form) => name in form) ? [] : [`hides "${name}", which no form asks`]),
    ...(until.length > 0 ? [] : [`hides "${name}" for ever`]),
    ...until
      .filter((state) => !Object.hasOwn(process.states, state))
      .map((state) => `hides "${name}" until "${state}", which is not a state`),
  ])
}
