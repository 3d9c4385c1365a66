import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import pg from 'pg'
import type { Manner } from './connection.ts'
import { kyselyOver } from './driver.ts'
import type { Database, NoTables } from './index.ts'
import { valueTypes } from './values.ts'

/** The login role of the product's queries: no superuser, cannot bypass row policies, owns nothing. */
export const appRole = 'gongyun_app'

const statementTimeout = 30_000
const idleInTransactionTimeout = 60_000
const connectTimeout = 30_000

/** How the rest of the room reaches an opened database: two pools, or one where only one connection exists. */
export interface Pools {
  app: Kysely<NoTables>
  owner: Kysely<NoTables>
  /** True when the app pool logs in as somebody else and each transaction must first take the app's role. */
  takesRole: boolean
  end(): Promise<void>
}

const session = `-c TimeZone=UTC -c statement_timeout=${statementTimeout} -c idle_in_transaction_session_timeout=${idleInTransactionTimeout}`

/**
 * A pool of at most `max` connections with our session settings. A connection that breaks reports it twice: to the
 * query that waits, and as an event that would end the process if nobody listened. The query's error is enough,
 * and an idle connection is replaced by the next query.
 */
function openPool(at: pg.PoolConfig, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: connectTimeout,
    idleTimeoutMillis: 60_000,
    options: session,
    ...at,
    max,
    types: valueTypes,
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const comingBack = new Set(['57P03', 'ECONNREFUSED', 'ENOENT'])
const patience = 10_000

/**
 * Waits up to 10 s for a server that is just starting again: nothing has been sent yet, so trying once more is safe,
 * and people see a pause instead of an error.
 */
async function connectPatiently(pool: pg.Pool): Promise<pg.PoolClient> {
  const until = Date.now() + patience
  for (;;) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!comingBack.has(String((error as { code?: string }).code)) || pool.ending || Date.now() > until) throw error
    }
    await pause(100)
  }
}

const patient = (pool: pg.Pool, manner: Manner): Kysely<NoTables> =>
  kyselyOver({ connect: () => connectPatiently(pool), end: () => pool.end() }, manner)

/** Two pools with different logins: the usual case. */
export function openPools(app: pg.PoolConfig, owner: pg.PoolConfig, max: { app: number; owner: number }): Pools {
  const appPool = openPool({ ...app, pipeline: true }, max.app)
  const ownerPool = openPool({ ...owner, pipeline: true }, max.owner)
  return {
    // Requests ask the same things again and again; operators' jobs do not.
    app: patient(appPool, { keepsPlans: true, pipelines: true, oneStatement: true }),
    owner: patient(ownerPool, { keepsPlans: false, pipelines: true, oneStatement: false }),
    takesRole: app.user === owner.user && app.connectionString === owner.connectionString,
    end: async () => {
      await Promise.all([appPool.end(), ownerPool.end()])
    },
  }
}

/** One connection for everybody, for a database that has only one; the app's role is taken in each transaction. */
export function openSharedPool(at: pg.PoolConfig): Pools {
  const pool = openPool(at, 1)
  const manner = { keepsPlans: false, pipelines: false }
  const app = patient(pool, { ...manner, oneStatement: true })
  const owner = patient(pool, { ...manner, oneStatement: false })
  return { app, owner, takesRole: true, end: () => pool.end() }
}

const opened = new WeakMap<Database, Pools>()

/** Ties the pools to what the caller holds, so that nobody outside this room can query around `inTx`. */
export function rememberPools(database: Database, pools: Pools): Database {
  opened.set(database, pools)
  return database
}

/** The pools of an opened database. Throws for anything that `openDatabase` did not make. */
export function poolsOf(database: Database): Pools {
  const pools = opened.get(database)
  if (!pools) throw new Error('not a database from openDatabase')
  return pools
}
