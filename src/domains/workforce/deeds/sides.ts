import { say } from '#platform/say'
import { categoriesOf, columnNames, findDimension, type Head, isRegion } from '../model/index.ts'
import { type Axis, countCells, type Placed, stepsOf } from '../rules/count.ts'
import { type FrozenUnit, leafFinder, ownKey, unitKey } from '../rules/regions.ts'
import { treeOf } from '../rules/view.ts'
import type { People } from './load.ts'

/** One dimension of a table: its categories, and where people go by it. */
export interface Side {
  name: string
  tree: string
  heads: readonly Head[]
  /** Bytes of each category; null for regions, where a whole unit goes to one. */
  bytes: readonly (readonly number[])[] | null
}

export const columnOf = (people: People, name: string): Uint8Array => {
  const column = findDimension(name)?.column
  return (column && people.columns[columnNames.indexOf(column)]) ?? new Uint8Array()
}

const headOf = (unit: FrozenUnit): Head => ({
  key: unitKey(unit.id),
  label: say(unit.name, unit.name),
  unitId: unit.id,
  regionId: unit.regionId,
})

/** The parts of a unit: those right below it, and its own people; who has none is left out where the table is laid out. */
function partsOf(people: People, unit: FrozenUnit): Head[] {
  const label = say(`${unit.name}（本级）`, `${unit.name} (itself)`)
  return [
    ...people.units.below(unit.id).map(headOf),
    { key: ownKey(unit.id), label, unitId: null, regionId: unit.regionId },
  ]
}

function regionHeads(people: People, base: FrozenUnit, name: string): Head[] {
  if (name === 'region') return partsOf(people, base)
  const [own] = partsOf(people, base).filter(({ unitId }) => unitId === null)
  return [...people.units.below(base.id).flatMap((unit) => partsOf(people, unit)), ...(own ? [own] : [])]
}

export function sideOf(people: People, base: FrozenUnit, name: string): Side {
  if (isRegion(name)) return { name, tree: 'region', heads: regionHeads(people, base, name), bytes: null }
  const dimension = findDimension(name)
  const categories = dimension ? categoriesOf(dimension, people.snapshot.asOf, people.snapshot.bands) : []
  const heads = categories.map(({ key, label }) => ({ key, label, unitId: null, regionId: null }))
  return { name, tree: treeOf(name), heads, bytes: categories.map(({ bytes }) => bytes) }
}

/** Blocks of a unit and all below it, each with the first of its cells. A block of no category is left out. */
function placed(
  people: People,
  { no, upto }: Pick<FrozenUnit, 'no' | 'upto'>,
  keys: readonly string[] | null,
  stride: number,
): Placed[] {
  const within = people.blocks.filter((block) => block.no >= no && block.no < upto)
  if (!keys) return within.map((block) => ({ ...block, base: 0 }))
  const find = leafFinder(people.units, new Map(keys.map((key, i) => [key, i])))
  return within.flatMap((block) => {
    const place = find(block.unitId)
    return place < 0 ? [] : [{ ...block, base: place * stride }]
  })
}

/** How a count is to be made: which blocks, by which axes, into how many cells. */
export interface Counting {
  blocks: readonly Placed[]
  axes: readonly Axis[]
  size: number
}

/** A count over some sides, the last running fastest, of those who pass all filters. */
export function countingOf(
  people: People,
  range: Pick<FrozenUnit, 'no' | 'upto'>,
  sides: readonly Side[],
  filters: readonly { name: string; bytes: readonly number[] }[],
): Counting {
  let size = 1
  let keys: { keys: readonly string[]; stride: number } | null = null
  const axes: Axis[] = []
  for (const side of [...sides].reverse()) {
    if (side.bytes) axes.unshift({ column: columnOf(people, side.name), steps: stepsOf(side.bytes, size) })
    else keys = { keys: side.heads.map(({ key }) => key), stride: size }
    size *= side.heads.length
  }
  for (const { name, bytes } of filters) axes.push({ column: columnOf(people, name), steps: stepsOf([bytes], 0) })
  return { blocks: placed(people, range, keys?.keys ?? null, keys?.stride ?? 0), axes, size }
}

export const count = ({ blocks, axes, size }: Counting): Int32Array => countCells(blocks, axes, size)

/** A range that everybody lies in. */
export const everybody = { no: 0, upto: Number.MAX_SAFE_INTEGER }
