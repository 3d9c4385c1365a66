import { sql } from 'kysely'
import type { PostKey } from '#kernel/access'
import { keeping } from '#kernel/access/server'
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
  const held = sql<AppointmentFound>`${select} where a.id = ${id}::uuid for update of a`
  const { rows } = await keeping(db, () => held.execute(db))
  return rows[0] ?? null
}

/**
 * How many other appointments to some posts reach everything from a day on and have no end set: one that will lapse keeps
 * nothing. Those who end are locked, so that two cannot end each other's last one at the same time.
 */
export async function countKeepers(db: Db, posts: readonly string[], except: string, on: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(20170207)`.execute(db)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n
      from appointment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
     where a.post = any(${[...posts]}::text[]) and a.id <> ${except}::uuid and p.ended_at is null and u.parent_id is null
       and a.tree = 'territorial' and a.valid_from <= ${on}::date and a.valid_to is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** Whether anybody has ever held a post that may approve, ended ones included. */
export async function hasEverApproved(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from appointment a where a.post in ('convener', 'deputy-convener')
       or a.post in (select post from post_permission where permission = 'people.approve') limit 1`.execute(db)
  return rows.length > 0
}

/** The unit at the top, where what holds for everybody is decided. */
export async function findTopUnit(db: Db): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from unit where parent_id is null order by id limit 1`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

/** How many people hold each post today. */
export async function countByPost(db: Db, on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ post: string; n: number }>`
    select a.post, count(distinct a.person_id)::int as n from appointment a join person p on p.id = a.person_id
     where p.ended_at is null and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
     group by a.post`.execute(db)
  return new Map(rows.map((row) => [row.post, row.n]))
}

/** People who hold one of some posts and any other besides today. */
export async function listDoubles(db: Db, posts: readonly string[], on: string) {
  const { rows } = await sql<{ personId: string; name: string; posts: PostKey[] }>`
    select p.id as person_id, p.name, array_agg(distinct a.post) as posts
      from appointment a join person p on p.id = a.person_id
     where p.ended_at is null and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
     group by p.id, p.name having count(distinct a.post) > 1 and bool_or(a.post = any(${[...posts]}::text[]))`.execute(
    db,
  )
  return rows
}
