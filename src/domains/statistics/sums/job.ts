import { isPeriodKey, parsePeriod, periodRange } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import type { IndicatorDefinition } from '#kernel/indicator'
import { clearDue, type DueFigure, findIndicators, listDue, listOfIndicator, sumDue } from '#kernel/indicator/server'
import { parametersAt } from '#kernel/parameter/server'
import { leastCount } from './parameters.ts'
import {
  lengthBeside,
  periodsAfter,
  periodsAround,
  periodsUpTo,
  periodsWithin,
  shortestFirst,
  shownWithin,
} from './periods.ts'
import { memory, sumsOf } from './reckon.ts'
import { dimensionIn, parentsIn, shelterSums } from './shelter.ts'
import {
  holdRun,
  listSpeakers,
  listThings,
  listUnitLines,
  noteRun,
  replaceSums,
  type Thing,
  toldInKept,
  type UnitLine,
  versionOfGrounds,
} from './store.ts'

/** Figures taken in one run; the rest waits for the next, and the page says how many. */
const mostAtOnce = 5000
/** The territorial tree first: what it hides decides over the other. */
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
 * By which dimensions an indicator is told apart in the territorial sums of some periods, and whether any of that is hidden;
 * null where that is not known yet.
 */
export type ToldIn = (indicator: string, periods: readonly string[]) => Promise<ReadonlyMap<string, boolean> | null>

/**
 * Sums as they are kept: small counts of people, and what would give them away, are marked. The territorial sums of the
 * shortest periods are sheltered. The industrial tree and longer periods count the same people, so they are shown by category
 * only where nothing had to be hidden, in those or in themselves; parts of the period that units report by are not, because
 * they would take it apart. What those hide is asked of `toldIn`, after the claims are read.
 */
export async function makeSums(db: Ctx['db'], thing: Thing, units: readonly UnitLine[], toldIn: ToldIn) {
  const indicator = (await findIndicators(db, [thing.indicator])).get(thing.indicator)
  if (!indicator) return []
  const sums = await openSums(db, thing, units, indicator)
  const people = indicator.dimensions.filter((one) => one.people)
  if (!people.some(({ name }) => sums.some((one) => dimensionIn(one) === name))) return sums
  const length = lengthBeside(thing.period, indicator.per)
  const grounds = [...(thing.tree === 'industrial' ? [thing.period] : []), ...shownWithin(thing.period, indicator.per)]
  const told = grounds.length > 0 ? await toldIn(thing.indicator, grounds) : new Map<string, boolean>()
  const closed = new Set(people.map(({ name }) => name).filter((name) => length === -1 || !told || told.get(name)))
  const found = await parametersAt(db, [leastCount], null, periodRange(parsePeriod(thing.period)).from)
  const sheltered = shelterSums(sums, {
    dimensions: people.filter(({ name }) => !closed.has(name)),
    parentOf: parentsIn(units, thing),
    threshold: Number(found[leastCount].value),
  })
  for (const one of sheltered)
    if (one.isHidden && (length === 1 || told?.has(dimensionIn(one)))) closed.add(dimensionIn(one))
  return sheltered.map((one) => (closed.has(dimensionIn(one)) ? { ...one, isHidden: true } : one))
}

/**
 * What is kept says which sums are hidden, where it is of all that was said until now. Where figures came in since this run
 * began, or wait for the next, nothing is known: the next run makes the longer periods again.
 */
function keptOf({ db }: Ctx, taken: readonly DueFigure[]): ToldIn {
  return async (indicator, periods) => {
    const within = [...new Set(periods.flatMap(periodsWithin))]
    const mine = taken.filter((one) => one.indicator === indicator && within.includes(one.period))
    const waiting = await sumDue(db, indicator, within)
    const isOfToday = waiting.figures === mine.length && waiting.revs === mine.reduce((all, { rev }) => all + rev, 0)
    return isOfToday ? toldInKept(db, indicator, periods) : null
  }
}

/**
 * Indicators and periods whose sums change with some figures: a longer period too, and later ones, which expect the same
 * units. Shorter periods come first: what they hide decides over longer ones.
 */
function touched(figures: readonly Pick<DueFigure, 'indicator' | 'period'>[], known: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const { indicator, period } of figures)
    for (const around of periodsAround(period)) {
      found.add(`${indicator} ${around}`)
      for (const later of periodsAfter(around, memory))
        if (known.has(`${indicator} ${later}`)) found.add(`${indicator} ${later}`)
    }
  const periodIn = (key: string) => key.split(' ')[1] ?? ''
  return [...found].sort().sort((a, b) => shortestFirst(periodIn(a), periodIn(b)))
}

/**
 * Makes the sums again that claims or changes of units have touched, in one transaction: whoever reads sees the old or the
 * new ones. Returns how many indicators and periods were made again.
 */
export async function sumUp(ctx: Ctx, most = mostAtOnce): Promise<number> {
  const { db } = ctx
  const last = await holdRun(db)
  const versions = await versionOfGrounds(db, leastCount)
  const due = await listDue(db, most)
  // Figures of a stretch of years or of no stated time stand by themselves: they belong to no period that is added up.
  const all = (await listThings(db)).filter(({ period }) => isPeriodKey(period))
  const fresh = due.filter(({ period }) => isPeriodKey(period))
  const known = new Set(all.flatMap(({ indicator, period }) => periodsAround(period).map((p) => `${indicator} ${p}`)))
  const things = touched(versions === last.versions ? fresh : [...fresh, ...all], known)
  const toldIn = keptOf(ctx, due)
  const units = things.length > 0 ? await listUnitLines(db) : []
  for (const key of things) {
    const [indicator = '', period = ''] = key.split(' ')
    for (const tree of trees) {
      const thing = { tree, indicator, period }
      await replaceSums(db, thing, await makeSums(db, thing, units, toldIn))
    }
  }
  await clearDue(db, due)
  await noteRun(db, ctx.now.toISOString(), versions)
  return things.length
}
