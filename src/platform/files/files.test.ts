import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Missing } from '#platform/errors'
import { fileExists, listDigests, putFile, readFile, sweepParts } from './server.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the store of files', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'gongyun-files-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  test('keeps a file under the digest of its content, whatever it is called', async () => {
    const stored = await putFile(dir, Buffer.from('方案'))
    expect(stored).toEqual({ digest: digestOf('方案'), size: 6 })
    expect((await readFile(dir, stored.digest)).toString()).toBe('方案')
    expect(await fileExists(dir, stored.digest)).toBe(true)
  })

  test('keeps the same content once', async () => {
    const first = await putFile(dir, Buffer.from('same'))
    const second = await putFile(dir, Buffer.from('same'))
    expect(second).toEqual(first)
    expect((await listDigests(dir)).filter((digest) => digest === first.digest)).toHaveLength(1)
  })

  test('takes a stream piece by piece', async () => {
    async function* pieces() {
      yield Buffer.from('one ')
      yield Buffer.from('two')
    }
    expect((await putFile(dir, pieces())).digest).toBe(digestOf('one two'))
  })

  test('leaves nothing behind when the stream breaks', async () => {
    const before = await listDigests(dir)
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('connection lost')
    }
    await expect(putFile(dir, broken())).rejects.toThrow('connection lost')
    expect(await listDigests(dir)).toEqual(before)
    expect(await readdir(join(dir, 'files', 'part'))).toEqual([])
  })

  test('is closed to other accounts of the machine', async () => {
    const { digest } = await putFile(dir, Buffer.from('private'))
    const folder = join(dir, 'files', digest.slice(0, 2))
    expect((await stat(join(dir, 'files'))).mode & 0o777).toBe(0o700)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, digest.slice(2)))).mode & 0o777).toBe(0o600)
  })

  test('notices that a file was altered on the disk', async () => {
    const { digest } = await putFile(dir, Buffer.from('true figures'))
    await writeFile(join(dir, 'files', digest.slice(0, 2), digest.slice(2)), 'false figures')
    await expect(readFile(dir, digest)).rejects.toThrow('altered')
    await putFile(dir, Buffer.from('true figures'))
    expect((await readFile(dir, digest)).toString()).toBe('true figures')
  })

  test('says missing for a digest it does not hold, and refuses a path', async () => {
    await expect(readFile(dir, digestOf('never stored'))).rejects.toBeInstanceOf(Missing)
    expect(await fileExists(dir, digestOf('never stored'))).toBe(false)
    await expect(readFile(dir, '../../etc/passwd')).rejects.toBeInstanceOf(RangeError)
    expect(await listDigests(join(dir, 'elsewhere'))).toEqual([])
  })

  test('removes what a killed process left half written, but not what is being written now', async () => {
    await mkdir(join(dir, 'files', 'part'), { recursive: true })
    const old = join(dir, 'files', 'part', 'old')
    await writeFile(old, 'half')
    await utimes(old, new Date('2026-11-01'), new Date('2026-11-01'))
    await writeFile(join(dir, 'files', 'part', 'young'), 'half')
    expect(await sweepParts(dir, new Date('2026-11-02'))).toBe(1)
    expect(await readdir(join(dir, 'files', 'part'))).toEqual(['young'])
  })
})
