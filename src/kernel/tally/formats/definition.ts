import { z } from 'zod'
import { readExact } from '../exact.ts'

const unlikely = /[\s{}()[\]+*/×÷−,，]/

/** What an indicator, unit, kind or dimension is called in the files. */
export const Name = z
  .string()
  .min(1)
  .max(100)
  .refine((name) => !unlikely.test(name), {
    params: {
      zh: '名称中不能有空格、括号、逗号和运算符号（连字符除外）',
      en: 'must have no spaces, brackets, commas or signs (hyphens may be)',
    },
  })

/** A decimal number; written as text no digit is lost. */
export const Decimal = z
  .union([z.string(), z.number()])
  .refine((value) => readExact(String(value)) !== null, {
    params: { zh: '应为十进制数，如 17.13', en: 'must be a decimal number such as 17.13' },
  })
  .refine((value) => typeof value === 'string' || Math.abs(value) <= Number.MAX_SAFE_INTEGER, {
    params: { zh: '数太大，请写成文本以免丢失位数', en: 'is too large for a JSON number; write it as text' },
  })
  .transform(String)

const decimals = z.number().int().min(0).max(12).optional()
const words = z.string().max(200).optional()

/** How several values of one unit make its figure for a period. */
export const overTimes = ['sum', 'last', 'average', 'min', 'max', 'count'] as const
/** How the figures of several units make one. */
export const overUnitses = ['sum', 'average', 'weighted', 'min', 'max', 'count'] as const

/** An indicator that units report. */
export const BaseDefinition = z.strictObject({
  id: Name,
  label: words,
  measure: words,
  /** A flow happens during a period; a stock stands at a date. */
  kind: z.enum(['flow', 'stock']),
  overTime: z.enum(overTimes).optional(),
  overUnits: z.enum(overUnitses).default('sum'),
  /** The indicator whose figures weigh, for `weighted`. */
  weight: Name.optional(),
  /** How categories make a total where no total was reported; `none`: they cannot. */
  overDimensions: z.enum(['sum', 'average', 'min', 'max', 'none']).optional(),
  dimensions: z.union([z.array(Name).max(8), z.record(Name, z.array(z.string().min(1)).max(1000))]).optional(),
  /** Units from which a figure is expected: those without units below, all, or some kinds. */
  expected: z.union([z.enum(['leaves', 'all']), z.array(Name).min(1)]).default('leaves'),
  /** Whether a unit's value is about itself alone, or about all below it too. */
  reports: z.enum(['own', 'whole']).default('own'),
  /** How often units report; only to say whose figure does not cover the whole period. */
  per: z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']).optional(),
  /** Whether `last` may reach back before the period. */
  within: z.enum(['period', 'upTo']).default('period'),
  /** Oldest value, in days before the period's end, that `last` may reach back to. */
  maxAgeDays: z.number().int().min(0).max(36600).optional(),
  decimals,
})
export type BaseDefinition = z.infer<typeof BaseDefinition>

/** A formula as a tree. */
export type Tree =
  | { indicator: string }
  | { constant: string; unit?: string }
  | { op: '+' | '-' | '*' | '/' | 'min' | 'max' | 'percent' | 'ifMissing'; args: Tree[] }

export const Tree: z.ZodType<Tree> = z.lazy(() =>
  z.union([
    z.strictObject({ indicator: Name }),
    z.strictObject({ constant: Decimal, unit: z.string().optional() }),
    z.strictObject({
      op: z.enum(['+', '-', '*', '/', 'min', 'max', 'percent', 'ifMissing']),
      args: z.array(Tree).min(1).max(100),
    }),
  ]),
) as z.ZodType<Tree>

/** An indicator reckoned from others, whose figures are summed up over time and units first. */
export const FormulaDefinition = z.strictObject({
  id: Name,
  label: words,
  measure: words,
  formula: z.union([z.string().min(1).max(2000), Tree]),
  /** No rate is given for a denominator below this. */
  leastDenominator: Decimal.optional(),
  decimals,
})
export type FormulaDefinition = z.infer<typeof FormulaDefinition>

const comparison = z.enum(['at-least', 'more-than', 'at-most', 'less-than', 'equal'])

/** What is asked for by a period, of every unit or of one. */
export const TargetDefinition = z.strictObject({
  indicator: Name,
  unit: z.string().min(1).max(100).optional(),
  comparison: comparison.default('at-least'),
  value: Decimal,
  period: z.string(),
  baseline: z.strictObject({ period: z.string(), value: Decimal.optional() }).optional(),
  /** Which points the present pace is taken from. */
  pace: z.enum(['last-two', 'first-last', 'least-squares']).default('last-two'),
})
export type TargetDefinition = z.infer<typeof TargetDefinition>

/** The file of definitions. */
export const Definitions = z.strictObject({
  $schema: z.string().optional(),
  financialYear: z
    .strictObject({
      startMonth: z.number().int().min(1).max(12).default(1),
      namedBy: z.enum(['start', 'end']).default('start'),
    })
    .optional(),
  /** Numbers with a measure that formulas may name. */
  constants: z
    .record(Name, z.strictObject({ value: Decimal, unit: z.string().optional(), source: z.string().optional() }))
    .default({}),
  indicators: z
    .array(z.union([BaseDefinition, FormulaDefinition]))
    .min(1)
    .max(2000),
  targets: z.array(TargetDefinition).max(10000).default([]),
})
export type Definitions = z.infer<typeof Definitions>

export const isFormula = (one: BaseDefinition | FormulaDefinition): one is FormulaDefinition => 'formula' in one

/** How a base indicator is summed up over time: as written, or as its kind suggests. */
export const overTimeOf = (one: BaseDefinition) => one.overTime ?? (one.kind === 'stock' ? 'last' : 'sum')

/** How categories make a total, as written or as the sum over units suggests. */
export function overDimensionsOf({ overDimensions, overUnits }: BaseDefinition) {
  if (overDimensions) return overDimensions
  if (overUnits === 'min' || overUnits === 'max') return overUnits
  return overUnits === 'average' || overUnits === 'weighted' ? 'none' : 'sum'
}

/** Names of an indicator's dimensions, in order. */
export const dimensionsOf = ({ dimensions }: BaseDefinition): readonly string[] =>
  Array.isArray(dimensions) ? dimensions : Object.keys(dimensions ?? {})

/** Categories a definition lists for a dimension; null when whatever is reported holds. */
export function categoriesOf({ dimensions }: BaseDefinition, name: string): readonly string[] | null {
  return !dimensions || Array.isArray(dimensions) ? null : (dimensions[name] ?? null)
}
