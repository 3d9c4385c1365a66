import { type Glass, through } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { EntryState, WorkerState } from '../model/index.ts'

/** A row of a file as it is kept. Numbers are sealed. */
export interface WorkerTable {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  indNo: number | null
  state: WorkerState
  name: string
  pinyin: string
  identitySealed: string | null
  cardSealed: string | null
  phoneSealed: string | null
  bankSealed: string | null
  bornOn: string | null
  birthYear: number | null
  sex: number
  education: number
  ethnicity: number | null
  occupation: number
  industry: string
  ownership: number
  employment: number
  skillGrade: number
  titleLevel: number
  party: number
  unionMember: boolean
  migrant: boolean
  employer: string | null
  employerCode: string | null
  hiredOn: string | null
  source: string
  addedOn: string
  addedBy: string | null
  addedUnit: number | null
  mergedInto: string | null
  held: boolean
  importId: string | null
  rev: number
}

export interface DigestTable {
  digest: string
  kind: 'identity' | 'card'
  regionId: number
  workerId: string
  ownerId: string
}

/** A line of the timeline as it is kept. */
export interface EntryTable {
  regionId: number
  id: string
  workerId: string
  unitId: number
  unitNo: number
  kind: string
  fromOn: string
  toOn: string | null
  data: string | Record<string, unknown>
  source: string
  reporterUnit: number | null
  reporterUnitName: string | null
  reporterId: string | null
  reporterName: string
  evidence: string[]
  state: EntryState
  saidOn: string
  ownerId: string
  rev: number
}

type Tables = { worker: WorkerTable; workerDigest: DigestTable; workerEntry: EntryTable }

/** Tables of files as a reader has them: only through a glass, which writes down who looked. */
export const seen = (glass: Glass) => through(glass).withTables<Tables>()

/** The same for deeds, which write and answer nothing about people. Reading is asked of `seen`. */
export const own = (db: Db) => db.withTables<Tables>()
