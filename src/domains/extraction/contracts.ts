import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { FoundFigure } from './model.ts'

export const ReportRef = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
export type ReportRef = z.infer<typeof ReportRef>

/** How the figures of a report stand. */
export const Counts = z.object({ figures: z.number(), open: z.number(), confirmed: z.number(), rejected: z.number() })
export type Counts = z.infer<typeof Counts>

/** A report in the list. */
export const ReportRow = Counts.extend({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  name: z.string(),
  unitName: z.string(),
  datedOn: z.string().nullable(),
  openedAt: z.string(),
  state: z.string(),
  stateLabel: SayShape,
  closed: z.boolean(),
})
export type ReportRow = z.infer<typeof ReportRow>

export const ReportFilter = Paging.extend({ state: z.string().max(20).optional() })
export type ReportFilter = z.infer<typeof ReportFilter>

export const ListExtractions = endpoint({
  method: 'GET',
  path: '/extraction',
  summary: say('已提取数据的材料', 'Reports whose figures were read'),
  needs: 'extraction.read',
  query: ReportFilter,
  answer: pageOf(ReportRow),
})

export const UploadReport = endpoint({
  method: 'POST',
  path: '/extraction',
  summary: say('上传总结、通报、简报等材料（docx、pdf、txt），提取其中数据', 'Upload a report and read its figures'),
  needs: 'extraction.confirm',
  takesFile: true,
  body: z.object({ unitId: z.coerce.number().int() }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})

export const TakeEvidence = endpoint({
  method: 'POST',
  path: '/extraction/of-evidence',
  summary: say('从已存的材料提取数据', 'Read the figures of a file that is stored already'),
  needs: 'extraction.confirm',
  body: z.object({ regionId: z.number().int(), id: z.uuid() }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})

/** A report with what may be done with it by whoever asks. */
export const ReportAnswer = ReportRow.extend({
  unitId: z.number(),
  characters: z.number(),
  digest: z.string(),
  evidence: z.object({ regionId: z.number(), id: z.string(), name: z.string() }).nullable(),
  mayConfirm: z.boolean(),
})
export type ReportAnswer = z.infer<typeof ReportAnswer>

export const GetExtraction = endpoint({
  method: 'GET',
  path: '/extraction/:regionId/:id',
  summary: say('一份材料及其数据提取进度', 'A report and how far its figures are'),
  needs: 'extraction.read',
  params: ReportRef,
  answer: ReportAnswer,
})

/** Characters of one answer; a longer range is cut. */
export const longestText = 200_000

export const GetExtractionText = endpoint({
  method: 'GET',
  path: '/extraction/:regionId/:id/text',
  summary: say('材料原文', 'The text of a report'),
  needs: 'extraction.read',
  params: ReportRef,
  query: z.object({ from: z.coerce.number().int().min(0).default(0), to: z.coerce.number().int().min(0) }),
  answer: z.object({ from: z.number(), text: z.string(), more: z.boolean() }),
})

/** A proposed figure as it stands: what was found, and what it is to be. */
export const FigureRow = z.object({
  id: z.string(),
  rev: z.number(),
  no: z.number(),
  found: FoundFigure,
  value: z.string(),
  measure: z.string(),
  qualifier: z.string(),
  indicator: z.string().nullable(),
  label: z.string(),
  kind: z.enum(['flow', 'stock', 'ratio']),
  aboutUnit: z.number(),
  period: z.string().nullable(),
  asOf: z.string().nullable(),
  scope: z.string(),
  state: z.enum(['proposed', 'confirmed', 'rejected']),
  reason: z.string().nullable(),
  claim: z.object({ regionId: z.number(), id: z.string() }).nullable(),
  decidedName: z.string().nullable(),
})
export type FigureRow = z.infer<typeof FigureRow>

export const ListFigures = endpoint({
  method: 'GET',
  path: '/extraction/:regionId/:id/figures',
  summary: say('材料中提出的数据', 'The figures proposed from a report'),
  needs: 'extraction.read',
  params: ReportRef,
  answer: z.object({ rows: z.array(FigureRow), counts: Counts }),
})

/** Figures as they were seen: somebody else's change in between is not overwritten. */
const Seen = z.object({ id: z.uuid(), rev: z.number().int() })
const Done = z.object({ counts: Counts })

export const ConfirmFigures = endpoint({
  method: 'POST',
  path: '/extraction/:regionId/:id/figures/confirm',
  summary: say('确认若干数据，登记入数据台账', 'Confirm some figures: each becomes a claim'),
  needs: 'extraction.confirm',
  params: ReportRef,
  body: z.object({ figures: z.array(Seen).min(1).max(2000) }),
  answer: Done,
})

export const RejectFigures = endpoint({
  method: 'POST',
  path: '/extraction/:regionId/:id/figures/reject',
  summary: say('不采用若干数据', 'Turn some figures down'),
  needs: 'extraction.confirm',
  params: ReportRef,
  body: z.object({ figures: z.array(Seen).min(1).max(2000), reason: z.string().trim().max(200).default('') }),
  answer: Done,
})

export const ReopenFigure = endpoint({
  method: 'POST',
  path: '/extraction/:regionId/:id/figures/:figureId/reopen',
  summary: say('重新处理不采用的数据', 'Take a figure up again that was turned down'),
  needs: 'extraction.confirm',
  params: ReportRef.extend({ figureId: z.uuid() }),
  body: z.object({ rev: z.number().int() }),
  answer: Done,
})

export const CorrectFigure = endpoint({
  method: 'PUT',
  path: '/extraction/:regionId/:id/figures/:figureId',
  summary: say('更正一个数据并确认', 'Correct a figure and confirm it'),
  needs: 'extraction.confirm',
  params: ReportRef.extend({ figureId: z.uuid() }),
  body: z.object({
    rev: z.number().int(),
    value: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/),
    measure: z.string().trim().max(20),
    qualifier: z.string().trim().max(20),
    /** Of the catalogue; null names a new one by `label`. */
    indicator: z.string().max(80).nullable(),
    label: z.string().trim().min(1).max(100),
    kind: z.enum(['flow', 'stock', 'ratio']),
    aboutUnit: z.number().int(),
    period: z.string().max(10).nullable(),
    asOf: z.iso.date().nullable(),
    scope: z.string().trim().max(200),
  }),
  answer: Done,
})
export type Correction = z.infer<NonNullable<typeof CorrectFigure.body>>
