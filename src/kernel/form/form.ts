import { z } from 'zod'
import type { Fault } from '#platform/errors'
import { Invalid } from '#platform/errors'
import { faultsOf } from './faults.ts'
import type { Field } from './field.ts'

/** What is asked: fields in the order they are shown. */
export type Form = Readonly<Record<string, Field>>

type Value<F> = F extends Field<infer T> ? (F extends { optional: true } ? T | null : T) : never

/** What was written, as a type made from the form. Optional fields may be null. */
export type Answers<F extends Form> = { [K in keyof F]: Value<F[K]> }

/** Fixes the types of a form. Mark a field optional with `optional(field)`. */
export const defineForm = <const F extends Form>(form: F): F => form

/** The same field, which may be left empty (null). */
export const optional = <T>(field: Field<T>): Field<T> & { optional: true } => ({
  ...field,
  optional: true,
  schema: field.schema,
})

/** An empty list is nothing, as an empty line is. */
const nothingOrGiven = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : value)

/** The schema that checks a request and describes it in the API document. */
export function schemaOf<F extends Form>(form: F): z.ZodType<Answers<F>> {
  const shape = Object.fromEntries(
    Object.entries(form).map(([name, field]) => [
      name,
      field.optional ? z.preprocess(nothingOrGiven, field.schema.nullish()).transform((v) => v ?? null) : field.schema,
    ]),
  )
  return z.strictObject(shape) as unknown as z.ZodType<Answers<F>>
}

/**
 * Answers checked against their form.
 * @throws Invalid with a fault per field, named by its label and its rule.
 */
export function parseAnswers<F extends Form>(form: F, answers: unknown, at = 'answers'): Answers<F> {
  const result = schemaOf(form).safeParse(answers ?? {}, { reportInput: true })
  if (result.success) return result.data
  throw new Invalid(faultsOf(form, result.error, at))
}

/** The faults in some answers, for a page that checks before it sends. Empty when there are none. */
export function findFaults(form: Form, answers: unknown, at = 'answers'): Fault[] {
  const result = schemaOf(form).safeParse(answers ?? {}, { reportInput: true })
  return result.success ? [] : faultsOf(form, result.error, at)
}

/** How many fields are asked, and how many of them are already filled: the burden of a form. */
export function countBurden(form: Form, prefilled: Record<string, unknown>): { asked: number; filled: number } {
  const names = Object.keys(form)
  const isFilled = (value: unknown) =>
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  return { asked: names.length, filled: names.filter((name) => isFilled(prefilled[name])).length }
}
