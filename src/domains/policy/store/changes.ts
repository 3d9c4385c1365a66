import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { ChangeSide } from '../contracts/changes.ts'
import type { Decider, Owner } from './proposals.ts'
import { type ChangeTable, own, type Ref } from './tables.ts'

export type StoredChange = Omit<Selectable<ChangeTable>, 'likeness'> & { likeness: number }

/** A difference as it was found. */
export type FoundChange = Pick<StoredChange, 'fate' | 'renumbered' | 'moved' | 'likeness' | 'state'> & {
  before: ChangeSide | null
  after: ChangeSide | null
}

const most = 500

const json = (side: ChangeSide | null) => (side ? JSON.stringify(side) : null)

/** Keeps the differences of a new edition, in the order found. */
export async function insertChanges(db: Db, owner: Owner, changes: readonly FoundChange[]): Promise<void> {
  const rows = changes.map((change, i) => ({
    ...change,
    before: json(change.before),
    after: json(change.after),
    regionId: owner.regionId,
    id: randomUUID(),
    documentId: owner.id,
    unitId: owner.unitId,
    unitNo: owner.unitNo,
    no: i + 1,
    reason: null,
    decidedBy: null,
    decidedName: null,
    decidedAt: null,
  }))
  for (let i = 0; i < rows.length; i += most)
    await own(db)
      .insertInto('policyChange')
      .values(rows.slice(i, i + most))
      .execute()
}

const stored = (row: Selectable<ChangeTable>): StoredChange => ({ ...row, likeness: Number(row.likeness) })

/** The differences of a document to its earlier edition, in the order of its text. */
export async function listChanges(db: Db, { regionId, id }: Ref): Promise<StoredChange[]> {
  const rows = await own(db)
    .selectFrom('policyChange')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('documentId', '=', id)
    .orderBy('no')
    .execute()
  return rows.map(stored)
}

/** Some differences, held to the end of the transaction. @throws Missing when one is not there. */
export async function lockChanges(db: Db, { regionId, id }: Ref, ids: readonly string[]): Promise<StoredChange[]> {
  const wanted = [...new Set(ids)]
  const rows = await own(db)
    .selectFrom('policyChange')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('documentId', '=', id)
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .forUpdate()
    .execute()
  if (rows.length < wanted.length) throw new Missing()
  return rows.map(stored)
}

/** Writes what was decided on a difference. */
export async function decideChange(
  db: Db,
  change: Pick<StoredChange, 'regionId' | 'id'>,
  decision: { state: 'accepted' | 'rejected'; reason: string },
  by: Decider,
): Promise<void> {
  await own(db)
    .updateTable('policyChange')
    .set({ ...decision, decidedBy: by.personId, decidedName: by.name, decidedAt: by.at })
    .where('regionId', '=', change.regionId)
    .where('id', '=', change.id)
    .execute()
}
