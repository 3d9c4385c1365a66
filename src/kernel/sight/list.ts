import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { SightRow } from './index.ts'

const most = 10_000

/** Who has looked, the newest first. Of a list only how many stood on it, never who else. One's own looks only with `own`. */
export async function listSights(
  db: Db,
  subjectId: string,
  page: { page: number; size: number; own?: boolean | undefined },
): Promise<{ rows: SightRow[]; total: number; more: boolean }> {
  const others = page.own ? sql`` : sql`and person_id is distinct from ${subjectId}::uuid`
  const { rows } = await sql<SightRow & { at: string | Date }>`
    select id, at, person_name, unit_name, way, purpose, reason, fields, count from sight
     where subjects @> array[${subjectId}::uuid] ${others} order by at desc, id limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(
    db,
  )
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from sight where subjects @> array[${subjectId}::uuid] ${others} limit ${most + 1}) s`.execute(
    db,
  )
  const total = counted.rows[0]?.n ?? 0
  return {
    rows: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    total: Math.min(total, most),
    more: total > most,
  }
}
