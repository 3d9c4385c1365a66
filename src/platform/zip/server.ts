import { type Zip as Writer, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A part of a zip file. */
export interface ZipEntry {
  /** Folders and name, parted by `/`. */
  path: string
  bytes: Uint8Array
}

/** The same parts give the same bytes, whatever the time. */
const stamp = new Date(1980, 0, 1)

/** Files that are packed already gain nothing from being packed again. */
const packed = /\.(pdf|ofd|docx|xlsx|zip|png|jpe?g)$/i

function add(zip: Writer, { path, bytes }: ZipEntry): void {
  const part = packed.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
  part.mtime = stamp
  zip.add(part)
  part.push(bytes, true)
}

/**
 * A zip file piece by piece, of parts that may arrive over time: only one part is held in memory. Names are UTF-8; times are
 * fixed, so that the same parts in the same order are the same file, byte for byte. At most 65,535 parts and 4 GB.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  for await (const entry of entries) {
    add(zip, entry)
    yield* pieces.splice(0)
    // Others are answered between parts.
    await new Promise((go) => setImmediate(go))
  }
  zip.end()
  yield* pieces
}
