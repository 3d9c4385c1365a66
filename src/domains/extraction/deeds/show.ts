import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { findEvidence } from '#kernel/evidence/server'
import type { SheetOf } from '#kernel/export/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import {
  type FigureRow,
  longestText,
  type ReportAnswer,
  type ReportFilter,
  type ReportRef,
  type ReportRow,
} from '../contracts.ts'
import { extractionProcess } from '../process.ts'
import { listFigures, type StoredFigure } from '../store/figures.ts'
import { countFigures, getReport, getText, type ListedReport, listReports } from '../store/reports.ts'
import { assertMay } from './journal.ts'

function rowOf(one: ListedReport): ReportRow {
  const known = extractionProcess.states[one.state]
  return { ...one, stateLabel: known?.label ?? say(one.state, one.state), closed: known?.final ?? false }
}

/** Reports of units in reach. */
export async function showReports(ctx: Ctx, filter: ReportFilter) {
  const found = await listReports(ctx.db, filter)
  return { ...found, rows: found.rows.map(rowOf) }
}

/** A report with its progress and what may be done. @throws Missing */
export async function showReport(ctx: Ctx, ref: ReportRef): Promise<ReportAnswer> {
  const report = await getReport(ctx.db, ref)
  assertMay(ctx, 'extraction.read', report)
  const [row] = (await listReports(ctx.db, { page: 1, size: 1 }, ref)).rows
  if (!row) throw new Missing()
  const [file] = await findEvidence(ctx.db, [report.evidenceId])
  return {
    ...rowOf(row),
    unitId: report.unitId,
    characters: report.characters,
    digest: report.digest,
    evidence: file ? { regionId: file.regionId, id: file.id, name: file.name } : null,
    mayConfirm: mayOver(ctx.actor, 'extraction.confirm', { no: report.unitNo, indNo: null }),
  }
}

/** A piece of a report's text by UTF-16 offsets, at most `longestText` of it. @throws Missing */
export async function readPiece(ctx: Ctx, ref: ReportRef, { from, to }: { from: number; to: number }) {
  assertMay(ctx, 'extraction.read', await getReport(ctx.db, ref))
  const text = await getText(ctx.db, ref)
  const end = Math.min(to, from + longestText, text.length)
  return { from, text: text.slice(from, end), more: end < Math.min(to, text.length) }
}

function figureRow({ claimRegion, claimId, ...row }: StoredFigure): FigureRow {
  return { ...row, claim: claimId !== null && claimRegion !== null ? { regionId: claimRegion, id: claimId } : null }
}

/** The figures of a report in the order of its text. @throws Missing */
export async function showFigures(ctx: Ctx, ref: ReportRef) {
  assertMay(ctx, 'extraction.read', await getReport(ctx.db, ref))
  return { rows: (await listFigures(ctx.db, ref)).map(figureRow), counts: await countFigures(ctx.db, ref) }
}

/** Reports with how far their figures are. */
export const reportSheet: SheetOf<ReportRow> = {
  name: say('材料数据提取', 'Figures read from reports'),
  columns: [
    { label: say('材料', 'Report'), value: (row) => row.title, width: 48 },
    { label: say('文件名', 'File'), value: (row) => row.name, width: 32 },
    { label: say('材料日期', 'Dated'), value: (row) => row.datedOn, kind: 'date' },
    { label: say('数据', 'Figures'), value: (row) => row.figures, kind: 'number' },
    { label: say('已确认', 'Confirmed'), value: (row) => row.confirmed, kind: 'number' },
    { label: say('不采用', 'Turned down'), value: (row) => row.rejected, kind: 'number' },
    { label: say('待处理', 'Open'), value: (row) => row.open, kind: 'number' },
    { label: say('状态', 'State'), value: (row) => row.stateLabel },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
  ],
}
