import { mayOver } from '#kernel/access'
import { writeEntries } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { Missing } from '#platform/errors'

/** A row of this domain, as the journal needs it: whose it is. */
interface Subject {
  id: string
  regionId: number
  unitId: number
  unitNo: number
}

/** Writes what was done to some rows, a line each. Steps of cases have their own lines. */
export async function note(
  ctx: Ctx,
  action: string,
  subjectKind: 'extraction-report' | 'extraction-figure',
  rows: readonly { subject: Subject; body: Record<string, unknown> }[],
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map(({ subject: { id, regionId, unitId, unitNo }, body }) => ({
    ...{ regionId, unitId, unitNo, subjectKind, subjectId: id, body },
    action: `extraction.${action}`,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
  }))
  await writeEntries(ctx.db, lines, ctx.now)
}

/** @throws Missing unless the actor holds the permission over the unit whose row it is. */
export function assertMay(
  ctx: Ctx,
  permission: 'extraction.read' | 'extraction.confirm',
  row: { unitNo: number },
): void {
  if (!mayOver(ctx.actor, permission, { no: row.unitNo, indNo: null })) throw new Missing()
}
