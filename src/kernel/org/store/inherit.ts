import { sql } from 'kysely'
import { Invalid } from '#platform/errors'
import { takenFaults } from './check.ts'
import type { Deeds } from './deed.ts'
import type { Unit } from './get.ts'
import { own } from './tables.ts'
import { assertInOrder } from './versions.ts'

type Child = { id: number; name: string; parentId: number | null; industrialParentId: number | null; regionId: number }

/** Units that stand right below some units now. */
export const childrenOf = (
  ctx: Deeds,
  ids: readonly number[],
  by: 'parentId' | 'industrialParentId',
): Promise<Child[]> =>
  own(ctx.db)
    .selectFrom('unit')
    .select(['id', 'name', 'parentId', 'industrialParentId', 'regionId'])
    .where('validTo', 'is', null)
    .where(by, '=', sql<number>`any(${[...ids]}::int[])`)
    .orderBy('no')
    .execute()

/**
 * Puts units below another in the territorial tree, without their versions and numbers.
 * @throws Invalid when two of them, or one and a unit already there, have the same name.
 */
export async function giveChildren(
  ctx: Deeds,
  children: readonly Child[],
  parentId: number,
  on: string,
): Promise<void> {
  const ids = children.map((child) => child.id)
  await assertInOrder(ctx, ids, on)
  const faults = await takenFaults(
    ctx.db,
    children.map((child) => ({ ...child, parentId, uscc: null })),
    ids,
  )
  if (faults.length > 0) throw new Invalid(faults)
  await own(ctx.db).updateTable('unit').set({ parentId }).where('id', '=', sql<number>`any(${ids}::int[])`).execute()
}

/**
 * Puts what stood below units that end under their heir in the industrial tree, or, when the heir is not in that tree,
 * under what stood above. Returns the units that moved.
 */
export async function giveIndustrial(ctx: Deeds, ending: readonly Unit[], heir: Unit, on: string): Promise<number[]> {
  const moved: number[] = []
  const endingIds = new Set(ending.map((unit) => unit.id))
  for (const unit of ending) {
    const children = (await childrenOf(ctx, [unit.id], 'industrialParentId')).filter(
      (child) => !endingIds.has(child.id),
    )
    const ids = children.map((child) => child.id).filter((id) => id !== heir.id)
    const above = heir.indNo === null ? aboveAll(unit, ending) : heir.id
    await assertInOrder(ctx, ids, on)
    await own(ctx.db)
      .updateTable('unit')
      .set({ industrialParentId: above })
      .where('id', '=', sql<number>`any(${ids}::int[])`)
      .execute()
    moved.push(...ids)
  }
  return moved
}

/** The first unit above in the industrial tree that does not end as well. */
function aboveAll(unit: Unit, ending: readonly Unit[]): number | null {
  const next = ending.find((other) => other.id === unit.industrialParentId)
  return next ? aboveAll(next, ending) : unit.industrialParentId
}
