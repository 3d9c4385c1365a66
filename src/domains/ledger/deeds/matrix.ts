import { listAppointments } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import type { Matrix } from '../model/points.ts'
import type { ItemRow } from '../model/rows.ts'
import { listItems } from '../store/list.ts'
import { showPoints } from '../store/points.ts'
import { rowsOf } from './show.ts'

/** Names of the liaison officers of some units today. */
export async function listLiaisons(ctx: Ctx, unitIds: readonly number[]): Promise<Map<number, string[]>> {
  const held = await listAppointments(ctx.db, unitIds, 'liaison', ctx.today)
  const byUnit = new Map<number, string[]>()
  for (const { unitId, name } of held) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), name])
  return byUnit
}

const has = (owners: ItemRow['leads'], id: number) => owners.some((owner) => owner.id === id)

/** The share of one unit in the items. */
function shareOf(id: number, items: readonly ItemRow[]) {
  const led = items.filter((item) => has(item.leads, id))
  return {
    lead: led.length,
    joint: items.filter((item) => has(item.joints, id)).length,
    done: led.filter((item) => item.case?.closed).length,
    red: led.filter((item) => item.case?.light === 'red').length,
    faults: led.filter((item) => item.faults.some((fault) => fault.blocks)).length,
  }
}

/** Units against the items of work points, in the order of the tree, with what is wrong. @throws Missing */
export async function showMatrix(ctx: Ctx, pointsId: string): Promise<Matrix> {
  const points = await showPoints(ctx.db, pointsId)
  const items = await rowsOf(ctx, (await listItems(ctx.db, { pointsId })).rows)
  const ids = items.flatMap((item) => [...item.leads, ...item.joints].map((owner) => owner.id))
  const found = [...(await getUnits(ctx.db, ids)).values()].sort((a, b) => a.no - b.no)
  const liaisons = await listLiaisons(ctx, ids)
  const units = found.map(({ id, name, shortName, validTo }) => ({
    id,
    name: shortName ?? name,
    ...shareOf(id, items),
    ended: validTo !== null,
    liaisons: liaisons.get(id) ?? [],
  }))
  const faults = items.flatMap((item) =>
    item.faults.map((fault) => ({ ...fault, itemId: item.id, no: item.no, title: item.title })),
  )
  return { points, units, items, faults }
}
