import { sql } from 'kysely'
import { editionDeeds } from '#kernel/edition/server'
import type { Db } from '#platform/db'
import type { Questionnaire, Quota } from '../model/questionnaire.ts'
import { quotaKey } from '../rules/quotas.ts'
import { own, type Ref } from './tables.ts'

export const questionnaires = editionDeeds<Questionnaire>('surveyQuestionnaire', 'survey-questionnaire')

/** The review that an edition is in, or null. */
export async function findReview(db: Db, { id, unitNo }: { id: string; unitNo: number }): Promise<Ref | null> {
  const { rows } = await sql<Ref>`
    select region_id, id from cases where unit_no = ${unitNo} and process = 'questionnaire' and state = 'proposed'
       and answers->>'edition' = ${id} limit 1`.execute(db)
  return rows[0] ?? null
}

/** What is open under a code. */
export type OpenForm = Ref & {
  code: string
  title: string
  unitName: string
  body: Questionnaire
  anonymous: boolean
  knownOnly: boolean
  threshold: number
  untilOn: string
  closedOn: string | null
}

/** Opens a form under its code, with its quotas at zero. */
export async function insertForm(db: Db, { body, ...form }: OpenForm): Promise<void> {
  await own(db)
    .insertInto('surveyForm')
    .values({ ...form, body: JSON.stringify(body) })
    .execute()
  const { regionId, id: surveyId } = form
  const quotas = body.quotas.map((quota) => ({ regionId, surveyId, key: quotaKey(quota), count: 0 }))
  if (quotas.length > 0) await own(db).insertInto('surveyQuota').values(quotas).execute()
}

/** The form of a code or of a survey. `lock` lets one sheet in at a time. */
export async function findForm(db: Db, by: { code: string } | Ref, lock = false): Promise<OpenForm | null> {
  let query = own(db).selectFrom('surveyForm').selectAll()
  query =
    'code' in by ? query.where('code', '=', by.code) : query.where('regionId', '=', by.regionId).where('id', '=', by.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row ?? null
}

export const closeForm = (db: Db, { regionId, id }: Ref, on: string) =>
  own(db)
    .updateTable('surveyForm')
    .set({ closedOn: on })
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()

/** Sheets counted so far, by quota. */
export async function quotaCounts(db: Db, { regionId, id }: Ref): Promise<Record<string, number>> {
  const rows = await own(db)
    .selectFrom('surveyQuota')
    .select(['key', 'count'])
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .execute()
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]))
}

export async function countQuotas(db: Db, { regionId, id }: Ref, quotas: readonly Quota[]): Promise<void> {
  if (quotas.length === 0) return
  await own(db)
    .updateTable('surveyQuota')
    .set({ count: sql<number>`count + 1` })
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('key', 'in', quotas.map(quotaKey))
    .execute()
}

/** Surveys of a unit's part of the tree opened this year, with their questions. */
export const openedIn = (db: Db, year: string, unit: { unitNo: number }, but: string) =>
  sql<{ title: string; body: Questionnaire }>`
    select f.title, f.body from survey_form f join cases c on c.region_id = f.region_id and c.id = f.id
     where c.opened_on >= ${`${year}-01-01`} and c.opened_on <= ${`${year}-12-31`} and c.id <> ${but}
       and c.unit_no = ${unit.unitNo} limit 100`
    .execute(db)
    .then(({ rows }) => rows)
