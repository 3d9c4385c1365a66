import { type Noted, noteDeeds } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import type { Decider } from '../store/proposals.ts'

type Kind = 'policy-file' | 'policy-proposal' | 'policy-change'

/** Writes what was done to some rows, a line each. Steps of cases have their own lines. */
export const note = (
  ctx: Ctx,
  action: string,
  kind: Kind,
  rows: readonly { subject: Omit<Noted, 'kind'>; body: Record<string, unknown> }[],
): Promise<void> =>
  noteDeeds(
    ctx,
    `policy.${action}`,
    rows.map(({ subject, body }) => ({ ...subject, kind, body })),
  )

/** Who decides here and now. */
export const deciderOf = ({ actor, now }: Pick<Ctx, 'actor' | 'now'>): Decider => ({
  personId: actor.personId,
  name: actor.name,
  at: now.toISOString(),
})
