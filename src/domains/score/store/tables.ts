import type { Edition, EditionTable } from '#kernel/edition/server'
import type { Db } from '#platform/db'
import type { Content } from '../model/content.ts'
import type { Grade, ItemInput, LineKind, LineState, Step } from '../model/sheet.ts'
import type { SystemBody } from '../model/system.ts'

interface Placed {
  regionId: number
  unitId: number
  unitNo: number
}

export type StoredSystem = Edition<SystemBody>

export interface RoundTable extends Placed {
  id: string
  name: string
  period: string
  systemId: string
  openedOn: string
  openedBy: string | null
}

export interface EvaluationTable extends Placed {
  caseId: string
  roundId: string
  systemId: string
  indNo: number | null
  place: number
  rev: number
  total: number | null
  grade: Grade | null
  blocking: string[]
}

export interface SheetTable extends Placed {
  id: string
  caseId: string
  indNo: number | null
  item: string
  kind: LineKind
  rev: number
  step: Step
  said: boolean
  input: unknown
  evidence: string[]
  note: string | null
  state: LineState
  points: number
  fullPoints: number
  why: unknown
  missing: unknown
  personId: string | null
  personName: string
  at: string
}

/** A line of a sheet as it is read. */
export type StoredLine = Omit<SheetTable, 'input' | 'why' | 'missing'> & {
  input: ItemInput
  why: { zh: string; en: string }
  missing: { zh: string; en: string } | null
}

export type ObjectionState = 'drafted' | 'raised' | 'upheld' | 'rejected' | 'dropped'

export interface ObjectionTable extends Placed {
  id: string
  caseId: string
  indNo: number | null
  item: string
  reason: string
  evidence: string[]
  /** JSON text going in. */
  figures: unknown
  state: ObjectionState
  raisedBy: string | null
  raisedName: string
  raisedAt: string
  answer: string | null
  answeredBy: string | null
  answeredName: string | null
  answeredAt: string | null
  pointsBefore: number | null
  pointsAfter: number | null
}

export interface BulletinTable extends Placed {
  caseId: string
  roundId: string
  content: unknown
  digest: string
  approved: string | null
  number: string | null
  numberYear: number | null
  numberSerial: number | null
  signedOn: string | null
  signedAt: string | null
  docxId: string | null
  docxDigest: string | null
  pdfId: string | null
  pdfDigest: string | null
  measured: unknown
  correctsRegion: number | null
  correctsId: string | null
}

export type StoredBulletin = Omit<BulletinTable, 'content'> & { content: Content }

type Tables = {
  scoreSystem: EditionTable
  scoreRound: RoundTable
  scoreEvaluation: EvaluationTable
  scoreSheet: SheetTable
  scoreObjection: ObjectionTable
  bulletin: BulletinTable
  cases: { regionId: number; id: string; state: string; title: string; period: string | null; openedOn: string }
  unit: { id: number; name: string; shortName: string | null; kind: string; no: number }
}

/** This domain's tables, and what it reads of the kernel's. */
export const own = (db: Db) => db.withTables<Tables>()
