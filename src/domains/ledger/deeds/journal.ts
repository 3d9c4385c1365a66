import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

/** A row of the ledger, as the journal needs it: whose it is. */
interface Subject {
  id: string
  regionId: number
  unitId: number
  unitNo: number
}

/** Writes what was done to a row of the ledger. Steps of cases have their own lines. */
export const note = (
  ctx: Ctx,
  action: string,
  subjectKind: 'work-points' | 'ledger-item' | 'ledger-difference',
  { id, regionId, unitId, unitNo }: Subject,
  body: Record<string, unknown>,
): Promise<void> =>
  writeEntry(
    ctx.db,
    {
      regionId,
      unitId,
      unitNo,
      subjectKind,
      subjectId: id,
      body,
      action: `ledger.${action}`,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
    },
    ctx.now,
  )
