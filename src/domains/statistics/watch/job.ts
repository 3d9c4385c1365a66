import { addWorkingDays, isPeriodKey, lastDayOf, parsePeriod, periodKey, previousPeriod } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { openCase } from '#kernel/process/server'
import type { WatchRow } from '../model/index.ts'
import { labelIn, watchKinds } from '../model/index.ts'
import { belowLevel, type Finding, jumps, outliers, silent } from './rules.ts'
import { listOwn, listPeriods, rulesOn, unitsAlerted } from './store.ts'
import { sayPeriodOf } from './words.ts'

const keys = ['watch.jump-percent', 'watch.outlier-z', 'watch.least-peers', 'watch.report-days'] as const
type Numbers = Record<(typeof keys)[number], number>

/** What one rule finds in one period; a silence only once the term for reporting has passed. */
async function findingsOf(ctx: Ctx, rule: WatchRow, period: string, numbers: Numbers): Promise<Finding[]> {
  const own = await listOwn(ctx.db, rule.indicator, period, periodKey(previousPeriod(parsePeriod(period))))
  if (rule.kind === 'level')
    return rule.comparison && rule.level !== null ? belowLevel(own, rule.comparison, rule.level) : []
  if (rule.kind === 'jump') return jumps(own, numbers['watch.jump-percent'])
  if (rule.kind === 'outlier')
    return outliers(own, { z: numbers['watch.outlier-z'], least: numbers['watch.least-peers'] })
  const calendar = await loadCalendar(ctx.db)
  const due = addWorkingDays(calendar, lastDayOf(parsePeriod(period)), numbers['watch.report-days']).date
  return ctx.today > due ? silent(own, due) : []
}

/** The two latest periods that have ended: the one just reported, and the one before, which may have been completed late. */
async function periodsOf(ctx: Ctx, rule: WatchRow): Promise<string[]> {
  const all = await listPeriods(ctx.db, rule.indicator)
  return all
    .filter((period) => {
      if (!isPeriodKey(period)) return false
      const last = lastDayOf(parsePeriod(period))
      return last < ctx.today && last >= rule.validFrom
    })
    .slice(0, 2)
}

/** The indicator for people, with its name, so that no other is taken for it. */
const named = ({ label, indicator }: WatchRow) => `${label.zh}（${indicator}）`

async function raise(ctx: Ctx, rule: WatchRow, period: string, found: Finding): Promise<void> {
  const kind = labelIn(watchKinds, rule.kind)?.zh ?? rule.kind
  await openCase(ctx, {
    process: 'alert',
    unitId: found.unitId,
    title: `${kind}：${rule.label.zh}（${sayPeriodOf(period).zh}）`,
    period,
    answers: {
      kind: rule.kind,
      indicator: named(rule),
      finding: found.words.zh,
      basis: rule.source,
    },
  })
}

/** Holds the latest figures against every rule; each thing found brings one alert, once. Returns how many were raised. */
export async function watch(ctx: Ctx): Promise<number> {
  const found = await parametersAt(ctx.db, keys, null, ctx.today)
  const numbers = Object.fromEntries(keys.map((key) => [key, Number(found[key].value)])) as Numbers
  let raised = 0
  for (const rule of await rulesOn(ctx.db, ctx.today))
    for (const period of await periodsOf(ctx, rule)) {
      const findings = await findingsOf(ctx, rule, period, numbers)
      const there = await unitsAlerted(ctx.db, rule.kind, named(rule), period)
      for (const one of findings.filter(({ unitId }) => !there.has(unitId))) {
        await raise(ctx, rule, period, one)
        raised++
      }
    }
  return raised
}
