import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'
import { placeChild, type Span } from '../numbering.ts'
import { type Settled, settle } from '../settle.ts'

export type Tree = 'territorial' | 'industrial'

const columns = {
  territorial: { no: 'no', upto: 'upto', parent: 'parent_id' },
  industrial: { no: 'ind_no', upto: 'ind_upto', parent: 'industrial_parent_id' },
} as const

const names = (tree: Tree) => ({
  no: sql.ref(columns[tree].no),
  upto: sql.ref(columns[tree].upto),
  parent: sql.ref(columns[tree].parent),
})

const lockKey = 7_236_402

/** Lets one change of the tree wait for another, until the transaction ends: two must not take the same free number. */
export const lockTree = (db: Db) => sql`select pg_advisory_xact_lock(${lockKey})`.execute(db)

/**
 * A free place below a unit (null: at the top) for one new unit without children. Null when there is none, or when the
 * unit above has no number in this tree.
 */
export async function findPlace(db: Db, tree: Tree, parentId: number | null): Promise<Span | null> {
  const { no, upto, parent } = names(tree)
  const spanIf = (where: RawBuilder<unknown>) =>
    sql<Span>`select ${no} as no, ${upto} as upto from unit where ${no} is not null and ${where}`.execute(db)
  if (parentId === null) return placeChild(null, (await spanIf(sql`${parent} is null`)).rows)
  const above = (await spanIf(sql`id = ${parentId}`)).rows[0]
  if (!above) return null
  const inside = sql`${no} > ${above.no} and ${no} < ${above.upto}`
  const siblings = await spanIf(sql`(${parent} = ${parentId} or succeeded_by[1] = ${parentId}) and ${inside}`)
  return placeChild(above, siblings.rows)
}

/** A tree as it is numbered: a unit that ended hangs below what it became, where its records now belong. */
async function readTree(db: Db, tree: Tree): Promise<Settled[]> {
  const { no, upto, parent } = names(tree)
  const member = tree === 'territorial' ? sql`true` : isIndustrial
  const { rows } = await sql<{ id: number; parentId: number | null; heir: number | null } & Nullable<Span>>`
    select u.id, u.${parent} as parent_id, u.succeeded_by[1] as heir, u.${no} as no, u.${upto} as upto
    from unit u where ${member} order by u.${no} nulls last, u.id`.execute(db)
  const known = new Set(rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id,
    parentId: row.heir !== null && known.has(row.heir) ? row.heir : row.parentId,
    span: row.no === null || row.upto === null ? null : { no: row.no, upto: row.upto },
  }))
}

type Nullable<T> = { [K in keyof T]: T[K] | null }

/** Industry unions, units below one, and units that one of these hangs below. */
const isIndustrial = sql`(u.kind = 'industry-union' or u.industrial_parent_id is not null
  or exists (select from unit c where c.industrial_parent_id = u.id))`

/** A unit that is not written yet, as far as a tree cares. */
export interface Newcomer {
  id: number
  parentId: number | null
}

/**
 * Numbers for newcomers to a tree that are not written yet. Units that have to make room get their new numbers written
 * here; those of the newcomers are returned.
 */
export async function numberNewcomers(db: Db, tree: Tree, added: readonly Newcomer[]): Promise<Map<number, Span>> {
  if (added.length === 0) return new Map()
  const [only] = added
  const place = only && added.length === 1 ? await findPlace(db, tree, only.parentId) : null
  if (only && place) return new Map([[only.id, place]])
  const units: Settled[] = [...(await readTree(db, tree)), ...added.map((one) => ({ ...one, span: null }))]
  const spans = settle(units, looseOf(units, []))
  const fresh = new Set(added.map((one) => one.id))
  await writeSpans(db, tree, new Map([...spans].filter(([id]) => !fresh.has(id))))
  return spans
}

/**
 * Numbers a tree again after units moved, and brings the numbers in all other tables into line, all within the caller's
 * transaction. Returns how many units got another number.
 */
export async function renumber(db: Db, tree: Tree, moved: readonly number[]): Promise<number> {
  const gone = tree === 'industrial' ? await leaveTree(db) : []
  const units = await readTree(db, tree)
  const spans = settle(units, looseOf(units, moved))
  await writeSpans(db, tree, spans)
  await followNumbers(db, gone)
  return spans.size + gone.length
}

function looseOf(units: readonly Settled[], moved: readonly number[]): Set<number> {
  const asked = new Set(moved)
  return new Set(units.filter((unit) => unit.span === null || asked.has(unit.id)).map((unit) => unit.id))
}

async function writeSpans(db: Db, tree: Tree, spans: ReadonlyMap<number, Span>): Promise<void> {
  if (spans.size === 0) return
  const { no, upto } = names(tree)
  const all = [...spans]
  await sql`update unit set ${no} = s.no, ${upto} = s.upto
    from unnest(${all.map(([id]) => id)}::int[], ${all.map(([, span]) => span.no)}::bigint[],
      ${all.map(([, span]) => span.upto)}::bigint[]) as s (id, no, upto) where unit.id = s.id`.execute(db)
  await followNumbers(db, [...spans.keys()])
}

/** Takes the industrial number from units that no longer stand in that tree. */
async function leaveTree(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update unit u set ind_no = null, ind_upto = null where u.ind_no is not null and not ${isIndustrial} returning u.id`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/**
 * Brings `unit_no` and `ind_no` into line in every table that keeps them beside `unit_id`. With many units that is as
 * long a statement as there are rows, so the limit for ordinary requests is lifted for the rest of the transaction.
 */
async function followNumbers(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`set local statement_timeout = '30min'`.execute(db)
  await sql`select follow_unit_numbers(${[...ids]}::int[])`.execute(db)
}
