import { sql } from 'kysely'
import type { Design } from '#kernel/draw'
import type { Db } from '#platform/db'
import type { Outcome } from '../model/index.ts'
import { type MemberTable, own, type Ref } from './tables.ts'

const of = ({ regionId, id }: Ref) => ({ regionId, surveyId: id })

/** The list of a survey and what was drawn from it. */
export async function findDraw(db: Db, { regionId, id }: Ref) {
  const row = await own(db)
    .selectFrom('surveyDraw')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Publishes a list; until a sample is drawn it may be published anew. False when one was drawn already. */
export async function keepFrame(
  db: Db,
  ref: Ref & { unitId: number; unitNo: number },
  frame: { frame: string; digest: string; count: number; committedOn: string },
): Promise<boolean> {
  const done = await own(db)
    .insertInto('surveyDraw')
    .values({ ...of(ref), unitId: ref.unitId, unitNo: ref.unitNo, ...frame, seed: null, design: 'null', drawnOn: null })
    .onConflict((on) => on.columns(['regionId', 'surveyId']).doUpdateSet(frame).where('surveyDraw.drawnOn', 'is', null))
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Keeps a draw with its members. False when there was one already, or no list. */
export async function keepDraw(
  db: Db,
  { regionId, id }: Ref,
  drawn: { seed: string; design: Design; drawnOn: string },
  members: readonly Omit<MemberTable, 'regionId' | 'surveyId' | 'token' | 'outcome' | 'outcomeOn' | 'note'>[],
): Promise<boolean> {
  const done = await own(db)
    .updateTable('surveyDraw')
    .set({ ...drawn, design: JSON.stringify(drawn.design) })
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('drawnOn', 'is', null)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) return false
  for (let i = 0; i < members.length; i += 1000)
    await own(db)
      .insertInto('surveyMember')
      .values(
        members.slice(i, i + 1000).map((one) => ({
          ...one,
          ...{ regionId, surveyId: id, token: null, outcome: null, outcomeOn: null, note: null },
        })),
      )
      .execute()
  return true
}

/** Everybody drawn, in the order drawn. */
export const listDrawn = (db: Db, { regionId, id }: Ref) =>
  own(db)
    .selectFrom('surveyMember')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .orderBy('place')
    .execute()

/** What a list of members is narrowed by. */
export interface MemberFilter {
  outcome?: Outcome | undefined
  stratum?: string | undefined
  words?: string | undefined
}

/** Members with what became of them: whose link was used has answered, whatever was noted before. */
const membersOf = ({ regionId, id }: Ref, { outcome, stratum, words }: MemberFilter = {}) => sql`
  from survey_member m
  left join survey_token t on t.region_id = m.region_id and t.survey_id = m.survey_id and t.digest = m.token
  cross join lateral (select case when t.used then 'answered' else coalesce(m.outcome, 'none') end as name) as o
  where m.region_id = ${regionId} and m.survey_id = ${id}
    and (${outcome ?? null}::text is null or o.name = ${outcome ?? null})
    and (${stratum ?? null}::text is null or m.stratum = ${stratum ?? null})
    and (${words ?? null}::text is null or strpos(m.key, ${words ?? null}) > 0 or strpos(m.cluster, ${words ?? null}) > 0)`

type Listed = Pick<MemberTable, 'place' | 'key' | 'stratum' | 'cluster' | 'probability' | 'outcomeOn' | 'note'>

/** Some of the members that fit, in the order drawn. */
export const listMembers = async (db: Db, ref: Ref, filter: MemberFilter, limit: number, offset: number) =>
  (
    await sql<Listed & { outcome: Outcome }>`
      select m.place, m.key, m.stratum, m.cluster, m.probability, m.outcome_on, m.note, o.name as outcome
      ${membersOf(ref, filter)} order by m.place limit ${limit} offset ${offset}`.execute(db)
  ).rows

export async function countMembers(db: Db, ref: Ref, filter: MemberFilter = {}): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${membersOf(ref, filter)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many members have which outcome, by their stratum or cluster. */
export const countOutcomes = async (db: Db, ref: Ref, by: 'stratum' | 'cluster') =>
  (
    await sql<{ part: string; outcome: Outcome; n: number }>`
      select ${by === 'stratum' ? sql`m.stratum` : sql`m.cluster`} as part, o.name as outcome, count(*)::int as n
      ${membersOf(ref)} group by 1, 2`.execute(db)
  ).rows

/** What became of these members, by key; who was not drawn is not among them. */
export async function outcomesOf(db: Db, ref: Ref, keys: readonly string[]): Promise<Map<string, Outcome>> {
  const { rows } = await sql<{ key: string; outcome: Outcome }>`
    select m.key, o.name as outcome ${membersOf(ref)} and m.key = any(${keys})`.execute(db)
  return new Map(rows.map(({ key, outcome }) => [key, outcome]))
}

/** Notes what became of these members; null takes a note back. */
export const markOutcomes = (
  db: Db,
  { regionId, id }: Ref,
  keys: readonly string[],
  mark: { outcome: Exclude<Outcome, 'none' | 'answered'>; on: string; note: string | null } | null,
) =>
  own(db)
    .updateTable('surveyMember')
    .set({ outcome: mark?.outcome ?? null, outcomeOn: mark?.on ?? null, note: mark?.note ?? null })
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('key', 'in', keys)
    .execute()

/** Notes the digest of a member's own link. */
export const setToken = (db: Db, { regionId, id }: Ref, key: string, token: string) =>
  own(db)
    .updateTable('surveyMember')
    .set({ token })
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('key', '=', key)
    .execute()
