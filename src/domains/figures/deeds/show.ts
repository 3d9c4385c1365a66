import type { Ctx, SentFile } from '#kernel/domain/server'
import type { ClaimRow } from '#kernel/indicator'
import { claimsWithKeys, figureKeys } from '#kernel/indicator/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseRef } from '#kernel/process'
import { Invalid, Missing } from '#platform/errors'
import type { FindingClaim, FindingFilter, FindingRow } from '../model/index.ts'
import { conflictProcess } from '../process.ts'
import { byId, checkRegister, type Finding, type RegisterRow, readTable } from '../rules/index.ts'
import { findConflict, listConflicts, type StoredConflict } from '../store/conflicts.ts'
import { rowsIn } from './import.ts'
import { checkStored, markOf } from './stored.ts'

/** A stored claim beside the others of a finding. */
const sideOf = (claim: ClaimRow): FindingClaim => ({
  mark: markOf(claim),
  indicator: claim.label.zh,
  figure: claim.figure.zh,
  subject: claim.scope ? `${claim.unitName}（${claim.scope}）` : claim.unitName,
  period: claim.period ?? (claim.asOf ? `截至${claim.asOf}` : '未注明'),
  reporter: claim.reporterUnitName ?? claim.reporterName,
  note: claim.basis,
  source: claim.source ? `${claim.source.title}·${claim.source.from}` : '',
  claim: { regionId: claim.regionId, id: claim.id },
})

/** A row of an uploaded file beside the others. */
const rowSide = (row: RegisterRow): FindingClaim => ({
  mark: row.id,
  indicator: row.indicator,
  figure: `${row.qualifier ? `（${row.qualifier}）` : ''}${row.value}${row.unit}`,
  subject: row.subject,
  period: row.period,
  reporter: row.reporter,
  note: row.note,
  source: row.line,
  claim: null,
})

/** The conflict that handles a finding: the open one that holds all its claims, else the settled one. */
function handledIn(finding: Finding, conflicts: readonly StoredConflict[]): FindingRow['conflict'] {
  const fitting = conflicts.filter(
    ({ kind, claims }) => kind === finding.kind && finding.rows.every((id) => claims.includes(id)),
  )
  const one = fitting.find(({ caseState }) => caseState !== 'settled') ?? fitting[0]
  if (!one) return null
  const label = conflictProcess.states[one.caseState]?.label ?? conflictProcess.label
  return { regionId: one.regionId, id: one.id, label, open: one.caseState !== 'settled' }
}

/** Findings among the stored claims in reach, the gravest first; `info` shows differences that have their reason. */
export async function showFindings(ctx: Ctx, { kind, severity, page, size }: FindingFilter) {
  const report = await checkStored(ctx)
  const conflicts = await listConflicts(ctx.db)
  const all = (severity === 'info' ? report.explained : report.findings).filter(
    (finding) =>
      (kind === undefined || finding.kind === kind) && (severity === undefined || finding.severity === severity),
  )
  const rows = all.slice((page - 1) * size, page * size).map(
    (finding): FindingRow => ({
      ...finding,
      claims: finding.rows
        .flatMap((id) => {
          const claim = report.claims.get(id)
          return claim ? [sideOf(claim)] : []
        })
        .sort((a, b) => byId(a.mark, b.mark)),
      conflict: handledIn(finding, conflicts),
    }),
  )
  return { rows, total: all.length, more: false }
}

/** Findings in a file that somebody sent; nothing is stored. @throws Invalid naming row and field of what cannot be read. */
export async function showFile(ctx: Ctx, file: SentFile | null) {
  const { rows, faults } = readTable(await rowsIn(file))
  if (faults.length > 0) throw new Invalid(faults)
  const found = await parametersAt(ctx.db, [figureKeys.near], null, ctx.today)
  const report = checkRegister(rows, Number(found[figureKeys.near]?.value))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const findings = report.findings.map(
    (finding): FindingRow => ({
      ...finding,
      claims: finding.rows.flatMap((id) => {
        const row = byId.get(id)
        return row ? [rowSide(row)] : []
      }),
      conflict: null,
    }),
  )
  return { rows: report.rows, findings, explained: report.explained.length }
}

/** The figures of a conflict, side by side. @throws Missing when it is not there or not visible. */
export async function showClaims(ctx: Ctx, ref: CaseRef): Promise<FindingClaim[]> {
  const conflict = await findConflict(ctx.db, ref)
  if (!conflict) throw new Missing()
  return (await claimsWithKeys(ctx.db, conflict.claims)).map(sideOf)
}
