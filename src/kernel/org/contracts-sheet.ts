import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** A fault of a row, as it travels. */
const RowFault = z.object({
  row: z.number().optional(),
  path: z.string(),
  message: SayShape,
  rule: z.string().optional(),
  source: SayShape.optional(),
})

export const ImportUnits = endpoint({
  method: 'POST',
  path: '/units/import',
  summary: say(
    '导入单位（xlsx）：先试后入，有一行不对则一行也不写入',
    'Import units from a workbook: try first; one bad row and nothing is written',
  ),
  needs: 'org.manage',
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({ rows: z.number(), added: z.number(), faults: z.array(RowFault) }),
})

export const ExportUnits = endpoint({
  method: 'GET',
  path: '/units/sheet',
  summary: say('导出单位（xlsx），可修改后再导入', 'Units as a workbook that can be imported again'),
  needs: 'signed-in',
  query: z.object({
    /** A unit and all below it; everything unless told. */
    within: z.coerce.number().int().min(1).optional(),
    /** As of a day; today unless told. */
    on: z.iso.date().optional(),
  }),
  givesFile: true,
})

export const UnitTemplate = endpoint({
  method: 'GET',
  path: '/units/template',
  summary: say('单位导入模板（xlsx）', 'Template for importing units'),
  needs: 'signed-in',
  givesFile: true,
})
