import type { Ctx, GivenFile } from '#kernel/domain/server'
import type { Column } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import type { ItemFilter } from '../model/items.ts'
import { listItems } from '../store/list.ts'
import { cellsOf, exportColumns, itemColumns } from './columns.ts'
import { showMatrix } from './matrix.ts'
import { rowsOf } from './show.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The items a list shows, all pages of them. */
export async function exportItems(ctx: Ctx, filter: ItemFilter): Promise<GivenFile> {
  const rows = await rowsOf(ctx, (await listItems(ctx.db, filter)).rows)
  const bytes = writeSheets([{ name: '任务台账', columns: exportColumns, rows: rows.map(cellsOf) }])
  return { name: `任务台账-${ctx.today}.xlsx`, type: xlsx, bytes }
}

/** An empty sheet to fill in and import. */
export const itemTemplate = async (): Promise<GivenFile> => ({
  name: '任务导入模板.xlsx',
  type: xlsx,
  bytes: writeSheets([{ name: '任务', columns: itemColumns, rows: [] }]),
})

/** The responsibility matrix: a line an item, a column a unit, ● leads and ○ joins; a second sheet names what is wrong. */
export async function exportMatrix(ctx: Ctx, pointsId: string): Promise<GivenFile> {
  const { points, units, items, faults } = await showMatrix(ctx, pointsId)
  const marks = items.map((item) => {
    const mark = (id: number) =>
      item.leads.some((unit) => unit.id === id) ? '●' : item.joints.some((unit) => unit.id === id) ? '○' : null
    return [item.no, item.title, ...units.map((unit) => mark(unit.id))]
  })
  const columns: Column[] = [
    { header: '序号', kind: 'number', width: 6 },
    { header: '任务（●牵头 ○配合）', kind: 'text', width: 40 },
    ...units.map((unit): Column => ({ header: unit.name, kind: 'text', width: 12 })),
  ]
  const faultColumns: Column[] = [
    { header: '序号', kind: 'number', width: 6 },
    { header: '任务', kind: 'text', width: 40 },
    { header: '问题', kind: 'text', width: 40 },
    { header: '依据', kind: 'text', width: 48 },
  ]
  const wrong = faults.map((fault) => [fault.no, fault.title, fault.message.zh, fault.source.zh])
  const bytes = writeSheets([
    { name: '责任矩阵', columns, rows: marks },
    { name: '问题', columns: faultColumns, rows: wrong },
  ])
  return { name: `${points.year}年责任矩阵.xlsx`, type: xlsx, bytes }
}
