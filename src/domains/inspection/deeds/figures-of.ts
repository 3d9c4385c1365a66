import type { Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { acceptClaims, reportClaims, withdrawClaims } from '#kernel/indicator/server'
import type { CaseView } from '#kernel/process'

const refOf = ({ regionId, id }: CaseView) => ({ regionId, id })

/** Figures written into a disclosure become claims of the enterprise; one that repeats what stands says nothing new. */
export async function reportFigures(ctx: Ctx, one: CaseView, input: Record<string, unknown>): Promise<void> {
  const figures = (input.figures as FigureAnswer[] | null | undefined) ?? []
  if (figures.length === 0) return
  await reportClaims(ctx, { caseRef: refOf(one), unitId: one.unitId, period: one.period, figures })
}

/** Whoever checks the section takes its figures as right. */
export const acceptFigures = async (ctx: Ctx, one: CaseView): Promise<void> =>
  void (await acceptClaims(ctx, refOf(one)))

/** What is not disclosed is no longer said. */
export const withdrawFigures = async (ctx: Ctx, one: CaseView): Promise<void> =>
  void (await withdrawClaims(ctx, refOf(one)))
