import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing, Stale } from '#platform/errors'
import type { StoredPoints } from './points.ts'
import { type ItemTable, own } from './tables.ts'

export type StoredItem = Selectable<ItemTable>

/** What makes a new item; the rest is empty. */
export type ItemToAdd = Pick<StoredItem, 'title' | 'origin'> &
  Partial<Omit<StoredItem, 'id' | 'no' | 'rev' | 'pointsId'>>

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

const emptyItem = {
  words: null,
  area: null,
  leads: [],
  joints: [],
  unmatched: [],
  dueOn: null,
  note: null,
  state: 'draft' as const,
  reason: null,
  parentItem: null,
  became: null,
  documentId: null,
  clauseKey: null,
  caseRegion: null,
  caseId: null,
  fromRegion: null,
  fromCase: null,
}

/** Adds items to work points that the caller has locked, numbered after those there. */
export async function insertItems(db: Db, points: StoredPoints, items: readonly ItemToAdd[]): Promise<StoredItem[]> {
  if (items.length === 0) return []
  const last = await own(db)
    .selectFrom('ledgerItem')
    .select((e) => e.fn.max('no').as('no'))
    .where('pointsId', '=', points.id)
    .executeTakeFirst()
  const { regionId, unitId, unitNo } = points
  const rows = items.map(({ targets, place, said, ...item }, i) => ({
    ...emptyItem,
    ...item,
    id: randomUUID(),
    pointsId: points.id,
    regionId,
    unitId,
    unitNo,
    no: (last?.no ?? 0) + i + 1,
    targets: JSON.stringify(targets ?? []),
    place: json(place),
    said: json(said),
    rev: 1,
  }))
  await own(db).insertInto('ledgerItem').values(rows).execute()
  return rows.map((row, i) => ({
    ...row,
    targets: items[i]?.targets ?? [],
    place: items[i]?.place ?? null,
    said: items[i]?.said ?? null,
  }))
}

/** An item, held to the end of the transaction. @throws Missing when it is not there or not for this person. */
export async function lockItem(db: Db, id: string): Promise<StoredItem> {
  const row = await own(db).selectFrom('ledgerItem').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** All items of work points, dropped ones too, in their order; held to the end of the transaction. */
export const lockItems = (db: Db, pointsId: string): Promise<StoredItem[]> =>
  own(db).selectFrom('ledgerItem').selectAll().where('pointsId', '=', pointsId).orderBy('no').forUpdate().execute()

/** Writes some columns of an item. @throws Stale when somebody changed it since it was read. */
export async function updateItem(
  db: Db,
  item: Pick<StoredItem, 'id' | 'rev'>,
  change: Partial<Omit<StoredItem, 'id' | 'rev' | 'pointsId'>>,
): Promise<void> {
  const { targets, place, said, ...plain } = change
  const done = await own(db)
    .updateTable('ledgerItem')
    .set({
      ...plain,
      ...(targets === undefined ? {} : { targets: JSON.stringify(targets) }),
      ...(place === undefined ? {} : { place: json(place) }),
      ...(said === undefined ? {} : { said: json(said) }),
      rev: item.rev + 1,
    })
    .where('id', '=', item.id)
    .where('rev', '=', item.rev)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) throw new Stale()
}

/** Items taken from documents, in any of these; those that were split or merged since are still what the document said. */
export const listFromDocuments = (db: Db, pointsId: string, documentIds: readonly string[]): Promise<StoredItem[]> =>
  own(db)
    .selectFrom('ledgerItem')
    .selectAll()
    .where('pointsId', '=', pointsId)
    .where('origin', '=', 'document')
    .where('documentId', '=', sql<string>`any(${[...documentIds]}::uuid[])`)
    .orderBy('no')
    .execute()

/** Which of some keys items of the work points bear already. */
export async function listKeyed(db: Db, pointsId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('ledgerItem')
    .select('clauseKey')
    .where('pointsId', '=', pointsId)
    .where('clauseKey', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute()
  return rows.flatMap(({ clauseKey }) => (clauseKey ? [clauseKey] : []))
}

/** Items of last year that are not finished: drafts, and issued ones whose task is still open. */
export const listUnfinished = (db: Db, pointsId: string): Promise<StoredItem[]> =>
  own(db)
    .selectFrom('ledgerItem')
    .leftJoin('cases', (on) =>
      on.onRef('cases.regionId', '=', 'ledgerItem.caseRegion').onRef('cases.id', '=', 'ledgerItem.caseId'),
    )
    .selectAll('ledgerItem')
    .where('pointsId', '=', pointsId)
    .where((e) =>
      e.or([
        e('ledgerItem.state', '=', 'draft'),
        e.and([e('ledgerItem.state', '=', 'issued'), e('cases.id', 'is not', null), e('cases.closedAt', 'is', null)]),
      ]),
    )
    .orderBy('no')
    .execute()
