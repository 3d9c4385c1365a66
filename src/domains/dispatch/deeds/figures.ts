import type { Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { rateOf } from '#kernel/indicator'
import { acceptClaims, reportClaims } from '#kernel/indicator/server'
import { getUnit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseView } from '#kernel/process'
import type { Say } from '#platform/say'
import { oneDecimal } from '../rules/index.ts'
import { listUnitsAsked, tallyReports } from '../store/index.ts'

/** A figure with what it was made of; `value` is null where there is nothing to count, or too little for a rate. */
export interface CountedFigure {
  indicator: 'dispatch-on-time-rate' | 'dispatch-accepted-rate' | 'task-progress'
  value: number | null
  numerator: number
  denominator: number
  /** Why there is no value though something was counted. */
  withheld: Say | null
}

const leastKey = 'figures.least-denominator'

/**
 * What the product counts for a unit and all below it in a quarter, from reports that were asked for (those no longer asked for
 * are left out): share sent first within the term, share accepted, in per cent; mean progress of the accepted ones, in per cent.
 * Rates need the smallest base that the parameter `figures.least-denominator` sets; numerator and denominator always come along.
 */
export async function figuresOf(ctx: Ctx, unitId: number, period: string): Promise<CountedFigure[]> {
  const unit = await getUnit(ctx.db, unitId)
  const tally = await tallyReports(ctx.db, unit, period)
  const least = Number((await parametersAt(ctx.db, [leastKey], unit.regionId, ctx.today))[leastKey].value)
  const rate = (indicator: CountedFigure['indicator'], numerator: number): CountedFigure => {
    const { percent, withheld } = rateOf(numerator, tally.asked, 1, least)
    const value = percent === null ? null : Number(percent)
    return { indicator, value, numerator, denominator: tally.asked, withheld: tally.asked === 0 ? null : withheld }
  }
  const { progressSum, progressCount } = tally
  return [
    rate('dispatch-on-time-rate', tally.onTime),
    rate('dispatch-accepted-rate', tally.accepted),
    {
      indicator: 'task-progress',
      value: progressCount === 0 ? null : oneDecimal(progressSum / progressCount),
      numerator: progressSum,
      denominator: progressCount,
      withheld: null,
    },
  ]
}

const figure = (counted: CountedFigure, asOf: string): FigureAnswer => ({
  indicator: counted.indicator,
  value: counted.value,
  qualifier: '',
  scope: '',
  asOf,
  method: 'business',
})

/** When a quarter closes, its figures become claims of the product itself, for the issuing unit and each unit asked. */
export async function reportFigures(ctx: Ctx, round: CaseView): Promise<void> {
  const period = String(round.period)
  const units = await listUnitsAsked(ctx.db, round)
  for (const unitId of new Set([round.unitId, ...units])) {
    const figures = (await figuresOf(ctx, unitId, period)).filter((counted) => counted.value !== null)
    if (figures.length === 0) continue
    await reportClaims(ctx, {
      caseRef: { regionId: round.regionId, id: round.id },
      unitId,
      period,
      figures: figures.map((counted) => figure(counted, ctx.today)),
      reporterUnitId: null,
    })
  }
  await acceptClaims(ctx, round)
}
