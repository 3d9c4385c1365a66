import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { Content } from '../model/content.ts'
import { type BulletinTable, own, type StoredBulletin } from './tables.ts'

type Ref = { regionId: number; id: string }

const read = (row: BulletinTable): StoredBulletin => row as unknown as StoredBulletin

/** The bulletin behind a case. @throws Missing. */
export async function getBulletin(db: Db, ref: Ref, lock = false): Promise<StoredBulletin> {
  const query = own(db)
    .selectFrom('bulletin')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return read(row)
}

/** The signed bulletin of that number. */
export async function findByNumber(db: Db, number: string): Promise<StoredBulletin | undefined> {
  const row = await own(db).selectFrom('bulletin').selectAll().where('number', '=', number).executeTakeFirst()
  return row && read(row)
}

/** Visible bulletins with their round, the latest first. */
export const listBulletins = (db: Db, page: number, size: number) =>
  own(db)
    .selectFrom('bulletin')
    .innerJoin('cases', (on) =>
      on.onRef('cases.regionId', '=', 'bulletin.regionId').onRef('cases.id', '=', 'bulletin.caseId'),
    )
    .innerJoin('scoreRound', 'scoreRound.id', 'bulletin.roundId')
    .select([
      'bulletin.regionId',
      'bulletin.caseId',
      'cases.title',
      'cases.state',
      'cases.openedOn',
      'number',
      'signedOn',
      'pdfDigest',
      'scoreRound.name as roundName',
    ])
    .orderBy('cases.openedOn', 'desc')
    .orderBy('bulletin.caseId')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute()

/** Writes a new draft. */
export async function insertBulletin(db: Db, row: StoredBulletin): Promise<void> {
  await own(db)
    .insertInto('bulletin')
    .values({ ...row, content: JSON.stringify(row.content), measured: null })
    .execute()
}

/** Writes what a draft says now. False when it was signed meanwhile: what is signed does not change. */
export async function updateContent(db: Db, ref: Ref, content: Content, digest: string): Promise<boolean> {
  const done = await own(db)
    .updateTable('bulletin')
    .set({ content: JSON.stringify(content), digest })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('number', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Notes which text was approved; null takes the approval back. */
export async function setApproved(db: Db, ref: Ref, digest: string | null): Promise<void> {
  await own(db)
    .updateTable('bulletin')
    .set({ approved: digest })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .execute()
}

type Signature = Pick<
  BulletinTable,
  | 'number'
  | 'numberYear'
  | 'numberSerial'
  | 'signedOn'
  | 'signedAt'
  | 'docxId'
  | 'docxDigest'
  | 'pdfId'
  | 'pdfDigest'
  | 'measured'
>

/** Freezes a bulletin under its number, with the files it was printed to. */
export async function freeze(db: Db, ref: Ref, signature: Signature): Promise<void> {
  await own(db)
    .updateTable('bulletin')
    .set({ ...signature, measured: JSON.stringify(signature.measured) })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('number', 'is', null)
    .execute()
}
