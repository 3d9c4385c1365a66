import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { EntryInput } from '../entry.ts'
import type { EntryTable } from './tables.ts'

/** A UUID of version 7: its first 48 bits are the time, so that new rows stand together in the index. */
function timeOrderedId(at: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * The row of one line, ready to be inserted: its id and moment are made here, never by the database, so that
 * what was hashed is what was stored. `at` must be the moment of writing.
 */
export const entryRow = (input: EntryInput, at: Date = new Date()): EntryTable => ({
  regionId: input.regionId,
  id: timeOrderedId(at),
  at: at.toISOString(),
  personId: input.personId,
  personName: input.personName,
  unitId: input.unitId,
  unitNo: input.unitNo,
  action: input.action,
  subjectKind: input.subjectKind,
  subjectId: input.subjectId,
  body: JSON.stringify(input.body),
})

/**
 * The lines as an insert in brackets, to stand in the `with` of the change they tell of, so that both are one
 * statement: `db.withTables<Mine>().with('journalled', () => entryInsert(rows)).updateTable(…)`, or
 * `with journalled as ${entryInsert(rows)} update …`. There must be at least one line.
 */
export const entryInsert = (rows: readonly EntryTable[]) => sql<Record<string, never>>`(${statement(rows)})`

const statement = (rows: readonly EntryTable[]) => sql`insert into entry
    (region_id, id, at, person_id, person_name, unit_id, unit_no, action, subject_kind, subject_id, body)
    values ${sql.join(rows.map(valuesOf))}`

/** Types are given because in a `with` the server does not take them from the column. */
const valuesOf = (row: EntryTable) => sql`(${row.regionId}::int, ${row.id}::uuid, ${row.at}::timestamptz,
  ${row.personId}::uuid, ${row.personName}, ${row.unitId}::int, ${row.unitNo}::bigint, ${row.action},
  ${row.subjectKind}, ${row.subjectId}, ${row.body}::jsonb)`

/** A statement takes at most 65,535 values, a line has eleven. */
const LINES_A_STATEMENT = 5000

/** Writes lines by themselves, where there is no change to write them with. */
export async function writeEntries(db: Db, inputs: readonly EntryInput[], at: Date = new Date()): Promise<void> {
  for (let i = 0; i < inputs.length; i += LINES_A_STATEMENT) {
    const rows = inputs.slice(i, i + LINES_A_STATEMENT).map((input) => entryRow(input, at))
    await statement(rows).execute(db)
  }
}

/** Writes one line by itself. */
export const writeEntry = (db: Db, input: EntryInput, at: Date = new Date()): Promise<void> =>
  writeEntries(db, [input], at)
