import { mayOver } from '#kernel/access'
import { daysBetween } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import { type Say, say } from '#platform/say'
import { type About, categoriesOf, dimensions, findDimension, labelOfDimension, type View } from '../model/index.ts'
import { betweenKeys } from '../rules/view.ts'
import { type CrossTable, crossTable } from './table.ts'

/** A page of a table with all that must be said of it. Null parts where there is no snapshot yet. */
export async function showTable(ctx: Ctx, { page, size, ...view }: View & { page: number; size: number }) {
  const found = await crossTable(ctx, view, { from: (page - 1) * size, to: page * size })
  if (!found) return { rows: [], total: 0, more: false, columns: [[]], about: null }
  const { rows, columns, total } = found
  return {
    rows,
    total,
    more: false,
    columns,
    about: await aboutOf(ctx, found),
  }
}

async function aboutOf(ctx: Ctx, table: CrossTable): Promise<About> {
  const { plan, snapshot, unit, people } = table
  const { asOf, bands, madeAt, least } = snapshot
  const path = people.units.path(unit.id).slice(0, -1)
  const now = await getUnits(
    ctx.db,
    path.map(({ id }) => id),
  )
  const open = path.filter(({ id }) => mayOver(ctx.actor, 'workforce.read', { no: now.get(id)?.no ?? -1, indNo: null }))
  const categories = (name: string) => {
    const dimension = findDimension(name)
    return dimension ? categoriesOf(dimension, asOf, bands).map(({ key, label }) => ({ key, label })) : []
  }
  const sourceOf = (name: string) => findDimension(name)?.source ?? regionSource
  return {
    unitId: unit.id,
    unitName: unit.name,
    above: open.map(({ id, name }) => ({ unitId: id, name })),
    ...{ asOf, madeAt, least, lag: Math.max(0, daysBetween(asOf, ctx.today)), days: table.days },
    ...{ use: plan.use, mayInternal: table.mayInternal, measure: plan.measure, inRows: plan.inRows },
    dims: plan.dims.map((name) => ({ name, label: labelOfDimension(name), source: sourceOf(name) })),
    filters: plan.filters.map(({ name, keys }) => ({
      ...{ name, key: keys.join(betweenKeys), label: labelOfDimension(name) },
      category: sayAll(categories(name).flatMap(({ key, label }) => (keys.includes(key) ? [label] : []))),
    })),
    choices: dimensions.map(({ name, label }) => ({ name, label, categories: categories(name) })),
    hidden: table.hidden,
    took: Math.round(table.took * 10) / 10,
  }
}

const sayAll = (labels: readonly Say[]): Say =>
  say(labels.map(({ zh }) => zh).join('、'), labels.map(({ en }) => en).join(', '))

const regionSource = { zh: '组织树（快照当日）', en: 'Tree of units on the day of the snapshot' }
