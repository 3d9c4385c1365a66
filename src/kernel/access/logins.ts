import type { Db } from '#platform/db'
import { own } from './store.ts'

/** The accounts of some people, by their ids. Who has none, or is not there, is not in it. */
export async function findLogins(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('person')
    .select(['id', 'login'])
    .where('id', 'in', [...new Set(personIds)])
    .execute()
  return new Map(rows.map(({ id, login }) => [id, login]))
}
