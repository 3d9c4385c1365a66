import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

const Value = z.union([z.number(), z.string().max(200), z.boolean()])
export const Confidence = z.enum(['S', 'L', 'G', 'D'])

/** How sure a value is, in words. */
export const confidences = {
  S: say('原文核对', 'Read in the source'),
  L: say('参照外省', 'After another province'),
  G: say('一般知识，待核', 'General knowledge, to be checked'),
  D: say('产品默认，待定', 'Product default, to be set'),
} as const

export const ParameterLine = z.object({
  id: z.string(),
  key: z.string(),
  label: SayShape,
  value: Value,
  unit: SayShape,
  region: z.number().nullable(),
  regionName: SayShape.nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  source: SayShape,
  confidence: Confidence,
})
export type ParameterLine = z.infer<typeof ParameterLine>

export const ListParameters = endpoint({
  method: 'GET',
  path: '/parameters',
  summary: say('参数表：数值、单位、地区、有效期、依据', 'Parameters: value, unit, region, time, source'),
  needs: 'parameter.read',
  query: Paging.extend({
    on: z.iso.date().optional(),
    region: z.coerce.number().int().min(100_000).max(999_999).optional(),
    confidence: Confidence.optional(),
  }),
  answer: pageOf(ParameterLine),
})

const ofKey = z.object({ key: z.string().max(100) })

export const GetParameter = endpoint({
  method: 'GET',
  path: '/parameters/:key',
  summary: say('一个参数的全部取值与用处', 'A parameter with its history and uses'),
  needs: 'parameter.read',
  params: ofKey,
  answer: z.object({
    key: z.string(),
    label: SayShape,
    unit: SayShape,
    kind: z.enum(['number', 'string', 'boolean']),
    rows: z.array(
      ParameterLine.extend({
        reason: z.string().nullable(),
        recordedName: z.string().nullable(),
        recordedAt: z.string(),
        /** Never held: it was replaced from its own first day. */
        withdrawn: z.boolean(),
        current: z.boolean(),
      }),
    ),
    usedBy: z.array(z.object({ process: z.string(), label: SayShape })),
  }),
})

export const ChangeParameter = endpoint({
  method: 'POST',
  path: '/parameters/:key',
  summary: say('自某日起采用新值；已立事项保留原值', 'A new value from a day on; open cases keep theirs'),
  needs: 'parameter.manage',
  params: ofKey,
  body: z.object({
    value: Value,
    region: z.number().int().min(100_000).max(999_999).nullable(),
    validFrom: z.iso.date(),
    source: z.string().trim().min(2).max(300),
    confidence: Confidence,
    reason: z.string().trim().min(2).max(500),
    seen: z.uuid().optional(),
  }),
  answer: z.object({ id: z.string() }),
})

/** Which parameters each process keeps, with today's value everywhere. */
export const ListParameterUses = endpoint({
  method: 'GET',
  path: '/parameter-uses',
  summary: say('各流程使用的参数', 'Parameters that processes use'),
  needs: 'parameter.read',
  answer: z.array(z.object({ process: z.string(), parameters: z.array(ParameterLine) })),
})
