import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

const digestForm = /^[0-9a-f]{64}$/

/** The store's folder inside the data folder. */
export const storeOf = (dataDir: string): string => join(dataDir, 'files')

/** Where files lie while they are being written: the same disk, so that the rename is one step. */
export const partsOf = (dataDir: string): string => join(storeOf(dataDir), 'part')

/**
 * Path of a file: `files/ab/cdef…` after its SHA-256 in hex.
 * @throws RangeError for anything that is no digest, so that no path can be smuggled in.
 */
export function pathOf(dataDir: string, digest: string): string {
  if (!digestForm.test(digest)) throw new RangeError('not the digest of a file')
  return join(storeOf(dataDir), digest.slice(0, 2), digest.slice(2))
}

/** Makes a folder that only our own account may enter; one that is there already is closed to others. */
export async function makePrivate(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await chmod(dir, 0o700)
}
