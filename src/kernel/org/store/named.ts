import { sql } from 'kysely'
import type { Db } from '#platform/db'

interface Named {
  id: number
  name: string
  shortName: string | null
  aliases: string[]
}

/**
 * A finder over the names, short names and aliases of the units that exist now, among the names given: the unit's id, 'several'
 * for a name that several bear, undefined for no unit's. A full name goes before a short one.
 */
export async function unitFinder(
  db: Db,
  names: readonly string[],
): Promise<(name: string) => number | 'several' | undefined> {
  const { rows } = await sql<Named>`
    select id, name, short_name, aliases from unit
     where valid_to is null
       and (name = any(${names}::text[]) or short_name = any(${names}::text[]) or aliases && ${names}::text[])`.execute(
    db,
  )
  const full = new Map<string, number | 'several'>()
  const short = new Map<string, number | 'several'>()
  const add = (to: typeof full, name: string, id: number) =>
    to.set(name, to.has(name) && to.get(name) !== id ? 'several' : id)
  for (const unit of rows) {
    add(full, unit.name, unit.id)
    for (const name of new Set([unit.shortName, ...unit.aliases]))
      if (name && name !== unit.name) add(short, name, unit.id)
  }
  return (name) => full.get(name) ?? short.get(name)
}

/** Ids of units by names that must be there, for data that we write ourselves. The lookup throws an Error for a name that is no unit's, or several's. */
export async function unitsNamed(db: Db, names: readonly string[]): Promise<(name: string) => number> {
  const find = await unitFinder(db, names)
  return (name) => {
    const id = find(name)
    if (typeof id !== 'number') throw new Error(`there is no one unit "${name}"`)
    return id
  }
}
