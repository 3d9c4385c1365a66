import type { ColumnType } from 'kysely'
import type { Db } from '#platform/db'
import type { FigureRow } from '../contracts.ts'
import type { FoundFigure } from '../model.ts'

interface Owned {
  regionId: number
  id: string
  unitId: number
  unitNo: number
}

export interface ReportTable extends Owned {
  evidenceRegion: number
  evidenceId: string
  name: string
  digest: string
  text: string
  title: string
  datedOn: string | null
  readAt: string | null
}

export interface FigureTable extends Owned {
  reportId: string
  no: number
  /** JSON: its text when written, the value itself when read. */
  found: ColumnType<FoundFigure, string, string>
  value: string
  measure: string
  qualifier: string
  indicator: string | null
  label: string
  kind: FigureRow['kind']
  aboutUnit: number
  period: string | null
  asOf: string | null
  scope: string
  state: FigureRow['state']
  reason: string | null
  claimRegion: number | null
  claimId: string | null
  decidedBy: string | null
  decidedName: string | null
  decidedAt: string | null
  rev: number
}

type ExtractionTables = {
  extractionReport: ReportTable
  extractionFigure: FigureTable
  cases: { regionId: number; id: string; state: string }
}

/** This domain's tables and the kernel's that it reads. */
export const own = (db: Db) => db.withTables<ExtractionTables>()
