import { z } from 'zod'
import { type AnswerOf, endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

const FaultShape = z.object({
  path: z.string(),
  message: SayShape,
  rule: z.string().optional(),
  row: z.number().optional(),
})
const Ref = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })

/** What became of somebody drawn. `answered` is known by the own link alone and is marked by nobody. */
export const outcomes = [
  { value: 'none', label: say('未联系', 'Not contacted') },
  { value: 'answered', label: say('已答', 'Answered') },
  { value: 'reached', label: say('已联系未答', 'Reached, no answer yet') },
  { value: 'refused', label: say('拒访', 'Refused') },
  { value: 'out-of-scope', label: say('不在范围', 'Out of scope') },
  { value: 'not-found', label: say('找不到', 'Not found') },
] as const
export const Outcome = z.enum(['none', 'answered', 'reached', 'refused', 'out-of-scope', 'not-found'])
export type Outcome = z.infer<typeof Outcome>

/** The list that is drawn from: units below one, members of the worker register, or a workbook. */
export const PublishFrame = endpoint({
  method: 'POST',
  path: '/surveys/:regionId/:id/frame',
  summary: say('抽样：取抽样框并公布摘要', 'Take the list to draw from and publish its digest'),
  needs: 'survey.run',
  params: Ref,
  body: z.object({ source: z.enum(['units', 'workers']), unitId: z.number().int().positive() }),
  answer: z.object({ digest: z.string(), count: z.number() }),
})

export const ImportFrame = endpoint({
  method: 'POST',
  path: '/surveys/:regionId/:id/frame/import',
  summary: say(
    '抽样：导入抽样框（.xlsx：编号、层、群、规模）',
    'Take the list from a workbook: key, stratum, cluster, size',
  ),
  needs: 'survey.run',
  params: Ref,
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({ rows: z.number(), added: z.number(), faults: z.array(FaultShape) }),
})

export const FrameTemplate = endpoint({
  method: 'GET',
  path: '/survey-frame/template',
  summary: say('抽样：抽样框模板', 'Template of a list to draw from'),
  needs: 'survey.run',
  givesFile: true,
})

export const FrameFile = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/frame',
  summary: say('抽样：下载抽样框（可用 gongyun draw 重抽）', 'The list as a text, to draw again from'),
  needs: 'survey.read',
  params: Ref,
  givesFile: true,
})

export const DesignShape = z.discriminatedUnion('method', [
  z.object({ method: z.literal('simple'), take: z.number().int().min(1).max(50_000) }),
  z.object({
    method: z.literal('stratified'),
    take: z.number().int().min(1).max(50_000),
    allocation: z.record(z.string(), z.number().int().min(0)).optional(),
  }),
  z.object({
    method: z.literal('two-stage'),
    clusters: z.number().int().min(1).max(5000),
    each: z.number().int().min(1).max(1000),
  }),
])

export type Design = z.infer<typeof DesignShape>

export const DrawSurvey = endpoint({
  method: 'POST',
  path: '/surveys/:regionId/:id/draw',
  summary: say('抽样：按公开随机数抽取', 'Draw the sample by the published seed'),
  needs: 'survey.run',
  params: Ref,
  body: z.object({ seed: z.string().trim().min(1).max(200), design: DesignShape }),
  answer: z.object({ drawn: z.number() }),
})

export const GetSurveyDraw = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/draw',
  summary: say('抽样：抽样框摘要、随机数和方法', 'Digest, seed and design of a draw'),
  needs: 'survey.read',
  params: Ref,
  answer: z.object({
    digest: z.string().nullable(),
    count: z.number(),
    committedOn: z.string().nullable(),
    seed: z.string().nullable(),
    drawnOn: z.string().nullable(),
    /** Parts of the list, the largest first, as far as they are named; and how many clusters it has. */
    strata: z.array(z.object({ name: z.string(), size: z.number() })),
    clusters: z.number(),
    design: DesignShape.nullable(),
    command: z.string().nullable(),
    mayDraw: z.boolean(),
  }),
})

const PlanQuery = z.object({
  method: z.enum(['simple', 'stratified', 'two-stage']),
  take: z.coerce.number().int().min(1).max(50_000).optional(),
  clusters: z.coerce.number().int().min(1).max(5000).optional(),
  each: z.coerce.number().int().min(1).max(1000).optional(),
})

export const PlanLineRow = z.object({
  name: z.string(),
  size: z.number(),
  take: z.number(),
  chance: z.number(),
  certain: z.boolean(),
  /** So few in an anonymous survey that what they say would be known to be theirs. */
  lonely: z.boolean(),
})
export type PlanLineRow = z.infer<typeof PlanLineRow>

export const PlanSurvey = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/plan',
  summary: say('抽样：抽取前的分配预览', 'What a design will take, before there is a seed'),
  needs: 'survey.run',
  params: Ref,
  query: PlanQuery,
  answer: z.object({
    size: z.number(),
    expected: z.number(),
    threshold: z.number(),
    anonymous: z.boolean(),
    lines: z.array(PlanLineRow),
  }),
})
export type Plan = AnswerOf<typeof PlanSurvey>

export const SurveyMember = z.object({
  place: z.number(),
  key: z.string(),
  stratum: z.string(),
  cluster: z.string(),
  probability: z.number(),
  weight: z.number(),
  outcome: Outcome,
  outcomeOn: z.string().nullable(),
  note: z.string().nullable(),
})
export type SurveyMember = z.infer<typeof SurveyMember>
export const ListMembers = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/sample',
  summary: say('抽样：样本名单', 'Members drawn'),
  needs: 'survey.read',
  params: Ref,
  query: Paging.extend({ outcome: Outcome.optional(), stratum: z.string().max(200).optional() }),
  answer: pageOf(SurveyMember),
})

export const MarkMembers = endpoint({
  method: 'POST',
  path: '/surveys/:regionId/:id/sample/outcomes',
  summary: say('样本：登记接触结果', 'Note what became of members drawn'),
  needs: 'survey.run',
  params: Ref,
  body: z.object({
    keys: z.array(z.string().min(1).max(400)).min(1).max(500),
    outcome: Outcome.exclude(['answered']),
    note: z.string().trim().max(200).nullable(),
  }),
  answer: z.object({ marked: z.number() }),
})

const Rate = z.number().nullable()
export const ResponseRow = z.object({
  /** Stratum, or cluster where drawing had two stages; null for all together. */
  part: z.string().nullable(),
  drawn: z.number(),
  answered: z.number(),
  reached: z.number(),
  refused: z.number(),
  outOfScope: z.number(),
  notFound: z.number(),
  none: z.number(),
  response1: Rate,
  response3: Rate,
  cooperation: Rate,
  refusal: Rate,
  contact: Rate,
})
export type ResponseRow = z.infer<typeof ResponseRow>
export const GetResponse = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/response',
  summary: say('样本：各层应答率', 'Response by stratum'),
  needs: 'survey.read',
  params: Ref,
  answer: z.array(ResponseRow),
})

export const MakeLinks = endpoint({
  method: 'POST',
  path: '/surveys/:regionId/:id/links',
  summary: say('填答：生成本人链接（未答者重新生成）', 'Own links of those drawn; unused ones are replaced'),
  needs: 'survey.run',
  params: Ref,
  givesFile: true,
})
