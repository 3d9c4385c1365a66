import type { AnyProcess } from '#kernel/process'

type Find = (name: string, version: number) => AnyProcess | undefined

let find: Find = () => undefined

/** The app, which knows every domain, says here where definitions are found; parts of the ui know no domain. */
export function setDefinitions(finder: Find): void {
  find = finder
}

/** The definition a case began with; undefined where no domain of this house defines it. */
export const findDefinition = (name: string, version: number): AnyProcess | undefined => find(name, version)
