import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { FileRow } from '../contracts/files.ts'
import { type FileTable, own, type Ref } from './tables.ts'

/** A file without its text, which may be millions of characters. */
export type StoredFile = Omit<Selectable<FileTable>, 'text'>

const columns = [
  'policyFile.regionId',
  'policyFile.id',
  'policyFile.unitId',
  'policyFile.unitNo',
  'policyFile.name',
  'policyFile.origin',
  'evidenceRegion',
  'evidenceId',
  'digest',
  'documents',
  'main',
  'silentPages',
  'policyFile.state',
  'reason',
  'uploadedAt',
  'uploadedBy',
  'uploadedName',
] as const

/** Keeps a file that was read. */
export async function insertFile(db: Db, row: Selectable<FileTable>): Promise<void> {
  await own(db)
    .insertInto('policyFile')
    .values({ ...row, documents: JSON.stringify(row.documents) })
    .execute()
}

/** A file with the length of its text. `lock` holds it to the end of the transaction. @throws Missing */
export async function getFile(db: Db, { regionId, id }: Ref, lock = false) {
  const query = own(db)
    .selectFrom('policyFile')
    .select([...columns, sql<number>`length(text)`.as('characters')])
    .where('regionId', '=', regionId)
    .where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** The whole text of a file. */
export async function getFileText(db: Db, { regionId, id }: Ref): Promise<string> {
  const row = await own(db)
    .selectFrom('policyFile')
    .select('text')
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row.text
}

/** Files nobody has chosen from yet, the newest first. */
export async function listWaiting(db: Db): Promise<FileRow[]> {
  const rows = await own(db)
    .selectFrom('policyFile')
    .innerJoin('unit', 'unit.id', 'policyFile.unitId')
    .select([
      'policyFile.regionId',
      'policyFile.id',
      'unit.name as unitName',
      'policyFile.name',
      'uploadedAt',
      'uploadedName',
      sql<number>`jsonb_array_length(documents)`.as('documents'),
    ])
    .where('policyFile.state', '=', 'waiting')
    .orderBy('uploadedAt', 'desc')
    .limit(50)
    .execute()
  return rows
}

/** Marks a file as chosen from, or put aside with a reason. */
export async function closeFile(db: Db, { regionId, id }: Ref, state: 'taken' | 'dropped', reason: string | null) {
  await own(db)
    .updateTable('policyFile')
    .set({ state, reason })
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()
}
