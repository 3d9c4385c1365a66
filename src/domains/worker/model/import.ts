import { z } from 'zod'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { WorkerRef } from './contracts.ts'

export const importStates = [
  { value: 'staging', label: say('读取中', 'Being read') },
  { value: 'running', label: say('导入中', 'Running') },
  { value: 'done', label: say('已完成', 'Done') },
  { value: 'failed', label: say('未完成', 'Failed') },
] as const

/** An import with how far it is. */
export const ImportRow = z.object({
  regionId: z.number(),
  id: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  personName: z.string(),
  file: z.string(),
  source: z.string(),
  state: z.enum(['staging', 'running', 'done', 'failed']),
  total: z.number(),
  done: z.number(),
  added: z.number(),
  /** Rows whose number has a file already. */
  same: z.number(),
  /** Rows added that look like somebody else: same name, birthday and unit. */
  twins: z.number(),
  faulty: z.number(),
  fault: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const ListImports = endpoint({
  method: 'GET',
  path: '/worker-imports',
  summary: say('职工导入', 'Imports of workers'),
  needs: 'worker.import',
  query: Paging.omit({ words: true }),
  answer: pageOf(ImportRow),
})

export const ImportTemplate = endpoint({
  method: 'GET',
  path: '/worker-imports/template',
  summary: say('职工导入模板', 'Template of an import'),
  needs: 'worker.import',
  givesFile: true,
})

export const StartImport = endpoint({
  method: 'POST',
  path: '/worker-imports',
  summary: say('导入职工（csv、xlsx），后台办理', 'Import workers from csv or xlsx, in the background'),
  needs: 'worker.import',
  takesFile: true,
  body: z.object({ unitId: z.coerce.number().int().positive(), source: z.string().trim().min(2).max(200) }),
  answer: z.object({ regionId: z.number(), id: z.string(), total: z.number() }),
})

export const ImportFaults = endpoint({
  method: 'GET',
  path: '/worker-imports/:regionId/:id/faults',
  summary: say('导入问题清单（行号、栏目、原因）', 'What was wrong, row by row'),
  needs: 'worker.import',
  params: WorkerRef,
  givesFile: true,
})

export const TwinRow = z.object({
  regionId: z.number(),
  importId: z.string(),
  rowNo: z.number(),
  workerId: z.string(),
  name: z.string(),
  identity: z.string().nullable(),
  twinId: z.string(),
  twinIdentity: z.string().nullable(),
  unitName: z.string(),
})
export type TwinRow = z.infer<typeof TwinRow>

export const ListTwins = endpoint({
  method: 'GET',
  path: '/worker-twins',
  summary: say('疑似同一人：同名、同日出生、同单位', 'Perhaps one person: same name, birthday and unit'),
  needs: 'worker.manage',
  query: Paging.omit({ words: true }),
  answer: pageOf(TwinRow),
})

export const MergeWorkers = endpoint({
  method: 'POST',
  path: '/workers/:regionId/:id/merge',
  summary: say('并档：把另一份档案并入本档案', 'Merge another file into this one'),
  needs: 'worker.manage',
  params: WorkerRef,
  body: z.object({ goneId: z.uuid(), reason: z.string().trim().min(4).max(300) }),
  answer: z.object({ id: z.string() }),
})

export const UndoMerger = endpoint({
  method: 'POST',
  path: '/worker-mergers/:regionId/:id/undo',
  summary: say('撤销并档', 'Undo a merger'),
  needs: 'worker.manage',
  params: WorkerRef,
  answer: z.object({ undone: z.literal(true) }),
})

export const MergerRow = z.object({
  regionId: z.number(),
  id: z.string(),
  goneId: z.string(),
  reason: z.string(),
  byName: z.string(),
  at: z.string(),
  undoneAt: z.string().nullable(),
})
export const GetMergers = endpoint({
  method: 'GET',
  path: '/workers/:regionId/:id/mergers',
  summary: say('并档记录', 'Mergers of a file'),
  needs: 'worker.read',
  params: WorkerRef,
  answer: z.object({ mergers: z.array(MergerRow) }),
})
