import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { Counts, ReportFilter, ReportRef } from '../contracts.ts'
import { own, type ReportTable } from './tables.ts'

/** A report without its text, which may be millions of characters. */
export type StoredReport = Omit<Selectable<ReportTable>, 'text'> & { characters: number }

/** Keeps a report that was uploaded. */
export async function insertReport(db: Db, row: Selectable<ReportTable>): Promise<void> {
  await own(db).insertInto('extractionReport').values(row).execute()
}

/** A report by its key, or nothing. */
export const findReport = (db: Db, { regionId, id }: ReportRef): Promise<StoredReport | undefined> =>
  own(db)
    .selectFrom('extractionReport')
    .select([
      'regionId',
      'id',
      'unitId',
      'unitNo',
      'evidenceRegion',
      'evidenceId',
      'name',
      'digest',
      'title',
      'datedOn',
      'readAt',
    ])
    .select(sql<number>`length(text)`.as('characters'))
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()

/** A report by its key. @throws Missing when it is not there or not for this person. */
export async function getReport(db: Db, ref: ReportRef): Promise<StoredReport> {
  const row = await findReport(db, ref)
  if (!row) throw new Missing()
  return row
}

/** The whole text of a report. @throws Missing */
export async function getText(db: Db, { regionId, id }: ReportRef): Promise<string> {
  const row = await own(db)
    .selectFrom('extractionReport')
    .select('text')
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row.text
}

/** Notes what was read of a report as a whole. */
export async function markRead(
  db: Db,
  { regionId, id }: ReportRef,
  { title, datedOn, at }: { title: string; datedOn: string | null; at: string },
): Promise<void> {
  await own(db)
    .updateTable('extractionReport')
    .set({ title, datedOn, readAt: at })
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** A report of a unit with these very words that was not withdrawn. */
export const findTwin = (db: Db, unitId: number, digest: string) =>
  own(db)
    .selectFrom('extractionReport')
    .innerJoin('cases', (on) =>
      on.onRef('cases.regionId', '=', 'extractionReport.regionId').onRef('cases.id', '=', 'extractionReport.id'),
    )
    .select(['extractionReport.regionId', 'extractionReport.id', 'extractionReport.name'])
    .where('extractionReport.unitId', '=', unitId)
    .where('digest', '=', digest)
    .where('cases.state', '<>', 'withdrawn')
    .executeTakeFirst()

const counted = sql`
  (select count(*)::int from extraction_figure f where f.region_id = r.region_id and f.report_id = r.id) as figures,
  (select count(*)::int from extraction_figure f where f.region_id = r.region_id and f.report_id = r.id
      and f.state = 'proposed') as open,
  (select count(*)::int from extraction_figure f where f.region_id = r.region_id and f.report_id = r.id
      and f.state = 'confirmed') as confirmed,
  (select count(*)::int from extraction_figure f where f.region_id = r.region_id and f.report_id = r.id
      and f.state = 'rejected') as rejected`

/** How the figures of a report stand. @throws Missing */
export async function countFigures(db: Db, { regionId, id }: ReportRef): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select ${counted} from extraction_report r where r.region_id = ${regionId} and r.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Missing()
  return row
}

/** A report of the list. */
export type ListedReport = Counts & {
  regionId: number
  id: string
  title: string
  name: string
  unitName: string
  datedOn: string | null
  openedAt: string
  state: string
}

/** Reports, those at work first, then the newest; `ref` gives one alone. */
export async function listReports(db: Db, filter: ReportFilter, ref?: ReportRef) {
  const wanted = [
    ref ? sql`r.region_id = ${ref.regionId} and r.id = ${ref.id}` : null,
    filter.state ? sql`c.state = ${filter.state}` : null,
    filter.words ? sql`(r.title ilike ${like(filter.words)} or r.name ilike ${like(filter.words)})` : null,
  ].filter((part) => part !== null)
  const from = sql`extraction_report r join unit u on u.id = r.unit_id
    join cases c on c.region_id = r.region_id and c.id = r.id
    where ${sql.join([sql`true`, ...wanted], sql` and `)}`
  const { rows } = await sql<ListedReport>`
    select r.region_id, r.id, r.title, r.name, u.name as unit_name, r.dated_on, c.opened_at, c.state, ${counted}
      from ${from}
     order by (c.closed_at is null) desc, c.opened_at desc, r.id
     limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db)
  const total = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ${from} limit 1001) few`.execute(
    db,
  )
  const n = total.rows[0]?.n ?? 0
  return { rows, total: Math.min(n, 1000), more: n > 1000 }
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`
