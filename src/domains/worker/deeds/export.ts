import { mayOver, scopeOf } from '#kernel/access'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { exportMost } from '#kernel/export'
import { knowExported, noteExport, refuseLong } from '#kernel/export/server'
import { look } from '#kernel/sight/server'
import { Forbidden } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import { ExportWorkers, purposes, type WorkerFilter } from '../model/index.ts'
import { sheetColumns, workerColumns } from '../sheet.ts'
import { listWorkers } from '../store/workers.ts'
import { answerOf } from './show.ts'
import { workerVault } from './vault.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Wanted = Omit<WorkerFilter, 'page' | 'size'> & { reason: string }

/**
 * A page of the list as cells, numbers masked. Everybody on it is told who took them out and why.
 * @throws Forbidden without the permission to take lists out.
 */
async function pageOfWorkers(ctx: Ctx, { reason, ...filter }: Wanted, page: number, size: number): Promise<Cell[][]> {
  const scope = scopeOf(ctx.actor, 'worker.export')
  if (scope.territorial.length + scope.industrial.length === 0)
    throw new Forbidden(say('您没有导出职工名册的权限', 'You may not take the list of workers out'))
  const vault = await workerVault(ctx)
  const rows = await look(
    ctx,
    { subjectKind: 'worker', way: 'export', purpose: purposes.export, reason, filter },
    async (glass) => (await listWorkers(glass, scope, { ...filter, page, size })).rows,
    (found) => found,
  )
  return rows
    .filter((one) => mayOver(ctx.actor, 'worker.export', { no: one.unitNo, indNo: one.indNo }))
    .map((one) => answerOf(ctx, one, vault))
    .map((row) => workerColumns.map(({ value }) => value(row)))
}

/** The list as the background takes it out: page by page, each with its record of who was seen. */
knowExported({
  path: ExportWorkers.path,
  name: say('职工名册', 'List of workers'),
  needs: 'worker.export',
  asksAgain: true,
  params: undefined,
  query: ExportWorkers.query,
  columns: sheetColumns,
  holds: 'worker',
  rows: async (asked, page, size) => ({
    cells: await pageOfWorkers(asked, asked.query as unknown as Wanted, page, size),
    total: null,
  }),
})

/**
 * The list as a workbook, numbers masked. Everybody on it is told who took them out and why.
 * @throws Forbidden without the permission to take lists out; Refused for a list too long to be waited for.
 */
export async function exportWorkers(ctx: Ctx, { reason, ...filter }: Wanted): Promise<GivenFile> {
  const rows = await pageOfWorkers(ctx, { reason, ...filter }, 1, exportMost + 1)
  if (rows.length > exportMost) refuseLong()
  const body = { filter, reason, count: rows.length }
  await noteExport(ctx, { action: 'list.export', subjectId: '/workers', body })
  const about = [
    ['导出人', ctx.actor.name],
    ['导出日期', ctx.today],
    ['导出理由', reason],
    ['条数', String(rows.length)],
  ]
  const bytes = writeSheets([
    { name: '职工名册', columns: sheetColumns, rows },
    {
      name: '导出说明',
      columns: [
        { header: '项目', kind: 'text' },
        { header: '内容', kind: 'text', width: 60 },
      ],
      rows: about,
    },
  ])
  return { name: `职工名册-${ctx.today}.xlsx`, type: xlsx, bytes }
}
