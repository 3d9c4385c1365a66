import { asPerson } from '#kernel/access/server'
import { periodKey, periodOf, plusPeriods } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { acceptSeries, reportClaims } from '#kernel/indicator/server'
import { sumUp } from '../sums/job.ts'
import { watch } from '../watch/job.ts'
import { addRule } from '../watch/manage.ts'
import { listCounties, listTops } from './store.ts'

const quarters = 6
const quiet = 4
const leaping = 9

/** Invented, and the same every time: some hundreds a quarter, slowly growing. */
const trainedIn = (county: number, quarter: number) => 180 + ((county * 37) % 240) + quarter * (5 + (county % 4))

async function accepted(ctx: Ctx, unitId: number, period: string, indicator: string, value: number): Promise<void> {
  const figure = { indicator, value, qualifier: '', asOf: null, scope: '', method: 'imported' as const }
  await acceptSeries(
    ctx,
    await reportClaims(ctx, { caseRef: null, unitId, period, reporterUnitId: unitId, figures: [figure] }),
  )
}

/** Six quarters of training in every county, one silent and one leaping in the last. */
async function training(ctx: Ctx): Promise<void> {
  const last = plusPeriods(periodOf(ctx.today, 'quarter'), -1)
  for (const [i, county] of (await listCounties(ctx.db)).entries())
    for (let q = 0; q < quarters; q++) {
      const isLast = q === quarters - 1
      if (isLast && i === quiet) continue
      const value = trainedIn(i, q) * (isLast && i === leaping ? 3 : 1)
      await accepted(ctx, county, periodKey(plusPeriods(last, q - quarters + 1)), 'workforce-trained', value)
    }
}

/** The journal's figures of the province, invented training of its counties, and rules that find what was planted. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const [top] = await listTops(ctx.db)
  if (top === undefined) throw new Error('the demonstration has no province')
  await accepted(ctx, top, '2023', 'skilled-people', 438_600)
  await accepted(ctx, top, '2023', 'skilled-share', 17.13)
  await training(ctx)
  const clerk = await asPerson(ctx, 'clerk')
  const rule = { comparison: null, level: null, validFrom: '2024-01-01', source: '季度统计惯例（演示）' }
  await addRule(clerk, { ...rule, indicator: 'workforce-trained', kind: 'jump' })
  await addRule(clerk, { ...rule, indicator: 'workforce-trained', kind: 'missing' })
  await addRule(clerk, {
    indicator: 'skilled-share',
    kind: 'level',
    comparison: 'at-least',
    level: 30,
    validFrom: '2021-01-01',
    source: '“十四五”末技能人才占就业人员 30% 的要求',
  })
  await sumUp(ctx)
  await watch(ctx)
}
