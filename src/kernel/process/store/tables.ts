import type { Db } from '#platform/db'

interface CaseTable {
  regionId: number
  id: string
  process: string
  version: number
  unitId: number
  unitNo: number
  indNo: number | null
  state: string
  title: string
  answers: unknown
  shown: unknown
  period: string | null
  dueOn: string | null
  dueTrace: unknown
  turn: string | null
  turnOwn: boolean
  openedOn: string
  openedAt: string
  openedBy: string | null
  closedAt: string | null
  parentRegion: number | null
  parentId: string | null
  did: unknown
  parameters: unknown
  rev: number
  area: string | null
  progress: number | null
  light: string | null
  worst: string | null
  lightWhy: unknown
}

type CaseTables = {
  cases: CaseTable
  caseParty: { regionId: number; caseId: string; unitId: number; unitNo: number; part: string; partEn: string }
  unit: { id: number; name: string; regionId: number; no: number; upto: number }
}

/** This room sees its own tables and the names of units. */
export const own = (db: Db) => db.withTables<CaseTables>()
