import { type RawBuilder, sql } from 'kysely'
import type { Range, Scope } from '#kernel/access'
import type { Db } from '#platform/db'

/** Whether a row of `unit`, under an alias, lies within a scope; nothing lies within an empty one. */
export function unitWithin(scope: Scope, alias: string): RawBuilder<boolean> {
  const ranges = (column: string) => (range: Range) =>
    sql`(${sql.ref(`${alias}.${column}`)} >= ${range.lo} and ${sql.ref(`${alias}.${column}`)} < ${range.hi})`
  const parts = [...scope.territorial.map(ranges('no')), ...scope.industrial.map(ranges('ind_no'))]
  return parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`
}

/** Whether a scope reaches every unit there is: what belongs to no unit is for those who reach all. */
export async function reachesAll(db: Db, scope: Scope): Promise<boolean> {
  const { rows } = await sql<{ no: number; upto: number }>`
    select no, upto from unit where parent_id is null and valid_to is null`.execute(db)
  return rows.every((root) => scope.territorial.some((range) => range.lo <= root.no && range.hi >= root.upto))
}

/** A text to look for with `like`, wherever it stands. */
export const likeWords = (words: string): string => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
