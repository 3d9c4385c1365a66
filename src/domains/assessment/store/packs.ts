import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { View } from '../model/view.ts'
import { own, type StoredPack } from './tables.ts'

/** The pack asked for last, or nothing. */
export async function findPack(db: Db, { regionId, id }: CaseRef): Promise<StoredPack | null> {
  const row = await own(db)
    .selectFrom('assessmentPack')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('caseId', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, view: row.view as View } : null
}

/** A pack by its key, held to the end of the transaction. @throws Missing. */
export async function getPack(db: Db, { regionId, id }: CaseRef): Promise<StoredPack> {
  const row = await own(db)
    .selectFrom('assessmentPack')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Missing()
  return { ...row, view: row.view as View }
}

/** Writes a pack that was asked for. */
export async function insertPack(db: Db, pack: StoredPack): Promise<void> {
  await own(db)
    .insertInto('assessmentPack')
    .values({ ...pack, view: JSON.stringify(pack.view) })
    .execute()
}

/** How far a pack is. */
export type PackChange = Partial<Omit<StoredPack, 'view' | 'regionId' | 'id'>>

/** Writes how far a pack is. */
export async function changePack(db: Db, { regionId, id }: CaseRef, change: PackChange): Promise<void> {
  await own(db)
    .updateTable('assessmentPack')
    .set(change)
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()
}
