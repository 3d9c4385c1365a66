import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type pg from 'pg'
import { nameOfPlan } from './prepared.ts'

/** How a pool's connections are used. */
export interface Manner {
  /** Statements that come again and again are planned once. */
  keepsPlans: boolean
  /** The server reads a second message before it has answered the first one. */
  pipelines: boolean
  /** A message carries one statement only, so that nothing can be stacked behind it; several are for the owner's migrations. */
  oneStatement: boolean
}

const changing: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

const isRead = (text: string): boolean => /^\s*select\b/i.test(text)

/** Only a single statement has a plan; several in one message have no values. */
const isOne = (text: string, values: unknown[]): boolean => values.length > 0 || (isRead(text) && !text.includes(';'))

/** A question in the protocol that takes one statement only; without values the driver would choose the one that takes several. */
const alone = (text: string, values: unknown[]): pg.QueryConfig & { queryMode: 'extended' } => ({
  text,
  values,
  queryMode: 'extended',
})

/** Past so many kept plans a connection is closed after its transaction, so that their memory has an end. */
const mostPlans = 300

const plans = new WeakMap<pg.PoolClient, Set<string>>()

function plansOf(client: pg.PoolClient): Set<string> {
  const known = plans.get(client) ?? new Set()
  plans.set(client, known)
  return known
}

/** One connection of a pool while somebody holds it, as Kysely asks through it. */
export class Connection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #manner: Manner
  /** The first words of a transaction that are not sent yet. */
  #words: string | undefined
  /** Their answer, while it is not there yet. */
  #opening: Promise<unknown> | undefined
  #last: Promise<unknown> = Promise.resolve()
  /** Committed, rolled back or given back: what still comes would land in somebody else's transaction, or in none. */
  #over = false
  #unsound = false

  constructor(client: pg.PoolClient, manner: Manner) {
    this.#client = client
    this.#manner = manner
  }

  /** Takes the first words of a transaction; they are sent together with its first question. */
  open(words: string): void {
    this.#words = words
  }

  /** Commits. Throws when an SQL error was swallowed: the server then answers a commit by rolling back. */
  async commit(): Promise<void> {
    this.#over = true
    if (this.#words !== undefined) return
    await this.#opening
    const { command } = await this.#client.query('commit')
    if (command !== 'COMMIT')
      throw new Error('the transaction was aborted by an error nobody reported; nothing is saved')
  }

  /** Rolls back, quietly when the connection is gone: then the server has, and the first error is the one to report. */
  async rollback(): Promise<void> {
    this.#over = true
    if (this.#words !== undefined) return
    await this.#client.query('rollback').catch(() => {
      this.#unsound = true
    })
  }

  /**
   * Asks. A transaction's first question, when it is a read, goes in one parcel with the words that open the transaction; its
   * answer is given only when they held. Everything else waits until they have, so nothing is ever written outside of it.
   */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const values = parameters as unknown[]
    this.#refuseLate()
    if (this.#manner.pipelines && isRead(sql)) {
      const [opening, asked] = this.#inOneParcel(() => [this.#begin(), this.#ask(sql, values)] as const)
      // When both fail, the reason is the first one's.
      asked.catch(() => undefined)
      await opening
      return resultOf(await asked)
    }
    await this.#begin()
    return resultOf(
      await this.#inTurn(async () => {
        this.#refuseLate()
        return this.#ask(sql, values)
      }),
    )
  }

  /** Rows are not streamed: a page is asked for, or a cursor declared. */
  streamQuery(): never {
    throw new Error('rows are not streamed')
  }

  /** Gives the connection back to the pool; one whose transaction may still be open is closed instead. */
  release(): void {
    this.#over = true
    this.#client.release(this.#unsound || plansOf(this.#client).size > mostPlans)
  }

  /** Of several questions asked at once one may fail, and the others' next ones come when everything is over. */
  #refuseLate(): void {
    if (this.#over) throw new Error('the transaction is over: something was asked without being waited for')
  }

  #begin(): Promise<unknown> | undefined {
    if (this.#words === undefined) return this.#opening
    const opening = this.#client.query(this.#words).then(() => {
      this.#opening = undefined
    })
    this.#words = undefined
    this.#opening = opening
    return opening
  }

  /** What is sent meanwhile leaves in one write: each costs as much as the question itself. */
  #inOneParcel<T>(send: () => T): T {
    const { stream } = this.#client.connection
    stream.cork()
    try {
      return send()
    } finally {
      stream.uncork()
    }
  }

  /** Where messages may not follow one another, questions asked at the same time wait for each other. */
  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#manner.pipelines) return ask()
    const asked = this.#last.then(ask)
    this.#last = asked.catch(() => undefined)
    return asked
  }

  #ask(text: string, values: unknown[]): Promise<pg.QueryResult> {
    const name = this.#manner.keepsPlans && isOne(text, values) ? nameOfPlan(text) : undefined
    if (!name) return this.#client.query(this.#manner.oneStatement ? alone(text, values) : { text, values })
    plansOf(this.#client).add(name)
    return this.#client.query({ name, text, values })
  }
}

function resultOf<R>({ command, rowCount, rows = [] }: pg.QueryResult): QueryResult<R> {
  return changing.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
}
