import type { ClaimRow } from '#kernel/indicator'
import type { FindingClaim } from '../model/index.ts'
import type { RegisterRow } from '../rules/index.ts'
import type { KeptSide } from '../store/conflicts.ts'
import { markOf, periodOf } from './stored.ts'

/** A stored claim beside the others of a finding. */
export const sideOf = (claim: ClaimRow): FindingClaim => ({
  mark: markOf(claim),
  indicator: claim.label.zh,
  figure: claim.figure.zh,
  subject: claim.scope ? `${claim.unitName}（${claim.scope}）` : claim.unitName,
  period: periodOf(claim),
  reporter: claim.reporterUnitName ?? claim.reporterName,
  note: claim.basis,
  source: claim.source ? `${claim.source.title}·${claim.source.from}` : '',
  state: claim.state,
  proposed: null,
  claim: { regionId: claim.regionId, id: claim.id },
})

/** A row of an uploaded file beside the others. */
export const rowSide = (row: RegisterRow): FindingClaim => ({
  mark: row.id,
  indicator: row.indicator,
  figure: `${row.qualifier ? `（${row.qualifier}）` : ''}${row.value}${row.unit}`,
  subject: row.subject,
  period: row.period,
  reporter: row.reporter,
  note: row.note,
  source: row.line,
  state: null,
  proposed: null,
  claim: null,
})

/** The same as it is kept with a conflict. */
export const keptSide = (claim: ClaimRow): KeptSide => ({
  ...sideOf(claim),
  claim: { regionId: claim.regionId, id: claim.id },
  reporterUnitId: claim.reporterUnitId,
})
