import { sql } from 'kysely'
import type { MaterialAsked } from '#kernel/domain/server'
import type { Area } from '#kernel/process'
import type { Db } from '#platform/db'

interface CaseTable {
  regionId: number
  id: string
  process: string
  title: string
  openedOn: string
  closedAt: string | null
  unitId: number
  unitNo: number
  indNo: number | null
  parentId: string | null
}

const own = (db: Db) => db.withTables<{ cases: CaseTable }>()

/** As many problems as are looked through for likeness: years of a province's register. */
const most = 2000

/** Problems in the reach of whatever the person may do, the newest first; which of them they may read is asked by the caller. */
export const listProblems = (db: Db) =>
  own(db)
    .selectFrom('cases')
    .select(['regionId', 'id', 'title', 'openedOn', 'closedAt', 'unitId', 'unitNo', 'indNo'])
    .where('process', '=', 'problem')
    .orderBy('openedOn', 'desc')
    .limit(most)
    .execute()

/** Whether a problem of this title was already registered from a case. */
export async function isRegistered(db: Db, parentId: string, title: string): Promise<boolean> {
  const found = await own(db)
    .selectFrom('cases')
    .select('id')
    .where('process', '=', 'problem')
    .where('parentId', '=', parentId)
    .where('title', '=', title)
    .executeTakeFirst()
  return found !== undefined
}

/** Problems of some units that were said by the end of a year and not closed by then, in the order of the tree. */
export async function listOpenIn(db: Db, { year, no, upto }: MaterialAsked) {
  const until = `${year + 1}-01-01`
  const { rows } = await sql<{
    regionId: number
    id: string
    unitId: number
    unitName: string
    unitNo: number
    indNo: number | null
    area: Area | null
    title: string
    measures: string | null
  }>`
    select c.region_id, c.id, c.unit_id, coalesce(u.short_name, u.name) as unit_name, c.unit_no, c.ind_no, c.area, c.title,
           c.answers ->> 'measures' as measures
      from cases c join unit u on u.id = c.unit_id
     where c.process = 'problem' and c.unit_no >= ${no} and c.unit_no < ${upto} and c.opened_on < ${until}
       and c.state not in ('merged', 'withdrawn') and (c.closed_at is null or c.closed_at >= ${until})
     order by c.unit_no, c.opened_on, c.id limit 200`.execute(db)
  return rows
}
