import type { Edition } from '#kernel/edition/server'
import type { Db } from '#platform/db'
import type { FlagKind, FlagPlace, FlagState, PackState } from '../model/pack.ts'
import type { SchemeBody } from '../model/scheme.ts'
import type { View } from '../model/view.ts'

export type StoredScheme = Edition<SchemeBody>

interface Placed {
  regionId: number
  id: string
  caseId: string
  unitId: number
  unitNo: number
}

export interface PackTable extends Placed {
  number: number
  state: PackState
  /** JSON text going in, the view coming out. */
  view: unknown
  viewDigest: string
  total: number
  scanned: number
  sumsDigest: string | null
  digest: string | null
  size: number | null
  files: number
  askedAt: string
  askedBy: string | null
  askedName: string
  madeAt: string | null
  fault: string | null
}
export type StoredPack = Omit<PackTable, 'view'> & { view: View }

export interface FlagTable extends Placed {
  place: FlagPlace
  kind: FlagKind
  item: string
  evidenceId: string | null
  about: string
  subject: string
  sample: string
  count: number
  maskable: boolean
  state: FlagState
  reason: string | null
  decidedBy: string | null
  decidedName: string | null
  decidedAt: string | null
  foundAt: string
}

type Tables = { assessmentPack: PackTable; assessmentFlag: FlagTable }

/** This domain's tables, for its own files. */
export const own = (db: Db) => db.withTables<Tables>()
