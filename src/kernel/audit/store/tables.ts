/** A row to be written to the journal. */
export interface EntryTable {
  regionId: number
  id: string
  at: string
  personId: string | null
  personName: string
  unitId: number | null
  unitNo: number | null
  action: string
  subjectKind: string
  subjectId: string
  /** JSON text when written, the value itself when read. */
  body: unknown
}

/** Where a line stands in the sealed order. */
export interface SealedEntryTable {
  seq: number
  regionId: number
  entryId: string
  leaf: Uint8Array
  sealNo: number
}

/** A seal over a span of the order. */
export interface SealTable {
  no: number
  fromSeq: number
  toSeq: number
  root: Uint8Array
  previous: Uint8Array
  digest: Uint8Array
  at: string
  lastAt: string
}

/** The journal's tables, for `db.withTables<JournalTables>()`. */
export type JournalTables = {
  entry: EntryTable
  sealedEntry: SealedEntryTable
  seal: SealTable
}
