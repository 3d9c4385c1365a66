import { z } from 'zod'
import type { Say } from '#platform/say'
import type { Field, FieldKind, FieldOptions } from './field.ts'
import { type Answers, type Form, schemaOf } from './form.ts'

/** Kinds that a row cannot hold: the kernel looks for files and figures among the answers themselves. */
const notInRows: readonly FieldKind[] = ['rows', 'evidence', 'figures', 'targets', 'place']

/**
 * Rows of a small table, each answering a form of its own: the decisions of a meeting, the milestones of a pilot.
 * At most `max` rows (100 unless told).
 * @throws Error for a kind that a row cannot hold.
 */
export function rows<const F extends Form>(
  label: Say,
  row: F,
  options: FieldOptions & { max?: number } = {},
): Field<Answers<F>[]> {
  const wrong = Object.entries(row).find(([, { kind }]) => notInRows.includes(kind))
  if (wrong) throw new Error(`"${wrong[0]}": a row cannot hold ${wrong[1].kind}`)
  const max = options.max ?? 100
  const schema = z
    .array(schemaOf(row))
    .min(options.optional ? 0 : 1)
    .max(max)
  return { ...options, kind: 'rows', label, row, max, schema }
}
