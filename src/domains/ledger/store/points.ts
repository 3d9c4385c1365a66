import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { PlaceAnswer } from '#kernel/form'
import type { Unit } from '#kernel/org/server'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { PointsRow } from '../model/rows.ts'
import { own, type PointsTable } from './tables.ts'

export type StoredPoints = Selectable<PointsTable>

/** Items that nobody could issue as they are: the same conditions as the blocking rules of `faultsOf`. */
export const blockedItem = sql<boolean>`(i.state = 'draft' and (cardinality(i.leads) <> 1 or i.area is null or i.leads && i.joints
  or exists (select from unit u where u.id = any (i.leads) and u.valid_to is not null)))`

/** Work points with their counts, newest year first; only of a year, or one of them, where told. */
export async function listPoints(
  db: Db,
  filter: { year?: number; id?: string; words?: string } = {},
): Promise<PointsRow[]> {
  const wanted = [
    filter.year === undefined ? null : sql`p.year = ${filter.year}`,
    filter.id === undefined ? null : sql`p.id = ${filter.id}`,
    filter.words ? sql`p.title ilike ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`}` : null,
  ].filter((part) => part !== null)
  const { rows } = await sql<PointsRow>`
    select p.id, p.region_id, p.unit_id, coalesce(u.short_name, u.name) as unit_name, p.year, p.title, p.state, p.issued_on, p.document,
           n.items, n.drafts, n.issued, n.running, n.done, n.faulty,
           (select count(*)::int from ledger_difference d where d.points_id = p.id and d.state = 'pending') as differences
      from work_points p join unit u on u.id = p.unit_id
      cross join lateral (
        select count(*) filter (where i.state <> 'dropped')::int as items,
               count(*) filter (where i.state = 'draft')::int as drafts,
               count(*) filter (where i.state = 'issued')::int as issued,
               count(*) filter (where i.state = 'issued' and c.closed_at is null)::int as running,
               count(*) filter (where c.state = 'done')::int as done,
               count(*) filter (where ${blockedItem})::int as faulty
          from ledger_item i left join cases c on c.region_id = i.case_region and c.id = i.case_id
         where i.points_id = p.id) n
     where ${sql.join([sql`true`, ...wanted], sql` and `)}
     order by p.year desc, u.no limit 500`.execute(db)
  return rows
}

/** Work points with their counts. @throws Missing when they are not there or not for this person. */
export async function showPoints(db: Db, id: string): Promise<PointsRow> {
  const [points] = await listPoints(db, { id })
  if (!points) throw new Missing()
  return points
}

/** Work points as stored, held to the end of the transaction so that numbers of items do not clash. @throws Missing */
export async function lockPoints(db: Db, id: string): Promise<StoredPoints> {
  const row = await own(db).selectFrom('workPoints').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** A body's work points of a year. */
export const findPoints = (db: Db, unitId: number, year: number) =>
  own(db)
    .selectFrom('workPoints')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirst()

/** Begins the work points of a body for a year. */
export async function insertPoints(
  db: Db,
  unit: Unit,
  points: { year: number; title: string; document: PlaceAnswer | null; by: string | null; at: Date },
): Promise<StoredPoints> {
  const row = {
    id: randomUUID(),
    regionId: unit.regionId,
    unitId: unit.id,
    unitNo: unit.no,
    year: points.year,
    title: points.title,
    state: 'draft' as const,
    issuedOn: null,
    createdAt: points.at.toISOString(),
    createdBy: points.by,
  }
  await own(db)
    .insertInto('workPoints')
    .values({ ...row, document: points.document && JSON.stringify(points.document) })
    .execute()
  return { ...row, document: points.document }
}

/** The first issued item makes the work points issued. */
export async function markIssued(db: Db, id: string, on: string): Promise<void> {
  await own(db)
    .updateTable('workPoints')
    .set({ state: 'issued', issuedOn: on })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}
