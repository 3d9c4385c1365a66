import { z } from 'zod'
import { EditionRow, EditionState } from '#kernel/edition'
import { endpoint, SayShape } from '#platform/endpoint'
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
  /** Where it is being reviewed. */
  review: Ref.nullable(),
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

export const ProposeQuestionnaire = endpoint({
  method: 'POST',
  path: '/survey-questionnaires/:id/propose',
  summary: say('问卷：送他人审定施行', 'Hand a questionnaire to another, who puts it in force'),
  needs: 'survey.run',
  params: Id,
  answer: Ref,
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
