import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { listIndicators } from '#kernel/indicator/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { act, findCase } from '#kernel/process/server'
import type { ReportRef } from '../contracts.ts'
import type { ExtractionFacts } from '../process.ts'
import { apart, proposalOf } from '../rules/propose.ts'
import { insertFigures } from '../store/figures.ts'
import { countFigures, findReport, getReport, getText, markRead } from '../store/reports.ts'
import { extractAside } from './aside.ts'
import { note } from './journal.ts'

/** What the rules of a report must know. */
export async function findFacts(ctx: Ctx, one: CaseView): Promise<ExtractionFacts> {
  if (!(await findReport(ctx.db, one))) return { figures: 0, open: 0 }
  const { figures, open } = await countFigures(ctx.db, one)
  return { figures, open }
}

/**
 * Finds the figures of a report that waits to be read and proposes each; done by the system in the background. A report
 * that was withdrawn meanwhile, or read already, stays as it is.
 */
export async function readReport(ctx: Ctx, ref: ReportRef): Promise<void> {
  const one = await findCase(ctx.db, ref, true)
  if (one?.state !== 'reading') return
  const report = await getReport(ctx.db, ref)
  const { title, date, figures } = await extractAside(await getText(ctx.db, ref))
  const known = (await listIndicators(ctx.db)).map(({ name, label, measure }) => ({
    name,
    label: label.zh,
    measure: measure.zh,
  }))
  const { regionId, unitId, unitNo } = report
  const around = { known, date, today: ctx.today, unit: (await getUnit(ctx.db, unitId)).name }
  const proposals = apart(figures.map((found) => ({ ...proposalOf(found, around), found })))
  const rows = proposals.map((proposal, i) => ({
    ...proposal,
    ...{ regionId, id: randomUUID(), reportId: report.id, unitId, unitNo, no: i + 1, aboutUnit: unitId },
    ...{ state: 'proposed' as const, reason: null, claimRegion: null, claimId: null },
    ...{ decidedBy: null, decidedName: null, decidedAt: null, rev: 1 },
  }))
  await insertFigures(ctx.db, rows)
  const readAt = ctx.now.toISOString()
  await markRead(ctx.db, ref, { title: title.slice(0, 200) || report.name, datedOn: date, at: readAt })
  await note(ctx, 'read', 'extraction-report', [{ subject: report, body: { figures: rows.length } }])
  await act(ctx, ref, 'propose')
}
