import { say } from '#platform/say'
import type { BackupManifest, Database, Db, MigrationFolder, SavedFolder } from '../index.ts'
import { DatabaseFault } from '../index.ts'
import { quoteLiteral } from '../literal.ts'
import { runRecorded } from '../migrate.ts'
import { inOwnerTx } from '../transaction.ts'
import { FolderWriter } from './folders.ts'
import { readLines } from './lines.ts'
import { loosen } from './loosen.ts'
import { backupFormat } from './save.ts'
import { ask, digestOf, digestTables, listNames, listTables, readSequences, type SavedTable } from './tables.ts'

/** What a restore needs besides the file. */
export interface RestoreOptions {
  /** All rooms' migrations, as given to `migrate`; those that the backup's database had run are run first. */
  migrations: readonly MigrationFolder[]
  /** The same names as at saving; the folders must be empty. */
  folders?: readonly SavedFolder[]
  passphrase?: string
}

interface Mark {
  format?: string
  migrations?: BackupManifest['migrations']
  table?: string
  columns?: string[]
  file?: string
  part?: string
  manifest?: BackupManifest
}

const rowsAtOnce = 500

const fault = (zh: string, en: string): DatabaseFault => new DatabaseFault(say(zh, en))

/** Collects rows of one table and inserts them some hundreds at a time. */
class TableWriter {
  readonly #db: Db
  readonly #insert: string
  readonly #width: number
  #rows: (string | null)[][] = []

  constructor(db: Db, { name, columns }: SavedTable, saved: string[]) {
    const types = saved.map((wanted) => columns.find((column) => column.name === wanted)?.type)
    if (types.includes(undefined)) {
      throw fault(
        `备份中表 ${name} 的列与当前结构不符。`,
        `The columns of ${name} in the backup are not those of the table.`,
      )
    }
    this.#db = db
    this.#width = saved.length
    const values = types.map((type, index) => `c${index}::${type}`).join(', ')
    const lists = types.map((_, index) => `$${index + 1}::text[]`).join(', ')
    const names = types.map((_, index) => `c${index}`).join(', ')
    this.#insert = `insert into ${name} (${saved.join(', ')}) overriding system value select ${values} from unnest(${lists}) as u(${names})`
  }

  async add(row: (string | null)[]): Promise<void> {
    if (this.#rows.push(row) >= rowsAtOnce) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    const columns = Array.from({ length: this.#width }, (_, index) => this.#rows.map((row) => row[index] ?? null))
    this.#rows = []
    await ask(this.#db, this.#insert, columns)
  }
}

/** Reads the backup from its second line to its manifest into tables without keys or triggers. */
async function loadLines(db: Db, lines: AsyncGenerator<string>, files: FolderWriter): Promise<BackupManifest> {
  const tables = new Map((await listTables(db)).map((table) => [table.name, table]))
  let writer: TableWriter | undefined
  for await (const line of lines) {
    if (line.startsWith('[')) {
      await writer?.add(JSON.parse(line) as (string | null)[])
      continue
    }
    if (line === '') continue
    const mark = JSON.parse(line) as Mark
    if (mark.part !== undefined) {
      await files.add(Buffer.from(mark.part, 'base64'))
      continue
    }
    await writer?.flush()
    writer = undefined
    if (mark.file !== undefined) await files.begin(mark.file)
    else if (mark.manifest) return mark.manifest
    else if (mark.table !== undefined) {
      const table = tables.get(mark.table)
      if (!table) throw fault(`当前结构没有表 ${mark.table}。`, `There is no table ${mark.table} in this release.`)
      writer = new TableWriter(db, table, mark.columns ?? [])
    }
  }
  throw fault('备份文件不完整。', 'The backup file is not whole.')
}

async function assertEmpty(db: Db): Promise<void> {
  const listed = await ask<{ name: string }>(
    db,
    `select 'migration' as name where to_regclass('migration') is not null`,
  )
  const names = [...listed, ...(await listTables(db))].map((table) => table.name)
  if (names.length > 0) {
    throw fault(
      `只能恢复到空库，现有：${names.slice(0, 5).join('、')}。`,
      `A restore needs an empty database; there already are: ${names.slice(0, 5).join(', ')}.`,
    )
  }
}

async function setSequences(db: Db, sequences: BackupManifest['sequences']): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await ask(db, `select setval(${quoteLiteral(name)}::regclass, $1::bigint, $2::boolean)`, [lastValue, isCalled])
  }
}

/** Reads everything again from where it now lies; throws unless it is what was saved. */
async function verify(db: Db, saved: BackupManifest, files: FolderWriter): Promise<void> {
  const found = {
    migrations: await ask<BackupManifest['migrations'][number]>(
      db,
      'select name, sha256 from migration order by position',
    ),
    tables: await digestTables(db),
    sequences: await readSequences(db),
    files: files.files,
  }
  if (digestOf(found) === saved.digest) return
  const wrong = saved.tables.filter(
    ({ name, sha256 }) => found.tables.find((one) => one.name === name)?.sha256 !== sha256,
  )
  const where = wrong.map((table) => table.name).join(', ') || 'files, sequences'
  throw fault(
    `恢复后的内容与备份的摘要不符：${where}。`,
    `The restored content does not have the backup's digest: ${where}.`,
  )
}

async function restoreInto(
  db: Db,
  file: string,
  options: RestoreOptions,
  files: FolderWriter,
): Promise<BackupManifest> {
  await assertEmpty(db)
  const lines = readLines(file, options.passphrase)
  try {
    const first = JSON.parse((await lines.next()).value ?? '{}') as Mark
    if (first.format !== backupFormat || !first.migrations)
      throw fault('这不是本系统的备份。', 'This is no backup of ours.')
    await runRecorded(db, options.migrations, first.migrations)
    const tighten = await loosen(db)
    const manifest = await loadLines(db, lines, files)
    await files.finish()
    await tighten()
    await setSequences(db, manifest.sequences)
    for (const view of await listNames(db, 'm')) await ask(db, `refresh materialized view ${view}`)
    await verify(db, manifest, files)
    return manifest
  } finally {
    await lines.return(undefined)
  }
}

/**
 * Restores a backup into an empty database (nothing migrated yet) and empty folders, all or nothing: the backup's
 * own migrations, the rows, then a second reading that must give the backup's digest. Call `migrate` afterwards to
 * come up to the present release. Throws `DatabaseFault` for a database or folder that is not empty, a wrong
 * passphrase, a damaged file, migrations this release does not have, and a digest that differs.
 */
export async function restore(file: string, database: Database, options: RestoreOptions): Promise<BackupManifest> {
  const files = new FolderWriter(options.folders ?? [])
  await files.prepare()
  try {
    const manifest = await inOwnerTx(database, (db) => restoreInto(db, file, options, files))
    await files.publish()
    return manifest
  } catch (error) {
    await files.discard()
    throw error
  }
}
