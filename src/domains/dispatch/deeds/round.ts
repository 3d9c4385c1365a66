import { systemActor } from '#kernel/access'
import { listHolders } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import type { CaseView } from '#kernel/process'
import { act } from '#kernel/process/server'
import { fillPath } from '#platform/endpoint'
import { addJob } from '#platform/jobs/server'
import { join, say } from '#platform/say'
import { reportProcess } from '../process/report.ts'
import type { RoundKnown } from '../rules/index.ts'
import { closeRound, countRounds, countToAsk, listUnended, listWaiting } from '../store/index.ts'
import { askingOf } from './ask.ts'
import { reportFigures } from './figures.ts'

/** What the rules of a quarter look at. */
export async function roundFacts(ctx: Ctx, round: CaseView): Promise<RoundKnown> {
  const counts = (await countRounds(ctx.db, [round], ctx.today)).get(round.id)
  const late = await listWaiting(ctx.db, round, ctx.today)
  const { tasks } = await countToAsk(ctx.db, await askingOf(ctx, round.unitId, String(round.period), round))
  const { total = 0, accepted = 0, dropped = 0, missed = 0 } = counts ?? {}
  return { asked: total, late: late.length, accepted, unaccepted: total - accepted - dropped - missed, missing: tasks }
}

/** Kind of the job that ends the reports which one request would take too long for. */
export const missJob = 'dispatch.miss'

const missedAtOnce = 50

/** Ends reports of a closed quarter that were not accepted: some at once, the rest in the background. */
export async function missSome(ctx: Ctx, round: { regionId: number; id: string }): Promise<void> {
  const system: Ctx = { ...ctx, actor: systemActor }
  const left = await listUnended(ctx.db, round)
  for (const ref of left.slice(0, missedAtOnce)) await act(system, ref, 'miss')
  if (left.length <= missedAtOnce) return
  const { regionId, id } = round
  await addJob(ctx.db, { kind: missJob, payload: { regionId, id }, dedupe: `${missJob}:${id}:${left.length}` })
}

/** Closing a quarter ends what was not accepted as missed, and makes the quarter's figures claims. */
export async function afterClose(ctx: Ctx, round: CaseView): Promise<void> {
  await closeRound(ctx.db, round)
  await missSome(ctx, round)
  await reportFigures(ctx, round)
}

/** Tells those who should have reported, once a day at most; the step itself is in the journal. */
export async function urge(ctx: Ctx, round: CaseView, input: Record<string, unknown>): Promise<void> {
  const words = typeof input.words === 'string' ? say(`附言：${input.words}`, `Note: ${input.words}`) : say('', '')
  for (const report of await listWaiting(ctx.db, round, ctx.today)) {
    const persons = await listHolders(ctx.db, 'dispatch.report', { no: report.unitNo, indNo: report.indNo }, ctx.today)
    const text = join(
      say(`请尽快报送《${report.title}》进展，`, `Please report on "${report.title}"; `),
      say(`期限 ${report.dueOn}，已逾期。`, `it was due on ${report.dueOn}. `),
      words,
    )
    const link = fillPath(String(reportProcess.page), { regionId: report.regionId, id: report.id })
    await tellPersons(ctx, persons, { text, link, dedupe: `urge:${report.id}:${ctx.today}` })
  }
}
