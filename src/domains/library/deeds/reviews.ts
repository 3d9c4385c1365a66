import type { Ctx } from '#kernel/domain/server'
import { openCase } from '#kernel/process/server'
import { reviewProcess } from '../process.ts'
import { getDocument } from '../store/documents.ts'
import { insertReview } from '../store/reviews.ts'
import type { Ref } from '../store/tables.ts'

/** Begins a review of each document, by one unit; answers the reviews. @throws Missing for a document or a unit out of reach. */
export async function startReviews(
  ctx: Ctx,
  documents: readonly Ref[],
  unitId: number,
  reason: string,
): Promise<Ref[]> {
  const started: Ref[] = []
  for (const ref of documents) {
    const { title, number, measures } = await getDocument(ctx.db, ref)
    const one = await openCase(ctx, {
      process: reviewProcess.name,
      unitId,
      title: `梳理《${title}》`.slice(0, 300),
      answers: {
        subject: `${title}${number ? `（${number}）` : ''}`.slice(0, 300),
        measure: measures[0] === undefined ? null : String(measures[0]),
        reason,
      },
    })
    await insertReview(ctx.db, one, ref)
    started.push({ regionId: one.regionId, id: one.id })
  }
  return started
}
