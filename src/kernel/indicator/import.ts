import { randomUUID } from 'node:crypto'
import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { IndicatorDefinition } from './contracts.ts'
import { decimalOf, millionthsOf } from './decimal.ts'
import { insertClaims, isRead } from './store/claims.ts'
import { insertIndicator, listIndicators } from './store/indicators.ts'
import type { ClaimTable } from './store/tables.ts'

/** A figure as a document prints it, with its unit found and its number in single measures. */
export interface ImportedClaim {
  /** The document's mark for it: F109. */
  mark: string
  label: { zh: string; en: string }
  /** 人, 元, %. */
  measure: string
  kind: IndicatorDefinition['kind']
  /** Decimal text. */
  value: string
  qualifier: string
  period: string | null
  asOf: string | null
  unitId: number
  /** Which part of the unit, in the document's words. */
  scope: string
  basis: string
  reporterUnitId: number | null
  reporterName: string
  /** Place in the document: characters or lines, from and to before. */
  at: { from: number; to: number }
}

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0

const keyOf = (label: string, measure: string): string => `${label} ${measure}`

/** Indicators by label and measure; what nobody has defined becomes an office's own. */
async function findOrAdd(
  ctx: Ctx,
  claims: readonly ImportedClaim[],
  title: string,
): Promise<ReadonlyMap<string, string>> {
  const known = await listIndicators(ctx.db)
  const names = new Map(known.map((one) => [keyOf(one.label.zh, one.measure.zh), one.name]))
  for (const { label, measure, kind, value } of claims) {
    const key = keyOf(label.zh, measure)
    if (names.has(key)) continue
    const same = claims.filter((other) => keyOf(other.label.zh, other.measure) === key)
    const added = await insertIndicator(ctx.db, {
      label,
      measure: say(measure, measure),
      direction: 'none',
      per: kind === 'stock' ? 'as-of' : 'year',
      kind,
      decimals: Math.min(6, Math.max(decimalsOf(value), ...same.map((other) => decimalsOf(other.value)))),
      source: say(title, title),
    })
    names.set(key, added.name)
  }
  return names
}

/** As many rows as one statement may carry. */
const together = 500

/**
 * Makes claims of all figures of a document, once: a document with the same digest adds nothing. All in the caller's
 * transaction. Returns how many were added.
 * @throws Missing for a unit that is not there; RangeError for a value that is no decimal number.
 */
export async function importClaims(
  ctx: Ctx,
  source: { title: string; digest: string },
  claims: readonly ImportedClaim[],
): Promise<number> {
  if (claims.length === 0 || (await isRead(ctx.db, source.digest))) return 0
  const names = await findOrAdd(ctx, claims, source.title)
  const units = await getUnits(
    ctx.db,
    claims.map(({ unitId }) => unitId),
  )
  const at = ctx.now.toISOString()
  const rows = claims.map((claim): ClaimTable => {
    const unit = units.get(claim.unitId)
    if (!unit) throw new Missing()
    return {
      ...{ regionId: unit.regionId, id: randomUUID(), unitId: unit.id, unitNo: unit.no, indNo: unit.indNo },
      indicator: names.get(keyOf(claim.label.zh, claim.measure)) ?? '',
      value: decimalOf(millionthsOf(claim.value)),
      ...{
        qualifier: claim.qualifier,
        period: claim.period,
        asOf: claim.asOf,
        scope: claim.scope,
        categories: '',
        sheltered: false,
      },
      ...{ basis: claim.basis, mark: claim.mark, method: 'imported' as const },
      ...{ reporterUnitId: claim.reporterUnitId, reporterId: ctx.actor.personId, reporterName: claim.reporterName },
      ...{ reportedAt: at, caseRegion: null, caseId: null, evidence: [] },
      ...{ sourceTitle: source.title, sourceDigest: source.digest, sourceFrom: claim.at.from, sourceTo: claim.at.to },
      ...{ state: 'reported' as const, stateAt: at, stateBy: ctx.actor.personId, supersededBy: null },
    }
  })
  for (let from = 0; from < rows.length; from += together) await insertClaims(ctx.db, rows.slice(from, from + together))
  await writeEntry(ctx.db, {
    ...{ regionId: 0, personId: ctx.actor.personId, personName: ctx.actor.name, unitId: null, unitNo: null },
    ...{ action: 'claim.import', subjectKind: 'document', subjectId: source.digest },
    body: { title: source.title, count: rows.length },
  })
  return rows.length
}
