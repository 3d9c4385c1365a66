import { z } from 'zod'

const id = z.string().min(1).max(100)
const date = z.iso.date()
const none = z.literal('').transform(() => null)
const maybe = <T extends z.ZodType>(one: T) =>
  z
    .union([none, z.null(), one])
    .optional()
    .transform((value) => value ?? null)

/**
 * A unit as it stood from one day to another. Several rows with one id are its history: it moved or changed its kind.
 * `to` is the first day on which the row no longer holds.
 */
export const UnitRow = z.strictObject({
  id,
  name: maybe(z.string().max(200)),
  kind: maybe(z.string().max(100)),
  territorialParent: maybe(id),
  industrialParent: maybe(id),
  from: maybe(date),
  to: maybe(date),
  /** The unit that goes on when this one ends. */
  mergedInto: maybe(id),
  /** The units this one was divided into. Its figures are not divided. */
  splitInto: z
    .union([z.array(id), z.string().transform((text) => text.split('|').filter(Boolean)), z.null()])
    .optional()
    .transform((value) => value ?? []),
})
export type UnitRow = z.infer<typeof UnitRow>

/** The two trees; each is asked for by name, so that none is counted twice. */
export const trees = ['territorial', 'industrial'] as const
export type TreeName = (typeof trees)[number]
