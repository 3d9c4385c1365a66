import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/access'
import { oneRegion } from '#kernel/access/server'
import type { Db } from '#platform/db'
import type { EntryKind } from './contracts.ts'

/** Entries that some permissions read, and what these reach; null reads everything (the system). */
export interface Reading {
  readers: readonly string[] | null
  scope: Scope
  /** Numbers of the units above the scope: what binds all below them is read, too. */
  above: readonly number[]
}

/** What is looked for, in the words of the index. */
export interface Question {
  terms: readonly string[]
  pairs: readonly number[]
  readings: readonly Reading[]
  kind?: EntryKind | undefined
  process?: string | undefined
  unit?: { no: number; upto: number } | undefined
  from?: string | undefined
  until?: string | undefined
}

/** An entry as it was found. */
export interface FoundEntry {
  regionId: number
  id: string
  kind: EntryKind
  process: string | null
  unitId: number
  unitName: string
  title: string
  partOf: string
  words: string
  address: string
  on: string | null
}

/** A page of what was found; `seen` of the index's own hits were looked at, `total` of these hold the words. */
export interface FoundPage {
  seen: number
  total: number
  rows: FoundEntry[]
}

type Sql = RawBuilder<unknown>
const all = (parts: readonly Sql[]): Sql => sql`(${sql.join([...parts], sql` and `)})`
const any = (parts: readonly Sql[]): Sql => sql`(${sql.join([...parts], sql` or `)})`

const within = (column: Sql, ranges: Scope['territorial']): Sql =>
  any(ranges.map(({ lo, hi }) => sql`${column} >= ${lo} and ${column} < ${hi}`))

/** The ways one may come to read an entry, each with the keys of the index that narrow it. */
function waysOf({ scope, above }: Reading): { where: Sql; keys: number[] }[] {
  const { territorial, industrial } = scope
  const region = oneRegion(scope)
  const ways: { where: Sql; keys: number[] }[] = []
  if (territorial.length > 0)
    ways.push({ where: within(sql`e.unit_no`, territorial), keys: region === null ? [] : [region] })
  if (industrial.length > 0) ways.push({ where: within(sql`e.ind_no`, industrial), keys: [] })
  // Above the topmost unit there is nothing, and nobody there takes part in what is beyond it.
  if (above.length === 0) return ways
  ways.push({ where: sql`e.below and e.unit_no = any(${[...above]}::bigint[])`, keys: [] })
  const parties = sql`select p.case_id from case_party p where ${within(sql`p.unit_no`, territorial)}`
  ways.push({ where: sql`e.kind = 'case' and e.subject_id in (${parties})`, keys: [] })
  return ways
}

const narrowed = ({ kind, process, unit, from, until }: Question): Sql[] => [
  ...(kind ? [sql`e.kind = ${kind}`] : []),
  ...(process ? [sql`e.process = ${process}`] : []),
  ...(unit ? [sql`e.unit_no >= ${unit.no} and e.unit_no < ${unit.upto}`] : []),
  ...(from ? [sql`e.on_date >= ${from}::date`] : []),
  ...(until ? [sql`e.on_date <= ${until}::date`] : []),
]

/** Where words are looked for: in titles, or everywhere. */
export type Part = 'title_pairs' | 'pairs'

/** All but the pairs: they are the larger part of a row, and have done their work. */
const kept = sql`e.region_id, e.id, e.kind, e.process, e.unit_id, e.title, e.part_of, e.words, e.address, e.on_date`

/**
 * Numbers of the index, written into the question instead of sent beside it: a plan that is kept then knows whether the words are
 * rare. One kept for all words takes a rare word for a common one, and is many times slower.
 */
const written = (numbers: readonly number[]): Sql => sql`array[${sql.join(numbers.map((n) => sql.lit(n)))}]::int[]`

/** The index's own hits: entries with all the pairs, which may still lack the words themselves. Each is in it once. */
function hitsOf(question: Question, part: Part, months: readonly number[] | null): Sql {
  const column = sql.ref(`e.${part}`)
  const arms = question.readings.flatMap((reading) => {
    const ways = waysOf(reading)
    return ways.map(({ where, keys }, i) => {
      const before = ways.slice(0, i).map((way) => way.where)
      return sql`select ${kept} from search_reach e where ${all([
        sql`${column} @> ${written([...question.pairs, ...keys])}`,
        where,
        ...(months ? [sql`${column} && ${[...months]}::int[]`] : []),
        ...(reading.readers ? [sql`e.reader = any(${[...reading.readers]}::text[])`] : []),
        ...(before.length > 0 ? [sql`${any(before)} is not true`] : []),
        ...narrowed(question),
      ])}`
    })
  })
  return arms.length > 0
    ? sql`(${sql.join(arms, sql` union all `)})`
    : sql`(select ${kept} from search_reach e where false)`
}

/** Chinese has no small letters: such a word is looked for in the text as it is, which is many times quicker. */
const hasCase = (term: string): boolean => term !== term.toUpperCase()

const holds = (text: Sql, terms: readonly string[]): Sql =>
  all([sql`true`, ...terms.map((term) => sql`strpos(${hasCase(term) ? sql`lower(${text})` : text}, ${term}) > 0`)])

const inTitle = (terms: readonly string[]): Sql => holds(sql`h.title`, terms)
const inAll = (terms: readonly string[]): Sql => holds(sql`h.title || ' ' || h.words`, terms)

const columns = sql`h.region_id as "regionId", h.id, h.kind, h.process, h.unit_id as "unitId",
  (select u.name from unit u where u.id = h.unit_id) as "unitName", h.title, h.part_of as "partOf",
  h.words, h.address, h.on_date as "on"`

/** Which page of which part, out of how many hits of the index at most, in which months. */
export interface Portion {
  part: Part
  skip: number
  size: number
  most: number | null
  months: readonly number[] | null
  /** Leaves out what has all the words in its title: these came before. */
  beyondTitles?: boolean
}

/** One page, in order: all words in the title first, then the newer, with how much there is. */
export async function findEntries(db: Db, question: Question, portion: Portion): Promise<FoundPage> {
  const { part, skip, size, most, months, beyondTitles } = portion
  const { terms } = question
  const whole = part === 'pairs' ? inAll(terms) : inTitle(terms)
  const wanted = beyondTitles ? sql`${whole} and ${inTitle(terms)} is not true` : whole
  const order = sql`h.in_title desc, h.on_date desc nulls last, h.id`
  const { rows } = await sql<FoundPage>`
    with hit as materialized (select * from ${hitsOf(question, part, months)} h ${most === null ? sql`` : sql`limit ${most}`}),
    good as materialized (select h.*, ${inTitle(terms)} as in_title from hit h where ${wanted}),
    page as (select * from good h order by ${order} limit ${size} offset ${skip})
    select (select count(*)::int from hit) as seen, (select count(*)::int from good) as total,
           coalesce((select jsonb_agg(to_jsonb(p)) from (select ${columns} from page h order by ${order}) p), '[]') as rows`.execute(
    db,
  )
  return rows[0] ?? { seen: 0, total: 0, rows: [] }
}

/** These units and all above them, up to the top. */
export async function listUpward(db: Db, ids: readonly number[]): Promise<{ no: number; upto: number }[]> {
  const { rows } = await sql<{ no: number; upto: number }>`
    with recursive up as (
      select id, parent_id, no, upto from unit where id = any(${[...ids]}::int[])
      union
      select u.id, u.parent_id, u.no, u.upto from unit u join up on u.id = up.parent_id)
    select no, upto from up`.execute(db)
  return rows
}
