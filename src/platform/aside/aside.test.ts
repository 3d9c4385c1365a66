import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Invalid, TooMany } from '../errors/index.ts'
import { aside } from './server.ts'
import type * as hostile from './testing.ts'

const at = <K extends keyof typeof hostile>(name: K) => aside<(typeof hostile)[K]>(import.meta.url, './testing', name)

beforeAll(() => {
  process.env.GONGYUN_FILE_SECONDS = '3'
})
afterAll(() => {
  delete process.env.GONGYUN_FILE_SECONDS
})

describe('a function run aside', () => {
  test('answers as it would here; a buffer stays a buffer', async () => {
    expect(await Promise.all([at('double')(4), at('double')(5)])).toEqual([8, 10])
    const bytes = await at('bytesOf')('工运')
    expect(Buffer.isBuffer(bytes) && bytes.toString()).toBe('工运')
  })

  test('tells what is wrong with a file as it would here, and a bug as a bug', async () => {
    await expect(at('refuse')()).rejects.toMatchObject({ faults: [{ path: 'file', rule: 'test' }] })
    await expect(at('refuse')()).rejects.toThrow(Invalid)
    await expect(at('fail')()).rejects.toThrow(RangeError)
  })

  test('that never ends is ended, with a reason; everything else goes on meanwhile', async () => {
    let isOver = false
    const spinning = at('spin')().catch((error: unknown) => {
      isOver = true
      return error
    })
    for (let n = 0; n < 1000; n += 1) await setImmediate()
    expect(await at('double')(21)).toBe(42)
    expect(isOver).toBe(false)
    expect(await spinning).toMatchObject({ faults: [{ path: 'file', rule: 'too-slow' }] })
    expect(await at('double')(1)).toBe(2)
  })

  test.each(['eat', 'hold'] as const)('that takes all memory is ended, and the process lives: %s', async (name) => {
    process.env.GONGYUN_FILE_SECONDS = '25'
    await expect(at(name)()).rejects.toMatchObject({ faults: [{ rule: 'too-heavy' }] })
    process.env.GONGYUN_FILE_SECONDS = '3'
    expect(await at('double')(1)).toBe(2)
  })

  test('waits its turn, and is told to come back when too many wait', async () => {
    process.env.GONGYUN_FILE_SECONDS = '1'
    const all = Array.from({ length: 12 }, () => at('spin')().catch((error: unknown) => error))
    const ends = await Promise.all(all)
    expect(ends.filter((error) => error instanceof TooMany).length).toBeGreaterThanOrEqual(4)
    expect(ends.filter((error) => error instanceof Invalid).length).toBeGreaterThanOrEqual(6)
  })
})
