import type { ColumnType } from 'kysely'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { Kind, Level, Relation, Validity } from '../model/index.ts'

/** JSON: its text when written, the value itself when read. */
type Json<T> = ColumnType<T, string, string>

export interface DocumentTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  title: string
  number: string | null
  issuer: string | null
  kind: Kind
  level: Level
  scope: string | null
  area: string | null
  validity: Validity
  issuedOn: string | null
  validFrom: string | null
  validUntil: string | null
  measures: number[]
  relations: Json<Partial<Record<Relation, string[]>>>
  origin: string | null
  note: string | null
  evidenceRegion: number | null
  evidenceId: string | null
  text: string | null
  textFault: ColumnType<Say | null, string | null, string | null>
  policyId: string | null
  address: string | null
  rev: number
  addedOn: string
  addedBy: string | null
  addedName: string
}

interface ReviewTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  documentRegion: number
  documentId: string
}

/** This domain's tables. */
export const own = (db: Db) => db.withTables<{ libraryDocument: DocumentTable; libraryReview: ReviewTable }>()

/** The key of a document. */
export interface Ref {
  regionId: number
  id: string
}
