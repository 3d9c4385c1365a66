import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { say } from '#platform/say'
import { type BackupManifest, DatabaseFault, type SavedFolder } from '../index.ts'

const partLength = 1 << 20
const safePath = /^(?!.*(^|\/)\.{1,2}(\/|$))[^\0\\]+$/

/** Every file of the folders, in order; a folder that is not there yet is empty. */
async function listFiles({ name, dir }: SavedFolder): Promise<{ path: string; from: string }[]> {
  if (!existsSync(dir)) return []
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ path: `${name}/${relative(dir, from).split(sep).join('/')}`, from }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The lines of all files: `{"file":path}` and then parts in base64. Puts what it saw into `seen`. */
export async function* readFolders(
  folders: readonly SavedFolder[],
  seen: BackupManifest['files'],
): AsyncGenerator<string> {
  for (const { path, from } of (await Promise.all(folders.map(listFiles))).flat()) {
    const hash = createHash('sha256')
    let bytes = 0
    yield `${JSON.stringify({ file: path })}\n`
    for await (const chunk of createReadStream(from, { highWaterMark: partLength })) {
      const part = chunk as Buffer
      hash.update(part)
      bytes += part.length
      yield `${JSON.stringify({ part: part.toString('base64') })}\n`
    }
    seen.push({ path, bytes, sha256: hash.digest('hex') })
  }
}

/**
 * Writes restored files beside their folders (`….restoring`) and puts them in place only when all is well.
 * Throws for a folder that already holds something, for a folder nobody asked for, and for a path that leads out of it.
 */
export class FolderWriter {
  readonly files: BackupManifest['files'] = []
  readonly #folders: readonly SavedFolder[]
  #current: { handle: FileHandle; path: string; hash: Hash; bytes: number } | undefined

  constructor(folders: readonly SavedFolder[]) {
    this.#folders = folders
  }

  /** Refuses to restore over files, and clears what an interrupted restore left. */
  async prepare(): Promise<void> {
    for (const folder of this.#folders) {
      await rm(restoring(folder), { recursive: true, force: true })
      if ((await listFiles(folder)).length > 0) {
        throw new DatabaseFault(say(`文件夹不为空：${folder.dir}。`, `The folder is not empty: ${folder.dir}.`))
      }
    }
  }

  async begin(path: string): Promise<void> {
    await this.finish()
    const folder = this.#folders.find(({ name }) => path.startsWith(`${name}/`))
    if (!folder || !safePath.test(path)) {
      throw new DatabaseFault(
        say(`备份中的文件无处可放：${path}。`, `There is no folder for this file of the backup: ${path}.`),
      )
    }
    const to = join(restoring(folder), path.slice(folder.name.length + 1))
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    this.#current = { handle: await open(to, 'wx', 0o600), path, hash: createHash('sha256'), bytes: 0 }
  }

  async add(part: Buffer): Promise<void> {
    if (!this.#current) throw new Error('a part without its file')
    await this.#current.handle.writeFile(part)
    this.#current.hash.update(part)
    this.#current.bytes += part.length
  }

  async finish(): Promise<void> {
    if (!this.#current) return
    const { handle, path, hash, bytes } = this.#current
    this.#current = undefined
    await handle.sync()
    await handle.close()
    this.files.push({ path, bytes, sha256: hash.digest('hex') })
  }

  /** Gives the folders their names: the last step of a restore, after the database has committed. */
  async publish(): Promise<void> {
    for (const folder of this.#folders.filter((one) => existsSync(restoring(one)))) {
      await rm(folder.dir, { recursive: true, force: true })
      await mkdir(dirname(folder.dir), { recursive: true })
      await rename(restoring(folder), folder.dir)
    }
  }

  async discard(): Promise<void> {
    await this.#current?.handle.close()
    for (const folder of this.#folders) await rm(restoring(folder), { recursive: true, force: true })
  }
}

const restoring = (folder: SavedFolder): string => `${folder.dir}.restoring`
