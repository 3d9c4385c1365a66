import { z } from 'zod'
import { endpoint, Paging, pageOf, RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { AreaShape, FaultFilter, ItemBody, ItemRow, ItemState } from './rows.ts'

const params = z.object({ id: z.uuid() })
/** The item as it was seen; somebody else's change in between is not overwritten. */
const rev = z.number().int()

/** What a list of items is asked with. */
export const ItemFilter = Paging.extend({
  pointsId: z.uuid().optional(),
  year: z.coerce.number().int().optional(),
  /** Leads or joins. */
  unitId: z.coerce.number().int().optional(),
  area: AreaShape.optional(),
  state: ItemState.optional(),
  fault: FaultFilter.optional(),
})
export type ItemFilter = z.infer<typeof ItemFilter>

export const ListItems = endpoint({
  method: 'GET',
  path: '/ledger/items',
  summary: say('任务台账：按重点任务、单位、状态、问题筛选', 'Items of the ledger'),
  needs: 'ledger.read',
  query: ItemFilter,
  answer: pageOf(ItemRow),
})

export const ExportItems = endpoint({
  method: 'GET',
  path: '/ledger/items/export',
  summary: say('导出任务台账（xlsx）', 'Export items to a workbook'),
  needs: 'ledger.read',
  query: ItemFilter,
  givesFile: true,
})

export const ItemTemplate = endpoint({
  method: 'GET',
  path: '/ledger/items/template',
  summary: say('任务导入模板（xlsx）', 'Template for importing items'),
  needs: 'ledger.issue',
  givesFile: true,
})

export const ImportItems = endpoint({
  method: 'POST',
  path: '/ledger/points/:id/import',
  summary: say(
    '导入任务（xlsx）：先试后入，有一行不对则一行也不写入',
    'Import items: try first; one bad row and nothing is written',
  ),
  needs: 'ledger.issue',
  params,
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({
    rows: z.number(),
    added: z.number(),
    faults: z.array(RefusalShape.partial().extend({ row: z.number().optional(), path: z.string(), message: SayShape })),
  }),
})

export const WriteItem = endpoint({
  method: 'POST',
  path: '/ledger/points/:id/items',
  summary: say('增加一项任务', 'Add an item'),
  needs: 'ledger.issue',
  params,
  body: ItemBody,
  answer: ItemRow,
})

export const EditItem = endpoint({
  method: 'PUT',
  path: '/ledger/items/:id',
  summary: say('修改未下达的任务', 'Change an item that is not issued yet'),
  needs: 'ledger.issue',
  params,
  body: ItemBody.extend({ rev }),
  answer: ItemRow,
})

export const SplitItem = endpoint({
  method: 'POST',
  path: '/ledger/items/:id/split',
  summary: say('拆分一项任务', 'Split an item'),
  needs: 'ledger.issue',
  params,
  body: z.object({
    rev,
    parts: z
      .array(ItemBody.pick({ title: true, words: true, leads: true }))
      .min(2)
      .max(20),
  }),
  answer: z.object({ items: z.array(ItemRow) }),
})

export const MergeItems = endpoint({
  method: 'POST',
  path: '/ledger/items/merge',
  summary: say('合并几项任务', 'Merge items'),
  needs: 'ledger.issue',
  body: z.object({ into: z.uuid(), from: z.array(z.uuid()).min(1).max(20), title: ItemBody.shape.title.optional() }),
  answer: ItemRow,
})

export const DropItem = endpoint({
  method: 'POST',
  path: '/ledger/items/:id/drop',
  summary: say('取消一项未下达的任务，写明理由', 'Drop an item that is not issued yet, with a reason'),
  needs: 'ledger.issue',
  params,
  body: z.object({ rev, reason: z.string().trim().min(2).max(1000) }),
  answer: ItemRow,
})

export const IssueItem = endpoint({
  method: 'POST',
  path: '/ledger/items/:id/issue',
  summary: say('下达一项任务', 'Issue an item'),
  needs: 'ledger.issue',
  params,
  body: z.object({ rev }),
  answer: ItemRow,
})

export const IssueAll = endpoint({
  method: 'POST',
  path: '/ledger/points/:id/issue',
  summary: say('下达全部无问题的任务', 'Issue every sound item'),
  needs: 'ledger.issue',
  params,
  answer: z.object({ issued: z.number(), blocked: z.array(RefusalShape) }),
})
