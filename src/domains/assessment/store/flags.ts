import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { type FlagTable, own } from './tables.ts'

/** Everything found for an assessment, open ones first. */
export async function listFlags(db: Db, { regionId, id }: CaseRef): Promise<FlagTable[]> {
  return own(db)
    .selectFrom('assessmentFlag')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('caseId', '=', id)
    .orderBy((e) => e.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('place')
    .orderBy('about')
    .orderBy('id')
    .limit(5000)
    .execute()
}

/** Writes what was found; what was found and decided before stays as it is. */
export async function insertFlags(db: Db, flags: readonly FlagTable[]): Promise<void> {
  if (flags.length === 0) return
  await own(db)
    .insertInto('assessmentFlag')
    .values([...flags])
    .onConflict((conflict) => conflict.columns(['regionId', 'caseId', 'place', 'kind', 'item', 'subject']).doNothing())
    .execute()
}

/** Writes a decision about finds of an assessment. Returns how many there were. */
export async function decideFlags(
  db: Db,
  { regionId, id }: CaseRef,
  ids: readonly string[],
  decision: Pick<FlagTable, 'state' | 'reason' | 'decidedBy' | 'decidedName' | 'decidedAt'>,
): Promise<number> {
  const done = await own(db)
    .updateTable('assessmentFlag')
    .set(decision)
    .where('regionId', '=', regionId)
    .where('caseId', '=', id)
    .where('id', 'in', [...ids])
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
