import { type Fault, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type Category, findDimension, isRegion, type Measure, type Use, type View } from '../model/index.ts'

/** Some categories of a dimension. */
export interface Filter {
  name: string
  keys: readonly string[]
}

/** What is asked for, checked. */
export interface Plan {
  /** Names of the dimensions, those of the rows first. */
  dims: readonly string[]
  inRows: number
  /** A dimension and those of its categories that are let through. */
  filters: readonly Filter[]
  measure: Measure
  use: Use
}

export const mostDimensions = 5

/** Which tree a dimension is part of; one thing can be told only once in a table. */
export const treeOf = (name: string): string => (isRegion(name) ? 'region' : (findDimension(name)?.tree ?? name))

/** Stands between the categories of one filter: `grade:4~5~6`. */
export const betweenKeys = '~'

const partsOf = (text: string) => text.split(',').filter((part) => part !== '')

/** @throws Invalid naming what is wrong with the view. */
export function readView(view: View, use: Use): Plan {
  const dims = partsOf(view.dims)
  const filters = partsOf(view.filters).map((part) => {
    const [name = '', keys = ''] = part.split(':')
    return { name, keys: [...new Set(keys.split(betweenKeys))] }
  })
  const faults: Fault[] = []
  const fault = (path: string, zh: string, en: string) => void faults.push({ path, message: say(zh, en) })
  if (dims.length < 1 || dims.length > mostDimensions)
    fault('dims', `请选择 1 至 ${mostDimensions} 个分组项目`, `Choose 1 to ${mostDimensions} dimensions`)
  for (const name of dims)
    if (!isRegion(name) && !findDimension(name)) fault('dims', `没有分组项目“${name}”`, `No dimension ${name}`)
  for (const { name } of filters)
    if (!findDimension(name)) fault('filters', `不能按“${name}”筛选`, `Cannot filter by ${name}`)
  const trees = [...dims, ...filters.map(({ name }) => name)].map(treeOf)
  if (new Set(trees).size < trees.length)
    fault(
      'dims',
      '同一项目只能出现一次：地区、技能等级各选一个层次，已作分组的项目不再筛选',
      'One thing can stand only once: one depth of regions, one of grades, and no filter on what is laid out',
    )
  if (['skilled', 'high'].includes(view.measure) && trees.includes('grade'))
    fault(
      'measure',
      '表中已按技能等级分组或筛选，不能再计算技能人才占比；请改用“占本行比重”',
      'The table already tells grades apart; use the share of the row',
    )
  if (view.measure === 'age' && use === 'publish')
    fault(
      'measure',
      '平均年龄只在内部使用的表中提供：公布平均数可能推算出被隐藏的单元格；请改按年龄分组',
      'Mean ages stand in internal tables only: a mean may give hidden cells away; lay the table out by age',
    )
  if (faults.length > 0) throw new Invalid(faults)
  const inRows = Math.min(view.rows ?? Math.ceil(dims.length / 2), dims.length)
  return { dims, inRows, filters, measure: view.measure, use }
}

/** The categories a filter names. @throws Invalid when the dimension has none with one of its keys. */
export function categoriesNamed(categories: readonly Category[], { name, keys }: Filter): Category[] {
  return keys.map((key) => {
    const found = categories.find((one) => one.key === key)
    if (found) return found
    throw new Invalid([{ path: 'filters', message: say(`“${name}”没有类别“${key}”`, `${name} has no ${key}`) }])
  })
}
