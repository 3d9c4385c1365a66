import type { ColumnType } from 'kysely'
import type { PlaceAnswer, TargetAnswer } from '#kernel/form'
import type { Area } from '#kernel/process'
import type { Db } from '#platform/db'
import type { ChangeSide } from '../contracts/changes.ts'
import type { FoundDocument } from '../contracts/files.ts'
import type { Origin, ProposalState } from '../contracts/rows.ts'
import type { Line, LineBody, Mark, Unmatched } from '../lines/index.ts'
import type { ClauseFate, OutlineDocument } from '../model.ts'

/** JSON: its text when written, the value itself when read. */
type Json<T> = ColumnType<T, string, string>

interface Owned {
  regionId: number
  id: string
  unitId: number
  unitNo: number
}

export interface FileTable extends Owned {
  name: string
  origin: Origin
  evidenceRegion: number
  evidenceId: string
  digest: string
  text: string
  documents: Json<FoundDocument[]>
  main: number | null
  silentPages: number[]
  state: 'waiting' | 'taken' | 'dropped'
  reason: string | null
  uploadedAt: string
  uploadedBy: string | null
  uploadedName: string
}

export interface DocumentTable extends Owned {
  fileId: string
  fileStart: number
  evidenceRegion: number
  evidenceId: string
  origin: Origin
  title: string
  issuer: string | null
  number: string | null
  issuedOn: string | null
  nature: string
  text: string
  outline: Json<OutlineDocument>
  digest: string
  revises: string | null
  takenOn: string
  adoptedOn: string | null
}

export interface ProposalTable extends Owned {
  documentId: string
  no: number
  key: string
  number: string
  path: string[]
  heading: string
  clauseStart: number
  clauseEnd: number
  words: string
  measures: Json<Line['measures']>
  marks: Json<Mark[]>
  dueText: string | null
  every: string | null
  confidence: ColumnType<string, number, number>
  advisesSplit: boolean
  numberFault: boolean
  proposed: Json<LineBody & { words: string }>
  title: string
  area: Area | null
  leads: number[]
  joints: number[]
  unmatched: Json<Unmatched[]>
  dueOn: string | null
  targets: Json<TargetAnswer[]>
  place: Json<PlaceAnswer>
  state: ProposalState
  reason: string | null
  became: string | null
  parent: string | null
  decidedBy: string | null
  decidedName: string | null
  decidedAt: string | null
  rev: number
}

export interface ChangeTable extends Owned {
  documentId: string
  no: number
  fate: ClauseFate
  renumbered: boolean
  moved: boolean
  likeness: ColumnType<string, number, number>
  before: ColumnType<ChangeSide | null, string | null, never>
  after: ColumnType<ChangeSide | null, string | null, never>
  state: 'pending' | 'accepted' | 'rejected' | 'noted'
  reason: string | null
  decidedBy: string | null
  decidedName: string | null
  decidedAt: string | null
}

type PolicyTables = {
  policyFile: FileTable
  policyDocument: DocumentTable
  policyProposal: ProposalTable
  policyChange: ChangeTable
  unit: { id: number; name: string }
  cases: { regionId: number; id: string; state: string; closedAt: string | null; version: number }
  entry: {
    regionId: number
    at: string
    action: string
    personName: string | null
    subjectKind: string
    subjectId: string
    body: Record<string, unknown>
  }
}

/** This domain's tables and the kernel's that it reads. */
export const own = (db: Db) => db.withTables<PolicyTables>()

/** The key of a document, of its case, and of a file. */
export interface Ref {
  regionId: number
  id: string
}
