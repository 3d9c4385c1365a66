import { isPeriodKey, parsePeriod, periodRange } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import type { IndicatorDefinition } from '#kernel/indicator'
import { clearDue, type DueFigure, findIndicators, listDue, listOfIndicator } from '#kernel/indicator/server'
import { parametersAt } from '#kernel/parameter/server'
import { periodsAfter, periodsAround, periodsUpTo, periodsWithin } from './periods.ts'
import { memory, sumsOf } from './reckon.ts'
import { dimensionIn, parentsIn, shelterSums } from './shelter.ts'
import {
  holdRun,
  type KeptSum,
  listSpeakers,
  listThings,
  listUnitLines,
  noteRun,
  replaceSums,
  type Thing,
  treeVersion,
  type UnitLine,
} from './store.ts'

/** Figures taken in one run; the rest waits for the next, and the page says how many. */
const mostAtOnce = 5000
const trees = ['territorial', 'industrial'] as const

/** Sums of one indicator and period, made from the claims as they are now, before any is kept from view. */
async function openSums(db: Ctx['db'], thing: Thing, units: readonly UnitLine[], indicator: IndicatorDefinition) {
  const within = periodsWithin(thing.period)
  const claims = await listOfIndicator(db, thing.indicator, within, ['accepted'])
  const before = periodsUpTo(thing.period, memory + 1).flatMap(periodsWithin)
  const expected = new Set(await listSpeakers(db, thing.indicator, before))
  return sumsOf({ indicator, units, claims, expected }, thing)
}

/**
 * Sums as they are kept: small counts of people, and what would give them away, are marked. The territorial sums of the
 * indicator's own periods are sheltered. The industrial tree and longer periods count the same people, so they are shown by
 * category only where nothing had to be hidden in those; parts of a period are not, because they would take it apart.
 */
export async function makeSums(db: Ctx['db'], thing: Thing, units: readonly UnitLine[]): Promise<KeptSum[]> {
  const indicator = (await findIndicators(db, [thing.indicator])).get(thing.indicator)
  if (!indicator) return []
  const sums = await openSums(db, thing, units, indicator)
  const people = indicator.dimensions.filter((one) => one.people)
  if (!people.some(({ name }) => sums.some(({ categories }) => categories.startsWith(`${name}=`)))) return sums
  const key = 'statistics.least-count'
  const found = await parametersAt(db, [key], null, periodRange(parsePeriod(thing.period)).from)
  const given = { dimensions: people, parentOf: parentsIn(units, thing.period), threshold: Number(found[key].value) }
  const sheltered = shelterSums(sums, given)
  const isOwn = (period: string) => indicator.per === 'as-of' || parsePeriod(period).kind === indicator.per
  const within = isOwn(thing.period) ? [] : periodsWithin(thing.period).filter(isOwn)
  if (!isOwn(thing.period) && within.length === 0)
    return sheltered.map((one) => ({
      ...one,
      isHidden: one.isHidden || people.some(({ name }) => name === dimensionIn(one)),
    }))
  const grounds = [...(thing.tree === 'industrial' ? [thing.period] : []), ...within]
  const closed = new Set<string>(within.length > 0 ? sheltered.filter(({ isHidden }) => isHidden).map(dimensionIn) : [])
  for (const period of grounds)
    for (const one of await makeSums(db, { ...thing, tree: 'territorial', period }, units))
      if (one.isHidden) closed.add(dimensionIn(one))
  return sheltered.map((one) => (closed.has(dimensionIn(one)) ? { ...one, isHidden: true } : one))
}

/** Indicators and periods whose sums change with some figures: a longer period too, and later ones, which expect the same units. */
function touched(figures: readonly Pick<DueFigure, 'indicator' | 'period'>[], known: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const { indicator, period } of figures)
    for (const around of periodsAround(period)) {
      found.add(`${indicator} ${around}`)
      for (const later of periodsAfter(around, memory))
        if (known.has(`${indicator} ${later}`)) found.add(`${indicator} ${later}`)
    }
  return [...found].sort()
}

/**
 * Makes the sums again that claims or changes of units have touched, in one transaction: whoever reads sees the old or the
 * new ones. Returns how many indicators and periods were made again.
 */
export async function sumUp(ctx: Ctx): Promise<number> {
  const { db } = ctx
  const last = await holdRun(db)
  const versions = await treeVersion(db)
  const due = await listDue(db, mostAtOnce)
  // Figures of a stretch of years or of no stated time stand by themselves: they belong to no period that is added up.
  const all = (await listThings(db)).filter(({ period }) => isPeriodKey(period))
  const fresh = due.filter(({ period }) => isPeriodKey(period))
  const known = new Set(all.flatMap(({ indicator, period }) => periodsAround(period).map((p) => `${indicator} ${p}`)))
  const things = touched(versions === last.versions ? fresh : [...fresh, ...all], known)
  const units = things.length > 0 ? await listUnitLines(db) : []
  for (const key of things) {
    const [indicator = '', period = ''] = key.split(' ')
    for (const tree of trees) {
      const thing = { tree, indicator, period }
      await replaceSums(db, thing, await makeSums(db, thing, units))
    }
  }
  await clearDue(db, due)
  await noteRun(db, ctx.now.toISOString(), versions)
  return things.length
}
