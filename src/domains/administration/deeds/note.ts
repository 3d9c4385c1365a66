import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

/** What was done to what, and where; without a unit the line belongs to the whole. */
interface Noted {
  action: string
  subjectKind: string
  subjectId: string
  unit?: { id: number; regionId: number; no: number }
  body: Record<string, unknown>
}

/** Writes a line of the journal for what whoever acts has just done. */
export const note = (ctx: Ctx, { action, subjectKind, subjectId, unit, body }: Noted): Promise<void> =>
  writeEntry(ctx.db, {
    regionId: unit?.regionId ?? 0,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: unit?.id ?? null,
    unitNo: unit?.no ?? null,
    action,
    subjectKind,
    subjectId,
    body,
  })
