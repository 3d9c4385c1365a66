import { z } from 'zod'
import { EditionRow, EditionState } from '#kernel/edition'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Questionnaire } from './questionnaire.ts'

const FaultShape = z.object({
  path: z.string(),
  message: SayShape,
  rule: z.string().optional(),
  row: z.number().optional(),
})
const Id = z.object({ id: z.uuid() })
const Ref = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })

export const ListQuestionnaires = endpoint({
  method: 'GET',
  path: '/survey-questionnaires',
  summary: say('问卷：各版', 'Questionnaires by edition'),
  needs: 'survey.read',
  answer: z.array(EditionRow),
})

export const QuestionnaireAnswer = EditionRow.extend({
  body: Questionnaire,
  faults: z.array(FaultShape),
  minutes: z.number(),
  editable: z.boolean(),
  state: EditionState,
})

export const GetQuestionnaire = endpoint({
  method: 'GET',
  path: '/survey-questionnaires/:id',
  summary: say('问卷：一版', 'One edition of a questionnaire'),
  needs: 'survey.read',
  params: Id,
  answer: QuestionnaireAnswer,
})

const Named = z.object({ name: z.string().trim().min(1).max(100), year: z.number().int().min(2000).max(2100) })

export const AddQuestionnaire = endpoint({
  method: 'POST',
  path: '/survey-questionnaires',
  summary: say('问卷：新编或复制', 'Begin or copy a questionnaire'),
  needs: 'survey.run',
  body: Named.extend({ from: z.uuid().nullable() }),
  answer: Id,
})

export const EditQuestionnaire = endpoint({
  method: 'PUT',
  path: '/survey-questionnaires/:id',
  summary: say('问卷：保存草稿', 'Save a draft'),
  needs: 'survey.run',
  params: Id,
  body: Named.extend({ body: Questionnaire }),
  answer: z.object({ faults: z.array(FaultShape) }),
})

export const EnforceQuestionnaire = endpoint({
  method: 'POST',
  path: '/survey-questionnaires/:id/enforce',
  summary: say('问卷：施行', 'Put a questionnaire in force'),
  needs: 'survey.run',
  params: Id,
  answer: z.object({ digest: z.string() }),
})

export const ImportXlsForm = endpoint({
  method: 'POST',
  path: '/survey-questionnaires/import',
  summary: say('问卷：导入 XLSForm（.xlsx）', 'Take in an XLSForm workbook'),
  needs: 'survey.run',
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({ rows: z.number(), added: z.number(), faults: z.array(FaultShape), id: z.string().nullable() }),
})

export const XlsFormTemplate = endpoint({
  method: 'GET',
  path: '/survey-questionnaires/template',
  summary: say('问卷：XLSForm 样表', 'A sample XLSForm workbook'),
  needs: 'survey.run',
  givesFile: true,
})

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
    command: z.string().nullable(),
    mayDraw: z.boolean(),
  }),
})

export const SurveyMember = z.object({
  place: z.number(),
  key: z.string(),
  stratum: z.string(),
  cluster: z.string(),
  probability: z.number(),
  weight: z.number(),
})
export type SurveyMember = z.infer<typeof SurveyMember>
export const ListMembers = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/sample',
  summary: say('抽样：样本名单', 'Members drawn'),
  needs: 'survey.read',
  params: Ref,
  query: Paging,
  answer: pageOf(SurveyMember),
})

export const MakeLinks = endpoint({
  method: 'POST',
  path: '/surveys/:regionId/:id/links',
  summary: say('填答：生成本人链接（未答者重新生成）', 'Own links of those drawn; unused ones are replaced'),
  needs: 'survey.run',
  params: Ref,
  givesFile: true,
})

const EstimateShape = z
  .object({
    value: z.number(),
    error: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.number(),
    effective: z.number(),
    deff: z.number().nullable(),
  })
  .nullable()
const Cell = z.object({ n: z.number().nullable(), estimate: EstimateShape })
export const ResultsAnswer = z.object({
  title: z.string(),
  answers: z.number(),
  drawn: z.number(),
  rate: z.number().nullable(),
  threshold: z.number(),
  weighted: z.boolean(),
  rounds: z.number(),
  gap: z.number(),
  published: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: SayShape })),
  results: z.array(
    z.object({
      key: z.string(),
      label: SayShape,
      kind: z.string(),
      n: z.number().nullable(),
      hidden: z.boolean(),
      texts: z.array(z.string()),
      lines: z.array(Cell.extend({ label: SayShape, measure: z.enum(['share', 'mean', 'total']) })),
    }),
  ),
  cross: z.array(
    z.object({
      question: z.string(),
      by: z.string(),
      groups: z.array(SayShape),
      rows: z.array(z.object({ label: SayShape, cells: z.array(Cell) })),
    }),
  ),
})
export type ResultsAnswer = z.infer<typeof ResultsAnswer>

const By = z.object({ by: z.string().max(40).optional() })
const results = { needs: 'survey.read', params: Ref, query: By } as const
export const GetResults = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/results',
  summary: say('调查结果', 'Results of a survey'),
  ...results,
  answer: ResultsAnswer,
})
export const ResultsXlsx = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/results/xlsx',
  summary: say('调查结果（Excel）', 'Results as a workbook'),
  ...results,
  givesFile: true,
})
export const ResultsDocx = endpoint({
  method: 'GET',
  path: '/surveys/:regionId/:id/results/docx',
  summary: say('调查结果（Word）', 'Results as a document'),
  ...results,
  givesFile: true,
})
