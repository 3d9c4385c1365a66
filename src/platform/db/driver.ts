import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
} from 'kysely'
import type { Db, NoTables } from './index.ts'

interface Running {
  opening: string
  ended: boolean
}

const running = new AsyncLocalStorage<Running>()

/** Kysely's driver with one change: the first words of a transaction are ours, sent in one round trip. */
class OpeningDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const opening = running.getStore()?.opening
    if (!opening) throw new Error('a transaction is opened by inTx or inOwnerTx only')
    try {
      await connection.executeQuery(CompiledQuery.raw(opening))
    } catch (error) {
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  /** `commit` of a failed transaction succeeds and saves nothing; the select before it turns that into an error. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('select 1; commit'))
  }

  /** Keeps quiet when the connection is gone: the server has rolled back, and the first error is the one to report. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined)
  }
}

class OpeningDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new OpeningDriver(this.#config)
  }
}

/** Kysely over a pool: camelCase in TypeScript, snake_case in SQL, keys inside JSON untouched. */
export const kyselyOver = (pool: PostgresPool): Kysely<NoTables> =>
  new Kysely<NoTables>({
    dialect: new OpeningDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

/**
 * Runs `work` in one transaction whose first round trip is `opening` (`BEGIN; SET LOCAL …`).
 * Throws when the caller already is in a transaction: a second connection held while waiting for
 * the first one hangs under load. Pass `db` down instead.
 */
export async function runTransaction<T>(
  kysely: Kysely<NoTables>,
  opening: string,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  if (running.getStore()?.ended === false) throw new Error('nested transaction: pass db down instead')
  const mine: Running = { opening, ended: false }
  return running.run(mine, async () => {
    try {
      return await kysely.transaction().execute(work)
    } finally {
      mine.ended = true
    }
  })
}
