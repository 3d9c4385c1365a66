import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { View, type ViewRow } from '../model/index.ts'
import { readView } from '../rules/view.ts'
import { addView, changeView, dropView, listViews } from '../store/views.ts'

interface Naming {
  name: string
  shared: boolean
}
interface Ref {
  regionId: number
  id: string
}

const personOf = ({ actor }: Ctx): string => {
  if (actor.personId === null) throw new Missing()
  return actor.personId
}

/** One's own views, and those that others in one's units share. */
export async function showViews(ctx: Ctx, paging: { page: number; size: number }) {
  const me = personOf(ctx)
  const found = await listViews(ctx.db, me, ctx.ownUnits, paging)
  const rows = found.rows.map(({ personId, unitNo: _, ...one }): ViewRow => ({ ...one, mine: personId === me }))
  return { ...found, rows }
}

/** Keeps a view under a name, at one's own unit. @throws Invalid for a view that could not be shown. */
export async function keepView(ctx: Ctx, { name, shared, query }: Naming & { query: string }): Promise<{ id: string }> {
  const view = View.safeParse(Object.fromEntries(new URLSearchParams(query)))
  if (!view.success) throw new Invalid([{ path: 'query', message: say('视图不完整', 'This is no view') }])
  readView(view.data, view.data.use ?? 'internal')
  const personId = personOf(ctx)
  const [unit] = (await getUnits(ctx.db, ctx.ownUnits.slice(0, 1))).values()
  if (!unit) throw new Missing()
  const id = randomUUID()
  await addView(ctx.db, {
    ...{ regionId: unit.regionId, id, unitId: unit.id, unitNo: unit.no, personId, personName: ctx.actor.name },
    ...{ name, query, shared, keptAt: ctx.now.toISOString() },
  })
  return { id }
}

/** @throws Missing for a view that is not one's own. */
export async function renameView(ctx: Ctx, ref: Ref, change: Naming): Promise<Record<string, never>> {
  if (!(await changeView(ctx.db, personOf(ctx), ref, change))) throw new Missing()
  return {}
}

/** @throws Missing for a view that is not one's own. */
export async function removeView(ctx: Ctx, ref: Ref): Promise<Record<string, never>> {
  if (!(await dropView(ctx.db, personOf(ctx), ref))) throw new Missing()
  return {}
}
