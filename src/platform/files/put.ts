import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makePrivate, partsOf, pathOf, storeOf } from './place.ts'

/** A stored file: SHA-256 of its content in hex, and its size in bytes. */
export interface Stored {
  digest: string
  size: number
}

/** What can be stored: all bytes at once, or one piece after another. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else yield* content
}

async function writeAll(file: FileHandle, content: Content): Promise<Stored> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of piecesOf(content)) {
    hash.update(piece)
    size += piece.length
    await file.writeFile(piece)
  }
  await file.sync()
  return { digest: hash.digest('hex'), size }
}

/** A new name survives a power cut only when its folder is written too; Windows has no such call. */
async function syncDir(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Stores a file under the digest of its content, complete or not at all: written aside, flushed to disk, then renamed.
 * The same content twice is one file. Call it before the row that names it is committed: a file without a row is
 * harmless, a row without a file is not.
 * @throws the error of the disk or of the stream; nothing is left behind then.
 */
export async function putFile(dataDir: string, content: Content): Promise<Stored> {
  await makePrivate(storeOf(dataDir))
  await makePrivate(partsOf(dataDir))
  const part = join(partsOf(dataDir), randomUUID())
  try {
    const file = await open(part, 'wx', 0o600)
    const stored = await writeAll(file, content).finally(() => file.close())
    const path = pathOf(dataDir, stored.digest)
    await makePrivate(dirname(path))
    await rename(part, path)
    await syncDir(dirname(path))
    await syncDir(storeOf(dataDir))
    return stored
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
