import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** Steps of cases between two moments, of some processes, by anybody but one person. */
export interface Span {
  /** Steps by which the system only files away what is done, as `process.action`. */
  filing?: readonly string[]
  since: string
  until: string
  processes: readonly string[]
  but: string | null
}

const within = ({ since, until, processes, but }: Span) => sql`
  e.subject_kind = 'case' and e.at > ${since}::timestamptz and e.at <= ${until}::timestamptz
  and split_part(e.action, '.', 1) = any(${[...processes]}::text[]) and e.person_id is distinct from ${but}::uuid`

const notFiling = ({ filing = [] }: Span) => sql`e.action <> all(${[...filing]}::text[])`

/**
 * How often each step was taken, the most frequent first. A step of the system counts where it changes what somebody has to do;
 * what it files away when a term is over changes nothing for anybody, and is left out.
 */
export async function listDeeds(db: Db, span: Span): Promise<{ action: string; steps: number }[]> {
  const { rows } = await sql<{ action: string; steps: number }>`
    select e.action, count(*)::int as steps from entry e where ${within(span)} and ${notFiling(span)}
     group by 1 order by 2 desc, 1 limit 40`.execute(db)
  return rows
}

interface Latest {
  regionId: number
  id: string
  action: string
  personName: string | null
  at: string
}

/** The last step of each case, the latest first. */
export async function listLatest(db: Db, span: Span, most: number): Promise<Latest[]> {
  const { rows } = await sql<Latest>`
    select * from (
      select distinct on (e.subject_id) e.region_id, e.subject_id as id, e.action, e.person_name, e.at
        from entry e where ${within(span)} and e.person_id is not null
       order by e.subject_id, e.at desc) each
     order by at desc, id limit ${most}`.execute(db)
  return rows
}

/** Pieces of tracked work on which a report that is red moved meanwhile. */
export async function countRed(db: Db, span: Span & { tracked: readonly string[] }): Promise<number> {
  if (span.tracked.length === 0) return 0
  const { rows } = await sql<{ n: number }>`
    select count(distinct c.parent_id)::int as n
      from entry e join cases c on c.region_id = e.region_id and c.id::text = e.subject_id
      join cases t on t.region_id = c.parent_region and t.id = c.parent_id and t.process = any(${[...span.tracked]}::text[])
     where c.light = 'red' and t.closed_at is null and ${within(span)}`.execute(db)
  return rows[0]?.n ?? 0
}
