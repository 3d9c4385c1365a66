import type { Ctx } from '#kernel/domain/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { getBulletin, listEvaluations } from '../store/index.ts'

/** The evaluations a bulletin speaks of, by the keys of their cases; for what follows once it is issued. */
export async function evaluationsOf(ctx: Ctx, bulletin: Pick<CaseView, 'regionId' | 'id'>): Promise<CaseRef[]> {
  const { roundId } = await getBulletin(ctx.db, { regionId: bulletin.regionId, id: bulletin.id })
  return (await listEvaluations(ctx.db, roundId)).map(({ regionId, caseId }) => ({ regionId, id: caseId }))
}
