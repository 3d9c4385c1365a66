import { z } from 'zod'
import { say } from '#platform/say'
import { areaValues, Own } from './measure.ts'

export const choices = [
  { value: 'keep', label: say('照列', 'Keep') },
  { value: 'change', label: say('细化', 'Make our own') },
  { value: 'merge', label: say('并入', 'Merge') },
  { value: 'drop', label: say('不列', 'Drop') },
] as const
export const Choice = z.enum(choices.map(({ value }) => value) as ['keep', 'change', 'merge', 'drop'])
export type Choice = z.infer<typeof Choice>

const reason = z.string().trim().max(1000).nullable().default(null)

/** What a unit does with one measure of the list above. */
export const Decision = z.object({
  key: z.string().min(1).max(40),
  choice: Choice,
  /** The unit's own words and numbers, for `change`. */
  own: Own.nullable().default(null),
  /** Key of the measure it is merged into, for `merge`. */
  into: z.string().max(40).nullable().default(null),
  reason,
})
export type Decision = z.infer<typeof Decision>

/** A measure that the unit adds of its own accord. */
export const Addition = z.object({
  key: z.string().min(1).max(40),
  own: Own,
  area: z.enum(areaValues).nullable(),
  /** Key of the measure above that it goes beyond; null for a field of its own. */
  exceeds: z.string().max(40).nullable(),
  reason,
})
export type Addition = z.infer<typeof Addition>

/** What becomes of a measure that a new edition above no longer has. */
export const Gone = z.object({ key: z.string().min(1).max(40), choice: z.enum(['follow', 'own']), reason })
export type Gone = z.infer<typeof Gone>

/** All that a unit decided about one edition above. */
export interface Profile {
  decisions: readonly Decision[]
  additions: readonly Addition[]
}
