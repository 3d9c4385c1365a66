import type { ColumnType } from 'kysely'
import type { Light } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'

export interface RoundTable {
  regionId: number
  caseId: string
  unitId: number
  unitNo: number
  period: string
  closed: boolean
}

export interface ReportTable {
  regionId: number
  caseId: string
  unitId: number
  unitNo: number
  indNo: number | null
  roundRegion: number
  roundId: string
  taskRegion: number
  taskId: string
  period: string
  dueOn: string
  submittedOn: string | null
  acceptedOn: string | null
  ended: 'accepted' | 'missed' | 'dropped' | null
  returned: number
  progress: number | null
  planned: number | null
  asked: number
  filled: number
  again: number
  times: number
}

export interface LightTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  indNo: number | null
  taskRegion: number
  taskId: string
  period: string
  onDay: string
  at: string
  light: Light
  why: ColumnType<Say, string, string>
  planned: number | null
  progress: number | null
}

/** A case by its key. */
export interface Ref {
  regionId: number
  id: string
}

type DispatchTables = { dispatchRound: RoundTable; dispatchReport: ReportTable; dispatchLight: LightTable }

/** This domain's tables. */
export const own = (db: Db) => db.withTables<DispatchTables>()
