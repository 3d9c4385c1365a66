import { z } from 'zod'
import { EditionRow } from '#kernel/edition'
import { type AnswerOf, endpoint, RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { SchemeBody } from './scheme.ts'

const Id = z.object({ id: z.uuid() })
const Named = z.object({ name: z.string().trim().min(2).max(100), year: z.number().int().min(2000).max(2100) })

export const ListSchemes = endpoint({
  method: 'GET',
  path: '/assessment/schemes',
  summary: say('国家考核指标框架', 'Schemes of the national assessment'),
  needs: 'assessment.read',
  answer: z.array(EditionRow),
})

export const AddScheme = endpoint({
  method: 'POST',
  path: '/assessment/schemes',
  summary: say('起草考核框架：从默认框架或往年框架复制', 'Draft a scheme from the default or from an earlier one'),
  needs: 'assessment.manage',
  body: Named.extend({ from: z.uuid().nullable() }),
  answer: z.object({ id: z.string() }),
})

/** What one scheme says otherwise than the one it was copied from. */
export const SchemeChange = z.object({
  key: z.string(),
  was: z.string().nullable(),
  field: SayShape,
  before: z.string(),
  after: z.string(),
})
export type SchemeChange = z.infer<typeof SchemeChange>

export const GetScheme = endpoint({
  method: 'GET',
  path: '/assessment/schemes/:id',
  summary: say('一个考核框架：条目、问题、与来源框架的差异', 'One scheme: items, faults, differences to its origin'),
  needs: 'assessment.read',
  params: Id,
  answer: EditionRow.extend({
    body: SchemeBody,
    faults: z.array(RefusalShape),
    from: EditionRow.pick({ id: true, name: true, year: true, version: true }).nullable(),
    changes: z.array(SchemeChange),
    versions: z.array(EditionRow.pick({ id: true, version: true, state: true })),
    editable: z.boolean(),
    mayEnforce: z.boolean(),
  }),
})
export type AnswerOfScheme = AnswerOf<typeof GetScheme>

export const EditScheme = endpoint({
  method: 'PUT',
  path: '/assessment/schemes/:id',
  summary: say('修改考核框架草稿', 'Edit a draft scheme'),
  needs: 'assessment.manage',
  params: Id,
  body: Named.extend({ body: SchemeBody }),
  answer: z.object({ faults: z.array(RefusalShape) }),
})

export const EnforceScheme = endpoint({
  method: 'POST',
  path: '/assessment/schemes/:id/enforce',
  summary: say('施行考核框架：此后不得修改', 'Put a scheme in force: from then on it does not change'),
  needs: 'assessment.enforce',
  params: Id,
  answer: z.object({ digest: z.string() }),
})

export const SchemeSheet = endpoint({
  method: 'GET',
  path: '/assessment/schemes/:id/sheet',
  summary: say('导出考核框架（Excel，可改后导入）', 'A scheme as a workbook, to change and import'),
  needs: 'assessment.read',
  params: Id,
  givesFile: true,
})

const FaultShape = z.object({
  path: z.string(),
  message: SayShape,
  row: z.number().optional(),
  rule: z.string().optional(),
})

export const ImportScheme = endpoint({
  method: 'POST',
  path: '/assessment/schemes/:id/import',
  summary: say('从 Excel 导入考核框架条目（替换草稿全部条目）', 'Take all items of a draft from a workbook'),
  needs: 'assessment.manage',
  params: Id,
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('no') }),
  takesFile: true,
  answer: z.object({ rows: z.number(), added: z.number(), faults: z.array(FaultShape) }),
})
