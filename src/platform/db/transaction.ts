import type { CompiledQuery } from 'kysely'
import { runAlone, runTransaction } from './driver.ts'
import type { Database, Db, Scope } from './index.ts'
import { scopeStatements } from './literal.ts'
import { appRole, poolsOf } from './pools.ts'

/**
 * The one place that opens transactions for the product: as the app's role, with the scope
 * (`{ 'app.person': '7', 'app.lo': '1', 'app.hi': '9' }`) set for this transaction only, in the same round trip as `BEGIN`.
 * Commits when `work` resolves, rolls back when it throws. Throws when called inside another transaction,
 * for a scope name that is not like `app.person`, and when an SQL error inside `work` was swallowed.
 */
export async function inTx<T>(database: Database, scope: Scope, work: (db: Db) => Promise<T>): Promise<T> {
  const pools = poolsOf(database)
  const role = pools.takesRole ? `; SET LOCAL ROLE ${appRole}` : ''
  return runTransaction(pools.app, `BEGIN${role}${scopeStatements(scope)}`, work)
}

/**
 * One question outside of any transaction, in one round trip and without a scope, so row policies show it nothing: for what
 * is asked before there is a scope, through a function of the owner's. Throws when called inside a transaction.
 */
export async function askAlone<R>(database: Database, question: CompiledQuery<R>): Promise<R[]> {
  const pools = poolsOf(database)
  if (pools.takesRole) return inTx(database, {}, async (db) => (await db.executeQuery(question)).rows)
  return runAlone(pools.app, question)
}

/** How an operator's job wants its transaction. */
export interface OwnerTxOptions {
  /** One unchanging view of all tables, and nothing can be written: for backups and checks. */
  snapshot?: boolean
  /** Milliseconds a single statement may take; 0, the default, is without limit. */
  statementTimeout?: number
}

/**
 * A transaction as the owner of the tables, for operators' jobs only: migrating, sealing, saving.
 * Row policies do not hold for it. Throws when called inside another transaction.
 */
export async function inOwnerTx<T>(
  database: Database,
  work: (db: Db) => Promise<T>,
  options: OwnerTxOptions = {},
): Promise<T> {
  const mode = options.snapshot ? ' ISOLATION LEVEL REPEATABLE READ READ ONLY' : ''
  const timeout = Math.trunc(options.statementTimeout ?? 0)
  const opening = `BEGIN${mode}; SET LOCAL statement_timeout = ${timeout}; SET LOCAL row_security = off`
  return runTransaction(poolsOf(database).owner, opening, work)
}
