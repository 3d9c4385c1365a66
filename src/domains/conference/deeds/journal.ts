import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import type { StoredBody } from '../store/index.ts'

/** A line in the journal about a body. Steps of meetings have their own. */
export const note = (
  ctx: Ctx,
  action: 'set-up' | 'change' | 'end',
  { id, regionId, unitId, unitNo }: Pick<StoredBody, 'id' | 'regionId' | 'unitId' | 'unitNo'>,
  body: Record<string, unknown>,
): Promise<void> =>
  writeEntry(
    ctx.db,
    {
      regionId,
      unitId,
      unitNo,
      body,
      action: `conference.${action}`,
      subjectKind: 'conference-body',
      subjectId: id,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
    },
    ctx.now,
  )
