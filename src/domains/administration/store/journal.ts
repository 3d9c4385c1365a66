import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/access'
import type { Db } from '#platform/db'
import type { JournalFilter } from '../model/index.ts'
import { likeWords, unitWithin } from './scope.ts'

/** A line as it is read, with the name of its unit. */
export interface JournalLine {
  regionId: number
  id: string
  at: string
  personName: string
  unitName: string | null
  action: string
  subjectKind: string
  subjectId: string
  body: Record<string, unknown>
}

/** Which lines are asked for; `all` reaches those of no unit too. */
export interface JournalSearch extends Omit<JournalFilter, 'unitId'> {
  scope: Scope
  all: boolean
  unit?: { no: number; upto: number }
}

const mostCounted = 10_000
const columns = sql`e.region_id, e.id, e.at, e.person_name, u.name as unit_name, e.action, e.subject_kind, e.subject_id, e.body`
const from = sql`from entry e left join unit u on u.id = e.unit_id`
const reached = ({ scope, all }: Pick<JournalSearch, 'scope' | 'all'>) => (all ? sql`true` : unitWithin(scope, 'u'))

/** Days are days in China. */
const dayStart = (day: string) => sql`${`${day}T00:00:00+08:00`}::timestamptz`

function wanted(search: JournalSearch): RawBuilder<unknown> {
  const { words, personId, unit, action, subjectKind, subjectId, from: first, to } = search
  const parts = [
    reached(search),
    ...(personId ? [sql`e.person_id = ${personId}::uuid`] : []),
    ...(unit ? [sql`e.unit_no >= ${unit.no} and e.unit_no < ${unit.upto}`] : []),
    ...(action ? [sql`e.action = ${action}`] : []),
    ...(subjectKind ? [sql`e.subject_kind = ${subjectKind}`] : []),
    ...(subjectId ? [sql`e.subject_id = ${subjectId}`] : []),
    ...(first ? [sql`e.at >= ${dayStart(first)}`] : []),
    ...(to ? [sql`e.at < ${dayStart(to)} + interval '1 day'`] : []),
    ...(words
      ? [sql`(e.person_name like ${likeWords(words)} or e.subject_id = ${words} or u.name like ${likeWords(words)})`]
      : []),
  ]
  return sql.join(parts, sql` and `)
}

/** Lines that fit, newest first. */
export async function findLines(db: Db, search: JournalSearch, limit: number, offset = 0): Promise<JournalLine[]> {
  const { rows } = await sql<JournalLine>`
    select ${columns} ${from} where ${wanted(search)} order by e.at desc, e.id desc limit ${limit} offset ${offset}`.execute(
    db,
  )
  return rows
}

/** How many fit, counted no further than 10,000. */
export async function countLines(db: Db, search: JournalSearch): Promise<{ total: number; more: boolean }> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select ${from} where ${wanted(search)} limit ${mostCounted + 1}) found`.execute(db)
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, mostCounted), more: n > mostCounted }
}

/** One line within reach. */
export async function findLine(
  db: Db,
  ref: { regionId: number; id: string },
  reach: Pick<JournalSearch, 'scope' | 'all'>,
): Promise<JournalLine | null> {
  const { rows } = await sql<JournalLine>`
    select ${columns} ${from} where e.region_id = ${ref.regionId} and e.id = ${ref.id}::uuid and ${reached(reach)}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Actions and kinds of subject among the newest lines: enough for a filter, and never a walk through everything. */
export async function findKinds(db: Db): Promise<{ actions: string[]; subjects: string[] }> {
  const { rows } = await sql<{ action: string; subjectKind: string }>`
    select distinct action, subject_kind from (select action, subject_kind from entry order by at desc limit 5000) recent
     order by action`.execute(db)
  const subjects = new Set(rows.map((row) => row.subjectKind))
  return { actions: [...new Set(rows.map((row) => row.action))], subjects: [...subjects].sort() }
}
