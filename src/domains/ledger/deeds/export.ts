import { writeEntry } from '#kernel/audit/server'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Column } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import type { ItemFilter } from '../model/items.ts'
import { listItems } from '../store/list.ts'
import { cellsOf, exportColumns, itemColumns } from './columns.ts'
import { showMatrix } from './matrix.ts'
import { rowsOf } from './show.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Rows one workbook may hold; more than a year of a province's items, and few enough to be made while others wait. */
const most = 5000

const tooMany = () =>
  new Invalid([
    {
      path: '',
      message: say(
        `符合条件的任务超过 ${most} 条，请缩小范围后再导出。`,
        `More than ${most} items fit; narrow the selection before exporting.`,
      ),
      rule: 'export-max',
    },
  ])

const noteExport = (ctx: Ctx, what: 'items' | 'matrix', filter: Record<string, unknown>, count: number) =>
  writeEntry(
    ctx.db,
    {
      regionId: 0,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
      unitId: null,
      unitNo: null,
      action: 'ledger.export',
      subjectKind: 'ledger',
      subjectId: what,
      body: { filter, count },
    },
    ctx.now,
  )

/** The items a list shows, all pages of them; the journal keeps who took how many. @throws Invalid when too many fit. */
export async function exportItems(ctx: Ctx, filter: ItemFilter): Promise<GivenFile> {
  const found = await listItems(ctx.db, filter, { page: 1, size: most + 1 })
  if (found.rows.length > most) throw tooMany()
  const rows = await rowsOf(ctx, found.rows)
  await noteExport(ctx, 'items', { ...filter }, rows.length)
  const bytes = writeSheets([{ name: '任务台账', columns: exportColumns, rows: rows.map(cellsOf) }])
  return { name: `任务台账-${ctx.today}.xlsx`, type: xlsx, bytes }
}

/** An empty sheet to fill in and import. */
export const itemTemplate = async (): Promise<GivenFile> => ({
  name: '任务导入模板.xlsx',
  type: xlsx,
  bytes: writeSheets([{ name: '任务', columns: itemColumns, rows: [] }]),
})

/** The responsibility matrix: a line an item, a column a unit, ● leads and ○ joins; a second sheet names what is wrong. Journalled. */
export async function exportMatrix(ctx: Ctx, pointsId: string): Promise<GivenFile> {
  const { points, units, items, faults } = await showMatrix(ctx, pointsId)
  if (items.length > most) throw tooMany()
  await noteExport(ctx, 'matrix', { pointsId }, items.length)
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
