import type { EditionTable } from '#kernel/edition/server'
import type { Db } from '#platform/db'
import type { MappingLine } from '../model/index.ts'

export interface AdoptionTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  upperUnitId: number
  upperName: string
  baseId: string | null
  targetId: string
  resultId: string | null
  ended: boolean
  rev: number
}

export interface LineTable {
  regionId: number
  caseId: string
  editionId: string
  kind: 'decision' | 'addition' | 'gone'
  key: string
  unitId: number
  unitNo: number
  says: unknown
  carried: boolean
  decidedBy: string | null
  decidedName: string
  decidedAt: string
}

export interface MappingTable {
  id: string
  regionId: number
  unitId: number
  unitNo: number
  fromId: string
  toId: string
  state: 'open' | 'confirmed'
  links: MappingLine[]
  rev: number
  madeAt: string
  confirmedOn: string | null
}

/** What this domain sees of the database: its own tables. */
export const own = (db: Db) =>
  db.withTables<{
    tailoringFramework: EditionTable
    tailoringAdoption: AdoptionTable
    tailoringLine: LineTable
    tailoringMapping: MappingTable
  }>()
