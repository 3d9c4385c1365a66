import { type Calendar, countWorkingDays } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx, House } from '#kernel/domain/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import { type CaseRef, lightToday } from '#kernel/process'
import { findCase, listCases, type StoredCase, showCase } from '#kernel/process/server'
import { fillPath } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { LightRow, ReportFilter, ReportRow, RoundRow } from '../model/rows.ts'
import { reportProcess } from '../process/report.ts'
import { roundProcess } from '../process/round.ts'
import { plannedProgress, speaksOf } from '../rules/index.ts'
import {
  type BoardRow,
  type Counts,
  countBoard,
  countRounds,
  countToAsk,
  findReport,
  listBoard,
  listLights,
} from '../store/index.ts'
import { askingOf } from './ask.ts'
import { datesOf } from './open.ts'
import { planOf } from './plan.ts'

const lateShown = 200

const none: Counts = {
  total: 0,
  asked: 0,
  submitted: 0,
  returned: 0,
  accepted: 0,
  missed: 0,
  dropped: 0,
  waiting: 0,
  sentLate: 0,
  onTime: 0,
  sentBack: 0,
  green: 0,
  yellow: 0,
  red: 0,
  grey: 0,
  blue: 0,
  fields: 0,
  filled: 0,
  again: 0,
  units: 0,
}

/** The case of a quarter that the person may read. @throws Missing, also for a case of another process. */
export async function getRound(ctx: Ctx, ref: CaseRef): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref)
  if (one?.process !== roundProcess.name) throw new Missing()
  await showCase(ctx, ref)
  return one
}

type RoundCase = Pick<StoredCase, 'regionId' | 'id' | 'unitId' | 'state' | 'openedOn' | 'closedAt'> & {
  period: string | null
}

const roundRow = (one: RoundCase, unitName: string, dueOn: string, counts: Counts | undefined): RoundRow => ({
  regionId: one.regionId,
  id: one.id,
  unitId: one.unitId,
  unitName,
  period: String(one.period),
  state: one.state,
  stateLabel: roundProcess.states[one.state as keyof typeof roundProcess.states]?.label ?? say(one.state, one.state),
  closed: one.closedAt !== null,
  dueOn,
  openedOn: one.openedOn,
  counts: counts ?? none,
  page: fillPath(String(roundProcess.page), { regionId: one.regionId, id: one.id }),
})

/** Quarters the person may see, the latest opened first. */
export async function showRounds(ctx: Ctx, query: { page: number; size: number; words?: string }) {
  const filter = { ...query, process: roundProcess.name, open: 'all' as const }
  // Units asked see a quarter that lies in the region of its issuer, so the list is not narrowed to their own.
  const found = await listCases(ctx.db, filter, null, ctx.today)
  const cases: StoredCase[] = []
  for (const row of found.rows) {
    const one = await findCase(ctx.db, row)
    if (one) cases.push(one)
  }
  const counts = await countRounds(ctx.db, cases, ctx.today)
  const names = await nameUnits(
    ctx.db,
    cases.map((one) => one.unitId),
  )
  const rows = cases
    .sort((a, b) => (String(a.period) < String(b.period) ? 1 : String(a.period) > String(b.period) ? -1 : 0))
    .map((one) => roundRow(one, names.get(one.unitId) ?? '', String(one.answers.dueOn), counts.get(one.id)))
  return { rows, total: found.total, more: found.more }
}

function sayLate(row: BoardRow, today: string, cal: Calendar): Say | null {
  if (row.lateness === 'missed') return say('未报送', 'Missed')
  if (row.lateness === 'waiting') {
    const days = countWorkingDays(cal, row.dueOn, today)
    return say(`逾期 ${days} 个工作日未报`, `${days} working days late`)
  }
  if (row.lateness === 'unfinished' && row.nowDue) {
    const days = countWorkingDays(cal, row.nowDue, today)
    return say(`退回后逾期 ${days} 个工作日未补充`, `Returned and ${days} working days late`)
  }
  if (row.lateness === 'sent-late' && row.submittedOn) {
    const days = countWorkingDays(cal, row.dueOn, row.submittedOn)
    return say(`迟报 ${days} 个工作日`, `Sent ${days} working days late`)
  }
  return null
}

/** What the plan of a report's task foresees for the quarter; what was judged stays. */
function plannedOf(house: House, row: BoardRow, today: string): number | null {
  if (row.planned !== null || !row.taskProcess || !row.taskOpened || !row.taskAnswers) return row.planned
  const plan = planOf(house, { process: row.taskProcess, openedOn: row.taskOpened, answers: row.taskAnswers })
  return plannedProgress({ ...plan, today: speaksOf(row.period, today) })
}

/** A report on the board, with its words. Progress that is not accepted yet is what the owner wrote. */
export const reportRow = (ctx: Pick<Ctx, 'house' | 'today'>, row: BoardRow, cal: Calendar): ReportRow => ({
  ...row,
  ...lightToday({ ...row, dueOn: row.nowDue }, ctx.today),
  progress: row.progress ?? (typeof row.answers.progress === 'number' ? row.answers.progress : null),
  planned: plannedOf(ctx.house, row, ctx.today),
  stateLabel: reportProcess.states[row.state as keyof typeof reportProcess.states]?.label ?? say(row.state, row.state),
  late: sayLate(row, ctx.today, cal),
  page: fillPath(String(reportProcess.page), { regionId: row.regionId, id: row.id }),
})

/** A page of the board of a quarter. @throws Missing when the person may not see it. */
export async function showReports(ctx: Ctx, ref: CaseRef, filter: ReportFilter) {
  await getRound(ctx, ref)
  const { page, size, ...wanted } = filter
  const cal = await loadCalendar(ctx.db)
  const rows = await listBoard(ctx.db, ref, wanted, ctx.today, { limit: size, offset: (page - 1) * size })
  const total = await countBoard(ctx.db, ref, wanted, ctx.today)
  return { rows: rows.map((row) => reportRow(ctx, row, cal)), total, more: false }
}

/** A quarter with its dates, counts and late list. @throws Missing. */
export async function showRound(ctx: Ctx, ref: CaseRef) {
  const one = await getRound(ctx, ref)
  const period = String(one.period)
  const unit = await getUnit(ctx.db, one.unitId)
  const dates = await datesOf(ctx, unit, period, one.openedOn)
  const counts = (await countRounds(ctx.db, [one], ctx.today)).get(one.id)
  const late = await listBoard(ctx.db, ref, { late: true }, ctx.today, { limit: lateShown, offset: 0 })
  const missing = one.closedAt
    ? { tasks: 0 }
    : await countToAsk(ctx.db, await askingOf(ctx, one.unitId, period, { regionId: one.regionId, id: one.id }))
  const cal = await loadCalendar(ctx.db)
  return {
    round: roundRow(one, unit.name, String(one.answers.dueOn), counts),
    note: (one.answers.note as string | null) ?? null,
    due: dates.dueOn,
    check: dates.checkOn,
    bulletin: dates.bulletinOn,
    late: late.map((row) => reportRow(ctx, row, cal)),
    missing: missing.tasks,
  }
}

/** The lights a report's task has had, oldest first. @throws Missing when the report is not for this person. */
export async function showLights(ctx: Ctx, ref: CaseRef): Promise<LightRow[]> {
  await showCase(ctx, ref)
  const report = await findReport(ctx.db, ref)
  if (!report) throw new Missing()
  return listLights(ctx.db, { regionId: report.taskRegion, id: report.taskId })
}
