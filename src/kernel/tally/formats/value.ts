import { z } from 'zod'

const text = z.union([z.string(), z.null()]).optional()

/** A row of values, before it is held against definitions and units. A number written as text loses no digit. */
export const ValueRow = z.strictObject({
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  unit: z.string().min(1),
  indicator: z.string().min(1),
  period: text,
  /** A day at which a stock stands; the same as a day in `period`. */
  asOf: text,
  /** A number, `N/A` where the indicator does not apply, or nothing where nobody has said anything. */
  value: z.union([z.string(), z.number(), z.null()]).optional(),
  dimensions: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
})
export type ValueRow = z.infer<typeof ValueRow>

const notApplicable = new Set(['n/a', 'na', '不适用'])

/** What a cell of values says. */
export type Said = { is: 'nothing' } | { is: 'not-applicable' } | { is: 'number'; text: string } | { is: 'nonsense' }

/** Reads a value: empty is nothing, `N/A` does not apply, anything else must be a decimal number. */
export function readValue(value: ValueRow['value']): Said {
  if (value === null || value === undefined) return { is: 'nothing' }
  const tidy = String(value).trim()
  if (tidy === '') return { is: 'nothing' }
  if (notApplicable.has(tidy.toLowerCase())) return { is: 'not-applicable' }
  const inexact = typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
  return inexact ? { is: 'nonsense' } : { is: 'number', text: tidy }
}
