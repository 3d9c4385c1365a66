import { sql } from 'kysely'
import type { Db, Scope } from './index.ts'
import { scopeStatements } from './literal.ts'

/** Puts more settings on the running transaction, strictly quoted, for the few rooms that open a narrow door for one deed. */
export async function setLocal(db: Db, settings: Scope): Promise<void> {
  await sql.raw(scopeStatements(settings).slice(2)).execute(db)
}
