import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import { lightToday } from '#kernel/process'
import { fillPath } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { ItemFilter } from '../model/items.ts'
import type { ItemRow } from '../model/rows.ts'
import { taskProcess } from '../process.ts'
import { faultsOf } from '../rules/index.ts'
import { type ListedItem, listItems } from '../store/list.ts'

function caseOf(item: ListedItem, today: string): ItemRow['case'] {
  const { caseRegion, caseId, caseState, progress } = item
  const { light, lightWhy } = lightToday({ ...item, dueOn: item.taskDue }, today)
  if (caseRegion === null || caseId === null || caseState === null) return null
  const stateLabel = taskProcess.states[caseState]?.label ?? say(caseState, caseState)
  const page = fillPath(taskProcess.page ?? '', { regionId: caseRegion, id: caseId })
  return {
    regionId: caseRegion,
    id: caseId,
    stateLabel,
    closed: item.closedAt !== null,
    progress,
    light,
    lightWhy,
    page,
  }
}

/** Items with the names of their units, their faults, and how their tasks stand. */
export async function rowsOf(ctx: Ctx, items: readonly ListedItem[]): Promise<ItemRow[]> {
  const units = await getUnits(
    ctx.db,
    items.flatMap((item) => [...item.leads, ...item.joints]),
  )
  const ended = new Set([...units.values()].filter((unit) => unit.validTo !== null).map((unit) => unit.id))
  const owners = (ids: readonly number[]) =>
    ids.map((id) => ({ id, name: units.get(id)?.shortName ?? units.get(id)?.name ?? String(id) }))
  return items.map((item) => {
    const named = { ...item, leads: owners(item.leads), joints: owners(item.joints) }
    return { ...named, faults: item.state === 'dropped' ? [] : faultsOf(named, ended), case: caseOf(item, ctx.today) }
  })
}

/** A page of the ledger. */
export async function showItems(ctx: Ctx, filter: ItemFilter) {
  const { rows, ...counts } = await listItems(ctx.db, filter, filter)
  return { ...counts, rows: await rowsOf(ctx, rows) }
}

/** One item as it stands now. @throws Missing */
export async function showItem(ctx: Ctx, id: string): Promise<ItemRow> {
  const { rows } = await listItems(ctx.db, { ids: [id] })
  const [row] = await rowsOf(ctx, rows)
  if (!row) throw new Missing()
  return row
}
