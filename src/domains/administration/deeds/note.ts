import { noteDeed } from '#kernel/audit/server'
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
export const note = (ctx: Ctx, { action, subjectKind, subjectId, unit, body }: Noted): Promise<void> => {
  const whose = { regionId: unit?.regionId ?? 0, unitId: unit?.id ?? null, unitNo: unit?.no ?? null }
  return noteDeed(ctx, action, { kind: subjectKind, id: subjectId, ...whose }, body)
}
