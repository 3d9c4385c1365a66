import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { policyWith } from './policy.ts'

const missing = { status: 404, type: 'missing', message: { zh: '没有这个地址', en: 'No such address' } }

/** What the built page has where each answer puts a number of its own. */
const placeholder = /NONCE-OF-THIS-ANSWER/g

/** An address that is not there. */
export const refuseUnknown = (reply: FastifyReply) =>
  reply.code(404).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(missing))

/** Serves the built pages: assets as they are, every other address as the one page, with a fresh nonce for its styles. */
export async function servePages(app: FastifyInstance, webDir: string): Promise<void> {
  const html = readFileSync(join(webDir, 'index.html'), 'utf8')
  await app.register(serveStatic, {
    root: webDir,
    wildcard: true,
    index: false,
    // The start page and folders are answered below with the one page: as a file it would lack its nonce.
    allowedPath: (path) => !path.endsWith('/') && path !== '/index.html',
    setHeaders: (res, path) => {
      res.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((req, reply) => {
    if (req.url.startsWith('/api') || req.method !== 'GET') return refuseUnknown(reply)
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policyWith(nonce))
      .type('text/html; charset=utf-8')
      .send(html.replace(placeholder, nonce))
  })
}
