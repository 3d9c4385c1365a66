import type { FigureAnswer } from '#kernel/form'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { IndicatorDefinition } from './contracts.ts'
import { type Categories, categoriesIn, type Dimension, sayCategories } from './dimension.ts'

/** What was typed for the categories of a dimension; empty where nothing was. */
export type Parts = Readonly<Record<string, number | null | undefined>>

/** A dimension's categories added up: of how many something is known, and how much that is. Rounding is the indicator's. */
export function sumOfParts(
  { categories }: Dimension,
  parts: Parts | undefined,
  decimals: number,
): { given: number; sum: number; isComplete: boolean } {
  const values = categories.flatMap(({ value }) => parts?.[value] ?? [])
  const sum = Number(values.reduce((all, one) => all + one, 0).toFixed(decimals))
  return { given: values.length, sum, isComplete: values.length === categories.length }
}

/** The total that complete categories give; null where none are complete. Nobody types it a second time. */
export function totalOfParts(
  { dimensions, decimals }: Pick<IndicatorDefinition, 'dimensions' | 'decimals'>,
  parts: FigureAnswer['parts'],
): number | null {
  const sums = dimensions.map((one) => sumOfParts(one, parts?.[one.name], decimals))
  return sums.find(({ isComplete }) => isComplete)?.sum ?? null
}

/** A figure with the categories it is about. */
export interface SortedFigure {
  figure: FigureAnswer
  categories: Categories
  /** Whether the number was reckoned from its categories. */
  isReckoned: boolean
}

/** What a figure says: its total, and a figure for each category typed. A scope that names a category is about that category. */
export function sortFigure(figure: FigureAnswer, indicator: IndicatorDefinition | undefined): SortedFigure[] {
  if (!indicator || indicator.dimensions.length === 0) return [{ figure, categories: {}, isReckoned: false }]
  const named = categoriesIn(indicator, figure.scope)
  if (named)
    return [{ figure: { ...figure, scope: sayCategories(indicator, named).zh }, categories: named, isReckoned: false }]
  const { parts, ...bare } = figure
  const total = totalOfParts(indicator, parts)
  const whole = { figure: { ...bare, value: total ?? bare.value }, categories: {}, isReckoned: total !== null }
  const each = indicator.dimensions.flatMap(({ name, categories }) =>
    categories.flatMap(({ value }) => {
      const number = parts?.[name]?.[value]
      if (number === null || number === undefined) return []
      const about = { [name]: value }
      return [
        {
          figure: { ...bare, value: number, scope: sayCategories(indicator, about).zh },
          categories: about,
          isReckoned: false,
        },
      ]
    }),
  )
  return [whole, ...each]
}

/** What is wrong with the categories of a figure: unknown ones, sums that differ, categories of a part of the unit. */
export function partFaults(
  figure: FigureAnswer,
  { dimensions, decimals, kind }: IndicatorDefinition,
  path: string,
): Fault[] {
  const { parts, value, scope } = figure
  if (!parts) return []
  const faults: Fault[] = []
  const fault = (at: string, zh: string, en: string) =>
    faults.push({ path: `${path}.${at}`, rule: 'parts', message: say(zh, en) })
  const totals: number[] = []
  for (const [name, given] of Object.entries(parts)) {
    const dimension = dimensions.find((one) => one.name === name)
    if (!dimension) {
      fault(`parts.${name}`, `该指标不按“${name}”分类`, `This indicator has no dimension "${name}"`)
      continue
    }
    for (const [category, number] of Object.entries(given)) {
      if (!dimension.categories.some((one) => one.value === category))
        fault(
          `parts.${name}.${category}`,
          `“${dimension.label.zh}”中没有这一类别`,
          `"${dimension.label.en}" has no such category`,
        )
      else if (number !== null && Number(number.toFixed(decimals)) !== number)
        fault(`parts.${name}.${category}`, `最多 ${decimals} 位小数`, `At most ${decimals} decimals`)
      else if (number !== null && number < 0)
        fault(`parts.${name}.${category}`, '分类数不能小于零', 'A category cannot be below zero')
    }
    const { given: count, sum, isComplete } = sumOfParts(dimension, given, decimals)
    if (count > 0 && scope.trim() !== '')
      fault('scope', '填了分类的数应是全口径的，统计范围请留空', 'A figure with categories is about all of the unit')
    if (count > 0 && kind === 'ratio') fault(`parts.${name}`, '比率不能分类填报', 'A ratio has no categories')
    if (isComplete) totals.push(sum)
    if (value === null ? count > 0 && !isComplete : isComplete ? sum !== value : sum > value)
      fault(
        'value',
        value === null
          ? `“${dimension.label.zh}”未填齐，合计须另填`
          : `按“${dimension.label.zh}”各类相加为 ${sum}，与合计 ${value} 不符`,
        value === null
          ? `"${dimension.label.en}" is not complete; give the total`
          : `The categories of "${dimension.label.en}" come to ${sum}, the total is ${value}`,
      )
  }
  if (new Set(totals).size > 1)
    fault(
      'parts',
      `各种分类的合计不一致：${totals.join('、')}`,
      `The dimensions come to different totals: ${totals.join(', ')}`,
    )
  return faults
}
