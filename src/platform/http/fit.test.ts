import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { type Endpoint, endpoint } from '../endpoint/index.ts'
import { say } from '../say/index.ts'
import { isTooDeep, refuseUnfit } from './fit.ts'
import { buildHttp, mount } from './server.ts'

const asking = (needs: string, body: unknown) => () =>
  refuseUnfit({ params: {}, query: {} } as FastifyRequest, body, { needs } as Endpoint)
const fault = (path: string, rule: string) =>
  expect.objectContaining({ faults: [expect.objectContaining({ path, rule })] })
const took = (deed: () => void): number => {
  const began = performance.now()
  try {
    deed()
  } catch {
    // Refused is answered, too.
  }
  return performance.now() - began
}
const many = (n: number) => ({ answers: Array.from({ length: n }, () => 1) })

describe('a body', () => {
  test('that cannot be kept is refused with the way to it', () => {
    expect(asking('signed-in', { rows: [{ ok: 1 }, { name: 'a\0b' }] })).toThrow(fault('body.rows.1.name', 'text'))
    expect(asking('signed-in', { '\uD800': 1 })).toThrow(fault('body', 'text'))
    expect(asking('public', many(10_001))).toThrow(fault('body', 'too-many'))
    expect(asking('signed-in', many(10_001))).not.toThrow()
    expect(asking('signed-in', many(400_001))).toThrow(fault('body', 'too-many'))
  })

  test('that is as large as may be holds nobody up, neither a stranger’s nor one that is let through', () => {
    expect(took(asking('public', many(900_000)))).toBeLessThan(50)
    expect(took(asking('signed-in', many(390_000)))).toBeLessThan(250)
  })

  test('is not taken apart when it goes deeper than any form; brackets in its texts are none', async () => {
    expect(isTooDeep(`${'['.repeat(60)}${']'.repeat(60)}`)).toBe(false)
    expect(isTooDeep(`["${'['.repeat(500)}\\"[", 1]`)).toBe(false)
    expect(isTooDeep('[[],'.repeat(70))).toBe(true)
    const app = await buildHttp({ uploadMax: 1, perMinute: 100, secure: false })
    const contract = endpoint({ method: 'POST', path: '/x', summary: say('试', 'Try'), needs: 'public' })
    mount(app, contract as never, { admit: async () => null, answer: async () => ({}) })
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const headers = { 'x-gongyun': '1', 'content-type': 'application/json' }
    const sent = (payload: string) => app.inject({ method: 'POST', url: '/api/x', headers, payload })
    expect([(await sent(deep)).statusCode, (await sent(deep)).json().faults[0].rule]).toEqual([422, 'text'])
    expect((await sent('{"__proto__":{"x":1}}')).statusCode).toBe(400)
    expect((await sent('{"a":[[1]]}')).statusCode).toBe(200)
    await app.close()
  })
})
