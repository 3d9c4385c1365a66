import { writeEntries } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import type { Decider } from '../store/proposals.ts'

/** A row of this domain, as the journal needs it: whose it is. */
interface Subject {
  id: string
  regionId: number
  unitId: number
  unitNo: number
}

type Kind = 'policy-file' | 'policy-proposal' | 'policy-change'

/** Writes what was done to some rows, a line each. Steps of cases have their own lines. */
export async function note(
  ctx: Ctx,
  action: string,
  subjectKind: Kind,
  rows: readonly { subject: Subject; body: Record<string, unknown> }[],
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map(({ subject: { id, regionId, unitId, unitNo }, body }) => ({
    regionId,
    unitId,
    unitNo,
    subjectKind,
    subjectId: id,
    body,
    action: `policy.${action}`,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
  }))
  await writeEntries(ctx.db, lines, ctx.now)
}

/** Who decides here and now. */
export const deciderOf = ({ actor, now }: Pick<Ctx, 'actor' | 'now'>): Decider => ({
  personId: actor.personId,
  name: actor.name,
  at: now.toISOString(),
})
