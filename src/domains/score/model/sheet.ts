import { z } from 'zod'
import { SayShape } from '#platform/endpoint'
import { type Say, say } from '#platform/say'

/** A figure that went into an item, with the claim it was taken from. */
export const UsedFigure = z.object({
  indicator: z.string(),
  value: z.string().nullable(),
  qualifier: z.string(),
  claim: z.object({ regionId: z.number(), id: z.string() }).nullable(),
  /** The period the figure was reported for, and its as-of date. */
  period: z.string().nullable(),
  asOf: z.string().nullable(),
  /** Others report another number for the same thing. */
  disputed: z.boolean(),
})
export type UsedFigure = z.infer<typeof UsedFigure>

/** Everything an item's points are reckoned from. */
export const ItemInput = z.object({
  figures: z.array(UsedFigure),
  yes: z.boolean().nullable(),
  /** Reviewed items: 0-100; bonus and deduction: points. */
  mark: z.string().nullable(),
  /** Why the item does not apply. */
  notApplicable: z.string().nullable(),
  /** Why the evaluator lets a missing figure stand, at no points. */
  acceptedMissing: z.string().nullable(),
})
export type ItemInput = z.infer<typeof ItemInput>

/** An item nobody has answered yet. */
export const noInput: ItemInput = { figures: [], yes: null, mark: null, notApplicable: null, acceptedMissing: null }

export const LineState = z.enum(['scored', 'not-reported', 'not-applicable'])
export type LineState = z.infer<typeof LineState>

export const lineStates: Readonly<Record<LineState, Say>> = {
  scored: say('已计分', 'Scored'),
  'not-reported': say('未报', 'Not reported'),
  'not-applicable': say('不适用', 'Not applicable'),
}

export const LineKind = z.enum(['item', 'bonus', 'deduction', 'veto'])
export type LineKind = z.infer<typeof LineKind>

/** Points in hundredths, so that sums are exact: 1235 is 12.35 points. */
export const Hundredths = z.number().int()

/** One item with its points and what stands behind them. */
export const Scored = z.object({
  item: z.string(),
  kind: LineKind,
  state: LineState,
  points: Hundredths,
  full: Hundredths,
  /** The arithmetic. */
  why: SayShape,
  /** What would have earned the rest; null where nothing is lost. */
  missing: SayShape.nullable(),
})
export type Scored = z.infer<typeof Scored>

/** Who put an item's input there. */
export const Step = z.enum(['prefill', 'self', 'review', 'answer'])
export type Step = z.infer<typeof Step>

export const steps: Readonly<Record<Step, Say>> = {
  prefill: say('系统带出', 'Filled by the system'),
  self: say('自评', 'Self-evaluation'),
  review: say('复核', 'Review'),
  answer: say('异议答复', 'Answer to an objection'),
}

export const Grade = z.enum(['A', 'B', 'C', 'D'])
export type Grade = z.infer<typeof Grade>

export const grades: Readonly<Record<Grade, Say>> = {
  A: say('优秀', 'Excellent'),
  B: say('良好', 'Good'),
  C: say('合格', 'Passed'),
  D: say('不合格', 'Failed'),
}

/** A whole sheet added up. `total` is null as long as something is not reported and not accepted. */
export interface Sum {
  items: number
  bonus: number
  deduction: number
  vetoed: boolean
  total: number | null
  grade: Grade | null
  /** Items that block the total. */
  blocking: string[]
}
