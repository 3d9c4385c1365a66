import { randomUUID } from 'node:crypto'
import { type Db, remembering } from '#platform/db'
import { say } from '#platform/say'
import type { ParameterInForce, ParameterSeed, ParameterValue } from '../parameter.ts'

/** A row of the table: a value for a region and a time, with who recorded it and why. */
export interface ParameterTable {
  id: string
  key: string
  labelZh: string
  labelEn: string
  /** JSON text when written, the value itself when read. */
  value: unknown
  unitZh: string
  unitEn: string
  region: number | null
  validFrom: string
  validTo: string | null
  sourceZh: string
  sourceEn: string
  confidence: ParameterSeed['confidence']
  origin: 'seed' | 'operator'
  reason: string | null
  recordedBy: string | null
  recordedName: string | null
  recordedAt: string
  endedBy: string | null
  endedAt: string | null
}

/** A value with its history: who recorded it when and why, and whether it was withdrawn. */
export interface ParameterRow extends ParameterSeed {
  id: string
  origin: 'seed' | 'operator'
  reason: string | null
  recordedBy: string | null
  recordedName: string | null
  recordedAt: string
  endedAt: string | null
}

/** The room's own table. */
export const own = (db: Db) => db.withTables<{ parameter: ParameterTable }>()

/** What held where and when, as a transaction has read it; whoever writes the table forgets it. */
export const inForce = remembering<Record<string, ParameterInForce>>()

/** A row of the table as the rest of the product sees it. */
export const parameterRow = (row: ParameterTable): ParameterRow => ({
  id: row.id,
  key: row.key,
  label: say(row.labelZh, row.labelEn),
  value: row.value as ParameterValue,
  unit: say(row.unitZh, row.unitEn),
  region: row.region,
  validFrom: row.validFrom,
  validTo: row.validTo,
  source: say(row.sourceZh, row.sourceEn),
  confidence: row.confidence,
  origin: row.origin,
  reason: row.reason,
  recordedBy: row.recordedBy,
  recordedName: row.recordedName,
  recordedAt: row.recordedAt,
  endedAt: row.endedAt,
})

/** Who records a value and why; nobody for what comes with the program. */
export interface Recording {
  origin: 'seed' | 'operator'
  personId: string | null
  personName: string | null
  reason: string | null
  at: string
}

/** A value as a new row of the table. */
export const newRow = (seed: ParameterSeed, recording: Recording): ParameterTable => ({
  id: randomUUID(),
  key: seed.key,
  labelZh: seed.label.zh,
  labelEn: seed.label.en,
  value: JSON.stringify(seed.value),
  unitZh: seed.unit.zh,
  unitEn: seed.unit.en,
  region: seed.region,
  validFrom: seed.validFrom,
  validTo: seed.validTo,
  sourceZh: seed.source.zh,
  sourceEn: seed.source.en,
  confidence: seed.confidence,
  origin: recording.origin,
  reason: recording.reason,
  recordedBy: recording.personId,
  recordedName: recording.personName,
  recordedAt: recording.at,
  endedBy: null,
  endedAt: null,
})
