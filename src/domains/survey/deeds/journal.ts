import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

/** A line in the journal about what is no case: a questionnaire, a draw. Never about an answer. */
export const journal = (
  ctx: Ctx,
  action: string,
  of: { regionId: number; unitId: number; unitNo: number; kind: string; id: string },
  body: Record<string, unknown>,
): Promise<void> =>
  writeEntry(
    ctx.db,
    {
      regionId: of.regionId,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
      unitId: of.unitId,
      unitNo: of.unitNo,
      action,
      subjectKind: of.kind,
      subjectId: of.id,
      body,
    },
    ctx.now,
  )
