import { z } from 'zod'
import { EditionRow } from '#kernel/edition'
import { type AnswerOf, endpoint, RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { FrameworkBody } from './measure.ts'

export const Id = z.object({ id: z.uuid() })
const Named = z.object({ name: z.string().trim().min(2).max(100), year: z.number().int().min(2000).max(2100) })

/** An edition of a framework in a list. */
export const FrameworkRow = EditionRow.extend({
  unitId: z.number(),
  unitName: z.string(),
  measures: z.number(),
  dropped: z.number(),
})
export type FrameworkRow = z.infer<typeof FrameworkRow>

export const ListFrameworks = endpoint({
  method: 'GET',
  path: '/tailoring/frameworks',
  summary: say('任务框架和各级清单', 'Frameworks, and the lists made from them'),
  needs: 'tailoring.read',
  answer: z.array(FrameworkRow),
})

/** What a framework can be drafted from besides an edition: the Opinion of 2024, the conference of 2024-10-09, nothing. */
export const standards = ['opinion', 'conference', 'blank'] as const

export const AddFramework = endpoint({
  method: 'POST',
  path: '/tailoring/frameworks',
  summary: say('起草任务框架：从标准任务库、已有版本或空白', 'Draft a framework'),
  needs: 'tailoring.frame',
  body: Named.extend({ from: z.union([z.enum(standards), z.uuid()]) }),
  answer: z.object({ id: z.string() }),
})

export const GetFramework = endpoint({
  method: 'GET',
  path: '/tailoring/frameworks/:id',
  summary: say('一版任务框架：举措、待解决的问题、版本', 'One edition: measures, faults, versions'),
  needs: 'tailoring.read',
  params: Id,
  answer: FrameworkRow.extend({
    body: FrameworkBody,
    faults: z.array(RefusalShape),
    versions: z.array(EditionRow.pick({ id: true, version: true, state: true, inForceOn: true })),
    from: EditionRow.pick({ id: true, name: true, version: true }).nullable(),
    editable: z.boolean(),
    mayEnforce: z.boolean(),
    /** Units for which the person may adopt it. */
    adoptable: z.array(z.object({ id: z.number(), name: z.string() })),
  }),
})
export type AnswerOfFramework = AnswerOf<typeof GetFramework>

export const EditFramework = endpoint({
  method: 'PUT',
  path: '/tailoring/frameworks/:id',
  summary: say('修改任务框架草稿', 'Edit a draft framework'),
  needs: 'tailoring.frame',
  params: Id,
  body: Named.extend({ body: FrameworkBody }),
  answer: z.object({ faults: z.array(RefusalShape) }),
})

export const EnforceFramework = endpoint({
  method: 'POST',
  path: '/tailoring/frameworks/:id/enforce',
  summary: say(
    '施行任务框架：此后不得修改，已采纳的下级收到对照任务',
    'Put in force; units below are asked to reconcile',
  ),
  needs: 'tailoring.enforce',
  params: Id,
  answer: z.object({ digest: z.string() }),
})

export const FrameworkSheet = endpoint({
  method: 'GET',
  path: '/tailoring/frameworks/:id/sheet',
  summary: say('导出任务框架（Excel，可改后导入）', 'A framework as a workbook, to change and import'),
  needs: 'tailoring.read',
  params: Id,
  givesFile: true,
})

export const FaultShape = z.object({
  path: z.string(),
  message: SayShape,
  row: z.number().optional(),
  rule: z.string().optional(),
  source: SayShape.optional(),
})
const DryRun = z.object({ dryRun: z.enum(['yes', 'no']).default('yes') })
const Imported = z.object({ rows: z.number(), added: z.number(), faults: z.array(FaultShape) })

export const ImportFramework = endpoint({
  method: 'POST',
  path: '/tailoring/frameworks/:id/import',
  summary: say('从 Excel 导入举措（替换草稿全部举措）', 'Take all measures of a draft from a workbook'),
  needs: 'tailoring.frame',
  params: Id,
  query: DryRun,
  takesFile: true,
  answer: Imported,
})

export { DryRun, Imported }
