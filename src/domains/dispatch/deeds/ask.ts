import { formatPeriod, lastDayOf, parsePeriod } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { type Joining, joinParties, openCase, type StoredCase } from '#kernel/process/server'
import { say } from '#platform/say'
import { termsOf } from '../rules/index.ts'
import {
  type Asking,
  findPast,
  insertReports,
  listParts,
  listToAsk,
  listUnitsConcerned,
  type ReportTable,
  type TrackedCase,
} from '../store/index.ts'
import { trackedOf } from './plan.ts'
import { burdenOf, knownFrom } from './prefill.ts'

/** Reports opened in one transaction; the rest follow in the background, so that a request stays short. */
export const askedAtOnce = 100

const partAsked = say('参与调度', 'Takes part in the dispatch')

/** What a quarter of a unit asks about; `round` leaves out what it asks about already. */
export async function askingOf(
  ctx: Ctx,
  unitId: number,
  period: string,
  round: { regionId: number; id: string } | null,
): Promise<Asking> {
  const { no, upto } = await getUnit(ctx.db, unitId)
  return { processes: trackedOf(ctx.house), no, upto, begunBy: lastDayOf(parsePeriod(period)), round }
}

/** A report asked for after the others is not late from its first day: it has the usual term from today. */
async function dueOf(ctx: Ctx, round: CaseView): Promise<string> {
  const dueOn = String(round.answers.dueOn)
  if (ctx.today <= dueOn) return dueOn
  const terms = termsOf(round.period ?? '', ctx.today, await loadCalendar(ctx.db), round.parameters)
  return terms.dueOn.date
}

/**
 * Opens a report for every tracked case that the quarter does not ask about yet, at most so many. Doing it again changes nothing.
 * Returns how many were opened and whether there are more.
 */
export async function askReports(ctx: Ctx, round: CaseView, most: number): Promise<{ opened: number; more: boolean }> {
  const period = String(round.period)
  const tasks = await listToAsk(ctx.db, await askingOf(ctx, round.unitId, period, round), most + 1)
  const batch = tasks.slice(0, most)
  if (batch.length === 0) return { opened: 0, more: false }
  const pasts = await findPast(ctx.db, batch, period)
  const parts = await listParts(ctx.db, batch)
  const dueOn = await dueOf(ctx, round)
  const rows: ReportTable[] = []
  for (const task of batch) {
    const report = await openReport(ctx, task, { period, dueOn, parties: parts.get(task.id) ?? [] })
    const { last, times } = pasts.get(task.id) ?? { last: null, times: 0 }
    const burden = burdenOf(knownFrom(last), last, times)
    rows.push(rowFor(round, task, report, dueOn, burden))
  }
  await insertReports(ctx.db, rows)
  const units = await listUnitsConcerned(ctx.db, round)
  await joinParties(
    ctx,
    round,
    units.filter((unitId) => unitId !== round.unitId).map((unitId) => ({ unitId, part: partAsked })),
  )
  return { opened: batch.length, more: tasks.length > most }
}

/** A task has a report each quarter: only the quarter tells them apart. */
const titleOf = (task: string, period: string): string =>
  `${task.slice(0, 280)}（${formatPeriod(parsePeriod(period)).zh}）`

const openReport = (
  ctx: Ctx,
  task: TrackedCase,
  report: { period: string; dueOn: string; parties: Joining[] },
): Promise<StoredCase> =>
  openCase(ctx, {
    process: 'report',
    unitId: task.unitId,
    title: titleOf(task.title, report.period),
    period: report.period,
    parent: { regionId: task.regionId, id: task.id },
    ...(task.area ? { area: task.area } : {}),
    parties: report.parties,
    answers: { dueOn: report.dueOn },
  })

const rowFor = (
  round: CaseView,
  task: TrackedCase,
  report: StoredCase,
  dueOn: string,
  burden: Pick<ReportTable, 'asked' | 'filled' | 'again' | 'times'>,
): ReportTable => ({
  regionId: report.regionId,
  caseId: report.id,
  unitId: report.unitId,
  unitNo: report.unitNo,
  indNo: report.indNo,
  roundRegion: round.regionId,
  roundId: round.id,
  taskRegion: task.regionId,
  taskId: task.id,
  period: String(round.period),
  dueOn,
  submittedOn: null,
  acceptedOn: null,
  ended: null,
  returned: 0,
  progress: null,
  planned: null,
  ...burden,
})
