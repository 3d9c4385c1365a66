import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, readFile as readBytes, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Missing } from '#platform/errors'
import { partsOf, pathOf, storeOf } from './place.ts'

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/**
 * The bytes of a stored file.
 * @throws Missing when it is not in the store.
 * @throws Error when the bytes on the disk are no longer those that were stored.
 */
export async function readFile(dataDir: string, digest: string): Promise<Buffer> {
  const bytes = await readBytes(pathOf(dataDir, digest)).catch((error) => {
    throw isAbsent(error) ? new Missing() : error
  })
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new Error(`stored file ${digest} was altered`)
  return bytes
}

/**
 * The bytes of a stored file piece by piece, for those that are too large to be held at once. Ask `fileExists` before.
 * @throws Error at the end when the bytes on the disk are no longer those that were stored.
 */
export async function* streamFile(dataDir: string, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(pathOf(dataDir, digest))) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== digest) throw new Error(`stored file ${digest} was altered`)
}

/** Whether the store holds a file of that digest. */
export async function fileExists(dataDir: string, digest: string): Promise<boolean> {
  return access(pathOf(dataDir, digest)).then(
    () => true,
    (error) => {
      if (isAbsent(error)) return false
      throw error
    },
  )
}

async function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch((error) => {
    if (isAbsent(error)) return []
    throw error
  })
}

/** Digests of all stored files, sorted; for backups and for finding files that no row names. */
export async function listDigests(dataDir: string): Promise<string[]> {
  const shelves = (await namesIn(storeOf(dataDir))).filter((name) => /^[0-9a-f]{2}$/.test(name))
  const lists = shelves.map(async (shelf) =>
    (await namesIn(join(storeOf(dataDir), shelf))).filter((name) => /^[0-9a-f]{62}$/.test(name)).map((n) => shelf + n),
  )
  return (await Promise.all(lists)).flat().sort()
}

/** Removes what a killed process left half written before a moment. Returns how many; call it at start. */
export async function sweepParts(dataDir: string, before: Date): Promise<number> {
  let swept = 0
  for (const name of await namesIn(partsOf(dataDir))) {
    const part = join(partsOf(dataDir), name)
    if ((await stat(part)).mtime >= before) continue
    await rm(part, { force: true })
    swept += 1
  }
  return swept
}
