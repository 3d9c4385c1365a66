import { sql } from 'kysely'
import type { PostKey } from '#kernel/access'
import type { Db } from '#platform/db'

/** An appointment with its unit's place in both trees. */
export interface AppointmentFound {
  id: string
  personId: string
  personName: string
  post: PostKey
  unitId: number
  unitName: string
  regionId: number
  no: number
  indNo: number | null
  tree: 'territorial' | 'industrial'
  validFrom: string
  validTo: string | null
  reason: string
  appointedByName: string | null
}

const select = sql`
  select a.id, a.person_id, p.name as person_name, a.post, a.unit_id, u.name as unit_name, u.region_id, u.no, u.ind_no,
         a.tree, a.valid_from, a.valid_to, a.reason, b.name as appointed_by_name
    from appointment a join unit u on u.id = a.unit_id join person p on p.id = a.person_id
    left join person b on b.id = a.appointed_by`

/** Everything some people hold, held or will hold, latest first. */
export async function listAppointmentsOf(db: Db, personIds: readonly string[]): Promise<AppointmentFound[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<AppointmentFound>`
    ${select} where a.person_id = any(${[...personIds]}::uuid[]) order by a.valid_from desc, u.no, a.post`.execute(db)
  return rows
}

/** One appointment, held to the end of the transaction so that two people cannot end it twice. */
export async function findAppointment(db: Db, id: string): Promise<AppointmentFound | null> {
  const { rows } = await sql<AppointmentFound>`${select} where a.id = ${id}::uuid for update of a`.execute(db)
  return rows[0] ?? null
}

/** How many other people hold a post over everything from a day on. */
export async function countOthers(db: Db, post: string, personId: string, on: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct a.person_id)::int as n
      from appointment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
     where a.post = ${post} and a.person_id <> ${personId}::uuid and p.ended_at is null and u.parent_id is null
       and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many people hold each post today. */
export async function countByPost(db: Db, on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ post: string; n: number }>`
    select a.post, count(distinct a.person_id)::int as n from appointment a join person p on p.id = a.person_id
     where p.ended_at is null and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
     group by a.post`.execute(db)
  return new Map(rows.map((row) => [row.post, row.n]))
}

/** People who hold more than one of some posts today. */
export async function listDoubles(db: Db, posts: readonly string[], on: string) {
  const { rows } = await sql<{ personId: string; name: string; posts: PostKey[] }>`
    select p.id as person_id, p.name, array_agg(distinct a.post) as posts
      from appointment a join person p on p.id = a.person_id
     where a.post = any(${[...posts]}::text[]) and p.ended_at is null
       and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
     group by p.id, p.name having count(distinct a.post) > 1`.execute(db)
  return rows
}
