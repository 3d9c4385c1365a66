import type { Transaction } from 'kysely'
import type { Say } from '#platform/say'

export { type Remembered, remembering } from './remember.ts'

/** Which kind of PostgreSQL answers: the one from npm, a server of the operator, or the WebAssembly fallback. */
export type Engine = 'embedded' | 'server' | 'pglite'

/** A schema without tables; a store adds its own with `db.withTables<…>()`. */
export type NoTables = Record<never, never>

/**
 * The database inside one open transaction: a Kysely transaction that knows no tables until
 * `db.withTables<{ unit: UnitTable }>()` (a type alias, not an interface). Names are camelCase here, snake_case in SQL.
 */
export type Db = Transaction<NoTables>

/** Who is asking and for which part: settings such as `app.person`, gone at commit, read by the row policies. */
export type Scope = Readonly<Record<string, string>>

/** One room's folder of migrations: plain files named `0001-words.sql`. */
export interface MigrationFolder {
  /** The room or domain, for example `kernel/org`; part of the recorded name, so it must not change. */
  room: string
  /** Absolute path. A folder that is not there is an error. */
  dir: string
}

/** An opened database. Queries run only inside `inTx` and `inOwnerTx`. */
export interface Database {
  readonly engine: Engine
  /** The server's version as PostgreSQL counts it: 150004, 180004. */
  readonly version: number
  /** Ends all connections; stops the embedded server unless another process still uses it. */
  close(): Promise<void>
}

/** A folder of files saved with the database, for example the evidence store. */
export interface SavedFolder {
  /** Its name inside the backup; the same at saving and restoring. */
  name: string
  /** Absolute path. */
  dir: string
}

/** What a backup holds: its last line, returned after saving and after restoring. */
export interface BackupManifest {
  /** ISO time at which the snapshot was taken. */
  takenAt: string
  migrations: { name: string; sha256: string }[]
  tables: { name: string; rows: number; sha256: string }[]
  sequences: { name: string; lastValue: string; isCalled: boolean }[]
  files: { path: string; bytes: number; sha256: string }[]
  /** SHA-256 over all of the above but the time: equal content, equal digest. */
  digest: string
}

/** The database cannot be opened, migrated, saved or restored; the reason tells the operator what to do. */
export class DatabaseFault extends Error {
  readonly reason: Say
  constructor(reason: Say, cause?: unknown) {
    super(`${reason.zh} ${reason.en}`, { cause })
    this.reason = reason
  }
}
