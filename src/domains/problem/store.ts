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

const own = (db: Db) => db.withTables<{ cases: CaseTable; person: { id: string; login: string } }>()

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

/** Accounts of some people, by their ids. */
export async function findLogins(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db).selectFrom('person').select(['id', 'login']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, login }) => [id, login]))
}
