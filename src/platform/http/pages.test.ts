import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHttp } from './build.ts'

const webDir = mkdtempSync(join(tmpdir(), 'gongyun-web-'))
mkdirSync(join(webDir, 'assets'))
writeFileSync(join(webDir, 'index.html'), '<html><meta property="csp-nonce" nonce="NONCE-OF-THIS-ANSWER"></html>')
writeFileSync(join(webDir, 'assets', 'page-1.js'), 'export {}')

describe('the pages', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await buildHttp({ webDir, uploadMax: 1000, perMinute: 1000, secure: false })
  })
  afterAll(async () => {
    await app.close()
    rmSync(webDir, { recursive: true, force: true })
  })

  test.each(['/', '/index.html', '/ledger/tasks?area=quality'])(
    '%s is the page, with a nonce of its own',
    async (url) => {
      const [first, second] = [await app.inject({ url }), await app.inject({ url })]
      expect(first.statusCode).toBe(200)
      const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1]
      expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
      expect(first.headers['content-security-policy']).not.toContain('unsafe-inline')
      expect(first.headers['cache-control']).toBe('no-cache')
      expect(second.body).not.toBe(first.body)
    },
  )

  test('an asset is kept for ever, and an address of the API that is not there says so', async () => {
    const asset = await app.inject({ url: '/assets/page-1.js' })
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    const missing = await app.inject({ url: '/api/nothing' })
    expect(missing.statusCode).toBe(404)
    expect(missing.headers['content-type']).toContain('application/problem+json')
  })
})
