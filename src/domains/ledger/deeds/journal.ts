import { type Noted, noteDeed } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

/** Writes what was done to a row of the ledger. Steps of cases have their own lines. */
export const note = (
  ctx: Ctx,
  action: string,
  kind: 'work-points' | 'ledger-item' | 'ledger-difference',
  subject: Omit<Noted, 'kind'>,
  body: Record<string, unknown>,
): Promise<void> => noteDeed(ctx, `ledger.${action}`, { ...subject, kind }, body)
