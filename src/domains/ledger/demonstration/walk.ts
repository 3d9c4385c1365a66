import type { Ctx } from '#kernel/domain/server'
import { listUnitNames } from '#kernel/org/server'

/** Ids of all units, by every name they go by. */
export type UnitIds = ReadonlyMap<string, number>

/** Where a name is borne by several, the first in the order of the tree has it. */
export async function unitIds(ctx: Ctx): Promise<UnitIds> {
  const ids = new Map<string, number>()
  for (const unit of await listUnitNames(ctx.db))
    for (const name of [unit.name, unit.shortName, ...unit.aliases]) if (name && !ids.has(name)) ids.set(name, unit.id)
  return ids
}

/** The ids of some units. @throws Error for a name nobody has, which is a mistake in the data. */
export const findIds = (units: UnitIds, names: readonly string[]): number[] =>
  names.map((name) => {
    const id = units.get(name)
    if (id === undefined) throw new Error(`the demonstration has no unit "${name}"`)
    return id
  })

/** The same transaction on another day, at half past nine in China: history and journal keep the day's own time. */
export const onDay = (ctx: Ctx, today: string): Ctx => ({ ...ctx, today, now: new Date(`${today}T01:30:00Z`) })
