import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Claim, ClaimState } from './claim.ts'
import { Dimension, dimensionsKnown } from './dimension.ts'

/** What is counted: its name in both languages, its measure, and how its figures are to be read. */
export const IndicatorDefinition = z.object({
  name: z.string(),
  label: SayShape,
  /** What one is: 人, 万元, %. */
  measure: SayShape,
  /** More is better, less is better, or neither. */
  direction: z.enum(['up', 'down', 'none']),
  per: z.enum(['month', 'quarter', 'half', 'year', 'as-of']),
  /** Counted over the period, standing at a moment, or a share. */
  kind: z.enum(['flow', 'stock', 'ratio']),
  decimals: z.number().int().min(0).max(6),
  /** The document that asks for it. */
  source: SayShape,
  /** What its figures are broken down by. */
  dimensions: z.array(Dimension).max(4).default([]),
  /** Defined by the product, or added by an office. */
  origin: z.enum(['product', 'office']),
})
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>

const Both = z.object({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(200) })

export const ListIndicators = endpoint({
  method: 'GET',
  path: '/indicators',
  summary: say('指标目录', 'Indicators'),
  needs: 'signed-in',
  query: z.object({ words: z.string().trim().max(100).optional() }),
  answer: z.array(IndicatorDefinition),
})

export const AddIndicator = endpoint({
  method: 'POST',
  path: '/indicators',
  summary: say('新增指标', 'Add an indicator'),
  needs: 'figures.manage',
  body: IndicatorDefinition.omit({ name: true, origin: true }).extend({
    label: Both,
    measure: Both,
    source: Both,
    /** By name, out of the lists the product knows. */
    dimensions: z
      .array(z.enum(dimensionsKnown.map(({ name }) => name)))
      .max(4)
      .default([]),
  }),
  answer: IndicatorDefinition,
})

/** A claim in a list, with names and with the figure as it is said. */
export const ClaimRow = Claim.extend({
  label: SayShape,
  measure: SayShape,
  unitName: z.string(),
  reporterUnitName: z.string().nullable(),
  /** 近5,000人 */
  figure: SayShape,
})
export type ClaimRow = z.infer<typeof ClaimRow>

const Narrowing = z.object({
  indicator: z.string().max(80).optional(),
  /** This unit and, unless `below` is false, all below it. */
  unitId: z.coerce.number().int().optional(),
  below: z.stringbool().default(true),
  period: z.string().max(10).optional(),
  /** Live ones (reported and accepted) unless told. */
  state: z.enum([...ClaimState.options, 'live', 'all']).default('live'),
})
export const ClaimFilter = Paging.extend(Narrowing.shape)
export type ClaimFilter = z.infer<typeof ClaimFilter>

export const ListClaims = endpoint({
  method: 'GET',
  path: '/claims',
  summary: say('数据台账', 'Figures'),
  needs: 'figures.read',
  query: ClaimFilter,
  answer: pageOf(ClaimRow),
})

export const ExportClaims = endpoint({
  method: 'GET',
  path: '/claims/export',
  summary: say('导出数据台账', 'Export figures'),
  needs: 'figures.read',
  query: Narrowing.extend({ words: z.string().trim().max(100).optional() }),
  givesFile: true,
})

/** The case in which a figure was reported, as far as the reader may see it. */
const ClaimCase = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  process: z.string(),
  state: z.string(),
})

const ClaimFile = z.object({ regionId: z.number(), id: z.string(), name: z.string(), slot: z.string().nullable() })

/** Which claim stands at the head, and by which step of the rule. */
export const HeadlineShape = z.object({
  claim: ClaimRow,
  rule: z.object({ name: z.string(), label: SayShape }),
  others: z.array(ClaimRow),
  disputed: z.boolean(),
})

export const GetClaim = endpoint({
  method: 'GET',
  path: '/claims/:regionId/:id',
  summary: say('查看一个数的来历：谁、何时、何口径、何依据', 'One figure: who said it, when, of what, on which ground'),
  needs: 'figures.read',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  answer: z.object({
    claim: ClaimRow,
    indicator: IndicatorDefinition,
    case: ClaimCase.nullable(),
    evidence: z.array(ClaimFile),
    /** What it replaced, latest first. */
    earlier: z.array(ClaimRow),
    /** What replaced it. */
    later: ClaimRow.nullable(),
    /** Among all that is said about the same thing. */
    headline: HeadlineShape.nullable(),
  }),
})

export const GetHeadline = endpoint({
  method: 'GET',
  path: '/claims/headline',
  summary: say('某单位某期某指标以哪个数为准', 'Which figure counts for a unit and period'),
  needs: 'figures.read',
  query: z.object({
    indicator: z.string().max(80),
    unitId: z.coerce.number().int(),
    period: z.string().max(10).optional(),
  }),
  answer: HeadlineShape.nullable(),
})
