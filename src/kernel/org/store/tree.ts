import { Invalid, Missing } from '#platform/errors'
import type { NewUnit } from '../contracts-change.ts'
import { takeIds, writeUnits } from './add.ts'
import { ownFaults, takenFaults } from './check.ts'
import { type Deeds, invalid } from './deed.ts'
import { lockTree } from './number.ts'

/** A unit of a tree that is set up at once: it has a key, and names the keys of the units above it. */
export interface Planted extends Omit<NewUnit, 'parentId' | 'industrialParentId'> {
  key: string
  parent?: string
  industrialParent?: string
}

/**
 * Sets up a whole tree in a few queries, units in any order; only the system does, which answers to nobody above. Gives the
 * ids by key.
 * @throws Missing for anybody else; Invalid for a key above that is not there, a wrong or taken name or code.
 */
export async function plantTree(ctx: Deeds, units: readonly Planted[]): Promise<Map<string, number>> {
  if (ctx.actor.personId !== null) throw new Missing()
  await lockTree(ctx.db)
  const free = await takeIds(ctx, units.length)
  const ids = new Map(units.map(({ key }, i) => [key, free[i] ?? 0]))
  const idOf = (path: 'parentId' | 'industrialParentId', key: string | undefined): number | null => {
    if (key === undefined) return null
    const id = ids.get(key)
    if (id === undefined) throw invalid(path, `找不到上级“${key}”`, `There is no unit above with the key "${key}"`)
    return id
  }
  const drafted = units.map(({ key, parent, industrialParent, ...facts }) => ({
    ...facts,
    id: ids.get(key) ?? 0,
    parentId: idOf('parentId', parent),
    industrialParentId: idOf('industrialParentId', industrialParent),
  }))
  const faults = [...drafted.flatMap(ownFaults), ...(await takenFaults(ctx.db, drafted))]
  if (faults.length > 0) throw new Invalid(faults)
  await writeUnits(ctx, drafted, 'add', null)
  return ids
}
