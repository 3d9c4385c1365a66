import type { Fault } from '#platform/errors'

/** A fault's path without the parts that only the request knows: `body.answers.dueOn` is `dueOn`. */
const fieldPath = (path: string): string => path.replace(/^(body\.)?((answers|input)(\.|$))?/, '')

/** Faults of one field, its own and those of its rows (`figures.2.value`). */
export const faultsFor = (name: string, faults: readonly Fault[]): Fault[] =>
  faults.filter(({ path }) => {
    const at = fieldPath(path)
    return at === name || at.startsWith(`${name}.`)
  })

/** Faults that no field of the form can show beside itself. */
export const faultsElsewhere = (names: readonly string[], faults: readonly Fault[]): Fault[] => {
  const shown = new Set(names.flatMap((name) => faultsFor(name, faults)))
  return faults.filter((fault) => !shown.has(fault))
}
