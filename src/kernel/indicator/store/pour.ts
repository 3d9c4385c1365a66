import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { ClaimTable } from './tables.ts'

/** What claims of one document share. */
export type SharedByClaims = Pick<ClaimTable, 'reporterId' | 'reportedAt' | 'sourceTitle' | 'sourceDigest'>

type Place = 'regionId' | 'unitId' | 'unitNo' | 'indNo' | 'scope'
type Said = 'indicator' | 'value' | 'qualifier' | 'period' | 'asOf' | 'basis' | 'mark'
type From = 'reporterUnitId' | 'reporterName' | 'sourceFrom' | 'sourceTo'

/** What one of them says. */
export type PouredClaim = Pick<ClaimTable, Place | Said | From>

/**
 * Writes claims of one document, column by column, and notes with them which sums must be made again: one statement, however
 * many there are.
 */
export async function pourClaims(db: Db, shared: SharedByClaims, claims: readonly PouredClaim[]): Promise<void> {
  const all = <K extends keyof PouredClaim>(key: K) => claims.map((claim) => claim[key])
  const { reporterId, reportedAt, sourceTitle, sourceDigest } = shared
  await sql`
    with poured as (
      insert into claim (region_id, id, unit_id, unit_no, ind_no, indicator, value, qualifier, period, as_of, scope, basis, mark,
             method, reporter_unit_id, reporter_id, reporter_name, reported_at, evidence,
             source_title, source_digest, source_from, source_to, state, state_at, state_by)
      select n.region_id, gen_random_uuid(), n.unit_id, n.unit_no, n.ind_no, n.indicator, n.value, n.qualifier, n.period, n.as_of,
             n.scope, n.basis, n.mark, 'imported', n.reporter_unit_id, ${reporterId}::uuid, n.reporter_name,
             ${reportedAt}::timestamptz, '{}', ${sourceTitle}::text, ${sourceDigest}::text, n.source_from, n.source_to,
             'reported', ${reportedAt}::timestamptz, ${reporterId}::uuid
        from unnest(${all('regionId')}::int[], ${all('unitId')}::int[], ${all('unitNo')}::bigint[], ${all('indNo')}::bigint[],
             ${all('indicator')}::text[], ${all('value')}::numeric[], ${all('qualifier')}::text[], ${all('period')}::text[],
             ${all('asOf')}::date[], ${all('scope')}::text[], ${all('basis')}::text[], ${all('mark')}::text[],
             ${all('reporterUnitId')}::int[], ${all('reporterName')}::text[], ${all('sourceFrom')}::int[], ${all('sourceTo')}::int[])
          as n(region_id, unit_id, unit_no, ind_no, indicator, value, qualifier, period, as_of, scope, basis, mark,
               reporter_unit_id, reporter_name, source_from, source_to)
      returning region_id, indicator, period, unit_id, unit_no)
    insert into figure_due as d (region_id, indicator, period, unit_id, unit_no)
    select distinct region_id, indicator, period, unit_id, unit_no from poured where period is not null
    on conflict (region_id, indicator, period, unit_id) do update set rev = d.rev + 1`.execute(db)
}
