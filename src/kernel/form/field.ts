import { z } from 'zod'
import type { Say } from '#platform/say'

/** One choice of a drop-down. */
export interface Choice {
  value: string
  label: Say
}

/** What every field may say about itself. */
export interface FieldOptions {
  /** A sentence under the field: what counts, in which unit, by which document. */
  hint?: Say
  /** Not asked for: an empty answer is accepted. */
  optional?: boolean
  /** Classified by the personal-information rules; masked and journalled where it is shown. */
  sensitive?: boolean
}

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'number'
  | 'date'
  | 'period'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'unit'
  | 'units'
  | 'person'
  | 'evidence'
  | 'figures'
  | 'targets'
  | 'place'
  | 'rows'

/** A field: its kind draws it, its schema checks it, its label names it in errors and sheets. */
export interface Field<T = unknown> extends FieldOptions {
  kind: FieldKind
  label: Say
  schema: z.ZodType<T>
  /** Unit of a number, as printed behind it. */
  measure?: Say
  choices?: readonly Choice[]
  decimals?: number
  max?: number
  min?: number
  /** What each row asks, where the answer is rows of a small table. */
  row?: Readonly<Record<string, Field>>
}

/** A figure as it is reported: never a bare number. The kernel turns it into a claim. */
export const FigureAnswer = z.object({
  indicator: z.string().min(1),
  value: z.number().nullable(),
  qualifier: z.string().max(20).default(''),
  scope: z.string().max(200).default(''),
  asOf: z.iso.date().nullable().default(null),
  method: z.enum(['business', 'filled', 'imported', 'estimated']).default('filled'),
  /** The figure by categories: dimension → category → number. Complete categories make the total. */
  parts: z.record(z.string().max(40), z.record(z.string().max(40), z.number().nullable())).optional(),
})
export type FigureAnswer = z.infer<typeof FigureAnswer>

/** A measurable target as a document states it: at least 60 per cent, about 2,000 people by the end of 2035. */
export const TargetAnswer = z.object({
  noun: z.string().trim().min(1).max(120),
  value: z.number(),
  measure: z.string().trim().max(20),
  comparison: z.enum(['>=', '<=', '=', '>', '<', '≈']),
  by: z.iso.date().nullable().default(null),
})
export type TargetAnswer = z.infer<typeof TargetAnswer>

/** A place in a stored document: which, which clause, which characters. */
export const PlaceAnswer = z.object({
  documentId: z.uuid(),
  title: z.string().max(200),
  number: z.string().max(60),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
})
export type PlaceAnswer = z.infer<typeof PlaceAnswer>

/**
 * A person who answers for something: one of the product's people, or only a name (`id` null), for those without an account.
 * The name is kept beside the id, as it was when it was written. A bare text counts as a name.
 */
export const PersonAnswer = z.preprocess(
  (value) => (typeof value === 'string' ? { id: null, name: value } : value),
  z.object({ id: z.uuid().nullable(), name: z.string().trim().min(1).max(60) }),
)
export type PersonAnswer = z.infer<typeof PersonAnswer>

const field =
  <T>(kind: FieldKind, schema: z.ZodType<T>) =>
  (label: Say, options: Partial<Field> = {}): Field<T> => ({ ...options, kind, label, schema })

/** One line of text, trimmed; at most `max` characters (200 unless told). */
export const text = (label: Say, options: FieldOptions & { max?: number } = {}): Field<string> =>
  field(
    'text',
    z
      .string()
      .trim()
      .min(1)
      .max(options.max ?? 200),
  )(label, { max: 200, ...options })

/** Text of several lines; at most `max` characters (4,000 unless told). */
export const longText = (label: Say, options: FieldOptions & { max?: number } = {}): Field<string> =>
  field(
    'long-text',
    z
      .string()
      .trim()
      .min(1)
      .max(options.max ?? 4000),
  )(label, { max: 4000, ...options })

/** A number in a named measure, with at most `decimals` places (0 unless told). */
export function number(
  label: Say,
  options: FieldOptions & { measure: Say; decimals?: number; min?: number; max?: number },
): Field<number> {
  const places = options.decimals ?? 0
  let schema = z.number().refine((n) => Number(n.toFixed(places)) === n, { params: { rule: 'decimals', places } })
  if (options.min !== undefined) schema = schema.min(options.min)
  if (options.max !== undefined) schema = schema.max(options.max)
  return field('number', schema)(label, options)
}

/** A day, YYYY-MM-DD. */
export const date = (label: Say, options: FieldOptions = {}): Field<string> =>
  field('date', z.iso.date())(label, options)

/** A period such as 2026-Q3, 2026-05, 2026-H1 or 2026. */
export const period = (label: Say, options: FieldOptions = {}): Field<string> =>
  field('period', z.string().regex(/^\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/))(label, options)

/** Yes or no. */
export const yesNo = (label: Say, options: FieldOptions = {}): Field<boolean> =>
  field('yes-no', z.boolean())(label, options)

/** One of the given choices. */
export function choice<const V extends string>(
  label: Say,
  choices: readonly { value: V; label: Say }[],
  options: FieldOptions = {},
): Field<V> {
  const schema = z.enum(choices.map((c) => c.value) as [V, ...V[]]) as unknown as z.ZodType<V>
  return field('choice', schema)(label, { ...options, choices })
}

/** Any number of the given choices. */
export function choices<const V extends string>(
  label: Say,
  list: readonly { value: V; label: Say }[],
  options: FieldOptions = {},
): Field<V[]> {
  const one = z.enum(list.map((c) => c.value) as [V, ...V[]]) as unknown as z.ZodType<V>
  return field('choices', z.array(one).min(options.optional ? 0 : 1))(label, { ...options, choices: list })
}

/** A unit of the organisation, by its id. */
export const unit = (label: Say, options: FieldOptions = {}): Field<number> =>
  field('unit', z.number().int().positive())(label, options)

/** Several units, by their ids. */
export const units = (label: Say, options: FieldOptions = {}): Field<number[]> =>
  field(
    'units',
    z
      .array(z.number().int().positive())
      .min(options.optional ? 0 : 1)
      .max(200),
  )(label, options)

/** A person, looked for by name, pinyin or unit; who has no account is given by name only. */
export const person = (label: Say, options: FieldOptions = {}): Field<PersonAnswer> =>
  field('person', PersonAnswer)(label, options)

/** Files that prove the answer, by the ids of stored evidence. */
export const evidence = (label: Say, options: FieldOptions = {}): Field<string[]> =>
  field(
    'evidence',
    z
      .array(z.uuid())
      .min(options.optional ? 0 : 1)
      .max(50),
  )(label, options)

/** Figures reported with their scope, as-of date and method. */
export const figures = (label: Say, options: FieldOptions = {}): Field<FigureAnswer[]> =>
  field(
    'figures',
    z
      .array(FigureAnswer)
      .min(options.optional ? 0 : 1)
      .max(100),
  )(label, options)

/** Measurable targets. */
export const targets = (label: Say, options: FieldOptions = {}): Field<TargetAnswer[]> =>
  field('targets', z.array(TargetAnswer).max(50))(label, options)

/** The clause of a document that this comes from. */
export const place = (label: Say, options: FieldOptions = {}): Field<PlaceAnswer> =>
  field('place', PlaceAnswer)(label, options)
