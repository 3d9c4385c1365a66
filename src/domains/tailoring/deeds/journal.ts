import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

interface Subject {
  regionId: number
  unitId: number
  unitNo: number
  id: string
}

const write = (ctx: Ctx, kind: string, action: string, subject: Subject, body: Record<string, unknown>) =>
  writeEntry(ctx.db, {
    regionId: subject.regionId,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: subject.unitId,
    unitNo: subject.unitNo,
    action,
    subjectKind: kind,
    subjectId: subject.id,
    body,
  })

/** A line in the journal about an edition of a framework. */
export const noteFramework = (ctx: Ctx, deed: string, of: Subject, body: Record<string, unknown>) =>
  write(ctx, 'tailoring-framework', `tailoring-framework.${deed}`, of, body)

/** A line in the journal about a mapping between frameworks. */
export const noteMapping = (ctx: Ctx, deed: string, of: Subject, body: Record<string, unknown>) =>
  write(ctx, 'tailoring-mapping', `tailoring-mapping.${deed}`, of, body)

/** A line in the journal about decisions on single measures, which are no step of the case. */
export const noteAdoption = (ctx: Ctx, deed: string, of: Subject, body: Record<string, unknown>) =>
  write(ctx, 'tailoring-adoption', `adoption.${deed}`, of, body)
