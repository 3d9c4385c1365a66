import type { z } from 'zod'
import { Invalid } from '#platform/errors'
import type { MergeDeed } from '../contracts-change.ts'
import { tidyUscc } from '../uscc.ts'
import { assertMayStand, takeIds, writeUnits } from './add.ts'
import { ownFaults, takenFaults } from './check.ts'
import { assertManages, assertNotAhead, type Deeds, invalid, refuse, writeEvent, writeJournal } from './deed.ts'
import { getUnit, getUnits, type Unit } from './get.ts'
import { childrenOf, giveChildren, giveIndustrial } from './inherit.ts'
import { lockTree, renumber } from './number.ts'
import { assertInOrder, endUnits, turnVersions } from './versions.ts'

/**
 * Merges units into one that stays, or into a new one, from a day on. What stood below them goes to it; they end, their
 * records lie with it from then on, and days before print as they were.
 * @throws Missing; Invalid for a day ahead or names that clash; Refused when a unit has ended, changed after the day, or
 * would be merged into one below itself.
 */
export async function mergeUnits(ctx: Deeds, deed: z.infer<typeof MergeDeed>): Promise<Unit> {
  await lockTree(ctx.db)
  assertNotAhead(ctx, 'on', deed.on)
  const from = [...(await getUnits(ctx.db, deed.from)).values()]
  assertManages(ctx, from)
  const fromIds = from.map((unit) => unit.id)
  await assertInOrder(ctx, fromIds, deed.on)
  const into = await takeHeir(ctx, deed, from)
  const children = (await childrenOf(ctx, fromIds, 'parentId')).filter((child) => !fromIds.includes(child.id))
  await endUnits(ctx, fromIds, deed.on, [into.id])
  await giveChildren(ctx, children, into.id, deed.on)
  const industrial = await giveIndustrial(ctx, from, into, deed.on)
  const moved = [...new Set([...children.map((child) => child.id), ...industrial])]
  await turnVersions(ctx, moved, deed, 'merge')
  await writeEvent(ctx, 'merge', deed, fromIds, [into.id], { moved })
  await writeJournal(ctx, 'merge', [...from, into], {
    on: deed.on,
    source: deed.source,
    from: fromIds,
    into: into.id,
    moved,
  })
  await renumber(ctx.db, 'territorial', [...fromIds, ...moved])
  await renumber(ctx.db, 'industrial', [...fromIds, ...moved])
  return getUnit(ctx.db, into.id)
}

/** The unit that goes on, set up first when it is new. */
async function takeHeir(ctx: Deeds, deed: z.infer<typeof MergeDeed>, from: readonly Unit[]): Promise<Unit> {
  if (!('unitId' in deed.into)) return setUpHeir(ctx, deed, from)
  const into = await getUnit(ctx.db, deed.into.unitId)
  assertManages(ctx, [into])
  await assertInOrder(ctx, [into.id], deed.on)
  for (const unit of from) assertApart(unit, into)
  return into
}

async function setUpHeir(ctx: Deeds, deed: z.infer<typeof MergeDeed>, from: readonly Unit[]): Promise<Unit> {
  if ('unitId' in deed.into) throw new Error('the heir is there already')
  const { parentId, industrialParentId, uscc } = deed.into
  await assertMayStand(ctx, parentId, industrialParentId)
  const above = await getUnits(
    ctx.db,
    [parentId, industrialParentId].filter((id) => id !== null),
  )
  for (const unit of from) for (const one of above.values()) assertApart(unit, one)
  const [id = 0] = await takeIds(ctx, 1)
  const heir = { ...deed.into, id, uscc: uscc ? tidyUscc(uscc) : null, validFrom: deed.on }
  const except = from.map((unit) => unit.id)
  const faults = [...ownFaults(heir), ...(await takenFaults(ctx.db, [heir], except))]
  if (faults.length > 0) throw new Invalid(faults)
  // The old ones end first, so that the new one may carry the name of one of them.
  await endUnits(ctx, except, deed.on, [])
  await writeUnits(ctx, [heir], 'merge', deed.source)
  return getUnit(ctx.db, id)
}

/** @throws Refused when the unit that goes on is one of those that end, or stands below one in either tree. */
function assertApart(unit: Unit, into: Unit): void {
  if (unit.id === into.id) {
    throw invalid('from', '并入的单位不能同时是保留的单位', 'A unit cannot be merged into itself')
  }
  const below = into.no >= unit.no && into.no < unit.upto
  const belowIndustrial =
    unit.indNo !== null &&
    unit.indUpto !== null &&
    into.indNo !== null &&
    into.indNo >= unit.indNo &&
    into.indNo < unit.indUpto
  if (!below && !belowIndustrial) return
  throw refuse(
    'circle',
    `“${into.name}”在“${unit.name}”之下，请先划出再合并`,
    `"${into.name}" stands below "${unit.name}"; move it out first`,
  )
}
