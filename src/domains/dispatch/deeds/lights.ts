import { countWorkingDays, periodKey, periodOf } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { findCase, type StoredCase } from '#kernel/process/server'
import { lightOf } from '../rules/index.ts'
import { findOpenPeriod, listEnding, listLights } from '../store/index.ts'
import { keepLight } from './judge.ts'
import { endOf, planOf, thresholdsAt, trackedOf, wideAhead } from './plan.ts'

/** Kind of the daily job. */
export const lightsJob = 'dispatch.lights'

/**
 * Looks at tasks whose end is near or past: a day may turn a light blue or red without any report. Progress and plan stay as they
 * were last judged, because nobody has been asked since.
 */
export async function watchEnds(ctx: Ctx): Promise<void> {
  for (const process of trackedOf(ctx.house)) {
    const end = endOf(ctx.house, process)
    if (end === null) continue
    const { blueDays } = await thresholdsAt(ctx, 0, ctx.today)
    for (const ref of await listEnding(ctx.db, process, end, wideAhead(ctx.today, blueDays.value))) {
      const task = await findCase(ctx.db, ref)
      if (task) await watchEnd(ctx, task)
    }
  }
}

async function watchEnd(ctx: Ctx, task: StoredCase): Promise<void> {
  const plan = planOf(ctx.house, task)
  if (plan.to === null) return
  const last = (await listLights(ctx.db, task)).at(-1)
  const [planned, progress] = [last?.planned ?? null, last?.progress ?? null]
  const verdict = lightOf({
    planned,
    actual: progress,
    asOf: last?.onDay ?? ctx.today,
    due: plan.to,
    today: ctx.today,
    done: progress === 100,
    daysToDue: countWorkingDays(await loadCalendar(ctx.db), ctx.today, plan.to),
    ...(await thresholdsAt(ctx, task.regionId, ctx.today)),
  })
  if (verdict.light === (task.light ?? 'grey')) return
  // While a quarter still asks about the task, what shows in it belongs to that quarter.
  const period = (await findOpenPeriod(ctx.db, task)) ?? periodKey(periodOf(ctx.today, 'quarter'))
  await keepLight(ctx, task, period, { ...verdict, planned, asOf: ctx.today }, progress)
}
