import { createHash } from 'node:crypto'
import { readFile } from '#platform/files/server'
import { writeSheets } from '#platform/sheet/server'
import { type ZipEntry, zipOf } from '#platform/zip/server'
import { indexHtml, indexSheets, type Layout } from '../rules/index.ts'
import { maskFile } from './read-file.ts'

/** What a zip file without extensions can hold, with room for its directory. */
export const mostBytes = 4_000_000_000

/** What is learnt while a pack is written: how many files it has, and the digest of its list of digests. */
export interface Written {
  files: number
  sumsDigest: string
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* entriesOf({ view, files }: Layout, dataDir: string): AsyncGenerator<ZipEntry> {
  yield { path: '目录.html', bytes: Buffer.from(indexHtml(view, files)) }
  yield { path: '目录.xlsx', bytes: writeSheets(indexSheets(view, files)) }
  const placed = files.flatMap((file) => (file.path === null ? [] : [{ ...file, path: file.path }]))
  for (const { path, digest, masked } of placed.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const bytes = await readFile(dataDir, digest)
    yield { path, bytes: masked ? maskFile(bytes) : bytes }
  }
}

/**
 * A pack piece by piece: the index, the files in their folders, and at its end the SHA-256 of each of them in the form that
 * `sha256sum -c` reads. The same layout gives the same bytes. `done` hears what was written.
 * @throws Missing when a file is no longer in the store.
 */
export async function* writePack(
  layout: Layout,
  dataDir: string,
  done: (written: Written) => void,
): AsyncGenerator<Uint8Array> {
  const sums: string[] = []
  const entries = async function* (): AsyncGenerator<ZipEntry> {
    for await (const entry of entriesOf(layout, dataDir)) {
      sums.push(`${sha256(entry.bytes)}  ${entry.path}\n`)
      yield entry
    }
    const bytes = Buffer.from(sums.join(''))
    done({ files: sums.length, sumsDigest: sha256(bytes) })
    yield { path: 'SHA256SUMS.txt', bytes }
  }
  yield* zipOf(entries())
}
