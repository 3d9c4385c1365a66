import type { Ctx } from '#kernel/domain/server'
import { listUnitNames } from '#kernel/org/server'

/** Finds a unit by any of its names: its id, 'several' for a name that several bear, or nothing. */
export type FindUnit = (name: string) => number | 'several' | undefined

/** A finder over the names, short names and aliases of all units that can lead a task. */
export async function unitFinder(ctx: Ctx): Promise<FindUnit> {
  const found = new Map<string, number | 'several'>()
  for (const unit of await listUnitNames(ctx.db, ['federation', 'department', 'office', 'industry-union']))
    for (const name of new Set([unit.name, unit.shortName, ...unit.aliases]))
      if (name) found.set(name, found.has(name) && found.get(name) !== unit.id ? 'several' : unit.id)
  return (name) => found.get(name)
}
