import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing, Stale } from '#platform/errors'
import type { BodyAnswers } from '../model/index.ts'
import { type BodyTable, own } from './tables.ts'

export type StoredBody = Selectable<BodyTable>

const held = ['held', 'drafted', 'signed', 'issued']

/** What a list of bodies shows beside the body itself. */
export interface BodyStand {
  unitName: string
  meetings: number
  lastOn: string | null
}

/** Visible bodies with how often and when last they met, in the order of the organisation. */
export async function listBodies(
  db: Db,
  filter: { words?: string; id?: string } = {},
): Promise<(StoredBody & BodyStand)[]> {
  const wanted = [
    sql`true`,
    ...(filter.words ? [sql`b.name ilike ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`}`] : []),
    ...(filter.id ? [sql`b.id = ${filter.id}`] : []),
  ]
  const { rows } = await sql<StoredBody & BodyStand>`
    select b.*, u.name as unit_name, n.meetings, n.last_on
      from conference_body b join unit u on u.id = b.unit_id
      cross join lateral (
        select count(*)::int as meetings, max((c.answers ->> 'heldOn')::date) as last_on
          from conference_meeting m join cases c on c.region_id = m.region_id and c.id = m.case_id
         where m.body_id = b.id and c.state = any(${held}::text[])) n
     where ${sql.join(wanted, sql` and `)}
     order by b.ended_on nulls first, u.no, b.name limit 500`.execute(db)
  return rows
}

/** A visible body. @throws Missing. */
export async function getBody(db: Db, id: string, lock = false): Promise<StoredBody> {
  const query = own(db).selectFrom('conferenceBody').selectAll().where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** The body of that name which still meets: of this unit, or with this unit among its members; its own comes first. */
export const findBody = (db: Db, name: string, unitId: number): Promise<StoredBody | undefined> =>
  own(db)
    .selectFrom('conferenceBody')
    .selectAll()
    .where('name', '=', name)
    .where('endedOn', 'is', null)
    .where(sql<boolean>`(unit_id = ${unitId} or ${unitId} = any(members))`)
    .orderBy(sql`unit_id = ${unitId}`, 'desc')
    .limit(1)
    .executeTakeFirst()

/** Units that sit in one body with this unit: members of a body it is in, and those that hold one. */
export async function listTogether(db: Db, unitId: number): Promise<number[]> {
  const bodies = await own(db)
    .selectFrom('conferenceBody')
    .select(['unitId', 'members'])
    .where('endedOn', 'is', null)
    .where(sql<boolean>`(unit_id = ${unitId} or ${unitId} = any(members))`)
    .execute()
  return bodies.flatMap((body) => [body.unitId, ...body.members])
}

/** Writes a new body. */
export async function insertBody(db: Db, row: StoredBody): Promise<void> {
  await own(db)
    .insertInto('conferenceBody')
    .values({ ...row, answers: JSON.stringify(row.answers) })
    .execute()
}

/** Writes what a body says now. @throws Stale when somebody changed it since it was read. */
export async function updateBody(
  db: Db,
  { id, rev }: Pick<StoredBody, 'id' | 'rev'>,
  change: Partial<Pick<StoredBody, 'name' | 'kind' | 'members' | 'endedOn' | 'reason'>> & { answers?: BodyAnswers },
): Promise<void> {
  const { answers, ...plain } = change
  const done = await own(db)
    .updateTable('conferenceBody')
    .set({ ...plain, ...(answers ? { answers: JSON.stringify(answers) } : {}), rev: rev + 1 })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) throw new Stale()
}
