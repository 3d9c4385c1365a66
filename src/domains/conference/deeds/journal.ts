import { noteDeed } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import type { StoredBody } from '../store/index.ts'

/** A line in the journal about a body. Steps of meetings have their own. */
export const note = (
  ctx: Ctx,
  action: 'set-up' | 'change' | 'end',
  of: Pick<StoredBody, 'id' | 'regionId' | 'unitId' | 'unitNo'>,
  body: Record<string, unknown>,
): Promise<void> => noteDeed(ctx, `conference.${action}`, { ...of, kind: 'conference-body' }, body)
