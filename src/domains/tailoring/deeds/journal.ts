import { type Noted, noteDeed } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

type Subject = Omit<Noted, 'kind'>

/** A line in the journal about a mapping between frameworks. */
export const noteMapping = (ctx: Ctx, deed: string, of: Subject, body: Record<string, unknown>) =>
  noteDeed(ctx, `tailoring-mapping.${deed}`, { ...of, kind: 'tailoring-mapping' }, body)

/** A line in the journal about decisions on single measures, which are no step of the case. */
export const noteAdoption = (ctx: Ctx, deed: string, of: Subject, body: Record<string, unknown>) =>
  noteDeed(ctx, `adoption.${deed}`, { ...of, kind: 'tailoring-adoption' }, body)
