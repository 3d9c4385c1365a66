import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { UnitKind, UnitRow } from '../contracts-rows.ts'
import { unitKinds } from '../kinds.ts'
import { pathsAt, standing } from './at.ts'
import { unitsWithin } from './get.ts'

/** What is looked for. */
export interface UnitSearch {
  words?: string
  parentId?: number
  /** Only where a tree begins. */
  top?: boolean
  /** A unit and all below it. */
  within?: number
  kind?: UnitKind
  tree?: 'territorial' | 'industrial'
  /** The day meant; names and places are given as they were then. */
  on: string
  page?: number
  size?: number
  ids?: readonly number[]
}

const mostCounted = 10_000

type Found = Omit<UnitRow, 'path' | 'kindLabel'> & { place: number }

const pattern = (words: string) =>
  `%${words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`

/** Nothing above; of the industrial tree only what has something below, or every unit outside of it would begin one. */
const beginsTree = (above: ReturnType<typeof sql.ref>, tree: UnitSearch['tree'], on: string) =>
  tree === 'industrial'
    ? sql`${above} is null and exists (select from ${standing(on)} c where c.industrial_parent_id = s.id)`
    : sql`${above} is null`

function matching(db: Db, { words, parentId, top, within, kind, tree, on, ids }: UnitSearch) {
  const above = sql.ref(tree === 'industrial' ? 's.industrial_parent_id' : 's.parent_id')
  const wanted = [
    words?.trim() ? sql`u.search like ${pattern(words)}` : null,
    parentId === undefined ? null : sql`${above} = ${parentId}`,
    top ? beginsTree(above, tree, on) : null,
    within === undefined ? null : sql`u.id in (${unitsWithin(db, within, tree)})`,
    kind ? sql`s.kind = ${kind}` : null,
    ids ? sql`u.id = any(${[...ids]}::int[])` : null,
  ].filter((part) => part !== null)
  return sql`${standing(on)} s join unit u on u.id = s.id where ${sql.join([sql`true`, ...wanted], sql` and `)}`
}

/**
 * Units that exist on a day and match all that is asked, a page at a time; exact names first, then in the order of the
 * tree. The total is counted up to 10,000.
 */
export async function findUnits(
  db: Db,
  search: UnitSearch,
): Promise<{ rows: UnitRow[]; total: number; more: boolean }> {
  const { page = 1, size = 20, tree = 'territorial', on } = search
  const asked = search.words?.trim() ?? ''
  const below = sql.ref(tree === 'industrial' ? 'c.industrial_parent_id' : 'c.parent_id')
  // The page is cut before its rows' children are counted: counting for every match takes most of the time.
  const { rows } = await sql<Found>`
    select s.*, (select count(*)::int from unit_version c where ${below} = s.id and c.valid_from <= ${on}::date
      and (c.valid_to is null or c.valid_to > ${on}::date)) as children
    from (
      select s.id, s.name, s.short_name, s.kind, s.region_id, s.parent_id, s.industrial_parent_id, u.uscc, u.valid_from,
        u.valid_to, row_number() over (order by
          coalesce(s.name = ${asked} or s.short_name = ${asked} or ${asked} = any(u.aliases), false) desc,
          ${sql.ref(tree === 'industrial' ? 'u.ind_no' : 'u.no')}, s.id) as place
      from ${matching(db, search)} order by place limit ${size} offset ${(page - 1) * size}) s
    order by place`.execute(db)
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ${matching(db, search)} limit ${mostCounted + 1}) few`.execute(db)
  const total = counted.rows[0]?.n ?? 0
  const paths = await pathsAt(
    db,
    on,
    rows.map((row) => row.id),
    tree,
  )
  return {
    rows: rows.map(({ place: _place, ...row }) => ({
      ...row,
      kindLabel: unitKinds[row.kind],
      path: paths.get(row.id) ?? [],
    })),
    total: Math.min(total, mostCounted),
    more: total > mostCounted,
  }
}
