import { mayOver, scopeOf } from '#kernel/access'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { noteExport } from '#kernel/export/server'
import { look } from '#kernel/sight/server'
import { Forbidden } from '#platform/errors'
import { say } from '#platform/say'
import { writeSheets } from '#platform/sheet/server'
import { exportMost, purposes, type WorkerFilter } from '../model/index.ts'
import { sheetColumns, workerColumns } from '../sheet.ts'
import { listWorkers } from '../store/workers.ts'
import { answerOf } from './show.ts'
import { workerVault } from './vault.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * The list as a workbook, numbers masked. Everybody on it is told who took them out and why.
 * @throws Forbidden without the permission to take lists out.
 */
export async function exportWorkers(
  ctx: Ctx,
  { reason, ...filter }: Omit<WorkerFilter, 'page' | 'size'> & { reason: string },
): Promise<GivenFile> {
  const scope = scopeOf(ctx.actor, 'worker.export')
  if (scope.territorial.length + scope.industrial.length === 0)
    throw new Forbidden(say('您没有导出职工名册的权限', 'You may not take the list of workers out'))
  const vault = await workerVault(ctx)
  const { rows } = await look(
    ctx,
    { subjectKind: 'worker', way: 'export', purpose: purposes.export, reason, filter },
    async (glass) => {
      const found = await listWorkers(glass, scope, { ...filter, page: 1, size: exportMost + 1 })
      return {
        rows: found.rows.filter((one) => mayOver(ctx.actor, 'worker.export', { no: one.unitNo, indNo: one.indNo })),
      }
    },
    (found) => found.rows.slice(0, exportMost),
  )
  const cut = rows.length > exportMost
  const shown = rows.slice(0, exportMost).map((one) => answerOf(ctx, one, vault))
  const body = { filter, reason, count: shown.length, cut }
  await noteExport(ctx, { action: 'list.export', subjectId: '/workers', body })
  const about = [
    ['导出人', ctx.actor.name],
    ['导出日期', ctx.today],
    ['导出理由', reason],
    ['条数', String(shown.length)],
    ...(cut ? [['注意', `符合条件的超过 ${exportMost} 条，本表只有前 ${exportMost} 条。`]] : []),
  ]
  const bytes = writeSheets([
    { name: '职工名册', columns: sheetColumns, rows: shown.map((row) => workerColumns.map(({ value }) => value(row))) },
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
