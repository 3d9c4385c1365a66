import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Sheet } from '../model/questionnaire.ts'
import { type Carried, own, type Ref } from './tables.ts'

/** A token that was given out. */
export async function findToken(db: Db, { regionId, id }: Ref, digest: string) {
  const row = await own(db)
    .selectFrom('surveyToken')
    .select(['stratum', 'cluster', 'weight', 'member', 'used'])
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row ?? null
}

/** Gives out tokens. */
export async function insertTokens(
  db: Db,
  { regionId, id: surveyId }: Ref,
  tokens: readonly (Carried & { digest: string })[],
): Promise<void> {
  for (let i = 0; i < tokens.length; i += 1000)
    await own(db)
      .insertInto('surveyToken')
      .values(tokens.slice(i, i + 1000).map((token) => ({ ...token, regionId, surveyId, used: false, waiting: false })))
      .execute()
}

/** Takes back tokens that nobody used; answers which those were. */
export async function dropUnused(db: Db, { regionId, id }: Ref): Promise<Set<string>> {
  const rows = await own(db)
    .deleteFrom('surveyToken')
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('used', '=', false)
    .returning('digest')
    .execute()
  return new Set(rows.map(({ digest }) => digest))
}

/**
 * Puts a sheet into the box and marks its token as used. All sheets and all tokens that wait are written anew together, in an
 * order made up for the occasion: not even the database's own transaction numbers tell which belongs to which.
 */
export async function putInBox(
  db: Db,
  { regionId, id: surveyId }: Ref,
  sheet: Carried & { id: string; answers: Sheet; receipt: string },
  token: string | null,
): Promise<void> {
  const { answers, ...rest } = sheet
  await own(db)
    .insertInto('surveyBox')
    .values({ ...rest, answers: JSON.stringify(answers), regionId, surveyId, turn: 0 })
    .execute()
  if (token)
    await own(db)
      .updateTable('surveyToken')
      .set({ used: true, waiting: true })
      .where('regionId', '=', regionId)
      .where('surveyId', '=', surveyId)
      .where((e) => e.or([e('digest', '=', token), e('waiting', '=', true)]))
      .execute()
  await sql`update survey_box set turn = floor(random() * 1000000)::int where region_id = ${regionId} and survey_id = ${surveyId}`.execute(
    db,
  )
}

/** Surveys with enough sheets in the box to be mixed. */
export const fullBoxes = async (db: Db) =>
  (
    await sql<Ref & { unitId: number; unitNo: number }>`
      select f.region_id, f.id, c.unit_id, c.unit_no from survey_form f join cases c on c.region_id = f.region_id and c.id = f.id
       where (select count(*) from survey_box b where b.region_id = f.region_id and b.survey_id = f.id) >= f.threshold limit 200`.execute(
      db,
    )
  ).rows

/** Takes everything out of a survey's box. */
export const takeBox = (db: Db, { regionId, id }: Ref) =>
  own(db)
    .deleteFrom('surveyBox')
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .returning(['answers', 'stratum', 'cluster', 'weight', 'member', 'receipt'])
    .execute()

/** All tokens of a survey are written anew, so that those of the last sheets do not stand out. */
export const settleTokens = (db: Db, { regionId, id }: Ref) =>
  own(db)
    .updateTable('surveyToken')
    .set({ waiting: false })
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .execute()

export async function insertAnswers(
  db: Db,
  place: { regionId: number; surveyId: string; unitId: number; unitNo: number; countedOn: string },
  sheets: readonly (Carried & { id: string; answers: Sheet })[],
): Promise<void> {
  for (let i = 0; i < sheets.length; i += 500)
    await own(db)
      .insertInto('surveyAnswer')
      .values(sheets.slice(i, i + 500).map((sheet) => ({ ...sheet, ...place, answers: JSON.stringify(sheet.answers) })))
      .execute()
}

export async function insertReceipts(
  db: Db,
  { regionId, id: surveyId }: Ref,
  digests: readonly string[],
): Promise<void> {
  for (let i = 0; i < digests.length; i += 1000)
    await own(db)
      .insertInto('surveyReceipt')
      .values(digests.slice(i, i + 1000).map((digest) => ({ regionId, surveyId, digest })))
      .execute()
}

/** Where the sheet of a receipt is. */
export async function whereIs(
  db: Db,
  { regionId, id }: Ref,
  digest: string,
): Promise<'counted' | 'waiting' | 'unknown'> {
  const one = { regionId, surveyId: id }
  const counted = await own(db)
    .selectFrom('surveyReceipt')
    .select('digest')
    .where('regionId', '=', one.regionId)
    .where('surveyId', '=', one.surveyId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (counted) return 'counted'
  const waits = await own(db)
    .selectFrom('surveyBox')
    .select('id')
    .where('regionId', '=', one.regionId)
    .where('surveyId', '=', one.surveyId)
    .where('receipt', '=', digest)
    .executeTakeFirst()
  return waits ? 'waiting' : 'unknown'
}

/** Sheets of a survey, in no order of coming. */
export const listSheets = (db: Db, { regionId, id }: Ref) =>
  own(db)
    .selectFrom('surveyAnswer')
    .select(['id', 'answers', 'stratum', 'cluster', 'weight'])
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .orderBy('id')
    .execute()

/** Sheets counted and waiting. */
export async function countSheets(db: Db, { regionId, id }: Ref): Promise<{ counted: number; waiting: number }> {
  const { rows } = await sql<{ counted: number; waiting: number }>`
    select (select count(*)::int from survey_answer where region_id = ${regionId} and survey_id = ${id}) as counted,
           (select count(*)::int from survey_box where region_id = ${regionId} and survey_id = ${id}) as waiting`.execute(
    db,
  )
  return rows[0] ?? { counted: 0, waiting: 0 }
}
