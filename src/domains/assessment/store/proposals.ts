import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'

/** What is looked for. */
export interface Wanted {
  year: number
  /** Numbers of the responsible unit and all below it. */
  from: number
  upto: number
  indicators: readonly string[]
  processes: readonly string[]
  areas: readonly string[]
}

/** A file that turned up, and by which way. */
export interface FoundFile {
  regionId: number
  id: string
  name: string
  digest: string
  size: number
  type: string
  unitName: string
  effectiveOn: string | null
  expiresOn: string | null
  way: 'figure' | 'case' | 'own'
  /** Title of the case, label of the indicator. */
  because: string
}

const mostCases = 200
const mostFiles = 60

/** Every period of a year by its key, the year first. */
export const periodsOf = (year: number): string[] => [
  String(year),
  ...['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => `${year}-${part}`),
  ...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
]

const columns = sql`e.region_id, e.id, e.name, e.digest, e.size, e.type, u.name as unit_name, e.effective_on, e.expires_on`
const list = (values: readonly string[]) => sql`${[...values]}::text[]`

/** Cases of the processes an item names, of its key tasks, in the year, at the unit or below it. */
const casesOf = ({ year, from, upto, processes, areas }: Wanted): RawBuilder<unknown> => sql`
  select c.region_id, c.id, c.title from cases c
   where c.process = any(${list(processes)}) and c.unit_no >= ${from} and c.unit_no < ${upto}
     and (c.period = any(${list(periodsOf(year))})
          or (c.period is null and c.opened_on >= ${`${year}-01-01`}::date and c.opened_on <= ${`${year}-12-31`}::date))
     and (${areas.length === 0} or c.area is null or c.area = any(${list(areas)}))
   order by c.opened_at desc limit ${mostCases}`

/**
 * Files the product has that may prove an item: those that prove its figures, those of the cases it names, and those the
 * unit itself sent in that took effect in the year. Only what the reader may see; the same file once, by its best way.
 */
export async function findFiles(db: Db, wanted: Wanted): Promise<FoundFile[]> {
  const { year, from, upto } = wanted
  const { rows } = await sql<FoundFile>`
    with named as (${casesOf(wanted)}),
    figured as (
      select distinct unnest(k.evidence) as evidence_id, i.label_zh as because
        from claim k join indicator i on i.name = k.indicator
       where k.indicator = any(${list(wanted.indicators)}) and k.unit_no >= ${from} and k.unit_no < ${upto}
         and k.period = any(${list(periodsOf(year))}) and k.state in ('reported', 'accepted')),
    found as (
      select ${columns}, 'figure' as way, f.because, 1 as rank
        from figured f join evidence e on e.id = f.evidence_id join unit u on u.id = e.unit_id
      union all
      select ${columns}, 'case' as way, n.title as because, 2 as rank
        from named n join evidence_link l on l.case_region = n.region_id and l.case_id = n.id
        join evidence e on e.region_id = l.region_id and e.id = l.evidence_id join unit u on u.id = e.unit_id
      union all
      (select ${columns}, 'own' as way, e.origin as because, 3 as rank
        from evidence e join unit u on u.id = e.unit_id
       where e.unit_no = ${from} and e.effective_on >= ${`${year}-01-01`}::date and e.effective_on <= ${`${year}-12-31`}::date
       order by e.uploaded_at desc limit ${mostFiles}))
    select distinct on (digest) region_id, id, name, digest, size, type, unit_name, effective_on, expires_on, way, because
      from found order by digest, rank, effective_on desc nulls last, id limit ${mostFiles * 3}`.execute(db)
  return rows
}
