import type { Db } from '#platform/db'
import type { ClaimMethod, ClaimState } from '../claim.ts'
import type { IndicatorDefinition } from '../contracts.ts'

export interface IndicatorTable {
  name: string
  labelZh: string
  labelEn: string
  measureZh: string
  measureEn: string
  direction: IndicatorDefinition['direction']
  per: IndicatorDefinition['per']
  kind: IndicatorDefinition['kind']
  decimals: number
  sourceZh: string
  sourceEn: string
  origin: IndicatorDefinition['origin']
  dimensions: IndicatorDefinition['dimensions'] | string
}

export interface ClaimTable {
  regionId: number
  id: string
  indicator: string
  unitId: number
  unitNo: number
  indNo: number | null
  value: string
  qualifier: string
  period: string | null
  asOf: string | null
  scope: string
  categories: string
  sheltered: boolean
  basis: string
  mark: string | null
  method: ClaimMethod
  reporterUnitId: number | null
  reporterId: string | null
  reporterName: string
  reportedAt: string
  caseRegion: number | null
  caseId: string | null
  evidence: string[]
  sourceTitle: string | null
  sourceDigest: string | null
  sourceFrom: number | null
  sourceTo: number | null
  state: ClaimState
  stateAt: string
  stateBy: string | null
  supersededBy: string | null
}

/** The tables of this room, for its own files. */
export const own = (db: Db) => db.withTables<{ indicator: IndicatorTable; claim: ClaimTable }>()
