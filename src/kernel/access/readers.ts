import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { type Say, say } from '#platform/say'
import { type PostKey, posts } from './posts.ts'

/** An office that may read something over a unit, and how many people hold it. */
export interface Reader {
  unitName: string
  postLabel: Say
  people: number
}

/** Every office that holds a permission over a unit, from the unit itself upwards: what a worker is told of who may see their file. */
export async function listReaders(
  db: Db,
  permission: string,
  unit: { no: number; indNo: number | null },
  on: string,
): Promise<Reader[]> {
  const { rows } = await sql<{ unitName: string; post: PostKey; people: number }>`
    select u.name as unit_name, a.post, count(distinct a.person_id)::int as people
      from appointment a join unit u on u.id = a.unit_id
      join post_permission p on p.post = a.post and p.permission = ${permission} and p.allowed
     where a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
       and case a.tree when 'territorial' then ${unit.no}::bigint >= u.no and ${unit.no}::bigint < u.upto
                       else ${unit.indNo}::bigint >= u.ind_no and ${unit.indNo}::bigint < u.ind_upto end
     group by u.name, u.no, a.post order by u.no desc, a.post`.execute(db)
  return rows.map(({ unitName, post, people }) => ({ unitName, people, postLabel: posts[post] ?? say(post, post) }))
}
