import type { Ctx } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import { say } from '#platform/say'
import { type AnswerOfView, viewItems } from '../model/index.ts'
import { assessmentProcess } from '../process/index.ts'
import { getAssessment } from './reach.ts'
import { makeView, viewDigest } from './view.ts'

const isReady = ({ state }: { state: string | null }): boolean => state === 'ready' || state === 'closed'
const pointsOf = (items: readonly { weight: number }[]): number =>
  items.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0) / 100

/** The whole of an assessment as the assessor will meet it, with how much of it is ready. @throws Missing. */
export async function showView(ctx: Ctx, ref: CaseRef): Promise<AnswerOfView> {
  const one = await getAssessment(ctx, ref, 'assessment.read')
  const view = await makeView(ctx, one)
  const items = viewItems(view)
  const ready = items.filter(isReady)
  return {
    ...view,
    regionId: one.regionId,
    id: one.id,
    state: one.state,
    stateLabel: assessmentProcess.states[one.state]?.label ?? say(one.state, one.state),
    ready: { items: ready.length, of: items.length, points: pointsOf(ready), ofPoints: pointsOf(items) },
    viewDigest: viewDigest(view),
  }
}
