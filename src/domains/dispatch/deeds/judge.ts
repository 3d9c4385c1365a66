import { countWorkingDays } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { type StoredCase, setStanding } from '#kernel/process/server'
import { lightOf, plannedProgress, speaksOf, type Verdict, worstOf } from '../rules/index.ts'
import { insertLight, listLights } from '../store/index.ts'
import { planOf, thresholdsAt } from './plan.ts'

/** A verdict with what it was reached from. */
export interface Judgement extends Verdict {
  planned: number | null
  asOf: string
}

/**
 * The light of a task for a period. Reported progress speaks of the quarter's end, so it is held against the plan of that day;
 * whether the task is past due is asked today. `thresholdsOn` is the day whose parameters hold.
 */
export async function judge(
  ctx: Ctx,
  task: Pick<StoredCase, 'regionId' | 'process' | 'openedOn' | 'answers' | 'closedAt'>,
  report: { period: string; progress: number | null; thresholdsOn: string },
): Promise<Judgement> {
  const cal = await loadCalendar(ctx.db)
  const plan = planOf(ctx.house, task)
  const asOf = speaksOf(report.period, ctx.today)
  const planned = plannedProgress({ ...plan, today: asOf })
  const verdict = lightOf({
    planned,
    actual: report.progress,
    asOf,
    due: plan.to,
    today: ctx.today,
    done: report.progress === 100 || task.closedAt !== null,
    daysToDue: plan.to === null ? null : countWorkingDays(cal, ctx.today, plan.to),
    ...(await thresholdsAt(ctx, task.regionId, report.thresholdsOn)),
  })
  return { ...verdict, planned, asOf }
}

/**
 * Writes a light into the task's history and shows it on the task, with the worst of the period so far: repair does not wipe it
 * out. Returns that worst light.
 */
export async function keepLight(
  ctx: Ctx,
  task: StoredCase,
  period: string,
  judgement: Judgement,
  progress: number | null,
): Promise<Verdict['light']> {
  const { light, why, planned } = judgement
  await insertLight(ctx.db, task, { period, onDay: ctx.today, light, why, planned, progress }, ctx.now)
  const lines = await listLights(ctx.db, task, period)
  const worst = lines.reduce((so, line) => worstOf(so, line.light), light)
  await setStanding(ctx.db, task, { progress: progress ?? task.progress, light, worst, why })
  return worst
}
