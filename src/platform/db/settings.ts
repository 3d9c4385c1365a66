import { sql } from 'kysely'
import type { Db, Scope } from './index.ts'
import { scopeStatements } from './literal.ts'

/** Puts more settings on the running transaction, strictly quoted, for the few rooms that open a narrow door for one deed. */
export async function setLocal(db: Db, settings: Scope): Promise<void> {
  // A message carries one statement; they are sent one behind another and answered together.
  const texts = Object.entries(settings).map(([name, value]) => scopeStatements({ [name]: value }).slice(2))
  await Promise.all(texts.map((text) => sql.raw(text).execute(db)))
}
