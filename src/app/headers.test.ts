import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHttp } from '#platform/http/server'
import { lineOf, openTestServer, type TestServer } from './testing/server.ts'

/** What is wrong with the headers of an answer that no other site may use and no store may keep; empty when nothing is. */
function findHeaderFaults(headers: Headers): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const faults = [
    /default-src 'none'/.test(policy) || 'no closed policy',
    /frame-ancestors 'none'/.test(policy) || 'may be framed',
    /base-uri 'none'/.test(policy) || 'base may change',
    /form-action 'self'/.test(policy) || 'forms may leave',
    /script-src 'self'(;|$)/.test(policy) || 'scripts from elsewhere',
    headers.get('x-content-type-options') === 'nosniff' || 'may be sniffed',
    headers.get('referrer-policy') === 'same-origin' || 'tells other sites where from',
    !headers.has('access-control-allow-origin') || 'open to other sites',
    !headers.has('x-powered-by') || 'says what it runs on',
  ]
  return faults.filter((fault) => fault !== true)
}

const src = fileURLToPath(new URL('..', import.meta.url))

/** The address of every page, read from where pages are named: their parts draw, and need a browser to be loaded. */
function listAddresses(): string[] {
  const folders = readdirSync(join(src, 'domains')).map((name) => join(src, 'domains', name))
  const files = [
    join(src, 'app/web/pages/index.tsx'),
    ...folders.flatMap((dir) => [join(dir, 'pages.tsx'), join(dir, 'pages/index.tsx')]),
  ].filter((file) => existsSync(file))
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^ {2}'(\/[^']*)': /gm)].map((found) => found[1] ?? ''),
  )
}

const asHeaders = (raw: Record<string, unknown>) =>
  new Headers(Object.entries(raw).map(([name, value]) => [name, String(value)]))

describe('the headers of every answer', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(() => server.close())

  test('of every route keep it from frames, guesses and stores, whatever is answered', async () => {
    const seen = { asked: 0, files: 0 }
    for (const { endpoint } of server.routes)
      for (const caller of [server.stranger, await server.as('clerk')]) {
        if (endpoint.path === '/session' && endpoint.method === 'DELETE') continue // would sign out the caller
        const path = endpoint.path
          .replace(':regionId', '630000')
          .replace(/:id\b/, crypto.randomUUID())
          .replace(/:\w+/g, '2026')
        const reply = await caller.ask(endpoint.method, path, endpoint.method === 'GET' ? {} : { body: {} })
        const line = [caller.login, lineOf(endpoint), reply.status]
        expect([...line, findHeaderFaults(reply.headers)]).toEqual([...line, []])
        expect([...line, reply.headers.get('cache-control')]).toEqual([...line, expect.stringContaining('no-store')])
        const isFile = endpoint.givesFile && reply.status === 200
        const disposition = reply.headers.get('content-disposition') ?? ''
        expect([...line, disposition.startsWith('attachment;')]).toEqual([...line, Boolean(isFile)])
        seen.asked += 1
        seen.files += isFile ? 1 : 0
      }
    expect(seen.asked).toBeGreaterThan(100)
    expect(seen.files).toBeGreaterThan(0)
  })

  test('of what somebody uploaded make it a download, never a page', async () => {
    const clerk = await server.as('clerk')
    const file = { name: '说明".txt', bytes: Buffer.from('<script>alert(1)</script>') }
    const sent = await clerk.ask('POST', '/evidence', { body: { unitId: server.province.unit.province }, file })
    const { regionId, id } = sent.json as { regionId: number; id: string }
    const { headers, status } = await clerk.ask('GET', `/evidence/${regionId}/${id}/file`)
    expect(status).toBe(200)
    expect(findHeaderFaults(headers)).toEqual([])
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[%\w.-]+$/)
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
  })
})

describe('the headers of every page', () => {
  const webDir = mkdtempSync(join(tmpdir(), 'gongyun-web-'))
  let app: FastifyInstance
  beforeAll(async () => {
    mkdirSync(join(webDir, 'assets'))
    writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>工运</title>')
    writeFileSync(join(webDir, 'assets', 'a.js'), 'export {}')
    app = await buildHttp({ webDir, uploadMax: 1024, perMinute: 1e6, secure: true })
  })
  afterAll(async () => {
    await app.close()
    rmSync(webDir, { recursive: true })
  })

  test('are the same, over https for a year, and the shell is asked for again each time', async () => {
    const addresses = listAddresses().map((path) => path.replace(/:\w+/g, '630000'))
    expect(addresses.length).toBeGreaterThan(20)
    for (const url of [...addresses, '/index.html', '/no/such/page']) {
      const reply = await app.inject({ url, headers: { accept: 'text/html' } })
      const headers = asHeaders(reply.headers)
      expect([url, reply.statusCode, findHeaderFaults(headers)]).toEqual([url, 200, []])
      expect([url, headers.get('cache-control')]).toEqual([url, 'no-cache'])
      expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    }
  })

  test('let only named parts be kept, list no folder and follow no path out of theirs', async () => {
    const part = await app.inject({ url: '/assets/a.js' })
    expect(part.headers['cache-control']).toContain('immutable')
    expect(findHeaderFaults(asHeaders(part.headers))).toEqual([])
    expect((await app.inject({ url: '/assets/' })).body).not.toContain('a.js')
    for (const url of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json'])
      expect([url, (await app.inject({ url })).body.includes('dependencies')]).toEqual([url, false])
    expect((await app.inject({ url: '/', method: 'TRACE' as never })).statusCode).toBeGreaterThanOrEqual(400)
  })
})
