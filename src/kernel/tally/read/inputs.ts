import { basename } from 'node:path'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { faultAt, faultsOfSchema, refuseFaults } from '../fault.ts'
import { readValues, type SetAside, type WrittenValue } from '../figures/read-values.ts'
import { dimensionsOf } from '../formats/definition.ts'
import { UnitRow } from '../formats/unit.ts'
import { ValueRow } from '../formats/value.ts'
import { type Model, readModel } from '../model.ts'
import type { Stock } from '../run.ts'
import { readHistory } from '../tree/history.ts'
import { readJson, readTable, type TableRow } from './table.ts'

const unitHeadings = {
  编号: 'id',
  单位编号: 'id',
  名称: 'name',
  单位名称: 'name',
  类别: 'kind',
  上级: 'territorialParent',
  属地上级: 'territorialParent',
  产业上级: 'industrialParent',
  起始日期: 'from',
  终止日期: 'to',
  并入: 'mergedInto',
  拆分为: 'splitInto',
}
const valueHeadings = { 编号: 'id', 单位: 'unit', 指标: 'indicator', 统计期: 'period', 截止日期: 'asOf', 数值: 'value' }
const valueFields = new Set(['id', 'unit', 'indicator', 'period', 'asOf', 'value', 'dimensions'])

/** A heading that is missing or unknown is one fault of the heading, not one of each row. @throws Invalid */
function refuseHeadings(
  path: string,
  rows: readonly TableRow[],
  needed: readonly string[],
  known: ReadonlySet<string>,
) {
  const [first] = rows
  if (!first || !/\.csv$/i.test(path)) return
  const names = Object.keys(first.cells)
  const where = { file: basename(path), row: 1 }
  const strange = names.filter((name) => !known.has(name))
  refuseFaults([
    ...needed
      .filter((name) => !names.includes(name))
      .map((name) =>
        faultAt(where, name, 'format.heading', say(`缺少“${name}”一栏`, `the column "${name}" is missing`)),
      ),
    ...strange.map((name) =>
      faultAt(where, name, 'format.heading', say(`没有名为“${name}”的栏`, `there is no column "${name}"`)),
    ),
  ])
}

async function readUnits(path: string) {
  const file = basename(path)
  const faults: Fault[] = []
  const written = await readTable(path, 'units', unitHeadings)
  refuseHeadings(path, written, ['id'], new Set(Object.values(unitHeadings)))
  const rows = written.flatMap(({ cells, row }) => {
    const parsed = UnitRow.safeParse(withText(cells))
    if (parsed.success) return [{ row: parsed.data, where: { file, row } }]
    faults.push(...faultsOfSchema({ file, row }, [], parsed.error))
    return []
  })
  refuseFaults(faults)
  return readHistory(rows)
}

/** Ids may be written as numbers. */
const withText = (cells: unknown): unknown =>
  typeof cells === 'object' && cells !== null && !Array.isArray(cells)
    ? Object.fromEntries(
        Object.entries(cells).map(([name, cell]) => [
          name,
          typeof cell === 'number' && name !== 'value' ? String(cell) : cell,
        ]),
      )
    : cells

/** In a table every further column is a dimension. */
function withDimensions({ cells }: TableRow, known: ReadonlySet<string>): unknown {
  const tidy = withText(cells)
  if (typeof tidy !== 'object' || tidy === null || Array.isArray(tidy)) return tidy
  const [own, dimensions]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const [name, cell] of Object.entries(tidy)) {
    if (valueFields.has(name) || !known.has(name)) own[name] = cell
    else dimensions[name] = cell
  }
  return Object.keys(dimensions).length === 0
    ? own
    : { ...own, dimensions: { ...dimensions, ...(own.dimensions as object) } }
}

async function readRows(path: string, model: Model): Promise<WrittenValue[]> {
  const file = basename(path)
  const faults: Fault[] = []
  const known = new Set([...model.bases.values()].flatMap(dimensionsOf))
  const written = await readTable(path, 'values', valueHeadings)
  refuseHeadings(path, written, ['unit', 'indicator', 'value'], new Set([...valueFields, ...known]))
  const rows = written.flatMap((one) => {
    const parsed = ValueRow.safeParse(withDimensions(one, known))
    if (parsed.success) return [{ row: parsed.data, where: { file, row: one.row } }]
    faults.push(...faultsOfSchema({ file, row: one.row }, [], parsed.error))
    return []
  })
  refuseFaults(faults)
  return rows
}

/** The files of a run. */
export interface Files {
  definitions: string
  units: string
  values: string
  query: string
}

/** Reads definitions, units and values. @throws Invalid naming file, row, field and rule of every fault. */
export async function readStock(files: Omit<Files, 'query'>): Promise<Stock & { aside: SetAside[] }> {
  const model = readModel(await readJson(files.definitions), basename(files.definitions))
  const units = await readUnits(files.units)
  const { values, aside } = readValues(await readRows(files.values, model), model, units)
  return { model, units, values, aside }
}
