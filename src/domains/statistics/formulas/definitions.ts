import type { IndicatorDefinition } from '#kernel/indicator'
import { type Model, readModel } from '#kernel/tally'
import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { TargetRow } from '../model/index.ts'

/** An indicator reckoned from others. */
export interface Formula {
  indicator: string
  /** As the engine reads it; indicators stand in braces by their names. */
  formula: string
  /** No rate is given for a denominator below this. */
  least: string | null
  source: Say
}

type Thing = Pick<IndicatorDefinition, 'name' | 'kind' | 'decimals' | 'dimensions'>

const braced = /\{([^{}]+)\}/g

/** Names that a formula's text puts in braces, each once. */
export const namesIn = (formula: string): string[] => [
  ...new Set([...formula.matchAll(braced)].map(([, name = '']) => name.trim())),
]

/** How units report an indicator: a unit's figure is about all below it too; a share cannot be added up. */
export const baseOf = ({ name, kind, dimensions }: Omit<Thing, 'decimals'>) =>
  ({
    id: name,
    kind: kind === 'flow' ? 'flow' : 'stock',
    reports: 'whole',
    expected: ['due'],
    ...(dimensions.length > 0 && {
      dimensions: Object.fromEntries(dimensions.map((one) => [one.name, one.categories.map(({ value }) => value)])),
    }),
  }) as const

/** What the engine is told: base indicators, formulas over them, targets. The file `gongyun indicators run` takes is the same. */
export function definitionsOf(
  things: readonly Thing[],
  formulas: readonly Formula[],
  targets: readonly TargetRow[] = [],
) {
  const reckoned = new Set(formulas.map(({ indicator }) => indicator))
  const known = new Map(things.map((thing) => [thing.name, thing]))
  return {
    indicators: [
      ...things.filter(({ name }) => !reckoned.has(name)).map(baseOf),
      ...formulas.map(({ indicator, formula, least }) => ({
        id: indicator,
        formula,
        ...(known.has(indicator) && { decimals: known.get(indicator)?.decimals }),
        ...(least !== null && { leastDenominator: least }),
      })),
    ],
    targets: targets.map((target) => ({
      indicator: target.indicator,
      ...(target.unitId !== null && { unit: String(target.unitId) }),
      comparison: target.comparison,
      value: target.value,
      period: target.period,
      pace: target.pace,
      ...(target.baselinePeriod !== null && {
        baseline: {
          period: target.baselinePeriod,
          ...(target.baselineValue !== null && { value: target.baselineValue }),
        },
      }),
    })),
  }
}

/** Definitions ready to be reckoned. @throws Invalid naming what cannot be read. */
export const modelOf = (...given: Parameters<typeof definitionsOf>): Model => readModel(definitionsOf(...given))

/** A formula as people read it: labels in the place of names. */
export function sayFormula(formula: string, labels: ReadonlyMap<string, Say>): Say {
  const inWords = (lang: 'zh' | 'en') =>
    formula.replace(braced, (_, name: string) => labels.get(name.trim())?.[lang] ?? name)
  return say(inWords('zh'), inWords('en'))
}

/** A formula as people write it, with labels in braces, as the engine reads it. @throws Invalid for a label nobody knows. */
export function readLabels(formula: string, things: readonly Pick<IndicatorDefinition, 'name' | 'label'>[]): string {
  const strange = (what: string) =>
    new Invalid([
      {
        path: 'answers.formula',
        rule: 'formula',
        message: say(`没有名为“${what}”的指标`, `No indicator is called "${what}"`),
      },
    ])
  return formula.replace(braced, (_, what: string) => {
    const wanted = what.trim()
    const found = things.find(({ name, label }) => [name, label.zh, label.en].includes(wanted))
    if (!found) throw strange(wanted)
    return `{${found.name}}`
  })
}
