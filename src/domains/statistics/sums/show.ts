import { mayOver } from '#kernel/access'
import { parsePeriod, periodKey, periodRange } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { type Dimension, meets } from '#kernel/indicator'
import { countDue } from '#kernel/indicator/server'
import { getUnit, type Unit } from '#kernel/org/server'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { type Catalogue, dimensionsOf, formulaRows, neededFor, openCatalogue } from '../formulas/all.ts'
import { modelOf, namesIn } from '../formulas/definitions.ts'
import { figureOf, figuresUpTo, rowsOf, standingOf } from '../formulas/reckon.ts'
import { listTargets } from '../formulas/store.ts'
import type { AskedFigures, FigureHead, FigureRow, FormulaPart } from '../model/index.ts'
import { findLevel } from '../watch/store.ts'
import { periodsUpTo } from './periods.ts'
import { type Kept, latestPeriod, latestThing, listOfUnit, listUnitSums, type UnitSums } from './rows/store.ts'
import { lastRun } from './store.ts'

/** Points of a trend. */
const trendLength = 12

interface Meant {
  unit: Unit
  indicator: string
  period: string
  tree: AskedFigures['tree']
  catalogue: Catalogue
  /** Indicators whose sums are needed. */
  needed: readonly string[]
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
  const { tree } = asked
  const indicator = asked.indicator ?? (await latestThing(ctx.db, asked))?.indicator
  if (indicator === undefined) return null
  const catalogue = await openCatalogue(ctx.db)
  const needed = neededFor(catalogue, indicator)
  const terms = catalogue.model.formulas.has(indicator) ? needed.filter((name) => name !== indicator) : needed
  const period = asked.period ?? (await latestPeriod(ctx.db, tree, terms))
  if (period === null) return null
  return { unit, indicator, period: periodKey(parsePeriod(period, 'period')), tree, catalogue, needed }
}

/** A unit's figure and those of the units right below it, as the tree was in the period. */
export async function showFigures(ctx: Ctx, asked: AskedFigures & { page: number; size: number }) {
  const meant = await meantBy(ctx, asked)
  if (!meant) return { rows: [] as FigureRow[], total: 0, more: false }
  const { unit, tree, period, needed, catalogue, indicator } = meant
  const days = periodRange(parsePeriod(period))
  const by = dimensionAsked(meant, asked.by)
  const wanted = { unitId: unit.id, tree, period, indicators: needed, days, by: by?.name ?? null }
  const made = (one: UnitSums) => rowsOf(catalogue, { indicator, period, by }, one)
  if (by) return byCategory(ctx, wanted, made, asked)
  const { units, total } = await listUnitSums(ctx.db, { ...wanted, page: asked.page, size: asked.size })
  return { rows: units.flatMap(made), total, more: false }
}

/**
 * How many rows a unit has by category is known only once they are made: units are read until the page is full and there is a
 * row beyond it. A unit has one row at least, so one reading fills the first page.
 */
async function byCategory(
  ctx: Ctx,
  wanted: Omit<Parameters<typeof listUnitSums>[1], 'page' | 'size'>,
  made: (one: UnitSums) => FigureRow[],
  { page, size }: { page: number; size: number },
) {
  const rows: FigureRow[] = []
  for (let at = 1; ; at++) {
    const { units, total } = await listUnitSums(ctx.db, { ...wanted, page: at, size })
    rows.push(...units.flatMap(made))
    const isLast = at * size >= total
    if (isLast || rows.length > page * size)
      return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, more: !isLast }
  }
}

/** The dimension asked for; none where another indicator has it, as after choosing another on the page. @throws Invalid where none has. */
function dimensionAsked({ catalogue, indicator }: Meant, by: string | undefined): Dimension | null {
  if (by === undefined) return null
  const found = dimensionsOf(catalogue, indicator).find(({ name }) => name === by)
  if (found) return found
  if ([...catalogue.things.values()].some(({ dimensions }) => dimensions.some(({ name }) => name === by))) return null
  const message = say('没有这一分类', 'Nothing is broken down by that')
  throw new Invalid([{ path: 'by', rule: 'statistics-dimension', message }])
}

/** The unit's own figure by the dimension asked for. */
async function breakdownOf(ctx: Ctx, meant: Meant, asked: AskedFigures): Promise<FigureHead['breakdown']> {
  const { unit, tree, period, needed, catalogue, indicator } = meant
  const by = dimensionAsked(meant, asked.by)
  if (!by) return null
  const days = periodRange(parsePeriod(period))
  const wanted = { unitId: unit.id, tree, period, indicators: needed, days, by: by.name, page: 1, size: 1 }
  const [self] = (await listUnitSums(ctx.db, wanted)).units
  return { label: by.label, rows: self ? rowsOf(catalogue, { indicator, period, by }, self) : [] }
}

/** The terms of a formula with what each came to; null for an indicator that units report. */
function formulaOf(
  { catalogue, indicator, period, unit }: Meant,
  sums: ReadonlyMap<string, Kept>,
): FigureHead['formula'] {
  const row = formulaRows(catalogue).find((one) => one.indicator === indicator)
  const formula = catalogue.formulas.find((one) => one.indicator === indicator)
  if (!row || !formula) return null
  const parts = namesIn(formula.formula).flatMap((name): FormulaPart[] => {
    const thing = catalogue.things.get(name)
    if (!thing) return []
    const { value, reported, expected } = figureOf(catalogue.model, name, unit.id, period, sums)
    const { label, measure, decimals } = thing
    return [{ name, label, measure, decimals, value, reported, expected }]
  })
  return { words: row.words, source: row.source, parts }
}

/** What the page says of the figures: definition, time, changes that wait, trend and targets. */
export async function showHead(ctx: Ctx, asked: AskedFigures): Promise<FigureHead> {
  const unit = await unitOf(ctx, asked.unitId)
  const meant = await meantBy(ctx, asked)
  const { waiting } = await countDue(ctx.db)
  const head = { unitId: unit.id, unitName: unit.name, at: await lastRun(ctx.db), waiting }
  if (!meant)
    return {
      ...head,
      indicator: null,
      period: null,
      trend: [],
      formula: null,
      targets: [],
      level: null,
      dimensions: [],
      breakdown: null,
    }
  const { catalogue, period, needed, tree } = meant
  const indicator = catalogue.things.get(meant.indicator)
  if (!indicator) throw new Missing()
  const kept = await listOfUnit(ctx.db, { unitId: unit.id, tree, indicators: needed })
  const figures = figuresUpTo(catalogue.model, indicator.name, { unitId: unit.id, period }, kept)
  const values = new Map(figures.map((figure) => [figure.period, figure.value]))
  const trend = periodsUpTo(period, trendLength).map((at) => ({ at, value: values.get(at) ?? null }))
  const { name, label, measure, decimals, kind } = indicator
  return {
    ...head,
    indicator: { name, label, measure, decimals, kind },
    dimensions: dimensionsOf(catalogue, meant.indicator).map((one) => ({ name: one.name, label: one.label })),
    breakdown: await breakdownOf(ctx, meant, asked),
    period,
    trend,
    formula: formulaOf(meant, kept.get(period) ?? new Map()),
    targets: await targetsOf(ctx, meant, figures),
    level: await levelOf(ctx, meant, trend.at(-1)?.value ?? null),
  }
}

/** Where the unit stands to each target that holds today and is asked of it. */
async function targetsOf(ctx: Ctx, { catalogue, indicator, unit }: Meant, figures: ReturnType<typeof figuresUpTo>) {
  const targets = await listTargets(ctx.db, { indicator, on: ctx.today })
  return targets
    .filter(({ unitId }) => unitId === null || unitId === unit.id)
    .flatMap((target) => {
      const model = modelOf([...catalogue.things.values()], catalogue.formulas, [target])
      return standingOf(model, target, figures) ?? []
    })
}

async function levelOf(ctx: Ctx, { indicator, period }: Meant, value: string | null) {
  const rule = await findLevel(ctx.db, indicator, periodRange(parsePeriod(period)).from)
  if (!rule?.comparison || rule.level === null) return null
  const met = value === null ? null : meets(value, rule.comparison, rule.level)
  return { comparison: rule.comparison, level: rule.level, source: rule.source, met }
}
