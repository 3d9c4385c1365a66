import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { EditionChange } from '../rules/index.ts'
import type { StoredItem } from './items.ts'
import type { StoredPoints } from './points.ts'
import { type DifferenceTable, own } from './tables.ts'

export type StoredDifference = Selectable<DifferenceTable>

/** A document by its id and name. */
export interface Edition {
  id: string
  title: string
}

/** Writes what a new edition would change; a change that already waits is brought up to date. Gives the number written. */
export async function writeDifferences(
  db: Db,
  points: StoredPoints,
  edition: Edition,
  changes: readonly EditionChange<StoredItem & { key: string; said: NonNullable<StoredItem['said']> }>[],
  at: Date,
): Promise<number> {
  const { id: pointsId, regionId, unitId, unitNo } = points
  for (const change of changes) {
    const before = change.before && JSON.stringify(change.before)
    const after = change.after && JSON.stringify(change.after)
    const row = {
      ...{ pointsId, regionId, unitId, unitNo, before, after },
      id: randomUUID(),
      itemId: change.old?.id ?? null,
      documentId: edition.id,
      documentTitle: edition.title,
      clauseKey: change.key,
      kind: change.kind,
      state: 'pending' as const,
      note: null,
      madeAt: at.toISOString(),
      decidedBy: null,
      decidedName: null,
      decidedAt: null,
    }
    await own(db)
      .insertInto('ledgerDifference')
      .values(row)
      .onConflict((c) =>
        c
          .columns(['pointsId', 'documentId', 'clauseKey', 'kind'])
          .where(sql<boolean>`state = 'pending'`)
          .doUpdateSet({ before, after, documentTitle: edition.title }),
      )
      .execute()
  }
  return changes.length
}

/** Clauses that came or went and were turned down, as `new:三` and `dropped:四`: they are not asked about again. */
export async function listRejected(db: Db, pointsId: string, documentId: string): Promise<Set<string>> {
  const rows = await own(db)
    .selectFrom('ledgerDifference')
    .select(['kind', 'clauseKey'])
    .where('pointsId', '=', pointsId)
    .where('documentId', '=', documentId)
    .where('kind', 'in', ['new', 'dropped'])
    .where('state', '=', 'rejected')
    .execute()
  return new Set(rows.map((row) => `${row.kind}:${row.clauseKey}`))
}

/** Differences that wait but no longer hold, because the document was changed back: nobody needs to decide them. */
export async function withdrawOthers(
  db: Db,
  pointsId: string,
  documentId: string,
  still: ReadonlySet<string>,
): Promise<void> {
  const waiting = await own(db)
    .selectFrom('ledgerDifference')
    .select(['id', 'kind', 'clauseKey'])
    .where('pointsId', '=', pointsId)
    .where('documentId', '=', documentId)
    .where('state', '=', 'pending')
    .execute()
  const gone = waiting.filter((row) => !still.has(`${row.kind}:${row.clauseKey}`)).map((row) => row.id)
  if (gone.length > 0)
    await own(db).updateTable('ledgerDifference').set({ state: 'withdrawn' }).where('id', 'in', gone).execute()
}

/** A difference, held to the end of the transaction. @throws Missing */
export async function lockDifference(db: Db, id: string): Promise<StoredDifference> {
  const row = await own(db)
    .selectFrom('ledgerDifference')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** Differences of work points, waiting ones first, with the items they are about. */
export const listDifferences = (db: Db, pointsId: string) =>
  own(db)
    .selectFrom('ledgerDifference as d')
    .leftJoin('ledgerItem as i', 'i.id', 'd.itemId')
    .selectAll('d')
    .select(['i.no as itemNo', 'i.title as itemTitle', 'i.state as itemState'])
    .where('d.pointsId', '=', pointsId)
    .orderBy((e) => e.case().when('d.state', '=', 'pending').then(0).else(1).end())
    .orderBy('i.no')
    .orderBy('d.madeAt')
    .limit(1000)
    .execute()

/** Notes what was decided, by whom. */
export async function decide(
  db: Db,
  id: string,
  decision: Pick<StoredDifference, 'state' | 'note' | 'decidedBy' | 'decidedName' | 'decidedAt' | 'itemId'>,
): Promise<void> {
  await own(db).updateTable('ledgerDifference').set(decision).where('id', '=', id).execute()
}
