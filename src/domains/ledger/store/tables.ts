import type { ColumnType } from 'kysely'
import type { PlaceAnswer, TargetAnswer } from '#kernel/form'
import type { Area, Light } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { DifferenceKind } from '../model/rows.ts'
import type { Said } from '../rules/index.ts'

/** JSON: its text when written, the value itself when read. */
type Json<T> = ColumnType<T, string | null, string | null>

export interface PointsTable {
  id: string
  regionId: number
  unitId: number
  unitNo: number
  year: number
  title: string
  state: 'draft' | 'issued'
  document: Json<PlaceAnswer | null>
  issuedOn: string | null
  createdAt: string
  createdBy: string | null
}

export interface ItemTable {
  id: string
  pointsId: string
  regionId: number
  unitId: number
  unitNo: number
  no: number
  title: string
  words: string | null
  area: Area | null
  leads: number[]
  joints: number[]
  unmatched: string[]
  dueOn: string | null
  targets: Json<TargetAnswer[]>
  place: Json<PlaceAnswer | null>
  note: string | null
  state: 'draft' | 'issued' | 'dropped'
  reason: string | null
  origin: 'document' | 'written' | 'imported' | 'split' | 'copied'
  parentItem: string | null
  became: string | null
  documentId: string | null
  clauseKey: string | null
  said: Json<Said | null>
  caseRegion: number | null
  caseId: string | null
  fromRegion: number | null
  fromCase: string | null
  rev: number
}

export interface DifferenceTable {
  id: string
  pointsId: string
  regionId: number
  unitId: number
  unitNo: number
  itemId: string | null
  documentId: string
  documentTitle: string
  clauseKey: string
  kind: DifferenceKind
  before: Json<Partial<Said> | null>
  after: Json<(Partial<Said> & { place: PlaceAnswer }) | null>
  state: 'pending' | 'confirmed' | 'rejected' | 'withdrawn'
  note: string | null
  madeAt: string
  decidedBy: string | null
  decidedName: string | null
  decidedAt: string | null
}

type LedgerTables = {
  workPoints: PointsTable
  ledgerItem: ItemTable
  ledgerDifference: DifferenceTable
  ledgerDescent: { regionId: number; caseId: string; unitId: number; unitNo: number; itemId: string }
  cases: {
    regionId: number
    id: string
    process: string
    state: string
    closedAt: string | null
    progress: number | null
    light: Light | null
    lightWhy: Json<Say | null>
    parentRegion: number | null
    parentId: string | null
    unitId: number
    title: string
    openedAt: string
  }
  unit: { id: number; name: string; validTo: string | null }
}

/** This domain's tables and the kernel's that it reads. */
export const own = (db: Db) => db.withTables<LedgerTables>()
