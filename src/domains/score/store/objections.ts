import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import { type ObjectionTable, own } from './tables.ts'

type Ref = { regionId: number; id: string }

/** Objections of a case, in the order they were written; dropped ones are left out. */
export const listObjections = (db: Db, ref: Ref): Promise<ObjectionTable[]> =>
  own(db)
    .selectFrom('scoreObjection')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('state', '<>', 'dropped')
    .orderBy('raisedAt')
    .orderBy('item')
    .execute()

/** One objection. @throws Missing. */
export async function getObjection(db: Db, regionId: number, id: string): Promise<ObjectionTable> {
  const row = await own(db)
    .selectFrom('scoreObjection')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** Writes a new objection. */
export async function insertObjection(db: Db, row: ObjectionTable): Promise<void> {
  await own(db).insertInto('scoreObjection').values(row).execute()
}

/** Drops a draft on an item, when there is one: it was written anew. */
export async function dropDrafts(db: Db, ref: Ref, item: string): Promise<void> {
  await own(db)
    .updateTable('scoreObjection')
    .set({ state: 'dropped' })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('item', '=', item)
    .where('state', '=', 'drafted')
    .execute()
}

/** Raises what was written down. */
export async function raiseDrafts(db: Db, ref: Ref): Promise<void> {
  await own(db)
    .updateTable('scoreObjection')
    .set({ state: 'raised' })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('state', '=', 'drafted')
    .execute()
}

/** Writes the answer to an objection. */
export async function answerObjection(
  db: Db,
  { regionId, id }: ObjectionTable,
  answer: Pick<
    ObjectionTable,
    'state' | 'answer' | 'answeredBy' | 'answeredName' | 'answeredAt' | 'pointsBefore' | 'pointsAfter'
  >,
): Promise<void> {
  await own(db)
    .updateTable('scoreObjection')
    .set(answer)
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Objections of a round upheld after a moment: which item of which unit. */
export const listUpheld = (db: Db, roundId: string, after: string) =>
  own(db)
    .selectFrom('scoreObjection')
    .innerJoin('scoreEvaluation', (on) =>
      on
        .onRef('scoreEvaluation.regionId', '=', 'scoreObjection.regionId')
        .onRef('scoreEvaluation.caseId', '=', 'scoreObjection.caseId'),
    )
    .innerJoin('unit', 'unit.id', 'scoreObjection.unitId')
    .select(['scoreObjection.unitId', 'unit.name as unitName', 'item', 'pointsBefore', 'pointsAfter', 'answer'])
    .where('scoreEvaluation.roundId', '=', roundId)
    .where('scoreObjection.state', '=', 'upheld')
    .where('answeredAt', '>', after)
    .orderBy('answeredAt')
    .orderBy('item')
    .execute()
