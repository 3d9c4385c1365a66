import { type Ctx, findOffer, type SentFile } from '#kernel/domain/server'
import { type ClaimRow, decimalOf, isLive, millionthsOf } from '#kernel/indicator'
import { claimsWithKeys, figureKeys } from '#kernel/indicator/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseRef } from '#kernel/process'
import { Invalid, Missing } from '#platform/errors'
import type { FindingClaim, FindingFilter, FindingRow, PrintingPaper } from '../model/index.ts'
import { conflictProcess } from '../process.ts'
import { byId, checkRegister, countKinds, type Finding, readTable } from '../rules/index.ts'
import { findConflict, listConflicts, type StoredConflict } from '../store/conflicts.ts'
import { rowsIn } from './register-file.ts'
import { rowSide, sideOf } from './side.ts'
import { checkStored } from './stored.ts'

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

/** Whether each word somebody looks for stands in the reason or among those to be asked. */
const says = ({ reason, ask }: Finding, words = ''): boolean => {
  const text = `${reason.zh} ${reason.en} ${ask.join(' ')}`
  return words.split(/\s+/).every((word) => text.includes(word))
}

/** Findings among the stored claims in reach, the gravest first; `info` shows differences that have their reason. */
export async function showFindings(ctx: Ctx, { kind, severity, words, page, size }: FindingFilter) {
  const report = await checkStored(ctx)
  const conflicts = await listConflicts(ctx.db)
  const said = [...report.findings, ...report.explained].filter((finding) => says(finding, words))
  const all = said.filter(
    (finding) =>
      (kind === undefined || finding.kind === kind) &&
      (severity === undefined ? finding.severity !== 'info' : finding.severity === severity),
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
  return { rows, total: all.length, more: false, counts: countKinds(said) }
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

/** The number that is to take the place of a figure once it is settled. */
const correctionOf = (
  { corrected, unitId }: { corrected: string | null; unitId: number },
  claim: Pick<ClaimRow, 'reporterUnitId' | 'state'>,
): string | null =>
  corrected !== null && claim.reporterUnitId === unitId && isLive(claim) ? decimalOf(millionthsOf(corrected)) : null

/**
 * The figures of a conflict, side by side, with those that took the place of some since. Where the person may not read a claim of
 * others, it stands as it was found. @throws Missing when the conflict is not there or not visible.
 */
export async function showClaims(ctx: Ctx, ref: CaseRef): Promise<FindingClaim[]> {
  const conflict = await findConflict(ctx.db, ref)
  if (!conflict) throw new Missing()
  const seen = new Map((await claimsWithKeys(ctx.db, conflict.claims)).map((claim) => [claim.id, claim]))
  const kept = conflict.sides.filter(({ claim }) => !seen.has(claim.id))
  const since = [...seen.values()].flatMap(({ supersededBy }) =>
    supersededBy !== null && !seen.has(supersededBy) ? [supersededBy] : [],
  )
  const later = since.length > 0 ? await claimsWithKeys(ctx.db, since) : []
  return [
    ...[...seen.values()].map((claim) => ({ ...sideOf(claim), proposed: correctionOf(conflict, claim) })),
    ...kept.map(({ reporterUnitId: _unit, ...side }) => ({ ...side, claim: null })),
    ...later.map(sideOf),
  ].sort((a, b) => byId(a.mark, b.mark))
}

/** Papers that print figures of a conflict, as far as the person may read them. @throws Missing as `showClaims`. */
export async function showPapers(ctx: Ctx, ref: CaseRef): Promise<PrintingPaper[]> {
  const conflict = await findConflict(ctx.db, ref)
  if (!conflict) throw new Missing()
  const ask = findOffer<{ claims: string[] }, PrintingPaper[]>(ctx.house, 'circular.papersPrinting')
  return ask ? ask(ctx, { claims: conflict.claims }) : []
}
