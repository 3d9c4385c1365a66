import { keyOfParts } from '#kernel/disclosure'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import {
  type CellValue,
  categoriesOf,
  columnNames,
  findDimension,
  firstYear,
  type Head,
  keptBack,
  type TableRow,
  unknown,
} from '../model/index.ts'
import { stepsOf, sumCells } from '../rules/count.ts'
import { filled, type Grid, gridOf, placesOf, valueAt } from '../rules/grid.ts'
import { type FrozenUnit, unitKey } from '../rules/regions.ts'
import { categoriesNamed, type Filter, type Plan, treeOf } from '../rules/view.ts'
import type { People } from './load.ts'
import { type Counting, columnOf, count, countingOf, type Side, sideOf } from './sides.ts'

/** Cells of a table before the empty rows and columns are left out, and of those that are shown. */
const mostCells = 2_000_000
const mostShown = 100_000

/** What the cells are made of: how many people, and for some measures what is divided by what. */
interface Figures {
  people: Grid
  above: Grid
  below: Grid | null
}

const sizesOf = (sides: readonly Side[]) => sides.map(({ heads }) => heads.length)
const productOf = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1)

/** Whether a cell is kept back, by its key. */
export type Hides = (key: string) => boolean

/** Which rows are wanted: from the first to before the last. */
export interface Part {
  from: number
  to: number
}

/** Some rows and all columns of a table; without `hides` nothing is kept back. */
export function layOut(people: People, base: FrozenUnit, plan: Plan, hides: Hides | null, part: Part) {
  const begun = performance.now()
  const sides = plan.dims.map((name) => sideOf(people, base, name))
  const cells = productOf(sizesOf(sides))
  if (cells > mostCells) throw new Invalid([tooLarge(cells, mostCells)])
  const counting = countingOf(people, base, sides, filtersOf(people, plan))
  const [rowSides, columnSides] = [sides.slice(0, plan.inRows), sides.slice(plan.inRows)]
  const shape = [productOf(sizesOf(rowSides)), productOf(sizesOf(columnSides))] as const
  const figures = figuresOf(people, plan, counting, shape)
  const took = performance.now() - begun
  const keysAt = keysOf(people, base, plan, { rowSides, columnSides, grid: figures.people })
  const isHidden = (row: number, column: number) => hides !== null && keysAt(row, column).some(hides)
  const all = filled(figures.people, 'rows', isHidden)
  const rows = all.slice(part.from, part.to)
  const columns = filled(figures.people, 'columns', isHidden)
  if (rows.length * columns.length > mostShown) throw new Invalid([tooLarge(rows.length * columns.length, mostShown)])
  const cell = cellOf(plan, figures, { hides, keysAt, isHidden })
  const rowsShown: TableRow[] = rows.map((row) => ({
    heads: headsAt(rowSides, row, shape[0]),
    cells: columns.map((column) => cell(row, column)),
  }))
  const hidden = rowsShown.reduce((sum, row) => sum + row.cells.filter((one) => one === keptBack).length, 0)
  return {
    columns: columns.map((column) => headsAt(columnSides, column, shape[1])),
    rows: rowsShown,
    total: all.length,
    hidden,
    took,
  }
}

function filtersOf(people: People, { filters }: Plan) {
  const { asOf, bands } = people.snapshot
  return filters.map((filter) => {
    const dimension = findDimension(filter.name)
    const categories = dimension ? categoriesOf(dimension, asOf, bands) : []
    return { name: filter.name, bytes: categoriesNamed(categories, filter).flatMap(({ bytes }) => bytes) }
  })
}

const tooLarge = (cells: number, most: number) => ({
  path: 'dims',
  message: say(
    `分组合计有 ${cells} 个单元格，超过 ${most} 个，请减少分组或缩小地区范围`,
    `${cells} cells are more than ${most}; take fewer dimensions or a smaller region`,
  ),
})

function figuresOf(people: People, { measure }: Plan, counting: Counting, shape: readonly [number, number]): Figures {
  const grid = (cells: ArrayLike<number>) => gridOf(cells, ...shape)
  const all = grid(count(counting))
  if (measure === 'skilled' || measure === 'high') {
    const first = measure === 'skilled' ? 1 : 4
    const steps = stepsOf([Array.from({ length: 9 - first }, (_, i) => first + i)], 0)
    const column = people.columns[columnNames.indexOf('skillGrade')] ?? new Uint8Array()
    return { people: all, above: grid(count({ ...counting, axes: [...counting.axes, { column, steps }] })), below: all }
  }
  if (measure === 'age') {
    const year = Number(people.snapshot.asOf.slice(0, 4)) - firstYear
    const values = Float64Array.from({ length: 256 }, (_, byte) => (byte === unknown ? Number.NaN : year - byte))
    const { blocks, axes, size } = counting
    const { sums, known } = sumCells(blocks, axes, size, { column: columnOf(people, 'age'), values })
    return { people: all, above: grid(sums), below: grid(known) }
  }
  return { people: all, above: all, below: null }
}

/** The categories of a place in the rows or columns; none for the total. */
function headsAt(sides: readonly Side[], place: number, total: number): Head[] {
  if (place === total) return []
  const places = placesOf(sizesOf(sides), place)
  return sides.flatMap(({ heads }, d) => heads[places[d] ?? 0] ?? [])
}

type KeysAt = (row: number, column: number, more?: readonly [string, string][]) => string[]

/** One category of each filter, in every way: tree and key. */
const choicesOf = (filters: readonly Filter[]): [string, string][][] =>
  filters.reduce<[string, string][][]>(
    (made, { name, keys }) =>
      made.flatMap((chosen) => keys.map((key): [string, string][] => [...chosen, [treeOf(name), key]])),
    [[]],
  )

/**
 * The keys of a table's cells: what its filters and its unit fix, and the categories of the row and the column. A filter of
 * several categories makes a sum of as many cells: it is shown only where each of them is, and so says no more than they do.
 */
function keysOf(
  people: People,
  base: FrozenUnit,
  plan: Plan,
  { rowSides, columnSides, grid }: { rowSides: readonly Side[]; columnSides: readonly Side[]; grid: Grid },
): KeysAt {
  const region: [string, string][] = base.id === people.units.top?.id ? [] : [['region', unitKey(base.id)]]
  const choices = choicesOf(plan.filters)
  const keyAt = (row: number, column: number, fixed: readonly [string, string][]) => {
    const parts = new Map(fixed)
    for (const [sides, place, total] of [
      [rowSides, row, grid.rows],
      [columnSides, column, grid.columns],
    ] as const)
      for (const [d, head] of headsAt(sides, place, total).entries()) parts.set(sides[d]?.tree ?? '', head.key)
    return keyOfParts(parts)
  }
  return (row, column, more = []) => choices.map((chosen) => keyAt(row, column, [...chosen, ...region, ...more]))
}

interface Keeping {
  hides: Hides | null
  keysAt: KeysAt
  isHidden: (row: number, column: number) => boolean
}

/** The value of a cell: kept back where the count or what it is divided by is, null where there is nobody to divide by. */
function cellOf(plan: Plan, { people: grid, above, below }: Figures, { hides, keysAt, isHidden }: Keeping) {
  const isSkillHidden = (row: number, column: number) =>
    hides !== null &&
    ['none', 'basic', 'high', 'x'].some((level) => keysAt(row, column, [['grade', level]]).some(hides))
  const share = (n: number, of: number) => (of > 0 ? n / of : null)
  const wholeOf = (row: number, column: number): [number, number] =>
    plan.measure === 'row'
      ? [row, grid.columns]
      : plan.measure === 'column'
        ? [grid.rows, column]
        : [grid.rows, grid.columns]
  return (row: number, column: number): CellValue => {
    if (isHidden(row, column)) return keptBack
    if (plan.measure === 'count') return valueAt(grid, row, column)
    if (below) {
      const skills = plan.measure !== 'age'
      if (skills && isSkillHidden(row, column)) return keptBack
      return share(valueAt(above, row, column), valueAt(below, row, column))
    }
    const whole = wholeOf(row, column)
    return isHidden(...whole) ? keptBack : share(valueAt(grid, row, column), valueAt(grid, ...whole))
  }
}
