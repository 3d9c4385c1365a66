import { type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from '#platform/db'
import { Missing, Stale } from '#platform/errors'
import type { ReportRef } from '../contracts.ts'
import { type FigureTable, own } from './tables.ts'

/** A figure as it is stored. */
export type StoredFigure = Selectable<FigureTable>

/** A statement takes at most 65,535 values. */
const most = 500

/** Adds the figures of a report. */
export async function insertFigures(db: Db, rows: readonly StoredFigure[]): Promise<void> {
  for (let i = 0; i < rows.length; i += most)
    await own(db)
      .insertInto('extractionFigure')
      .values(rows.slice(i, i + most).map((row) => ({ ...row, found: JSON.stringify(row.found) })))
      .execute()
}

const trimmed = (row: StoredFigure): StoredFigure => ({
  ...row,
  value: String(row.value).includes('.') ? String(row.value).replace(/\.?0+$/, '') : String(row.value),
})

const ofReport = (db: Db, { regionId, id }: ReportRef) =>
  own(db).selectFrom('extractionFigure').selectAll().where('regionId', '=', regionId).where('reportId', '=', id)

/** The figures of a report in the order of its text. */
export const listFigures = async (db: Db, ref: ReportRef): Promise<StoredFigure[]> =>
  (await ofReport(db, ref).orderBy('no').execute()).map(trimmed)

/** Figures held to the end of the transaction, as they were seen. @throws Missing; Stale when one was changed since. */
export async function lockFigures(
  db: Db,
  ref: ReportRef,
  seen: readonly { id: string; rev: number }[],
): Promise<StoredFigure[]> {
  const wanted = new Map(seen.map((one) => [one.id, one.rev]))
  const rows = await ofReport(db, ref)
    .where('id', '=', sql<string>`any(${[...wanted.keys()]}::uuid[])`)
    .orderBy('no')
    .forUpdate()
    .execute()
  if (rows.length < wanted.size) throw new Missing()
  if (rows.some((row) => wanted.get(row.id) !== row.rev)) throw new Stale()
  return rows.map(trimmed)
}

/** Writes what was decided on a figure that is held. */
export async function updateFigure(
  db: Db,
  { regionId, id, rev }: Pick<StoredFigure, 'regionId' | 'id' | 'rev'>,
  change: Omit<Updateable<FigureTable>, 'regionId' | 'id' | 'rev'>,
): Promise<void> {
  await own(db)
    .updateTable('extractionFigure')
    .set({ ...change, rev: rev + 1 })
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()
}
