import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { listUnitNames } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { breakDown } from '../deeds/break-down.ts'
import type { DemonstrationTask } from './tasks.ts'
import { findIds, onDay, type UnitIds } from './walk.ts'

/** Accounts of the demonstration's prefecture cadres, who take on what is broken down to them. */
const cadres: Readonly<Record<string, string>> = {
  西宁市总工会: 'cadre-xining',
  海东市总工会: 'cadre-haidong',
  海北州总工会: 'cadre-haibei',
  黄南州总工会: 'cadre-huangnan',
  海南州总工会: 'cadre-hainan',
  果洛州总工会: 'cadre-golog',
  玉树州总工会: 'cadre-yushu',
  海西州总工会: 'cadre-haixi',
}

/** The units a task is broken down to: all prefectures, or those named. */
async function unitsBelow(ctx: Ctx, units: UnitIds, below: NonNullable<DemonstrationTask['below']>): Promise<number[]> {
  if (below !== 'all') return findIds(units, below)
  const federations = await listUnitNames(ctx.db, ['federation'])
  const root = federations.find((unit) => unit.parentId === null)
  return federations.filter((unit) => unit.parentId === root?.id).map((unit) => unit.id)
}

async function takeOn(ctx: Ctx, day: string, login: string, task: CaseRef): Promise<void> {
  const owner = await asPerson(onDay(ctx, day), login)
  await act(owner, task, 'accept', { input: { owner: owner.actor.name } })
}

/** Breaks a task down to prefectures and then on to counties and enterprises, by whoever holds the part above. */
export async function breakDownTask(
  ctx: Ctx,
  days: { accepted: string; further: string },
  units: UnitIds,
  ref: CaseRef,
  { below = [], further = [] }: DemonstrationTask,
): Promise<void> {
  const parts = new Map<number, CaseRef>()
  const clerk = await asPerson(onDay(ctx, days.accepted), 'clerk')
  for (const child of await breakDown(clerk, ref, { units: await unitsBelow(ctx, units, below) }))
    parts.set(child.unitId, child)
  for (const [name, login] of Object.entries(cadres)) {
    const part = parts.get(units.get(name) ?? 0)
    if (part) await takeOn(ctx, days.accepted, login, part)
  }
  const later = plusDays(days.further, 2) < ctx.today ? plusDays(days.further, 2) : ctx.today
  for (const { from, by, to } of further) {
    const above = parts.get(units.get(from) ?? 0)
    if (!above) throw new Error(`the demonstration gave "${from}" no part to break down`)
    const cadre = await asPerson(onDay(ctx, days.further), by)
    const names = Object.keys(to)
    const given = await breakDown(cadre, above, { units: findIds(units, names) })
    for (const child of given) parts.set(child.unitId, child)
    for (const [name, login] of Object.entries(to)) {
      const part = parts.get(findIds(units, [name])[0] ?? 0)
      if (part && login) await takeOn(ctx, later, login, part)
    }
  }
}
