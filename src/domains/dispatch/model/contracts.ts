import { z } from 'zod'
import { CaseRef, DueTrace } from '#kernel/process'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { LightRow, ReportFilter, ReportRow, RoundPreview, RoundRow, SheetResult } from './rows.ts'

const Quarter = z.object({
  period: z.string().max(10),
  /** The issuing unit; the person's own unless told. */
  unitId: z.coerce.number().int().optional(),
})

export const ListRounds = endpoint({
  method: 'GET',
  path: '/dispatch/rounds',
  summary: say('季度调度列表', 'Quarters of dispatch'),
  needs: 'dispatch.read',
  query: Paging,
  answer: pageOf(RoundRow),
})

export const PreviewRound = endpoint({
  method: 'GET',
  path: '/dispatch/preview',
  summary: say(
    '开启调度前预览：期限如何算出、问到多少任务',
    'What opening a quarter would do: dates with their arithmetic, tasks asked',
  ),
  needs: 'dispatch.manage',
  query: Quarter,
  answer: RoundPreview,
})

export const OpenRound = endpoint({
  method: 'POST',
  path: '/dispatch/rounds',
  summary: say('开启一个季度的调度', 'Open a quarter'),
  needs: 'dispatch.manage',
  body: Quarter.extend({ note: z.string().trim().max(2000).nullable().default(null) }),
  answer: z.object({ regionId: z.number(), id: z.string(), asked: z.number(), more: z.boolean() }),
})

export const GetRound = endpoint({
  method: 'GET',
  path: '/dispatch/rounds/:regionId/:id',
  summary: say(
    '一个季度的调度：进度、灯色、迟报名单、填报负担',
    'A quarter: how reports stand, lights, late list, burden',
  ),
  needs: 'dispatch.read',
  params: CaseRef,
  answer: z.object({
    round: RoundRow,
    note: z.string().nullable(),
    due: DueTrace,
    check: DueTrace,
    bulletin: DueTrace,
    /** Late now, sent late, and missed; up to 200. */
    late: z.array(ReportRow),
    /** Tasks begun within the quarter that are not asked about yet. */
    missing: z.number(),
  }),
})

export const ListReports = endpoint({
  method: 'GET',
  path: '/dispatch/rounds/:regionId/:id/reports',
  summary: say('调度表：各任务报送情况', 'The board: reports of a quarter'),
  needs: 'dispatch.read',
  params: CaseRef,
  query: ReportFilter,
  answer: pageOf(ReportRow),
})

export const ExportSheet = endpoint({
  method: 'GET',
  path: '/dispatch/rounds/:regionId/:id/sheet',
  summary: say(
    '导出调度表（xlsx），可离线填写后导回',
    'Export the dispatch sheet; it can be filled offline and brought back',
  ),
  needs: 'dispatch.read',
  params: CaseRef,
  query: ReportFilter,
  givesFile: true,
})

export const ImportSheet = endpoint({
  method: 'POST',
  path: '/dispatch/rounds/:regionId/:id/sheet',
  summary: say(
    '导入离线填写的调度表：先试后入，有一行不对则一行也不写入',
    'Import a sheet filled offline: try first; one bad row and nothing is written',
  ),
  needs: 'dispatch.report',
  params: CaseRef,
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: SheetResult,
})

export const ListLights = endpoint({
  method: 'GET',
  path: '/dispatch/reports/:regionId/:id/lights',
  summary: say('一项任务的亮灯历史', 'The lights a task has had'),
  needs: 'dispatch.read',
  params: CaseRef,
  answer: z.array(LightRow),
})
