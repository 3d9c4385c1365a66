import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errandDomain } from './testing/errand.ts'
import { lineOf, openTestServer, type Reply, type TestServer } from './testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer([errandDomain])
})
afterAll(() => server.close())

describe('a no', () => {
  const provoked: [string, () => Promise<Reply>][] = [
    ['a bug', async () => (await server.as('datong')).ask('GET', '/errand/break')],
    ['no such address', async () => (await server.as('datong')).ask('GET', '/nothing/here')],
    ['bad JSON', async () => (await server.as('datong')).ask('POST', '/cases', { body: '{"a":' })],
    [
      'no JSON',
      async () =>
        (await server.as('datong')).ask('POST', '/cases', { body: 'x', headers: { 'content-type': 'text/xml' } }),
    ],
    [
      'too much',
      async () => (await server.as('datong')).ask('POST', '/cases', { body: { title: 'x'.repeat(3_000_000) } }),
    ],
    ['wrong fields', async () => (await server.as('datong')).ask('POST', '/cases', { body: { process: 1 } })],
    ['signed out', async () => server.stranger.ask('GET', '/cases')],
    ['no permission', async () => (await server.as('datong')).ask('POST', '/units', { body: {} })],
    ['nothing there', async () => (await server.as('datong')).ask('GET', `/cases/630121/${crypto.randomUUID()}`)],
    ['a wrong id', async () => (await server.as('datong')).ask('GET', "/cases/630121/';drop table cases")],
    ['a broken address', async () => (await server.as('datong')).ask('GET', '/cases/%ff/%00')],
  ]
  test.each(provoked)('to %s is a problem in both languages, without the inside', async (_name, provoke) => {
    const reply = await provoke()
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(reply.json).toMatchObject({
      status: reply.status,
      type: expect.any(String),
      message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) },
    })
    expect(reply.text).not.toMatch(/select |insert |\/work|\/home|node_modules|\.ts:|\.js:|stack|violates|pg_|kysely/i)
  })
})

describe('the API document', () => {
  interface Operation {
    parameters: { name: string; in: string; required: boolean; schema: object }[]
    responses: Record<string, unknown>
    requestBody?: { content: Record<string, { schema: object }> }
  }
  const load = async () =>
    (await (await fetch(`${server.address}/api/openapi.json`)).json()) as {
      openapi: string
      info: { title: string; version: string }
      paths: Record<string, Record<string, Operation>>
    }

  test('lists every route, with each parameter of its address, and nothing else', async () => {
    const document = await load()
    expect(document.openapi).toBe('3.1.0')
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1').replace('/api', '')}`,
      ),
    )
    expect(listed.sort()).toEqual(server.routes.map((route) => lineOf(route.endpoint)).sort())
    for (const [path, item] of Object.entries(document.paths))
      for (const operation of Object.values(item)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
        expect(
          operation.parameters
            .filter((one) => one.in === 'path')
            .map((one) => one.name)
            .sort(),
        ).toEqual(named.sort())
        expect(operation.responses).toHaveProperty('200')
      }
  })

  test('is whole: every schema names types that exist, and every reference leads somewhere in the document', async () => {
    const document = await load()
    const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])
    const wrong: string[] = []
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      for (const [key, value] of Object.entries(node)) {
        if (key === '$ref' && typeof value === 'string') {
          let at: unknown = document
          for (const step of value.slice(2).split('/')) at = (at as Record<string, unknown> | undefined)?.[step]
          if (at === undefined) wrong.push(`${path}: ${value}`)
        }
        if (
          key === 'type' &&
          typeof value === 'string' &&
          path.includes('schema') &&
          !path.endsWith('properties') &&
          !types.has(value)
        )
          wrong.push(`${path}: type ${value}`)
        walk(value, `${path}/${key}`)
      }
    }
    walk(document.paths, 'paths')
    expect(wrong).toEqual([])
  })
})
