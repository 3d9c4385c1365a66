import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makePrivate } from './place.ts'

const plain = /^[a-z0-9][a-z0-9.-]*$/

/**
 * A place for files that are made and soon deleted again, beside the store: not part of backups.
 * @throws RangeError for a name that could lead elsewhere.
 */
function placeOf(dataDir: string, room: string, folder: string): string {
  for (const name of [room, folder]) if (!plain.test(name)) throw new RangeError('not the name of a place')
  return join(dataDir, room, folder)
}

const fileIn = (dir: string, name: string): string => {
  if (!plain.test(name)) throw new RangeError('not the name of a file')
  return join(dir, name)
}

async function writeAll(file: FileHandle, content: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const piece of content) {
    size += piece.length
    await file.writeFile(piece)
  }
  await file.sync()
  return size
}

/** Writes a file, complete or not at all; one of the same name gives way. Answers its size in bytes. */
export async function putAside(
  dataDir: string,
  at: { room: string; folder: string; name: string },
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  const dir = placeOf(dataDir, at.room, at.folder)
  const path = fileIn(dir, at.name)
  await makePrivate(join(dataDir, at.room))
  await makePrivate(dir)
  const part = `${path}.part`
  const file = await open(part, 'w', 0o600)
  const size = await writeAll(file, content).finally(() => file.close())
  await rename(part, path)
  return size
}

/** The bytes of such a file piece by piece. */
export const streamAside = (
  dataDir: string,
  at: { room: string; folder: string; name: string },
): AsyncIterable<Uint8Array> => createReadStream(fileIn(placeOf(dataDir, at.room, at.folder), at.name))

/** Whether such a file is there. */
export const isAside = (dataDir: string, at: { room: string; folder: string; name: string }): Promise<boolean> =>
  stat(fileIn(placeOf(dataDir, at.room, at.folder), at.name)).then(
    () => true,
    () => false,
  )

/** Deletes all files of a folder, or those of these names. */
export async function dropAside(
  dataDir: string,
  { room, folder }: { room: string; folder: string },
  names?: readonly string[],
): Promise<void> {
  const dir = placeOf(dataDir, room, folder)
  if (!names) return rm(dir, { recursive: true, force: true })
  for (const name of names) await rm(fileIn(dir, name), { force: true })
}
