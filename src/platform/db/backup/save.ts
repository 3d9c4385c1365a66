import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { BackupManifest, Database, Db, SavedFolder } from '../index.ts'
import { inOwnerTx } from '../transaction.ts'
import { readFolders } from './folders.ts'
import { seal } from './seal.ts'
import { ask, digestOf, listTables, RowDigest, readRows, readSequences } from './tables.ts'

/** What to save besides the tables, and whether to encrypt. */
export interface BackupOptions {
  folders?: readonly SavedFolder[]
  /** Encrypts the file (AES-256-GCM, key by scrypt). Without it anybody who gets the file can read it. */
  passphrase?: string
}

/** The first word of a backup: what it is and which migrations made its tables. */
export const backupFormat = 'gongyun-backup-1'

async function* linesOf(db: Db, folders: readonly SavedFolder[], into: BackupManifest): AsyncGenerator<string> {
  into.migrations = await ask(db, 'select name, sha256 from migration order by position')
  yield `${JSON.stringify({ format: backupFormat, takenAt: into.takenAt, migrations: into.migrations })}\n`
  for (const table of await listTables(db)) {
    const digest = new RowDigest()
    yield `${JSON.stringify({ table: table.name, columns: table.columns.map((column) => column.name) })}\n`
    for await (const lines of readRows(db, table)) {
      for (const line of lines) digest.add(line)
      yield `${lines.join('\n')}\n`
    }
    into.tables.push({ name: table.name, rows: digest.rows, sha256: digest.hex() })
  }
  into.sequences = await readSequences(db)
  yield* readFolders(folders, into.files)
  into.digest = digestOf(into)
  yield `${JSON.stringify({ manifest: into })}\n`
}

/**
 * Saves the whole database, as one unchanging view, and the given folders into one file: gzip of lines of JSON
 * (described in this room's README). The file appears under its name only when whole, readable by its owner only.
 * Folders are read after the tables, so a store that only ever adds files has every file the tables speak of.
 * Throws when a row policy would hide rows from the owner.
 */
export async function backup(database: Database, file: string, options: BackupOptions = {}): Promise<BackupManifest> {
  const { folders = [], passphrase } = options
  const part = `${file}.part`
  const manifest: BackupManifest = {
    takenAt: new Date().toISOString(),
    migrations: [],
    tables: [],
    sequences: [],
    files: [],
    digest: '',
  }
  const sealing = passphrase === undefined ? [] : [await seal(passphrase)]
  try {
    await inOwnerTx(
      database,
      (db) =>
        pipeline([
          Readable.from(linesOf(db, folders, manifest)),
          createGzip(),
          ...sealing,
          createWriteStream(part, { mode: 0o600 }),
        ]),
      { snapshot: true },
    )
    await syncFile(part)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return manifest
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}
