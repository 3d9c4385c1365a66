import { type RawBuilder, sql } from 'kysely'
import type { Light } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { ItemFilter } from '../model/items.ts'
import type { FaultKind, ItemFault } from '../model/rows.ts'
import type { StoredItem } from './items.ts'
import { own } from './tables.ts'

/** An item in a list: with its year, its body's name, and how its task stands as far as the reader may see it. */
export type ListedItem = Omit<StoredItem, 'said'> & {
  year: number
  unitName: string
  caseState: string | null
  closedAt: string | null
  /** Until when the task's present step runs; the item's own day is `dueOn`. */
  taskDue: string | null
  progress: number | null
  light: Light | null
  worst: Light | null
  lightWhy: Say | null
}

/** The rules of `faultsOf` as conditions; a test holds both against each other. */
const faultConditions: Record<FaultKind, RawBuilder<boolean>> = {
  'no-owner': sql`cardinality(i.leads) = 0`,
  'double-lead': sql`cardinality(i.leads) > 1`,
  'lead-joins': sql`i.leads && i.joints`,
  unmatched: sql`cardinality(i.unmatched) > 0`,
  'ended-unit': sql`exists (select from unit e where e.id = any (i.leads) and e.valid_to is not null)`,
  'no-area': sql`i.area is null`,
}

const faultCondition = (kind: ItemFilter['fault']) =>
  kind === 'any'
    ? sql<boolean>`(${sql.join(Object.values(faultConditions), sql` or `)})`
    : faultConditions[kind as ItemFault['rule'] & FaultKind]

function conditionsOf(filter: Partial<ItemFilter> & { ids?: readonly string[] }) {
  const words = filter.words ? `%${filter.words.replace(/[\\%_]/g, '\\$&')}%` : null
  const wanted = [
    filter.ids ? sql`i.id = any (${[...filter.ids]}::uuid[])` : null,
    filter.pointsId ? sql`i.points_id = ${filter.pointsId}` : null,
    filter.year ? sql`p.year = ${filter.year}` : null,
    filter.unitId ? sql`${filter.unitId} = any (i.leads || i.joints)` : null,
    filter.area ? sql`i.area = ${filter.area}` : null,
    filter.state ? sql`i.state = ${filter.state}` : filter.ids ? null : sql`i.state <> 'dropped'`,
    filter.fault ? sql`i.state <> 'dropped' and ${faultCondition(filter.fault)}` : null,
    words ? sql`(i.title ilike ${words} or i.words ilike ${words})` : null,
  ].filter((part) => part !== null)
  return sql.join([sql`true`, ...wanted], sql` and `)
}

const most = 10_000

/** Items that match, in the order of year, body and number; dropped ones only when asked for. Counted up to 10,000. */
export async function listItems(
  db: Db,
  filter: Partial<ItemFilter> & { ids?: readonly string[] },
  paging: { page: number; size: number } = { page: 1, size: most },
): Promise<{ rows: ListedItem[]; total: number; more: boolean }> {
  const from = sql`ledger_item i join work_points p on p.id = i.points_id`
  const where = conditionsOf(filter)
  const { rows } = await sql<ListedItem>`
    select i.*, p.year, coalesce(u.short_name, u.name) as unit_name, c.state as case_state, c.closed_at, c.progress::float8 as progress, c.due_on as task_due, c.light, c.worst, c.light_why
      from ${from} join unit u on u.id = i.unit_id
      left join cases c on c.region_id = i.case_region and c.id = i.case_id
     where ${where} order by p.year desc, i.unit_no, i.no
     limit ${paging.size} offset ${(paging.page - 1) * paging.size}`.execute(db)
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ${from} where ${where} limit ${most + 1}) few`.execute(db)
  const total = counted.rows[0]?.n ?? 0
  return { rows, total: Math.min(total, most), more: total > most }
}

/** The item that a case is the task of: in the newest year it is in. */
export const findItemOfCase = (db: Db, ref: { regionId: number; id: string }): Promise<{ id: string } | undefined> =>
  own(db)
    .selectFrom('ledgerItem')
    .innerJoin('workPoints', 'workPoints.id', 'ledgerItem.pointsId')
    .select('ledgerItem.id')
    .where('caseRegion', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .orderBy('workPoints.year', 'desc')
    .executeTakeFirst()
