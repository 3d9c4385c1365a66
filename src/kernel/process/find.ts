import type { House } from '#kernel/domain/server'
import { Missing } from '#platform/errors'
import type { Action, AnyProcess } from './definition.ts'

/** The definition a case began with. @throws Error when a version was removed while cases still live by it: a bug. */
export function processOf(house: House, name: string, version: number): AnyProcess {
  const found = house.processes.get(name)?.find((p) => p.version === version)
  if (!found) throw new Error(`no definition of "${name}" version ${version}`)
  return found
}

/** The newest definition of a process. @throws Missing for an unknown name. */
export function latestProcess(house: House, name: string): AnyProcess {
  const all = house.processes.get(name)
  if (!all?.length) throw new Missing()
  return all.reduce((a, b) => (b.version > a.version ? b : a))
}

/** An action of a definition, or null. */
export const findAction = (process: AnyProcess, name: string): Action | null =>
  Object.hasOwn(process.actions, name) ? ((process.actions[name] as unknown as Action) ?? null) : null

/** The answers that lists show, out of all of them. */
export const shownOf = (process: AnyProcess, answers: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries((process.lists ?? []).map((name) => [name, answers[name] ?? null]))
