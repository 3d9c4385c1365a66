import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { own } from './tables.ts'

/** Notes that a task comes from an item, through however many units it was broken down: its unit may open that item. */
export async function insertDescent(
  db: Db,
  task: CaseRef & { unitId: number; unitNo: number },
  itemId: string,
): Promise<void> {
  const { regionId, id: caseId, unitId, unitNo } = task
  await own(db).insertInto('ledgerDescent').values({ regionId, caseId, unitId, unitNo, itemId }).execute()
}

/** The item that a task of one's own was broken down from. */
export const findDescent = (db: Db, task: CaseRef) =>
  own(db)
    .selectFrom('ledgerDescent')
    .select('itemId')
    .where('regionId', '=', task.regionId)
    .where('caseId', '=', task.id)
    .executeTakeFirst()
