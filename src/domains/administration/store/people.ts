import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/access'
import type { Db } from '#platform/db'
import { likeWords, unitWithin } from './scope.ts'

/** A person as lists need them. */
export interface PersonFound {
  id: string
  login: string
  name: string
  createdAt: string
  endedAt: string | null
}

/** Which people are looked for. */
export interface PeopleSearch {
  /** What the reader may see; `all` also shows those who never held a post. */
  scope: Scope
  all: boolean
  words?: string
  unit?: { no: number; upto: number }
  post?: string
  ended: 'no' | 'yes' | 'all'
  on: string
}

const mostCounted = 10_000
const columns = sql`p.id, p.login, p.name, p.created_at, p.ended_at`

/** Whoever holds, held or will hold a post within the scope is seen; and, by those who reach all, who never held one. */
const visible = (scope: Scope, all: boolean) => sql`(
  exists (select from appointment a join unit u on u.id = a.unit_id where a.person_id = p.id and ${unitWithin(scope, 'u')})
  ${all ? sql`or not exists (select from appointment a where a.person_id = p.id)` : sql``})`

function matching(search: PeopleSearch): RawBuilder<unknown> {
  const { scope, all, words, unit, post, ended, on } = search
  const held = [
    ...(unit ? [sql`u.no >= ${unit.no} and u.no < ${unit.upto}`] : []),
    ...(post ? [sql`a.post = ${post}`] : []),
  ]
  const parts = [
    visible(scope, all),
    ...(ended === 'all' ? [] : [ended === 'yes' ? sql`p.ended_at is not null` : sql`p.ended_at is null`]),
    ...(words
      ? [
          sql`(p.name like ${likeWords(words)} or p.login like ${likeWords(words)}
            or replace(p.pinyin, ' ', '') like ${likeWords(words)}
            or regexp_replace(p.pinyin, '(\\w)\\w*\\s*', '\\1', 'g') like ${likeWords(words)})`,
        ]
      : []),
    ...(held.length > 0
      ? [
          sql`exists (select from appointment a join unit u on u.id = a.unit_id where a.person_id = p.id
            and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
            and ${sql.join(held, sql` and `)})`,
        ]
      : []),
  ]
  return sql.join(parts, sql` and `)
}

/** A page of people in the order of their names. */
export async function findPeople(db: Db, search: PeopleSearch, size: number, offset: number) {
  const { rows } = await sql<PersonFound>`
    select ${columns} from person p where ${matching(search)} order by p.pinyin, p.id limit ${size} offset ${offset}`.execute(
    db,
  )
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from person p where ${matching(search)} limit ${mostCounted + 1}) found`.execute(
    db,
  )
  const total = counted.rows[0]?.n ?? 0
  return { rows, total: Math.min(total, mostCounted), more: total > mostCounted }
}

/** Which of some people the reader may see. */
export async function listVisible(db: Db, ids: readonly string[], scope: Scope, all: boolean): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.id = any(${[...ids]}::uuid[]) and ${visible(scope, all)}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** One person, if the reader may see them. */
export async function findPerson(db: Db, id: string, scope: Scope, all: boolean): Promise<PersonFound | null> {
  const { rows } = await sql<PersonFound>`
    select ${columns} from person p where p.id = ${id}::uuid and ${visible(scope, all)}`.execute(db)
  return rows[0] ?? null
}

/** The person with this account whose account still lives. */
export async function findByLogin(db: Db, login: string): Promise<PersonFound | null> {
  const { rows } = await sql<PersonFound>`
    select ${columns} from person p where p.login = ${login.toLowerCase()} and p.ended_at is null`.execute(db)
  return rows[0] ?? null
}
