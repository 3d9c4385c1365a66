import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { TargetRow } from './targets.ts'

const Tree = z.enum(['territorial', 'industrial'])
const State = z.enum(['value', 'partial', 'missing', 'not-applicable'])

/** A unit's figure with all below it. */
export const FigureRow = z.object({
  unitId: z.number(),
  name: z.string(),
  /** The unit asked for, of which the others are the parts. */
  isSelf: z.boolean(),
  /** The category of the dimension asked for; null for the total. */
  category: SayShape.nullable(),
  /** By its value; `rest` for those of no category. */
  categoryKey: z.string().nullable(),
  /** Not shown: few people are told apart by it, or by what it gives away. */
  isHidden: z.boolean(),
  /** Decimal text; null where there is none, or none that the reader may see. */
  value: z.string().nullable(),
  own: z.string().nullable(),
  state: State,
  reported: z.number(),
  expected: z.number(),
  warnings: z.array(z.string()),
  /** The division the unit belongs to, by which tiles and maps know it. */
  regionId: z.number(),
  /** Both sides of a rate, unrounded. */
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
})
export type FigureRow = z.infer<typeof FigureRow>

const Asked = z.object({
  indicator: z.string().max(80).optional(),
  tree: Tree.default('territorial'),
  /** The reader's own unit unless told. */
  unitId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  /** The latest with figures unless told. */
  period: z
    .string()
    .regex(/^[1-9]\d{3}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/)
    .optional(),
  /** A dimension to break the figure down by. */
  by: z.string().max(40).optional(),
})
export type AskedFigures = z.infer<typeof Asked>

export const ListFigures = endpoint({
  method: 'GET',
  path: '/statistics/figures',
  summary: say('指标汇总：本级与下级', 'Sums of an indicator: a unit and those right below it'),
  needs: 'statistics.read',
  query: Paging.extend(Asked.shape),
  answer: pageOf(FigureRow),
})

/** One term of a formula: what it came to, and of how many units. */
export const FormulaPart = z.object({
  name: z.string(),
  label: SayShape,
  measure: SayShape,
  decimals: z.number(),
  value: z.string().nullable(),
  reported: z.number(),
  expected: z.number(),
})
export type FormulaPart = z.infer<typeof FormulaPart>

/** Where a unit stands to a target, and when it gets there at its present pace. Numbers are decimal texts or fractions, 1/3. */
export const TargetShown = z.object({
  comparison: TargetRow.shape.comparison,
  target: z.string(),
  period: z.string(),
  source: z.string(),
  confidence: TargetRow.shape.confidence,
  isForAll: z.boolean(),
  current: z
    .object({
      period: z.string(),
      value: z.string(),
      numerator: z.string().nullable(),
      denominator: z.string().nullable(),
    })
    .nullable(),
  baseline: z.object({ period: z.string(), value: z.string().nullable() }).nullable(),
  progress: z.string().nullable(),
  met: z.boolean().nullable(),
  gap: z.string().nullable(),
  gapInNumerator: z.string().nullable(),
  pace: z
    .object({
      method: TargetRow.shape.pace,
      points: z.array(z.object({ period: z.string(), value: z.string() })),
      perPeriod: z.string().nullable(),
      step: z.string(),
      required: z.string().nullable(),
      closesIn: z.string().nullable(),
      closesYear: z.number().nullable(),
      outcome: z.enum(['met', 'closes', 'never', 'unknown']),
    })
    .nullable(),
})
export type TargetShown = z.infer<typeof TargetShown>

/** What the page says of the figures: of what, of whom, when, as of when, how many changes wait, the trend, the targets. */
export const FigureHead = z.object({
  indicator: z
    .object({ name: z.string(), label: SayShape, measure: SayShape, decimals: z.number(), kind: z.string() })
    .nullable(),
  /** What it can be broken down by. */
  dimensions: z.array(z.object({ name: z.string(), label: SayShape })),
  /** The unit's figure by the dimension asked for; null without one. */
  breakdown: z.object({ label: SayShape, rows: z.array(FigureRow) }).nullable(),
  unitId: z.number(),
  unitName: z.string(),
  period: z.string().nullable(),
  at: z.string().nullable(),
  waiting: z.number(),
  trend: z.array(z.object({ at: z.string(), value: z.string().nullable() })),
  /** Null for what units report themselves. */
  formula: z.object({ words: SayShape, source: SayShape, parts: z.array(FormulaPart) }).nullable(),
  targets: z.array(TargetShown),
  /** The level that monitoring holds it to. */
  level: z
    .object({ comparison: z.string(), level: z.string(), source: z.string(), met: z.boolean().nullable() })
    .nullable(),
})
export type FigureHead = z.infer<typeof FigureHead>

export const GetFigureHead = endpoint({
  method: 'GET',
  path: '/statistics/head',
  summary: say('指标汇总：口径、时间、走势与目标', 'Sums of an indicator: definition, time, trend and targets'),
  needs: 'statistics.read',
  query: Asked,
  answer: FigureHead,
})

/** What is watched. */
export const WatchRow = z.object({
  id: z.number(),
  indicator: z.string(),
  label: SayShape,
  kind: z.enum(['level', 'jump', 'missing', 'outlier']),
  comparison: z.enum(['at-least', 'more-than', 'at-most', 'less-than', 'equal']).nullable(),
  level: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  source: z.string(),
})
export type WatchRow = z.infer<typeof WatchRow>

export const ListWatch = endpoint({
  method: 'GET',
  path: '/statistics/rules',
  summary: say('监测规则', 'What is watched'),
  needs: 'statistics.read',
  query: Paging.extend({ kind: WatchRow.shape.kind.optional() }),
  answer: pageOf(WatchRow),
})

export const AddWatch = endpoint({
  method: 'POST',
  path: '/statistics/rules',
  summary: say('新增监测规则', 'Watch something'),
  needs: 'statistics.manage',
  body: z.object({ answers: z.record(z.string(), z.unknown()) }),
  answer: z.object({ id: z.number() }),
})
