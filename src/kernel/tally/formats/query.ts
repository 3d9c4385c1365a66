import { z } from 'zod'
import { Name } from './definition.ts'
import { trees } from './unit.ts'

const range = z.strictObject({
  from: z.string(),
  to: z.string(),
  each: z.enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'fy']),
})

/** What is asked. The tree must be named: there is no default. */
export const Query = z.strictObject({
  $schema: z.string().optional(),
  /** Left out: all. */
  indicators: z.array(Name).min(1).optional(),
  tree: z.enum(trees),
  /** As it was in each period, as it is today, or as it was or will be on a day. */
  treeAsOf: z.union([z.enum(['then', 'now']), z.iso.date()]).default('then'),
  units: z.array(z.string().min(1)).min(1).max(100_000),
  /** Rows for the units themselves, for those right below them, for both, or for all below. */
  rows: z.enum(['self', 'children', 'self-and-children', 'all-below']).default('self'),
  periods: z.union([z.array(z.string()).min(1).max(5000), range]),
  /** Dimensions to break down by. */
  by: z.array(Name).max(8).default([]),
  /** Only one category of a dimension. */
  where: z.record(Name, z.string()).default({}),
  /** What `now` means; left out, the day of the run. */
  today: z.iso.date().optional(),
  /** Whether results list the ids of the values they rest on, not only their number. */
  sources: z.boolean().default(false),
})
export type Query = z.infer<typeof Query>
