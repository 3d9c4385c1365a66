import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

const process = z.string().max(60)

export const CaseTemplate = endpoint({
  method: 'GET',
  path: '/cases/template',
  summary: say('批量发起事项的模板（xlsx）', 'Template for beginning many cases at once'),
  needs: 'signed-in',
  query: z.object({ process }),
  givesFile: true,
})

export const ImportCases = endpoint({
  method: 'POST',
  path: '/cases/import',
  summary: say(
    '批量发起事项（xlsx）：先试后入，有一行不对则一行也不写入',
    'Begin many cases from a workbook: try first; one bad row and nothing is written',
  ),
  needs: 'signed-in',
  query: z.object({ process, dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({
    rows: z.number(),
    added: z.number(),
    faults: z.array(
      z.object({
        row: z.number().optional(),
        path: z.string(),
        message: SayShape,
        rule: z.string().optional(),
        source: SayShape.optional(),
      }),
    ),
  }),
})
