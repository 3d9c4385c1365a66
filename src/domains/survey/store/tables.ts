import type { ColumnType } from 'kysely'
import type { Design } from '#kernel/draw'
import type { EditionTable } from '#kernel/edition/server'
import type { Db } from '#platform/db'
import type { Outcome } from '../model/index.ts'
import type { Questionnaire, Sheet } from '../model/questionnaire.ts'

/** JSON: its text when written, the value itself when read. */
type Json<T> = ColumnType<T, string, string>

/** What a sheet carries so that it can be weighted, and who wrote it where the survey is not anonymous. */
export interface Carried {
  stratum: string
  cluster: string
  weight: number
  member: string | null
}

export interface FormTable {
  regionId: number
  id: string
  code: string
  title: string
  unitName: string
  body: Json<Questionnaire>
  anonymous: boolean
  knownOnly: boolean
  threshold: number
  untilOn: string
  closedOn: string | null
}

interface TokenTable extends Carried {
  regionId: number
  surveyId: string
  digest: string
  used: boolean
  waiting: boolean
}

interface BoxTable extends Carried {
  regionId: number
  surveyId: string
  id: string
  answers: Json<Sheet>
  receipt: string
  turn: number
}

interface AnswerTable extends Carried {
  regionId: number
  id: string
  surveyId: string
  unitId: number
  unitNo: number
  answers: Json<Sheet>
  countedOn: string
}

interface DrawTable {
  regionId: number
  surveyId: string
  unitId: number
  unitNo: number
  frame: string
  digest: string
  count: number
  committedOn: string
  seed: string | null
  design: Json<Design | null>
  drawnOn: string | null
}

export interface MemberTable {
  regionId: number
  surveyId: string
  key: string
  unitId: number
  unitNo: number
  place: number
  stratum: string
  cluster: string
  probability: number
  certain: boolean
  token: string | null
  outcome: Exclude<Outcome, 'none' | 'answered'> | null
  outcomeOn: string | null
  note: string | null
}

/** This domain's tables. */
export const own = (db: Db) =>
  db.withTables<{
    surveyQuestionnaire: EditionTable
    surveyForm: FormTable
    surveyQuota: { regionId: number; surveyId: string; key: string; count: number }
    surveyToken: TokenTable
    surveyBox: BoxTable
    surveyReceipt: { regionId: number; surveyId: string; digest: string }
    surveyAnswer: AnswerTable
    surveyDraw: DrawTable
    surveyMember: MemberTable
  }>()

/** The key of a survey: that of its case. */
export interface Ref {
  regionId: number
  id: string
}
