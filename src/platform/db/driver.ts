import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type pg from 'pg'
import { Connection, type Manner } from './connection.ts'
import type { Db, NoTables } from './index.ts'

interface Running {
  opening: string
  ended: boolean
}

const running = new AsyncLocalStorage<Running>()

/** What the driver needs of a pool. */
export interface Source {
  connect(): Promise<pg.PoolClient>
  end(): Promise<void>
}

/** Kysely's way to our pool; the first words of a transaction are ours. */
class PoolDriver implements Driver {
  readonly #source: Source
  readonly #manner: Manner

  constructor(source: Source, manner: Manner) {
    this.#source = source
    this.#manner = manner
  }

  async init(): Promise<void> {
    // A pool is ready from the beginning.
  }

  async acquireConnection(): Promise<Connection> {
    return new Connection(await this.#source.connect(), this.#manner)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const opening = running.getStore()?.opening
    if (!opening) throw new Error('a transaction is opened by inTx or inOwnerTx only')
    ;(connection as Connection).open(opening)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as Connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as Connection).rollback()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ;(connection as Connection).release()
  }

  async destroy(): Promise<void> {
    await this.#source.end()
  }
}

/** Kysely over a pool: camelCase in TypeScript, snake_case in SQL, keys inside JSON untouched. */
export const kyselyOver = (source: Source, manner: Manner): Kysely<NoTables> =>
  new Kysely<NoTables>({
    dialect: {
      createDriver: () => new PoolDriver(source, manner),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

/** A second connection held while waiting for the first one hangs under load. */
function refuseWithin(): void {
  if (running.getStore()?.ended === false) throw new Error('nested transaction: pass db down instead')
}

/**
 * Runs `work` in one transaction whose first words are `opening` (`BEGIN; SET LOCAL …`).
 * Throws when the caller already is in a transaction. Pass `db` down instead.
 */
export async function runTransaction<T>(
  kysely: Kysely<NoTables>,
  opening: string,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  refuseWithin()
  const mine: Running = { opening, ended: false }
  return running.run(mine, async () => {
    try {
      return await kysely.transaction().execute(work)
    } finally {
      mine.ended = true
    }
  })
}

/** Asks one thing outside of any transaction. Throws when the caller is in one. */
export async function runAlone<R>(kysely: Kysely<NoTables>, question: CompiledQuery<R>): Promise<R[]> {
  refuseWithin()
  return (await kysely.executeQuery(question)).rows
}
