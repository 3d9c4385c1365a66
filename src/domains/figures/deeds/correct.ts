import type { Ctx } from '#kernel/domain/server'
import { isLive } from '#kernel/indicator'
import { acceptClaims, claimsWithKeys, reportClaims, supersede } from '#kernel/indicator/server'
import type { CaseView } from '#kernel/process'
import type { ConflictFacts } from '../process.ts'
import { findConflict, setCorrection } from '../store/conflicts.ts'

/** What the rules of a conflict need to know. */
export async function conflictFacts(ctx: Ctx, one: CaseView): Promise<ConflictFacts> {
  const conflict = await findConflict(ctx.db, one)
  return { own: conflict?.sides.filter(({ reporterUnitId }) => reporterUnitId === one.unitId).length ?? 0 }
}

/** Keeps the number that whoever answers gives as the right one; it counts for nothing until somebody else settles. */
export async function keepAnswer(ctx: Ctx, one: CaseView, input: Record<string, unknown>): Promise<void> {
  const { personId, name } = ctx.actor
  const isCorrected = input.outcome === 'correct'
  await setCorrection(ctx.db, one, {
    corrected: isCorrected ? String(input.corrected) : null,
    correctedBy: isCorrected ? personId : null,
    correctedName: isCorrected ? name : null,
  })
}

/**
 * Settled by correcting: the number that was answered becomes a claim of whoever answered, about the same thing and of the same
 * text, accepted by whoever settles; the earlier claim is superseded and stays.
 */
export async function applyCorrection(ctx: Ctx, one: CaseView, input: Record<string, unknown>): Promise<void> {
  if (input.resolution !== 'correct') return
  const conflict = await findConflict(ctx.db, one)
  if (!conflict?.corrected) return
  const old = (await claimsWithKeys(ctx.db, conflict.claims)).find(
    (claim) => isLive(claim) && claim.reporterUnitId === one.unitId,
  )
  if (!old) return
  const { indicator, unitId, period, scope, asOf, method, evidence, reporterUnitId } = old
  const speaker = { ...ctx.actor, personId: conflict.correctedBy, name: conflict.correctedName ?? '' }
  const [made] = await reportClaims(
    { ...ctx, actor: speaker },
    {
      ...{ caseRef: { regionId: one.regionId, id: one.id }, unitId, period, evidence, reporterUnitId },
      figures: [{ indicator, value: Number(conflict.corrected), qualifier: '', scope, asOf, method }],
      ...(old.source ? { source: { ...old.source, title: `${old.source.title}（核实更正）`.slice(0, 200) } } : {}),
    },
  )
  if (!made || made.id === old.id) return
  await supersede(ctx, old, made)
  await acceptClaims(ctx, one)
}
