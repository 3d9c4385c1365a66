import type { Design } from '#kernel/draw'
import type { Db } from '#platform/db'
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
  members: readonly Omit<MemberTable, 'regionId' | 'surveyId' | 'token'>[],
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
      .values(members.slice(i, i + 1000).map((one) => ({ ...one, regionId, surveyId: id, token: null })))
      .execute()
  return true
}

/** Members drawn, in the order drawn. */
export const listMembers = (db: Db, { regionId, id }: Ref, limit = 100_000, offset = 0) =>
  own(db)
    .selectFrom('surveyMember')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .orderBy('place')
    .limit(limit)
    .offset(offset)
    .execute()

export async function countMembers(db: Db, { regionId, id }: Ref): Promise<number> {
  const row = await own(db)
    .selectFrom('surveyMember')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Notes the digest of a member's own link. */
export const setToken = (db: Db, { regionId, id }: Ref, key: string, token: string) =>
  own(db)
    .updateTable('surveyMember')
    .set({ token })
    .where('regionId', '=', regionId)
    .where('surveyId', '=', id)
    .where('key', '=', key)
    .execute()
