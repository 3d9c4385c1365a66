import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

/** A line of the journal about signing in or somebody's own secrets. */
export const noteAccess = (
  ctx: Pick<Ctx, 'db'>,
  personId: string | null,
  name: string,
  action: string,
  body: Record<string, unknown>,
): Promise<void> =>
  writeEntry(ctx.db, {
    regionId: 0,
    personId,
    personName: name,
    unitId: null,
    unitNo: null,
    action,
    subjectKind: 'person',
    subjectId: personId ?? 'unknown',
    body,
  })
