import { type RawBuilder, sql } from 'kysely'
import { type Actor, reachOf } from '#kernel/access'
import type { Db } from '#platform/db'

/** Something a request named: a row by its id (and region), or a unit. */
export interface Named {
  regionId?: number
  id?: string
  unitId?: number
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a request names, wherever it does: in the path, the query or the body. */
export function namedIn(sent: { params: unknown; query: unknown; body: unknown }): Named[] {
  const all = Object.assign({}, sent.body, sent.query, sent.params) as Record<string, unknown>
  const { id, regionId, unitId } = all
  const named: Named[] = []
  if (typeof id === 'string' && uuid.test(id))
    named.push({ id: id.toLowerCase(), ...(typeof regionId === 'number' ? { regionId } : {}) })
  if (typeof unitId === 'number') named.push({ unitId })
  return named
}

interface Table {
  name: string
  regional: boolean
}

/** Tables whose rows are found by their id alone, or by region and id: nothing else would be a quick question. */
async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<{ name: string; key: string[] }>`
    select c.relname as name, array_agg(a.attname::text order by a.attname desc) as key
      from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and exists (select from pg_attribute u where u.attrelid = c.oid and u.attname = 'id' and u.atttypid = 'uuid'::regtype)
     group by c.relname`.execute(db)
  const keys = new Map([
    ['region_id,id', true],
    ['id', false],
  ])
  return rows.flatMap(({ name, key }) => {
    const regional = keys.get(key.join(','))
    return regional === undefined ? [] : [{ name, regional }]
  })
}

async function findIds(db: Db, tables: readonly Table[], regionId: number | undefined, ids: readonly string[]) {
  const fitting = tables.filter(({ regional }) => regional === (regionId !== undefined))
  if (fitting.length === 0 || ids.length === 0) return new Set<string>()
  const within: RawBuilder<unknown> = regionId === undefined ? sql`true` : sql`region_id = ${regionId}`
  const parts = fitting.map(
    ({ name }) => sql`select id::text from ${sql.table(name)} where ${within} and id = any(${[...ids]}::uuid[])`,
  )
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union `)}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

async function findUnits(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { no: number; indNo: number | null }>()
  const { rows } = await sql<{ id: number; no: number; indNo: number | null }>`
    select id, no, ind_no from unit where id = any(${[...ids]}::int[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Says of named things whether they are there and foreign to whoever was told they are not. Asked a while after the answer
 * and for many at once, so that the time of an answer tells nobody what exists. Needs to see everything.
 */
export async function findForeign(db: Db, all: readonly Named[]): Promise<(one: Named, actor: Actor) => boolean> {
  const tables = await listTables(db)
  const found = new Set<string>()
  for (const regionId of new Set(all.map((one) => one.regionId))) {
    const ids = all.flatMap((one) => (one.id && one.regionId === regionId ? [one.id] : []))
    for (const id of await findIds(db, tables, regionId, ids)) found.add(id)
  }
  const units = await findUnits(
    db,
    all.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])),
  )
  return ({ id, unitId }, actor) => {
    if (id !== undefined) return found.has(id)
    const unit = units.get(unitId ?? 0)
    if (!unit) return false
    const { territorial, industrial } = reachOf(actor)
    const reached = (ranges: typeof territorial, no: number | null) =>
      no !== null && ranges.some((range) => no >= range.lo && no < range.hi)
    return !reached(territorial, unit.no) && !reached(industrial, unit.indNo)
  }
}
