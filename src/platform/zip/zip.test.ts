import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openArchive } from '#platform/reading/server'
import { type ZipEntry, zipOf } from './server.ts'

const text = (words: string) => new TextEncoder().encode(words)
const parts: ZipEntry[] = [
  { path: '01 组织领导/1.1 责任落实/01 通知.txt', bytes: text('通知正文'.repeat(1000)) },
  { path: '01 组织领导/1.1 责任落实/02 图.png', bytes: new Uint8Array([137, 80, 78, 71, 1, 2, 3]) },
  { path: '空.txt', bytes: new Uint8Array() },
]
async function make(): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const given = (async function* () {
    yield* parts
  })()
  for await (const piece of zipOf(given)) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('a zip file', () => {
  test('holds its parts under Chinese names, and is the same file whenever it is made', async () => {
    const bytes = await make()
    const archive = openArchive(bytes, { unpacked: 1_000_000, ratio: 500 })
    expect(archive.names).toEqual(parts.map(({ path }) => path))
    for (const { path, bytes: content } of parts) expect(Buffer.from(archive.part(path))).toEqual(Buffer.from(content))
    const digest = (of: Buffer) => createHash('sha256').update(of).digest('hex')
    await new Promise((go) => setTimeout(go, 5))
    expect(digest(await make())).toBe(digest(bytes))
  })
})
