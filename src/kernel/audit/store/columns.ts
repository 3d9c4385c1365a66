import { sql } from 'kysely'
import { canonicalEntry, type StoredEntry } from '../entry.ts'
import { leafHash } from '../merkle.ts'
import { sm3 } from './sm3.ts'

/**
 * A line's columns as text, so that no value is rounded on its way to the hash. One word each, for queries without plugins:
 * renaming every column of every row would cost as much as hashing it.
 */
export const entryColumns = sql`e.region_id as region, e.id::text as id, e.at::text as at, e.person_id::text as person,
  e.person_name as name, e.unit_id as unit, e.unit_no::text as unitno, e.action, e.subject_kind as kind,
  e.subject_id as subject, e.body::text as body`

/** A line as `entryColumns` selects it. */
export interface EntryColumns {
  region: number
  id: string
  at: string
  person: string | null
  name: string
  unit: number | null
  unitno: string | null
  action: string
  kind: string
  subject: string
  body: string
}

/** The line with the names the rest of the room uses. */
export const storedEntry = (row: EntryColumns): StoredEntry => ({
  regionId: row.region,
  id: row.id,
  at: row.at,
  personId: row.person,
  personName: row.name,
  unitId: row.unit,
  unitNo: row.unitno,
  action: row.action,
  subjectKind: row.kind,
  subjectId: row.subject,
  body: row.body,
})

/** The leaf of a line: SM3 over its canonical text. */
export const leafOf = (row: EntryColumns): Uint8Array => leafHash(sm3, Buffer.from(canonicalEntry(storedEntry(row))))

/** Bytes as hex text. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
