import { z } from 'zod'
import { plusDays } from '#kernel/calendar'
import type { Ctx, House } from '#kernel/domain/server'
import { TargetAnswer } from '#kernel/form'
import { parametersAt } from '#kernel/parameter/server'
import type { StoredCase } from '#kernel/process/server'
import { type CurvePoint, endFieldOf, type Threshold } from '../rules/index.ts'

/** What a tracked case plans: when it began, when it ends, its points on the way, its targets. */
export interface Plan {
  from: string
  to: string | null
  curve: readonly CurvePoint[]
  targets: readonly TargetAnswer[]
}

const Curve = z.array(z.object({ on: z.iso.date(), percent: z.number().min(0).max(100) }))
const Targets = z.array(TargetAnswer)

/** Processes whose open cases are asked about each quarter. */
export const trackedOf = (house: House): string[] =>
  [...house.processes].filter(([, versions]) => versions.some((p) => p.tracked)).map(([name]) => name)

/** The field that holds the end of a process's cases, in its newest definition. */
export const endOf = (house: House, process: string): string | null => {
  const newest = house.processes.get(process)?.reduce((a, b) => (b.version > a.version ? b : a))
  return newest ? endFieldOf(newest) : null
}

/**
 * The plan of a tracked case, whatever domain it is of: it runs from its opening to the day that one of its states ends on; the
 * answers may hold a `curve` of points and `targets`.
 */
export function planOf(house: House, task: Pick<StoredCase, 'process' | 'openedOn' | 'answers'>): Plan {
  const field = endOf(house, task.process)
  const end = field === null ? null : task.answers[field]
  return {
    from: task.openedOn,
    to: typeof end === 'string' ? end : null,
    curve: Curve.safeParse(task.answers.curve).data ?? [],
    targets: Targets.safeParse(task.answers.targets).data ?? [],
  }
}

const lightKeys = ['dispatch.light.yellow', 'dispatch.light.red', 'dispatch.light.blue-days'] as const

/** The thresholds of lights in a region on a day, each with its source. */
export async function thresholdsAt(
  ctx: Ctx,
  regionId: number,
  on: string,
): Promise<{ yellow: Threshold; red: Threshold; blueDays: Threshold }> {
  const found = await parametersAt(ctx.db, lightKeys, regionId, on)
  const of = (key: (typeof lightKeys)[number]): Threshold => ({
    value: Number(found[key].value),
    source: found[key].source,
  })
  return {
    yellow: of('dispatch.light.yellow'),
    red: of('dispatch.light.red'),
    blueDays: of('dispatch.light.blue-days'),
  }
}

/** A day far enough ahead that everything due within so many working days lies before it, holidays included. */
export const wideAhead = (today: string, workingDays: number): string => plusDays(today, workingDays * 3 + 14)
