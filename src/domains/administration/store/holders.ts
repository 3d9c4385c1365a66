import { sql } from 'kysely'
import type { PostKey } from '#kernel/access'
import type { Db } from '#platform/db'

/** A post held at a unit, and by whom. */
interface Holder {
  id: string
  personId: string
  name: string
  post: PostKey
  validFrom: string
}

/** Who held posts at a unit on a day. */
export async function listHoldersAt(db: Db, unitId: number, on: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select a.id, a.person_id, p.name, a.post, a.valid_from
      from appointment a join person p on p.id = a.person_id
     where a.unit_id = ${unitId} and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
     order by a.post, p.pinyin`.execute(db)
  return rows
}
