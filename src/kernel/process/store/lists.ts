import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/access'
import { oneRegion } from '#kernel/access/server'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { CaseFilter, CaseRef } from '../contracts.ts'
import type { Light } from '../definition.ts'
import { lightOn } from './light.ts'
import { own } from './tables.ts'

/** A case is read with its unit's name in lists. */
export interface ListedCase {
  regionId: number
  id: string
  process: string
  version: number
  unitId: number
  unitNo: number
  indNo: number | null
  unitName: string
  state: string
  title: string
  shown: Record<string, unknown>
  period: string | null
  dueOn: string | null
  closedAt: string | null
  openedOn: string
  turn: string | null
  area: string | null
  progress: number | null
  light: Light | null
  worst: Light | null
  lightWhy: Say | null
}

const listed = [
  'cases.regionId',
  'cases.id',
  'cases.process',
  'cases.version',
  'cases.unitId',
  'cases.unitNo',
  'cases.indNo',
  'unit.name as unitName',
  'cases.state',
  'cases.title',
  'cases.shown',
  'cases.period',
  'cases.dueOn',
  'cases.closedAt',
  'cases.openedOn',
  'cases.turn',
  'cases.area',
  sql<number | null>`cases.progress::float8`.as('progress'),
  'cases.light',
  'cases.worst',
  'cases.lightWhy',
] as const

const most = 1000

/**
 * A number or a plain word, written into the question instead of sent beside it: what decides how a list is best read is then
 * known when its plan is made, and the plan can be kept. Anything else stays a value.
 */
const written = <T extends string | number>(value: T): RawBuilder<T> =>
  typeof value === 'number' || /^[\w.-]{1,60}$/.test(value) ? sql.lit(value) : sql.val(value)

/** Cases within the scope of the transaction, soonest due first. Counts up to a thousand and then says there are more. */
export async function listCases(
  db: Db,
  filter: CaseFilter,
  scope: Scope | null,
  today: string,
  readings?: readonly Reading[],
) {
  const region = scope ? oneRegion(scope) : null
  const open = filter.open ?? (filter.state ? 'all' : 'open')
  const wanted = () => {
    let query = own(db).selectFrom('cases')
    if (readings) query = query.where(mayRead(readings))
    if (region !== null) query = query.where('cases.regionId', '=', written(region))
    if (filter.process) query = query.where('process', '=', written(filter.process))
    if (filter.state) query = query.where('state', '=', written(filter.state))
    if (filter.unitId) query = query.where('cases.unitId', '=', filter.unitId)
    if (filter.period) query = query.where('period', '=', filter.period)
    if (filter.area) query = query.where('area', '=', written(filter.area))
    if (filter.light) query = query.where(sql<boolean>`${lightOn('cases', today)} = ${written(filter.light)}`)
    if (open !== 'all') query = query.where('closedAt', open === 'open' ? 'is' : 'is not', null)
    if (filter.overdue) query = query.where('dueOn', '<', today)
    if (filter.words) query = query.where('title', 'ilike', `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`)
    return query
  }
  // Counted in the same question, up to one more than the most that is ever said.
  const counted = wanted()
    .select(sql<number>`1`.as('one'))
    .limit(written(most + 1))
  const counting = sql<number>`(select count(*)::int from (${counted}) found)`
  const skipped = (filter.page - 1) * filter.size
  const page = wanted()
    .innerJoin('unit', 'unit.id', 'cases.unitId')
    .select([...listed, counting.as('counted')])
    .orderBy('cases.dueOn')
    .orderBy('cases.id')
    .limit(written(filter.size))
  const rows = await (skipped > 0 ? page.offset(skipped) : page).execute()
  // Past the end there is no row to carry the count.
  const total = rows[0]?.counted ?? (skipped > 0 ? await numberOf(db, counting) : 0)
  return { rows: rows as unknown as ListedCase[], total: Math.min(total, most), more: total > most }
}

const numberOf = async (db: Db, counting: RawBuilder<number>): Promise<number> =>
  (await sql<{ n: number }>`select ${counting} as n`.execute(db)).rows[0]?.n ?? 0

/** Some processes that one permission reads, and what it reaches; `whole` when that is all the transaction reaches anyway. */
export interface Reading {
  processes: readonly string[]
  scope: Scope
  whole: boolean
}

/** A case is listed where the right to read its process reaches its unit, or a unit that takes part in it. */
export function mayRead(readings: readonly Reading[]) {
  const within = (ranges: Scope['territorial'], column: string) =>
    ranges.map((r) => sql`(${sql.ref(column)} >= ${r.lo} and ${sql.ref(column)} < ${r.hi})`)
  const allowed = readings.map(({ processes, scope, whole }) => {
    const named = sql`cases.process in (${sql.join(processes.map(written))})`
    if (whole) return named
    const own = [...within(scope.territorial, 'cases.unit_no'), ...within(scope.industrial, 'cases.ind_no')]
    const part = within(scope.territorial, 'p.unit_no')
    const parts =
      part.length > 0
        ? sql` or exists (select from case_party p where p.region_id = cases.region_id and p.case_id = cases.id and (${sql.join(part, sql` or `)}))`
        : sql``
    return sql`(${named} and (${sql.join(own, sql` or `)}${parts}))`
  })
  return allowed.length > 0 ? sql<boolean>`(${sql.join(allowed, sql` or `)})` : sql<boolean>`false`
}

/** Whose turn it is: one permission, and what it reaches; `own` are the person's own units. */
export interface Turn {
  permission: string
  scope: Scope
  /** States in which it is the turn of a unit above the case's own, by process. */
  above?: readonly { process: string; states: readonly string[] }[]
}

/** Not a case of the unit at the very top of a range, where somebody above it must act. A range begins with that unit's number. */
const notOwnTurn = (lo: number, above: Turn['above'] = []) =>
  above.map(
    ({ process, states }) =>
      sql` and not (cases.unit_no = ${lo} and cases.process = ${written(process)} and cases.state in (${sql.join(states.map(written))}))`,
  )

/** Cases that wait for one of these permissions; where the unit itself should act, only the person's own units count. */
export async function listTurns(
  db: Db,
  turns: readonly Turn[],
  ownUnits: readonly number[],
  page: number,
  size: number,
) {
  const conditions = turns.flatMap(({ permission, scope, above }) =>
    scope.territorial.map(
      (r) =>
        sql`(cases.turn = ${written(permission)} and cases.unit_no >= ${r.lo} and cases.unit_no < ${r.hi}${sql.join(notOwnTurn(r.lo, above), sql``)})`,
    ),
  )
  if (conditions.length === 0) return { rows: [] as unknown as ListedCase[], more: false }
  const rows = await own(db)
    .selectFrom('cases')
    .innerJoin('unit', 'unit.id', 'cases.unitId')
    .select(listed)
    .where('cases.closedAt', 'is', null)
    .where(sql<boolean>`(${sql.join(conditions, sql` or `)})`)
    .where((e) => e.or([e('turnOwn', '=', false), e('cases.unitId', 'in', ownUnits.length > 0 ? [...ownUnits] : [0])]))
    .orderBy('cases.dueOn')
    .orderBy('cases.id')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.slice(0, size) as unknown as ListedCase[], more: rows.length > size }
}

/** Cases opened from this one. */
export async function listChildren(db: Db, ref: CaseRef): Promise<ListedCase[]> {
  const rows = await own(db)
    .selectFrom('cases')
    .innerJoin('unit', 'unit.id', 'cases.unitId')
    .select(listed)
    .where('cases.parentRegion', '=', ref.regionId)
    .where('cases.parentId', '=', ref.id)
    .orderBy('cases.openedAt')
    .limit(100)
    .execute()
  return rows as unknown as ListedCase[]
}
