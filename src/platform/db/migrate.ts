import { CompiledQuery, sql } from 'kysely'
import { say } from '#platform/say'
import { assertChineseSearch } from './check.ts'
import { type Database, DatabaseFault, type Db, type MigrationFolder } from './index.ts'
import { listMigrations, type Migration } from './migrations.ts'
import { inOwnerTx } from './transaction.ts'

type Recorded = Pick<Migration, 'name' | 'sha256'>

const lockKey = 7_236_401

/** Throws for a file that was edited after it ran, and for recorded migrations that this release does not have. */
function assertUnchanged(all: readonly Migration[], recorded: readonly Recorded[]): void {
  const known = new Map(all.map((one) => [one.name, one.sha256]))
  const gone = recorded.filter((one) => !known.has(one.name)).map((one) => one.name)
  if (gone.length > 0) {
    throw new DatabaseFault(
      say(
        `数据库已执行过本程序没有的迁移：${gone.join('、')}。请使用相同或更新的版本。`,
        `The database has run migrations that this release does not have: ${gone.join(', ')}. Use the same or a newer release.`,
      ),
    )
  }
  const edited = recorded.filter((one) => known.get(one.name) !== one.sha256).map((one) => one.name)
  if (edited.length > 0) {
    throw new DatabaseFault(
      say(
        `迁移执行之后被改动过：${edited.join('、')}。请恢复原文件，另写新的迁移。`,
        `Migrations were edited after they had run: ${edited.join(', ')}. Restore the files and write a new migration.`,
      ),
    )
  }
}

/** Waits for any other runner, makes the list if it is not there, and gives what has run, in that order. */
async function openList(db: Db): Promise<Recorded[]> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(db)
  await sql`create table if not exists migration (position integer primary key, name text not null unique,
    sha256 text not null, run_at timestamptz not null default now())`.execute(db)
  return (await sql<Recorded>`select name, sha256 from migration order by position`.execute(db)).rows
}

async function runOne(db: Db, position: number, { name, text, sha256 }: Migration): Promise<void> {
  try {
    await db.executeQuery(CompiledQuery.raw(text))
  } catch (error) {
    throw new DatabaseFault(
      say(`迁移 ${name} 失败：${String(error)}`, `Migration ${name} failed: ${String(error)}`),
      error,
    )
  }
  await sql`insert into migration (position, name, sha256) values (${position}, ${name}, ${sha256})`.execute(db)
}

/** Runs, in an empty database, exactly the migrations that a backup's database had run, in their order. */
export async function runRecorded(
  db: Db,
  folders: readonly MigrationFolder[],
  recorded: readonly Recorded[],
): Promise<void> {
  const all = await listMigrations(folders)
  assertUnchanged(all, recorded)
  await openList(db)
  for (const [position, { name }] of recorded.entries()) {
    const found = all.find((one) => one.name === name)
    if (found) await runOne(db, position, found)
  }
}

/**
 * Brings the database up to date: every `.sql` file not yet run, in one transaction, all or nothing.
 * This room's own folder comes first, then the given ones in their order, within a folder by file name.
 * Two processes may call it at once; one waits and then finds nothing to do. Returns the names that ran.
 * Throws `DatabaseFault` for an edited or missing file, a bad file name, and SQL that fails.
 */
export async function migrate(database: Database, folders: readonly MigrationFolder[]): Promise<string[]> {
  const all = await listMigrations(folders)
  const ran = await inOwnerTx(database, async (db) => {
    const recorded = await openList(db)
    assertUnchanged(all, recorded)
    const done = new Set(recorded.map((one) => one.name))
    const pending = all.filter((one) => !done.has(one.name))
    for (const [index, one] of pending.entries()) await runOne(db, recorded.length + index, one)
    return pending.map((one) => one.name)
  })
  await assertChineseSearch(database)
  return ran
}
