import { sql } from 'kysely'
import type { Db } from '#platform/db'

const ids = async (rows: Promise<{ rows: { id: number }[] }>) => (await rows).rows.map((row) => row.id)

/** The unit above all others. */
export const listTops = (db: Db) =>
  ids(
    sql<{
      id: number
    }>`select id from unit where parent_id is null and valid_to is null and kind = 'federation' order by id`.execute(
      db,
    ),
  )

/** County federations: those two levels below the province. */
export const listCounties = (db: Db) =>
  ids(
    sql<{ id: number }>`
    select k.id from unit k join unit p on p.id = k.parent_id join unit t on t.id = p.parent_id
     where k.kind = 'federation' and p.kind = 'federation' and t.parent_id is null and k.valid_to is null order by k.region_id, k.id`.execute(
      db,
    ),
  )

/** Prefecture federations: those right below the province. */
export const listPrefectures = (db: Db) =>
  ids(
    sql<{ id: number }>`
    select p.id from unit p join unit t on t.id = p.parent_id
     where p.kind = 'federation' and t.parent_id is null and t.kind = 'federation' and p.valid_to is null
     order by p.region_id, p.id`.execute(db),
  )
