import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

interface Subject {
  regionId: number
  unitId: number
  unitNo: number
  kind: 'assessment-scheme' | 'assessment-pack'
  id: string
}

/** A line in the journal about what is no case: a scheme, a pack. */
export const journal = (ctx: Ctx, action: string, subject: Subject, body: Record<string, unknown>): Promise<void> =>
  writeEntry(ctx.db, {
    regionId: subject.regionId,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: subject.unitId,
    unitNo: subject.unitNo,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    body,
  })
