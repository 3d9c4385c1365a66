import { z } from 'zod'
import { SayShape } from '#platform/endpoint'

export const UnitKind = z.enum(['federation', 'department', 'office', 'enterprise', 'industry-union', 'base-union'])
export type UnitKind = z.infer<typeof UnitKind>

/** A unit in a list or a picker. */
export const UnitRow = z.object({
  id: z.number(),
  name: z.string(),
  shortName: z.string().nullable(),
  kind: UnitKind,
  kindLabel: SayShape,
  regionId: z.number(),
  parentId: z.number().nullable(),
  industrialParentId: z.number().nullable(),
  /** Names from the root to its parent, for telling namesakes apart. */
  path: z.array(z.string()),
  children: z.number(),
  uscc: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type UnitRow = z.infer<typeof UnitRow>
