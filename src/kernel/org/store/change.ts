import { sql } from 'kysely'
import type { z } from 'zod'
import { Invalid, Missing } from '#platform/errors'
import type { MoveDeed, RenameDeed } from '../contracts-change.ts'
import { isKnownRegion } from '../regions.ts'
import { searchText, spell } from '../spell.ts'
import { assertMayStand } from './add.ts'
import { takenFaults } from './check.ts'
import { assertManages, assertNotAhead, type Deeds, invalid, refuse, writeEvent, writeJournal } from './deed.ts'
import { getUnit, type Unit } from './get.ts'
import { lockTree, renumber } from './number.ts'
import { own } from './tables.ts'
import { assertInOrder, turnVersions } from './versions.ts'

/** A unit that is to change on a day: there, the actor's to manage, not ended, and not changed since that day. */
export async function takeUnit(ctx: Deeds, id: number, on: string): Promise<Unit> {
  await lockTree(ctx.db)
  assertNotAhead(ctx, 'on', on)
  const unit = await getUnit(ctx.db, id)
  assertManages(ctx, [unit])
  await assertInOrder(ctx, [id], on)
  return unit
}

/**
 * Gives a unit another name from a day on. Its old names still find it, and a day before prints the old name.
 * @throws Missing, Invalid for a day ahead or a taken name, Refused when it has ended or changed after the day.
 */
export async function renameUnit(ctx: Deeds, id: number, deed: z.infer<typeof RenameDeed>): Promise<Unit> {
  const unit = await takeUnit(ctx, id, deed.on)
  const faults = await takenFaults(ctx.db, [{ ...unit, name: deed.name, uscc: null }], [id])
  if (faults.length > 0) throw new Invalid(faults)
  const former = await own(ctx.db)
    .selectFrom('unitVersion')
    .select(['name', 'shortName'])
    .where('unitId', '=', id)
    .execute()
  const names = { ...unit, name: deed.name, shortName: deed.shortName }
  const search = searchText({ ...names, former: former.flatMap((one) => [one.name, one.shortName ?? '']) })
  await own(ctx.db)
    .updateTable('unit')
    .set({ name: deed.name, shortName: deed.shortName, ...spell(deed.name), search })
    .where('id', '=', id)
    .execute()
  await turnVersions(ctx, [id], deed, 'rename')
  const detail = { before: unit.name, after: deed.name }
  await writeEvent(ctx, 'rename', deed, [id], [id], detail)
  await writeJournal(ctx, 'rename', [unit], { on: deed.on, source: deed.source, ...detail })
  return getUnit(ctx.db, id)
}

/**
 * Puts a unit, with all below it, under another unit from a day on, in either tree or both. Numbers kept beside its id
 * in other tables follow in the same transaction.
 * @throws Missing; Invalid for a day ahead, an unknown region or a taken name; Refused for a circle, a unit that has
 * ended, or one that changed after the day.
 */
export async function moveUnit(ctx: Deeds, id: number, deed: z.infer<typeof MoveDeed>): Promise<Unit> {
  const unit = await takeUnit(ctx, id, deed.on)
  const { parentId = unit.parentId, industrialParentId = unit.industrialParentId, regionId = unit.regionId } = deed
  if (parentId === null && unit.parentId !== null && ctx.actor.personId !== null) throw new Missing()
  await assertMayMove(ctx, unit, parentId, industrialParentId)
  if (!isKnownRegion(regionId)) {
    throw invalid(
      'regionId',
      `行政区划代码 ${regionId} 不在代码表中`,
      `The region code ${regionId} is not in the table`,
    )
  }
  const faults = await takenFaults(ctx.db, [{ ...unit, parentId, uscc: null }], [id])
  if (faults.length > 0) throw new Invalid(faults)
  await own(ctx.db).updateTable('unit').set({ parentId, industrialParentId, regionId }).where('id', '=', id).execute()
  await turnVersions(ctx, [id], deed, 'move')
  const detail = {
    before: { parentId: unit.parentId, industrialParentId: unit.industrialParentId, regionId: unit.regionId },
    after: { parentId, industrialParentId, regionId },
  }
  await writeEvent(ctx, 'move', deed, [id], [id], detail)
  await writeJournal(ctx, 'move', [unit], { on: deed.on, source: deed.source, ...detail })
  if (parentId !== unit.parentId) await renumber(ctx.db, 'territorial', [id])
  if (industrialParentId !== unit.industrialParentId) await renumber(ctx.db, 'industrial', [id])
  return getUnit(ctx.db, id)
}

async function assertMayMove(ctx: Deeds, unit: Unit, parentId: number | null, industrialId: number | null) {
  const moves = parentId !== unit.parentId
  const leaves = industrialId === null || industrialId === unit.industrialParentId
  if (moves && parentId !== null) await assertMayStand(ctx, parentId, null)
  if (!leaves) await assertMayStand(ctx, moves ? parentId : unit.id, industrialId)
  await assertNoCircle(ctx, unit, moves ? parentId : null, leaves ? null : industrialId)
}

/** @throws Refused when a unit would stand below itself. */
async function assertNoCircle(ctx: Deeds, unit: Unit, parentId: number | null, industrialId: number | null) {
  const { rows } = await sql<{ name: string }>`
    select name from unit where (id = ${parentId} and no >= ${unit.no} and no < ${unit.upto})
      or (id = ${industrialId} and ind_no >= ${unit.indNo} and ind_no < ${unit.indUpto})`.execute(ctx.db)
  if (!rows[0]) return
  throw refuse(
    'circle',
    `“${rows[0].name}”就是该单位或在其下级，不能作它的上级`,
    `"${rows[0].name}" is this unit or stands below it, so it cannot be above it`,
  )
}
