import { z } from 'zod'
import { DueTrace } from '#kernel/process'
import { Paging, RefusalShape, SayShape } from '#platform/endpoint'

const LightShape = z.enum(['green', 'yellow', 'red', 'grey', 'blue'])

/** Which reports of a quarter are wanted. */
export const ReportFilter = Paging.extend({
  state: z.string().max(20).optional(),
  light: LightShape.optional(),
  unitId: z.coerce.number().int().optional(),
  /** Only those late now or sent late. */
  late: z.stringbool().optional(),
})
export type ReportFilter = z.infer<typeof ReportFilter>

/** A report on the board of a quarter. */
export const ReportRow = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  state: z.string(),
  stateLabel: SayShape,
  area: z.string().nullable(),
  progress: z.number().nullable(),
  planned: z.number().nullable(),
  light: LightShape.nullable(),
  worst: LightShape.nullable(),
  lightWhy: SayShape.nullable(),
  dueOn: z.string(),
  submittedOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  returned: z.number(),
  /** In words: not sent and so many working days late, sent late, missed; null when in time. */
  late: SayShape.nullable(),
  page: z.string(),
})
export type ReportRow = z.infer<typeof ReportRow>

/** How the reports of a quarter stand. */
export const CountsShape = z.object({
  total: z.number(),
  asked: z.number(),
  submitted: z.number(),
  returned: z.number(),
  accepted: z.number(),
  missed: z.number(),
  dropped: z.number(),
  waiting: z.number(),
  sentLate: z.number(),
  onTime: z.number(),
  sentBack: z.number(),
  green: z.number(),
  yellow: z.number(),
  red: z.number(),
  grey: z.number(),
  blue: z.number(),
  /** Burden of the quarter: fields asked, filled beforehand, asked again without an answer at hand. */
  fields: z.number(),
  filled: z.number(),
  again: z.number(),
  units: z.number(),
})
export type CountsShape = z.infer<typeof CountsShape>

/** A quarter in the list. */
export const RoundRow = z.object({
  regionId: z.number(),
  id: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  period: z.string(),
  state: z.string(),
  stateLabel: SayShape,
  closed: z.boolean(),
  dueOn: z.string(),
  openedOn: z.string(),
  counts: CountsShape,
  page: z.string(),
})
export type RoundRow = z.infer<typeof RoundRow>

/** What opening a quarter would do: its dates with their arithmetic, how many are asked, and what stands against it. */
export const RoundPreview = z.object({
  period: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  dueOn: DueTrace,
  checkOn: DueTrace,
  bulletinOn: DueTrace,
  tasks: z.number(),
  units: z.number(),
  fields: z.number(),
  refusals: z.array(RefusalShape),
  /** The page of the quarter where it has been opened already. */
  there: z.string().nullable(),
})
export type RoundPreview = z.infer<typeof RoundPreview>

/** One fault of a sheet, in words that name row, field, rule and source. */
const SheetFault = z.object({
  path: z.string(),
  message: SayShape,
  row: z.number().optional(),
  rule: z.string().optional(),
  source: SayShape.optional(),
})

/** What a sheet did, or would do. */
export const SheetResult = z.object({
  rows: z.number(),
  skipped: z.number(),
  sent: z.number(),
  written: z.boolean(),
  faults: z.array(SheetFault),
})
export type SheetResult = z.infer<typeof SheetResult>

/** A light a task had. */
export const LightRow = z.object({
  period: z.string(),
  onDay: z.string(),
  light: LightShape,
  why: SayShape,
  planned: z.number().nullable(),
  progress: z.number().nullable(),
})
export type LightRow = z.infer<typeof LightRow>
