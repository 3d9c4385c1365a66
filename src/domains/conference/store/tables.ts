import type { ColumnType } from 'kysely'
import type { Db } from '#platform/db'
import type { Before, BodyAnswers, Signed } from '../model/index.ts'

/** JSON: its text when written, the value itself when read. */
type Json<T> = ColumnType<T, string | null, string | null>

export interface BodyTable {
  id: string
  regionId: number
  unitId: number
  unitNo: number
  name: string
  kind: string
  members: number[]
  answers: Json<BodyAnswers>
  endedOn: string | null
  reason: string | null
  rev: number
}

export interface MeetingTable {
  regionId: number
  caseId: string
  unitId: number
  unitNo: number
  bodyId: string
  before: Json<Before | null>
  number: string | null
  year: number | null
  serial: number | null
  signedOn: string | null
  digest: string | null
  docxId: string | null
  docxDigest: string | null
  pdfId: string | null
  pdfDigest: string | null
  measured: Json<Signed['measured'] | null>
}

type ConferenceTables = {
  conferenceBody: BodyTable
  conferenceMeeting: MeetingTable
  cases: {
    regionId: number
    id: string
    process: string
    state: string
    title: string
    answers: Json<Record<string, unknown>>
    parentRegion: number | null
    parentId: string | null
    openedAt: string
    closedAt: string | null
  }
  unit: { id: number; name: string; shortName: string | null }
}

/** This domain's tables and the kernel's that it reads. */
export const own = (db: Db) => db.withTables<ConferenceTables>()
