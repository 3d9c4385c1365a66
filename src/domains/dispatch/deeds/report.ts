import type { Ctx } from '#kernel/domain/server'
import { acceptClaims, withdrawClaims } from '#kernel/indicator/server'
import type { CaseView } from '#kernel/process'
import { findCase, type StoredCase, setStanding } from '#kernel/process/server'
import { findReport, type ReportTable, updateReport } from '../store/index.ts'
import { judge, keepLight } from './judge.ts'
import { knowledgeOf } from './prefill.ts'

/** A report's own row. @throws Error when it is gone, which no deed of ours can bring about. */
async function rowOf(ctx: Ctx, one: CaseView): Promise<ReportTable> {
  const row = await findReport(ctx.db, one)
  if (!row) throw new Error(`the report ${one.id} has lost its row`)
  return row
}

/** The task of a report. @throws Error as `rowOf`. */
async function taskOf(ctx: Ctx, row: ReportTable): Promise<StoredCase> {
  const task = await findCase(ctx.db, { regionId: row.taskRegion, id: row.taskId })
  if (!task) throw new Error(`the report ${row.caseId} has lost its task`)
  return task
}

/** The first sending counts for being in time; what was filled beforehand then is the burden that is kept. */
export async function afterSubmit(ctx: Ctx, one: CaseView): Promise<void> {
  if ((await rowOf(ctx, one)).submittedOn !== null) return
  const { filled, again, times } = (await knowledgeOf(ctx, one)).burden
  await updateReport(ctx.db, one, { submittedOn: ctx.today, filled, again, times })
}

/** A report taken back before it was ever checked has not been sent. Its figures are taken back, too. */
export async function afterWithdraw(ctx: Ctx, one: CaseView): Promise<void> {
  const row = await rowOf(ctx, one)
  await withdrawClaims(ctx, one)
  if (row.returned === 0) await updateReport(ctx.db, one, { submittedOn: null })
}

/** A returned report's figures no longer stand. */
export async function afterReturn(ctx: Ctx, one: CaseView): Promise<void> {
  const row = await rowOf(ctx, one)
  await withdrawClaims(ctx, one)
  await updateReport(ctx.db, one, { returned: row.returned + 1 })
}

/** Judges the task for the report's quarter and shows the light on both; `progress` null is no data. */
async function settle(ctx: Ctx, one: CaseView, progress: number | null) {
  const row = await rowOf(ctx, one)
  const task = await taskOf(ctx, row)
  const judgement = await judge(ctx, task, { period: row.period, progress, thresholdsOn: one.openedOn })
  const worst = await keepLight(ctx, task, row.period, judgement, progress)
  await setStanding(ctx.db, one, { progress, light: judgement.light, worst, why: judgement.why })
  return judgement.planned
}

/** Accepting a report makes its progress and figures count: light, worst light of the quarter, claims. */
export async function afterAccept(ctx: Ctx, one: CaseView): Promise<void> {
  const progress = Number(one.answers.progress)
  const planned = await settle(ctx, one, progress)
  await acceptClaims(ctx, one)
  await updateReport(ctx.db, one, { ended: 'accepted', acceptedOn: ctx.today, progress, planned })
}

/** A quarter without an accepted report is a quarter without data: grey, and its figures do not stand. */
export async function afterMiss(ctx: Ctx, one: CaseView): Promise<void> {
  await withdrawClaims(ctx, one)
  const planned = await settle(ctx, one, null)
  await updateReport(ctx.db, one, { ended: 'missed', planned })
}

/** What is not asked any more counts nowhere. */
export const afterDrop = (ctx: Ctx, one: CaseView): Promise<void> => updateReport(ctx.db, one, { ended: 'dropped' })
