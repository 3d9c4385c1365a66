import { writeEntry } from '#kernel/audit/server'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Sheet } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import { claimMethods, claimStates } from './claim.ts'
import type { ClaimFilter, ClaimRow } from './contracts.ts'
import { figureKeys } from './parameters.ts'
import { searchOf } from './show.ts'
import { findClaims } from './store/claims.ts'

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

function tooMany(most: number): Invalid {
  const message = say(
    `符合条件的数据超过 ${most} 条，请缩小范围后再导出。`,
    `More than ${most} figures fit; narrow the selection before exporting.`,
  )
  return new Invalid([{ path: '', message, rule: figureKeys.export }])
}

/**
 * Figures as a workbook; the export is written into the journal with its filter and count.
 * @throws Invalid when more fit than one export may hold (parameter `figures.export-max`).
 */
export async function exportClaims(ctx: Ctx, filter: Omit<ClaimFilter, 'page' | 'size'>): Promise<GivenFile> {
  const found = await parametersAt(ctx.db, [figureKeys.export], null, ctx.today)
  const most = Number(found[figureKeys.export].value)
  const rows = await findClaims(ctx.db, await searchOf(ctx, filter), most + 1)
  if (rows.length > most) throw tooMany(most)
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
