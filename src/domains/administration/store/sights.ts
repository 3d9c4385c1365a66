import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/access'
import type { Db } from '#platform/db'
import type { SightFilter, SightLine } from '../model/index.ts'
import { likeWords, unitWithin } from './scope.ts'

/** Which looks are asked for; `all` reaches those of people themselves, who look from no unit, too. */
export interface SightSearch extends Omit<SightFilter, 'unitId'> {
  scope: Scope
  all: boolean
  unit?: { no: number; upto: number } | undefined
}

const mostCounted = 10_000
const from = sql`from sight s left join unit u on u.id = s.unit_id`

/** Days are days in China. */
const dayStart = (day: string) => sql`${`${day}T00:00:00+08:00`}::timestamptz`

function wanted({ scope, all, unit, way, words, subjectId, from: first, to }: SightSearch): RawBuilder<unknown> {
  const parts = [
    all ? sql`true` : unitWithin(scope, 'u'),
    ...(unit ? [sql`u.no >= ${unit.no} and u.no < ${unit.upto}`] : []),
    ...(way ? [sql`s.way = ${way}`] : []),
    ...(subjectId ? [sql`s.subjects @> array[${subjectId}::uuid]`] : []),
    ...(first ? [sql`s.at >= ${dayStart(first)}`] : []),
    ...(to ? [sql`s.at < ${dayStart(to)} + interval '1 day'`] : []),
    ...(words
      ? [
          sql`(s.person_name like ${likeWords(words)} or s.unit_name like ${likeWords(words)} or s.reason like ${likeWords(words)})`,
        ]
      : []),
  ]
  return sql.join(parts, sql` and `)
}

/** Looks that fit, the newest first; counted up to 10,000. */
export async function findSights(
  db: Db,
  search: SightSearch,
  { page, size }: { page: number; size: number },
): Promise<{ rows: SightLine[]; total: number; more: boolean }> {
  const { rows } = await sql<SightLine & { at: string | Date }>`
    select s.region_id, s.id, s.at, s.person_name, s.unit_name, s.way, s.purpose, s.reason, s.fields, s.count, s.filter
      ${from} where ${wanted(search)} order by s.at desc, s.id limit ${size} offset ${(page - 1) * size}`.execute(db)
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select ${from} where ${wanted(search)} limit ${mostCounted + 1}) found`.execute(db)
  const total = counted.rows[0]?.n ?? 0
  return {
    rows: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    total: Math.min(total, mostCounted),
    more: total > mostCounted,
  }
}
