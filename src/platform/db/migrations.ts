import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from '#platform/say'
import { DatabaseFault, type MigrationFolder } from './index.ts'

/** One file of SQL. */
export interface Migration {
  /** Room and file name without its ending: `kernel/org/0001-units`. */
  name: string
  text: string
  sha256: string
}

const own: MigrationFolder = { room: 'platform/db', dir: fileURLToPath(new URL('./migrations', import.meta.url)) }
const fileName = /^\d{4}-[a-z0-9-]+\.sql$/

async function readMigration({ room, dir }: MigrationFolder, file: string): Promise<Migration> {
  if (!fileName.test(file)) {
    const where = join(dir, file)
    throw new DatabaseFault(
      say(`迁移文件名应形如 0001-words.sql：${where}。`, `A migration is named like 0001-words.sql: ${where}.`),
    )
  }
  // A checkout on Windows may have turned line ends; that is no edit.
  const text = (await readFile(join(dir, file), 'utf8')).replaceAll('\r\n', '\n')
  return { name: `${room}/${file.slice(0, -4)}`, text, sha256: createHash('sha256').update(text).digest('hex') }
}

/**
 * All migrations in the order in which they run: this room's first, then folder by folder as given, within a
 * folder by file name. Throws for a file that is not named like `0001-words.sql` and a folder that is not there.
 */
export async function listMigrations(folders: readonly MigrationFolder[]): Promise<Migration[]> {
  const lists = [own, ...folders].map(async (folder) => {
    const files = (await readdir(folder.dir)).sort()
    return Promise.all(files.map((file) => readMigration(folder, file)))
  })
  return (await Promise.all(lists)).flat()
}
