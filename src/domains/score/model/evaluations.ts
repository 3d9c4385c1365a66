import { z } from 'zod'
import { FigureAnswer } from '#kernel/form'
import { CaseRef } from '#kernel/process'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Grade, ItemInput, Scored, Step } from './sheet.ts'
import { Item } from './system.ts'

/** A file behind a line, with how long it holds. */
const Proof = z.object({
  regionId: z.number(),
  id: z.string(),
  name: z.string(),
  effectiveOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  expired: z.boolean(),
})

const Said = z.object({
  points: z.number(),
  full: z.number(),
  note: z.string().nullable(),
  personName: z.string(),
  at: z.string(),
  step: Step,
})

/** A line opened: rule, inputs with their claims, evidence, who decided, and what would have earned the rest. */
export const SheetLine = Scored.extend({
  label: SayShape,
  rule: SayShape,
  source: SayShape,
  /** The item as its system has it; null for bonus, deduction and veto. */
  of: Item.nullable(),
  input: ItemInput,
  evidence: z.array(Proof),
  note: z.string().nullable(),
  step: Step,
  personName: z.string(),
  at: z.string(),
  /** What was said before, by step, oldest first. */
  earlier: z.array(Said),
  /** It waits for a decision of the reviewer. */
  undecided: z.boolean(),
  /** The proof of full points has expired, or it is the only one and soon will. */
  warning: SayShape.nullable(),
})
export type SheetLine = z.infer<typeof SheetLine>

export const ObjectionRow = z.object({
  regionId: z.number(),
  id: z.string(),
  item: z.string(),
  reason: z.string(),
  evidence: z.array(z.string()),
  figures: z.array(FigureAnswer),
  state: z.enum(['drafted', 'raised', 'upheld', 'rejected']),
  raisedName: z.string(),
  raisedAt: z.string(),
  answer: z.string().nullable(),
  answeredName: z.string().nullable(),
  answeredAt: z.string().nullable(),
  pointsBefore: z.number().nullable(),
  pointsAfter: z.number().nullable(),
})
export type ObjectionRow = z.infer<typeof ObjectionRow>

export const Sheet = z.object({
  state: z.string(),
  unitId: z.number(),
  round: z.object({ id: z.string(), name: z.string(), period: z.string() }),
  system: z.object({ id: z.string(), name: z.string(), version: z.number(), digest: z.string() }),
  rev: z.number(),
  aspects: z.array(
    z.object({ key: z.string(), label: SayShape, points: z.number(), full: z.number(), lines: z.array(SheetLine) }),
  ),
  extras: z.array(SheetLine),
  bonus: z.number(),
  deduction: z.number(),
  vetoed: z.boolean(),
  total: z.number().nullable(),
  grade: Grade.nullable(),
  blocking: z.array(z.string()),
  objections: z.array(ObjectionRow),
  indicators: z.record(z.string(), z.object({ label: SayShape, measure: SayShape })),
  /** What the person may do to lines now. */
  may: z.object({ fill: z.boolean(), review: z.boolean(), object: z.boolean(), answer: z.boolean() }),
})
export type Sheet = z.infer<typeof Sheet>

export const GetSheet = endpoint({
  method: 'GET',
  path: '/score/evaluations/:regionId/:id',
  summary: say(
    '评分表：每一分的规则、数据、佐证、复核人和失分原因',
    'The sheet: rule, inputs, evidence, reviewer, what would have earned the rest',
  ),
  needs: 'score.read',
  params: CaseRef,
  answer: Sheet,
})

const LineRef = CaseRef.extend({ item: z.string().regex(/^(\d{1,2}\.\d{1,2}|[bdv]\d{1,2})$/) })
const Reason = z.string().trim().min(1).max(500).nullable().default(null)
const Files = z.array(z.uuid()).max(50).default([])
const Written = z.object({ rev: z.number() })

/** What a unit or a reviewer says about one line. */
const Saying = z.object({
  yes: z.boolean().nullable().default(null),
  mark: z.string().nullable().default(null),
  notApplicable: Reason,
  evidence: Files,
  note: Reason,
})

export const FillLine = endpoint({
  method: 'PUT',
  path: '/score/evaluations/:regionId/:id/lines/:item/self',
  summary: say('自评一项', 'Self-evaluate one item'),
  needs: 'score.self',
  params: LineRef,
  body: Saying.extend({ figures: z.array(FigureAnswer).max(4).default([]) }),
  answer: Written,
})

export const RefreshFigures = endpoint({
  method: 'POST',
  path: '/score/evaluations/:regionId/:id/refresh',
  summary: say('重新带出已报数据', 'Take up figures reported since'),
  needs: 'score.self',
  params: CaseRef,
  answer: Written,
})

export const ReviewLine = endpoint({
  method: 'PUT',
  path: '/score/evaluations/:regionId/:id/lines/:item/review',
  summary: say('复核一项', 'Review one item'),
  needs: 'score.review',
  params: LineRef,
  body: Saying.extend({ acceptedMissing: Reason }),
  answer: Written,
})

export const ObjectToLine = endpoint({
  method: 'PUT',
  path: '/score/evaluations/:regionId/:id/lines/:item/objection',
  summary: say('对一项提出异议', 'Object to one item'),
  needs: 'score.self',
  params: LineRef,
  body: z.object({
    reason: z.string().trim().min(1).max(1000),
    evidence: Files,
    figures: z.array(FigureAnswer).max(4).default([]),
  }),
  answer: z.object({ id: z.string() }),
})

export const AnswerObjection = endpoint({
  method: 'PUT',
  path: '/score/objections/:regionId/:id/answer',
  summary: say('答复一项异议', 'Answer one objection'),
  needs: 'score.answer',
  params: CaseRef,
  body: Saying.omit({ note: true, evidence: true }).extend({
    upheld: z.boolean(),
    answer: z.string().trim().min(1).max(1000),
  }),
  answer: Written,
})
