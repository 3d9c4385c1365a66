import type { Db } from '../index.ts'
import { ask, listTables } from './tables.ts'

interface ForeignKey {
  table: string
  name: string
  definition: string
}

const foreignKeys = `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and conparentid = 0 order by conrelid::regclass::text, conname`

/**
 * Takes foreign keys and triggers off all tables and empties them, so that rows may come in any order and
 * nothing reacts to them. Returns what puts both back; a row without its parent then fails the restore.
 */
export async function loosen(db: Db): Promise<() => Promise<void>> {
  const tables = (await listTables(db)).map((table) => table.name)
  const keys = await ask<ForeignKey>(db, foreignKeys)
  for (const key of keys) await ask(db, `alter table ${key.table} drop constraint ${key.name}`)
  for (const table of tables) await ask(db, `alter table ${table} disable trigger user`)
  if (tables.length > 0) await ask(db, `truncate ${tables.join(', ')}`)
  return async () => {
    for (const table of tables) await ask(db, `alter table ${table} enable trigger user`)
    for (const key of keys) await ask(db, `alter table ${key.table} add constraint ${key.name} ${key.definition}`)
  }
}
