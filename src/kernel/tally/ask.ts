import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { faultAt, faultsOfSchema, refuseFaults } from './fault.ts'
import { categoriesOf, dimensionsOf } from './formats/definition.ts'
import { Query } from './formats/query.ts'
import { basesOf, type Model } from './model.ts'
import { dayOf, readSpan, type Span, spansWithin } from './span.ts'
import type { Units } from './tree/history.ts'
import type { AsOf } from './tree/stand.ts'

/** A query, held against definitions and units. */
export interface Ask {
  query: Query
  indicators: readonly string[]
  units: readonly number[]
  periods: readonly Span[]
  asOf: AsOf
}

const most = 20_000

function periodsOf(query: Query, { fy }: Model, file: string, faults: Fault[]): Span[] {
  const unread = (path: string, key: string) =>
    faults.push(
      faultAt(
        { file },
        path,
        'query.period',
        say(`“${key}”不是可读的期间`, `"${key}" is not a period that can be read`),
      ),
    )
  if (Array.isArray(query.periods)) {
    return query.periods.flatMap((key, i) => {
      const span = readSpan(key, fy)
      if (!span) unread(`periods.${i}`, key)
      return span ?? []
    })
  }
  const { from, to, each } = query.periods
  const [first, last] = [readSpan(from, fy), readSpan(to, fy)]
  if (!first) unread('periods.from', from)
  if (!last) unread('periods.to', to)
  if (!first || !last) return []
  const message = say('from 不能晚于 to', 'from must not be later than to')
  if (first.from >= last.to) faults.push(faultAt({ file }, 'periods.from', 'query.period', message))
  return spansWithin(first.from, last.to, each, fy)
}

/** Whether some indicator has the category, or leaves its categories open. */
const isCategory = (model: Model, name: string, value: unknown): boolean =>
  value === null ||
  [...model.bases.values()].some(
    (one) => dimensionsOf(one).includes(name) && (categoriesOf(one, name)?.includes(String(value)) ?? true),
  )

function dimensionFaults(query: Query, model: Model, file: string): Fault[] {
  const known = new Set([...model.bases.values()].flatMap(dimensionsOf))
  const asked = [
    ...query.by.map((name, i) => [`by.${i}`, name] as const),
    ...Object.keys(query.where).map((name) => [`where.${name}`, name] as const),
  ]
  const strange = asked.filter(([, name]) => !known.has(name))
  const unlisted = Object.entries(query.where).filter(
    ([name, value]) => known.has(name) && !isCategory(model, name, value),
  )
  const both = query.by.filter((name) => name in query.where)
  return [
    ...strange.map(([path, name]) =>
      faultAt({ file }, path, 'query.dimension', say(`没有维度“${name}”`, `there is no dimension "${name}"`)),
    ),
    ...unlisted.map(([name, value]) =>
      faultAt(
        { file },
        `where.${name}`,
        'query.category',
        say(`“${value}”不在维度“${name}”的分类之中`, `"${value}" is not a category of "${name}"`),
      ),
    ),
    ...both.map((name) =>
      faultAt(
        { file },
        `where.${name}`,
        'query.dimension',
        say(`“${name}”不能既分组又限定`, `"${name}" cannot both be broken down and fixed`),
      ),
    ),
  ]
}

/**
 * Reads a query.
 * @param today the day `now` means when the query does not say
 * @throws Invalid naming path and rule of every fault.
 */
export function readQuery(raw: unknown, model: Model, units: Units, today: string, file = 'query'): Ask {
  const parsed = Query.safeParse(raw)
  if (!parsed.success) refuseFaults(faultsOfSchema({ file }, [], parsed.error))
  if (!parsed.success) throw parsed.error
  const query = parsed.data
  const faults: Fault[] = dimensionFaults(query, model, file)
  const indicators = query.indicators ?? model.order
  for (const [i, id] of indicators.entries())
    if (!model.order.includes(id))
      faults.push(
        faultAt({ file }, `indicators.${i}`, 'query.known', say(`没有指标“${id}”`, `there is no indicator "${id}"`)),
      )
  for (const [i, id] of query.units.entries()) {
    const at = units.place.get(id)
    const path = `units.${i}`
    if (at === undefined)
      faults.push(faultAt({ file }, path, 'query.known', say(`没有编号为“${id}”的单位`, `there is no unit "${id}"`)))
    else if (units.inTree[query.tree][at] === 0 && query.tree === 'industrial')
      faults.push(
        faultAt(
          { file },
          path,
          'query.in-tree',
          say(`单位“${id}”不在产业树中`, `the unit "${id}" does not stand in the industrial tree`),
        ),
      )
  }
  const periods = periodsOf(query, model, file, faults)
  if (periods.length > most)
    faults.push(
      faultAt({ file }, 'periods', 'query.size', say(`期间过多，至多 ${most} 个`, `too many periods; at most ${most}`)),
    )
  refuseFaults(faults)
  const asOf: AsOf =
    query.treeAsOf === 'then' ? 'then' : dayOf(query.treeAsOf === 'now' ? (query.today ?? today) : query.treeAsOf)
  return {
    query,
    indicators: [...new Set(indicators)],
    units: query.units.flatMap((id) => units.place.get(id) ?? []),
    periods,
    asOf,
  }
}

/** Names of the dimensions an indicator has in the end, through its formulas. */
export const dimensionsUnder = (model: Model, id: string): Set<string> =>
  new Set(
    basesOf(model, id).flatMap((base) => {
      const one = model.bases.get(base)
      return one ? dimensionsOf(one) : []
    }),
  )
