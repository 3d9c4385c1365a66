import { handle, type Route } from '#kernel/domain/server'
import { handleList, noteExport } from '#kernel/export/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Sheet } from '#platform/sheet'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import {
  AddUnit,
  CloseUnit,
  ExportUnits,
  FindUnits,
  GetUnit,
  ImportUnits,
  MergeUnits,
  MoveUnit,
  NameUnits,
  RenameUnit,
  SplitUnit,
  UnitTemplate,
} from './contracts.ts'
import { addUnit } from './store/add.ts'
import { moveUnit, renameUnit } from './store/change.ts'
import { closeUnit } from './store/close.ts'
import type { Deeds } from './store/deed.ts'
import { exportUnits, unitSheet, unitTemplate } from './store/export.ts'
import { findUnits } from './store/find.ts'
import { nameUnits, type Unit } from './store/get.ts'
import { importUnits } from './store/import.ts'
import { mergeUnits } from './store/merge.ts'
import { showRow, showUnit } from './store/show.ts'
import { splitUnit } from './store/split.ts'

const shown = async (ctx: Deeds, unit: Unit) => ({ unit: await showRow(ctx.db, unit.id, ctx.today) })

const workbook = (name: string, sheet: Sheet) => ({
  name: `${name}.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: writeSheets([sheet]),
})

/** Reading units, which everybody signed in may, and changing them, which needs `org.manage`. */
export const orgRoutes: Route[] = [
  ...handleList(FindUnits, ({ db, query, today }) => findUnits(db, { ...query, on: query.on ?? today }), unitSheet),
  handle(NameUnits, async ({ db, query }) => {
    const names = await nameUnits(db, query.ids.split(',').map(Number), query.on)
    return [...names].map(([id, name]) => ({ id, name }))
  }),
  handle(ExportUnits, async (asked) => {
    const on = asked.query.on ?? asked.today
    const sheet = await exportUnits(asked.db, on, asked.query.within)
    await noteExport(asked, { action: 'list.export', subjectId: ExportUnits.path, body: { filter: asked.query } })
    return workbook(`单位-${on}`, sheet)
  }),
  handle(UnitTemplate, async () => workbook('单位导入模板', unitTemplate())),
  handle(GetUnit, ({ db, params, today }) => showUnit(db, params.id, today)),
  handle(AddUnit, async (asked) => shown(asked, await addUnit(asked, asked.body))),
  handle(RenameUnit, async (asked) => shown(asked, await renameUnit(asked, asked.params.id, asked.body))),
  handle(MoveUnit, async (asked) => shown(asked, await moveUnit(asked, asked.params.id, asked.body))),
  handle(MergeUnits, async (asked) => shown(asked, await mergeUnits(asked, asked.body))),
  handle(SplitUnit, async (asked) => {
    const { unit, parts } = await splitUnit(asked, asked.params.id, asked.body)
    const rows = await Promise.all(parts.map((part) => showRow(asked.db, part.id, asked.today)))
    return { ...(await shown(asked, unit)), parts: rows }
  }),
  handle(CloseUnit, async (asked) => shown(asked, await closeUnit(asked, asked.params.id, asked.body))),
  handle(ImportUnits, async (asked) => {
    if (!asked.file) throw new Invalid([{ path: 'file', message: say('请选择文件', 'Choose a file') }])
    const [sheet] = await readSheetsAside(asked.file.bytes)
    return importUnits(asked, sheet?.rows ?? [], asked.query.dryRun === 'yes')
  }),
]
