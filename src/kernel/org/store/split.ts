import type { z } from 'zod'
import { Invalid, Missing } from '#platform/errors'
import type { SplitDeed } from '../contracts-change.ts'
import { tidyUscc } from '../uscc.ts'
import { assertMayStand, type Drafted, takeIds, writeUnits } from './add.ts'
import { takeUnit } from './change.ts'
import { ownFaults, takenFaults } from './check.ts'
import { type Deeds, invalid, refuse, writeEvent, writeJournal } from './deed.ts'
import { getUnit, getUnits, type Unit } from './get.ts'
import { childrenOf, giveChildren, giveIndustrial } from './inherit.ts'
import { renumber } from './number.ts'
import { endUnits, turnVersions } from './versions.ts'

type Deed = z.infer<typeof SplitDeed>

/**
 * Sets up new units out of one, from a day on, beside it; units named with a part go below that part. When the old unit
 * ends, its records lie with the first part from then on. Days before print as they were.
 * @throws Missing; Invalid for a day ahead, a child that is none or is named twice, names that clash; Refused when units
 * below an ending one are left over.
 */
export async function splitUnit(ctx: Deeds, id: number, deed: Deed): Promise<{ unit: Unit; parts: Unit[] }> {
  const unit = await takeUnit(ctx, id, deed.on)
  if (unit.parentId === null && ctx.actor.personId !== null) throw new Missing()
  const children = await childrenOf(ctx, [id], 'parentId')
  assertShared(deed, children)
  const parts = await draftParts(ctx, unit, deed)
  const partIds = parts.map((part) => part.id)
  if (deed.ends) await endUnits(ctx, [id], deed.on, partIds)
  await writeUnits(ctx, parts, 'split', deed.source)
  for (const [i, { children: named }] of deed.parts.entries()) {
    const own = children.filter((child) => named.includes(child.id))
    await giveChildren(ctx, own, partIds[i] ?? 0, deed.on)
  }
  const heir = await getUnit(ctx.db, partIds[0] ?? 0)
  const industrial = deed.ends ? await giveIndustrial(ctx, [unit], heir, deed.on) : []
  const moved = [...new Set([...deed.parts.flatMap((part) => part.children), ...industrial])]
  await turnVersions(ctx, moved, deed, 'split')
  await writeEvent(ctx, 'split', deed, [id], partIds, { moved, ends: deed.ends })
  await writeJournal(ctx, 'split', [unit], { on: deed.on, source: deed.source, parts: partIds, moved, ends: deed.ends })
  await renumber(ctx.db, 'territorial', deed.ends ? [id, ...moved] : moved)
  await renumber(ctx.db, 'industrial', deed.ends ? [id, ...moved] : moved)
  const now = await getUnits(ctx.db, [id, ...partIds])
  return { unit: now.get(id) ?? unit, parts: partIds.flatMap((part) => now.get(part) ?? []) }
}

/** @throws Invalid or Refused unless every child named is one, named once, and none is left when the unit ends. */
function assertShared(deed: Deed, children: readonly { id: number; name: string }[]): void {
  const named = deed.parts.flatMap((part) => part.children)
  const known = new Set(children.map((child) => child.id))
  if (named.some((child) => !known.has(child)) || new Set(named).size < named.length) {
    throw invalid(
      'parts',
      '划入的下级单位必须是原单位的直接下级，且只能划入一处',
      'Each unit that goes with a part must stand right below the old unit, and go with one part only',
    )
  }
  const left = children.filter((child) => !named.includes(child.id))
  if (!deed.ends || left.length === 0) return
  throw refuse(
    'children',
    `原单位撤销时下级单位须全部安排去向，尚缺：${left
      .slice(0, 3)
      .map((child) => child.name)
      .join('、')}`,
    `When the unit ends all units below must go with a part; left over: ${left
      .slice(0, 3)
      .map((child) => child.name)
      .join(', ')}`,
  )
}

async function draftParts(ctx: Deeds, unit: Unit, deed: Deed): Promise<Drafted[]> {
  const ids = await takeIds(ctx, deed.parts.length)
  const parts = deed.parts.map(({ children: _children, ...part }, i) => ({
    ...part,
    id: ids[i] ?? 0,
    parentId: unit.parentId,
    uscc: part.uscc ? tidyUscc(part.uscc) : null,
    validFrom: deed.on,
  }))
  for (const part of parts) {
    await assertMayStand(ctx, part.parentId, part.industrialParentId)
    if (deed.ends && part.industrialParentId === unit.id) {
      throw invalid(
        'parts',
        '将撤销的单位不能作产业上级',
        'A unit that ends cannot be the unit above in the industrial tree',
      )
    }
  }
  const faults = [...parts.flatMap(ownFaults), ...(await takenFaults(ctx.db, parts, deed.ends ? [unit.id] : []))]
  if (faults.length > 0) throw new Invalid(faults)
  return parts
}
