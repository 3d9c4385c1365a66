import { z } from 'zod'
import type { Fault } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { type Exact, exact, readExact } from './exact.ts'
import { faultAt, faultsOfSchema, refuseFaults } from './fault.ts'
import {
  BaseDefinition,
  Definitions,
  dimensionsOf,
  FormulaDefinition,
  isFormula,
  overTimeOf,
  type TargetDefinition,
} from './formats/definition.ts'
import { type Expression, FormulaFault, namesIn, readFormula, type Sides, sidesOf } from './formats/formula.ts'
import { calendarYear, type FinancialYear, readSpan } from './span.ts'

/** A formula, read. */
export interface FormulaModel {
  one: FormulaDefinition
  expression: Expression
  sides: Sides | null
  least: Exact | null
}

/** All definitions, checked against each other. */
export interface Model {
  fy: FinancialYear
  bases: ReadonlyMap<string, BaseDefinition>
  formulas: ReadonlyMap<string, FormulaModel>
  /** Ids in the order of the file. */
  order: readonly string[]
  targets: readonly TargetDefinition[]
}

/** The file as far as it can be read before each indicator is looked at. */
const Outline = Definitions.extend({ indicators: z.array(z.unknown()).min(1).max(2000) })

const bad = (file: string, path: string, rule: string, message: Say) => faultAt({ file }, path, rule, message)

function readIndicator(
  raw: unknown,
  i: number,
  file: string,
  faults: Fault[],
): BaseDefinition | FormulaDefinition | null {
  const schema = typeof raw === 'object' && raw !== null && 'formula' in raw ? FormulaDefinition : BaseDefinition
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  faults.push(...faultsOfSchema({ file }, ['indicators', i], parsed.error))
  return null
}

function weightFault(one: BaseDefinition, bases: ReadonlyMap<string, BaseDefinition>): Say | null {
  if (one.overUnits !== 'weighted')
    return one.weight
      ? say('只有 overUnits 为 weighted 时才写 weight', 'weight belongs to overUnits: weighted only')
      : null
  if (!one.weight) return say('加权平均须写明权数指标 weight', 'a weighted average needs its weight')
  if (one.weight === one.id) return say('权数不能是它自己', 'the weight must be another indicator')
  return bases.has(one.weight)
    ? null
    : say(`权数“${one.weight}”不是基础指标`, `the weight "${one.weight}" is not a base indicator`)
}

function baseFaults(
  one: BaseDefinition,
  at: string,
  file: string,
  bases: ReadonlyMap<string, BaseDefinition>,
): Fault[] {
  const weight = weightFault(one, bases)
  const names = dimensionsOf(one)
  const back = one.within === 'upTo' && overTimeOf(one) !== 'last'
  const stockSum = one.kind === 'stock' && overTimeOf(one) === 'sum'
  return [
    ...(weight ? [bad(file, `${at}.weight`, 'definitions.weight', weight)] : []),
    ...(new Set(names).size < names.length
      ? [bad(file, `${at}.dimensions`, 'definitions.dimension-once', say('维度重复', 'a dimension is named twice'))]
      : []),
    ...(back
      ? [
          bad(
            file,
            `${at}.within`,
            'definitions.up-to-last',
            say('upTo 只用于 overTime: last', 'upTo goes with overTime: last only'),
          ),
        ]
      : []),
    ...(stockSum
      ? [
          bad(
            file,
            `${at}.overTime`,
            'definitions.stock-not-summed',
            say(
              '时点数不能跨期相加，请用 last、average、min、max 或 count',
              'a stock is not summed over time; use last, average, min, max or count',
            ),
          ),
        ]
      : []),
  ]
}

function readFormulas(
  given: readonly { one: FormulaDefinition; at: string }[],
  known: Parameters<typeof readFormula>[1],
  file: string,
  faults: Fault[],
) {
  const found = new Map<string, FormulaModel>()
  for (const { one, at } of given) {
    try {
      const expression = readFormula(one.formula, known)
      const least = one.leastDenominator === undefined ? null : readExact(one.leastDenominator)
      found.set(one.id, { one, expression, sides: sidesOf(expression), least })
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error
      faults.push(bad(file, `${at}.formula`, 'definitions.formula', error.reason))
    }
  }
  return found
}

/** An indicator that leads back to itself through formulas; null when there is none. */
function circleIn(formulas: ReadonlyMap<string, FormulaModel>): string[] | null {
  const done = new Set<string>()
  const open: string[] = []
  const visit = (id: string): string[] | null => {
    if (open.includes(id)) return open.slice(open.indexOf(id))
    if (done.has(id)) return null
    open.push(id)
    const formula = formulas.get(id)
    let circle: string[] | null = null
    for (const name of formula ? namesIn(formula.expression) : []) circle ??= visit(name)
    open.pop()
    done.add(id)
    return circle
  }
  for (const id of formulas.keys()) {
    const circle = visit(id)
    if (circle) return circle
  }
  return null
}

function targetFaults(
  targets: readonly TargetDefinition[],
  ids: ReadonlySet<string>,
  fy: FinancialYear,
  file: string,
): Fault[] {
  const unread = say('不是可读的期间', 'is not a period that can be read')
  return targets.flatMap((target, i) => [
    ...(ids.has(target.indicator)
      ? []
      : [
          bad(
            file,
            `targets.${i}.indicator`,
            'definitions.known',
            say(`没有指标“${target.indicator}”`, `there is no indicator "${target.indicator}"`),
          ),
        ]),
    ...(readSpan(target.period, fy) ? [] : [bad(file, `targets.${i}.period`, 'definitions.period', unread)]),
    ...(target.baseline && !readSpan(target.baseline.period, fy)
      ? [bad(file, `targets.${i}.baseline.period`, 'definitions.period', unread)]
      : []),
  ])
}

function repeatsOf(ids: readonly string[], file: string): Fault[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [
          bad(
            file,
            `indicators.${i}.id`,
            'definitions.once',
            say(`指标“${id}”重复`, `the indicator "${id}" is defined twice`),
          ),
        ]
      : [],
  )
}

/**
 * Reads definitions.
 * @param file its name, for faults
 * @throws Invalid naming file, path and rule of every fault.
 */
export function readModel(raw: unknown, file = 'definitions'): Model {
  const outline = Outline.safeParse(raw)
  if (!outline.success) refuseFaults(faultsOfSchema({ file }, [], outline.error))
  if (!outline.success) throw outline.error
  const faults: Fault[] = []
  const read = outline.data.indicators.map((one, i) => readIndicator(one, i, file, faults))
  refuseFaults(faults)
  const all = read.flatMap((one, i) => (one ? [{ one, at: `indicators.${i}` }] : []))
  const order = all.map(({ one }) => one.id)
  const bases = new Map(all.flatMap(({ one }) => (isFormula(one) ? [] : [[one.id, one] as const])))
  const constants = new Map(
    Object.entries(outline.data.constants).map(([name, { value }]) => [name, readExact(value) ?? exact(0n)]),
  )
  faults.push(...repeatsOf(order, file))
  for (const { one, at } of all) if (!isFormula(one)) faults.push(...baseFaults(one, at, file, bases))
  const formulas = readFormulas(
    all.flatMap(({ one, at }) => (isFormula(one) ? [{ one, at }] : [])),
    { indicators: new Set(order), constants },
    file,
    faults,
  )
  const circle = circleIn(formulas)
  if (circle) {
    const route = [...circle, circle[0]].join(' → ')
    const at = all.find(({ one }) => one.id === circle[0])?.at ?? 'indicators'
    faults.push(
      bad(
        file,
        `${at}.formula`,
        'definitions.no-circle',
        say(`公式引用成环：${route}`, `formulas lead back to themselves: ${route}`),
      ),
    )
  }
  const fy = outline.data.financialYear ?? calendarYear
  faults.push(...targetFaults(outline.data.targets, new Set(order), fy, file))
  refuseFaults(faults)
  return { fy, bases, formulas, order, targets: outline.data.targets }
}

/** Base indicators that an indicator rests on in the end, itself when it is one. */
export function basesOf(model: Model, id: string): string[] {
  const formula = model.formulas.get(id)
  if (!formula) return [id]
  return [...new Set(namesIn(formula.expression).flatMap((name) => basesOf(model, name)))]
}
