import { writeEntry } from '#kernel/audit/server'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { knowExported, refuseLong } from '#kernel/export/server'
import { parametersAt } from '#kernel/parameter/server'
import { say } from '#platform/say'
import type { Sheet } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import { claimMethods, claimStates } from './claim.ts'
import { type ClaimFilter, type ClaimRow, ExportClaims } from './contracts.ts'
import { figureKeys } from './parameters.ts'
import { searchOf } from './show.ts'
import { countClaims, findClaims } from './store/claims.ts'

const text = (header: string, width = 14) => ({ header, width, kind: 'text' as const })

const columns = [
  text('指标', 24),
  text('单位', 24),
  text('统计期', 10),
  { header: '截止日期', width: 12, kind: 'date' as const },
  text('数值（含限定词）', 18),
  { header: '数值', kind: 'number' as const },
  text('限定词', 8),
  text('口径', 20),
  text('取得方式', 12),
  text('填报单位', 24),
  text('填报人', 10),
  text('填报时间', 20),
  text('状态', 8),
  text('数据编号', 38),
]

/** Numbers go out as numbers where the spreadsheet can hold them (15 digits), each beside its qualifier and its claim's id. */
const cellsOf = (row: ClaimRow) => [
  row.label.zh,
  row.unitName,
  row.period,
  row.asOf,
  row.figure.zh,
  Number(row.value),
  row.qualifier,
  row.scope,
  claimMethods[row.method].zh,
  row.reporterUnitName,
  row.reporterName,
  row.reportedAt,
  claimStates[row.state].zh,
  row.id,
]

/** The same for the background: of any length, page by page. */
knowExported({
  path: ExportClaims.path,
  name: say('数据台账', 'Figures'),
  needs: ExportClaims.needs,
  asksAgain: false,
  params: undefined,
  query: ExportClaims.query,
  columns,
  rows: async (asked, page, size) => {
    const search = await searchOf(asked, asked.query as unknown as Omit<ClaimFilter, 'page' | 'size'>)
    const rows = await findClaims(asked.db, search, size, (page - 1) * size)
    const { total, more } = await countClaims(asked.db, search)
    return { cells: rows.map(cellsOf), total: more ? null : total }
  },
})

/**
 * Figures as a workbook; the export is written into the journal with its filter and count.
 * @throws Refused when more fit than one waits for (parameter `figures.export-max`): then it is made in the background.
 */
export async function exportClaims(ctx: Ctx, filter: Omit<ClaimFilter, 'page' | 'size'>): Promise<GivenFile> {
  const found = await parametersAt(ctx.db, [figureKeys.export], null, ctx.today)
  const most = Number(found[figureKeys.export].value)
  const rows = await findClaims(ctx.db, await searchOf(ctx, filter), most + 1)
  if (rows.length > most) refuseLong(most)
  const sheet: Sheet = { name: '数据台账', columns, rows: rows.map(cellsOf) }
  await writeEntry(ctx.db, {
    regionId: 0,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: null,
    unitNo: null,
    action: 'figures.export',
    subjectKind: 'figures',
    subjectId: 'list',
    body: { filter, count: rows.length },
  })
  return {
    name: `数据台账-${ctx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: writeSheets([sheet]),
  }
}
