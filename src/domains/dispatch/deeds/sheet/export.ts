import { writeEntry } from '#kernel/audit/server'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { claimMethods } from '#kernel/indicator'
import { listIndicators } from '#kernel/indicator/server'
import type { CaseRef } from '#kernel/process'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import type { ReportFilter, ReportRow } from '../../model/rows.ts'
import type { LastReport } from '../../rules/index.ts'
import { type BoardRow, findPast, listBoard } from '../../store/index.ts'
import { getRound, reportRow } from '../show.ts'
import { figureColumns, indicatorChoice, intents, reportColumns, sheetNames } from './columns.ts'

const most = 5000
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const lights = { green: '绿灯', yellow: '黄灯', red: '红灯', blue: '蓝灯', grey: '无数据' } as const

const isOpen = (row: BoardRow) => row.state === 'asked' || row.state === 'returned'
const plain = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function cellsOf(row: BoardRow, shown: ReportRow, last: LastReport | undefined): Cell[] {
  const state = shown.stateLabel.zh
  const { answers, lateness } = row
  const asked = isOpen(row)
  const own = typeof answers.progress === 'number'
  return [
    row.id,
    String(row.rev),
    row.title,
    row.unitName,
    row.period,
    row.dueOn,
    lateness === 'waiting' ? `${state}（逾期）` : state,
    shown.planned === null ? null : String(shown.planned),
    last?.progress == null ? null : String(last.progress),
    shown.light ? lights[shown.light] : null,
    asked ? intents.skip : null,
    own ? Number(answers.progress) : asked ? (last?.progress ?? null) : null,
    plain(answers.done),
    plain(answers.obstacles) ?? (asked && !own ? (last?.obstacles ?? null) : null),
    plain(answers.help) ?? (asked && !own ? (last?.help ?? null) : null),
    null,
    null,
  ]
}

type Named = ReadonlyMap<string, { name: string; label: { zh: string } }>

const figureCells = (id: string, figure: FigureAnswer, indicators: Named): Cell[] => {
  const indicator = indicators.get(figure.indicator)
  return [
    id,
    indicator ? indicatorChoice(indicator) : figure.indicator,
    figure.value,
    figure.qualifier || null,
    figure.scope || null,
    figure.asOf,
    claimMethods[figure.method].zh,
  ]
}

function tooMany(): Invalid {
  const message = say(
    `符合条件的填报超过 ${most} 条，请缩小范围后再导出。`,
    `More than ${most} reports fit; narrow the selection before exporting.`,
  )
  return new Invalid([{ path: '', message, rule: 'export-max' }])
}

const noteExport = (ctx: Ctx, ref: CaseRef, filter: object, count: number): Promise<void> =>
  writeEntry(ctx.db, {
    regionId: 0,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: null,
    unitNo: null,
    action: 'dispatch.export',
    subjectKind: 'dispatch',
    subjectId: ref.id,
    body: { filter, count },
  })

/**
 * The dispatch sheet of a quarter: a row for each report the person may see, pre-filled, and a sheet for figures; the journal
 * keeps who took how many. @throws Invalid when more fit than one workbook may hold.
 */
export async function exportSheet(ctx: Ctx, ref: CaseRef, filter: ReportFilter): Promise<GivenFile> {
  const round = await getRound(ctx, ref)
  const { page: _page, size: _size, ...wanted } = filter
  const rows = await listBoard(ctx.db, ref, wanted, ctx.today, { limit: most + 1, offset: 0 })
  if (rows.length > most) throw tooMany()
  await noteExport(ctx, ref, wanted, rows.length)
  const cal = await loadCalendar(ctx.db)
  const tasks = rows.map((row) => ({ regionId: row.taskRegion, id: row.taskId }))
  const pasts = await findPast(ctx.db, tasks, String(round.period))
  const lastOf = (row: BoardRow) => pasts.get(row.taskId)?.last ?? undefined
  const indicators = await listIndicators(ctx.db)
  const named: Named = new Map(indicators.map((indicator) => [indicator.name, indicator]))
  const figuresOf = (row: BoardRow) =>
    (row.answers.figures as FigureAnswer[] | null) ?? (isOpen(row) ? (lastOf(row)?.figures ?? []) : [])
  const bytes = writeSheets([
    {
      name: sheetNames.reports,
      guarded: true,
      columns: reportColumns,
      rows: rows.map((row) => cellsOf(row, reportRow(ctx, row, cal), lastOf(row))),
    },
    {
      name: sheetNames.figures,
      guarded: true,
      columns: figureColumns(indicators),
      rows: rows.flatMap((row) => figuresOf(row).map((figure) => figureCells(row.id, figure, named))),
    },
  ])
  return { name: `季度调度表-${round.period}.xlsx`, type, bytes }
}
