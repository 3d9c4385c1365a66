import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { type Say, say } from '#platform/say'
import { type PostKey, posts } from './posts.ts'

/** An office that holds a permission over a unit: at which unit, and which post. */
export interface Holding {
  unitId: number
  unitName: string
  postLabel: Say
}

/**
 * The office that holds a permission over a unit, by its number, on a day: of several the nearest above, or the unit itself
 * unless `above` leaves it out; null when nobody holds it. What a page says of whose turn it is.
 */
export async function findNearestHolder(
  db: Db,
  permission: string,
  unitNo: number,
  on: string,
  above = false,
): Promise<Holding | null> {
  const { rows } = await sql<{ unitId: number; unitName: string; post: PostKey }>`
    select u.id as unit_id, u.name as unit_name, a.post
      from appointment a join unit u on u.id = a.unit_id
      join post_permission p on p.post = a.post and p.permission = ${permission} and p.allowed
     where a.tree = 'territorial' and ${above ? sql`u.no < ${unitNo}` : sql`u.no <= ${unitNo}`} and u.upto > ${unitNo}
       and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
     order by u.no desc, a.post limit 1`.execute(db)
  const [found] = rows
  return found
    ? { unitId: found.unitId, unitName: found.unitName, postLabel: posts[found.post] ?? say(found.post, found.post) }
    : null
}
