import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { own } from './tables.ts'

/**
 * Child tasks of a case that are still open: how many, and the titles of the first three. The unit of the parent takes part in
 * every child, so whoever may act on the parent sees them all, in whatever branch of the tree they lie.
 */
export async function findOpenChildren(db: Db, ref: CaseRef): Promise<{ titles: string[]; count: number }> {
  const rows = await own(db)
    .selectFrom('cases')
    .innerJoin('unit', 'unit.id', 'cases.unitId')
    .select(['cases.title', 'unit.name'])
    .where('cases.parentRegion', '=', ref.regionId)
    .where('cases.parentId', '=', ref.id)
    .where('cases.process', '=', 'task')
    .where('cases.closedAt', 'is', null)
    .orderBy('cases.openedAt')
    .execute()
  return { titles: rows.slice(0, 3).map((row) => `${row.name}：${row.title}`), count: rows.length }
}

/** Units that have an open child task of a case. */
export async function listChildUnits(db: Db, ref: CaseRef): Promise<number[]> {
  const rows = await own(db)
    .selectFrom('cases')
    .select('unitId')
    .where('cases.parentRegion', '=', ref.regionId)
    .where('cases.parentId', '=', ref.id)
    .where('cases.process', '=', 'task')
    .where('cases.closedAt', 'is', null)
    .execute()
  return rows.map((row) => row.unitId)
}
