import { mayOver } from '#kernel/access'
import { parsePeriod, periodKey, periodRange } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { meets } from '#kernel/indicator'
import { countDue, findIndicators } from '#kernel/indicator/server'
import { getUnit, type Unit } from '#kernel/org/server'
import { Missing } from '#platform/errors'
import type { AskedFigures, FigureRow } from '../model/index.ts'
import { findLevel } from '../watch/store.ts'
import { periodsUpTo } from './periods.ts'
import { latestThing, listFigureRows, listTrend } from './rows/store.ts'
import { lastRun } from './store.ts'

/** Points of a trend. */
const trendLength = 12

interface Meant {
  unit: Unit
  indicator: string
  period: string
  tree: AskedFigures['tree']
}

/** The unit meant: the one asked, or the reader's own. @throws Missing when it is not theirs to see. */
async function unitOf(ctx: Ctx, unitId: number | undefined): Promise<Unit> {
  const id = unitId ?? ctx.ownUnits[0]
  if (id === undefined) throw new Missing()
  const unit = await getUnit(ctx.db, id)
  if (!mayOver(ctx.actor, 'statistics.read', unit)) throw new Missing()
  return unit
}

/** What a query means, where it leaves something open; null when nothing has been summed up yet. */
async function meantBy(ctx: Ctx, asked: AskedFigures): Promise<Meant | null> {
  const unit = await unitOf(ctx, asked.unitId)
  const latest = await latestThing(ctx.db, asked)
  const [indicator, period] = [asked.indicator ?? latest?.indicator, asked.period ?? latest?.period]
  if (indicator === undefined || period === undefined) return null
  return { unit, indicator, period: periodKey(parsePeriod(period, 'period')), tree: asked.tree }
}

/** A unit's figure and those of the units right below it, as the tree was in the period. */
export async function showFigures(ctx: Ctx, asked: AskedFigures & { page: number; size: number }) {
  const meant = await meantBy(ctx, asked)
  if (!meant) return { rows: [] as FigureRow[], total: 0, more: false }
  const days = periodRange(parsePeriod(meant.period))
  const rows = await listFigureRows(ctx.db, { ...meant, unitId: meant.unit.id, days })
  const { page, size } = asked
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, more: false }
}

/** What the page says of the figures: definition, time, changes that wait, trend and target. */
export async function showHead(ctx: Ctx, asked: AskedFigures) {
  const unit = await unitOf(ctx, asked.unitId)
  const meant = await meantBy(ctx, asked)
  const { waiting } = await countDue(ctx.db)
  const head = { unitId: unit.id, unitName: unit.name, at: await lastRun(ctx.db), waiting }
  if (!meant) return { ...head, indicator: null, period: null, trend: [], target: null }
  const indicator = (await findIndicators(ctx.db, [meant.indicator])).get(meant.indicator)
  if (!indicator) throw new Missing()
  const periods = periodsUpTo(meant.period, trendLength)
  const values = await listTrend(ctx.db, { ...meant, unitId: unit.id, periods })
  const trend = periods.map((at) => ({ at, value: values.get(at) ?? null }))
  const { name, label, measure, decimals, kind } = indicator
  return {
    ...head,
    indicator: { name, label, measure, decimals, kind },
    period: meant.period,
    trend,
    target: await targetOf(ctx, meant, trend.at(-1)?.value ?? null),
  }
}

async function targetOf(ctx: Ctx, { indicator, period }: Meant, value: string | null) {
  const rule = await findLevel(ctx.db, indicator, periodRange(parsePeriod(period)).from)
  if (!rule?.comparison || rule.level === null) return null
  const met = value === null ? null : meets(value, rule.comparison, rule.level)
  return { comparison: rule.comparison, level: rule.level, source: rule.source, met }
}
