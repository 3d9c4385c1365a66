import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { Invalid, TooMany } from '../errors/index.ts'
import { say } from '../say/index.ts'
import { isTooDeep } from './fit.ts'
import { openLog } from './log.ts'
import { refuseUnknown, servePages } from './pages.ts'
import { contentPolicy } from './policy.ts'
import { bugProblem, findProblem, headersOf } from './problem.ts'

export interface HttpOptions {
  /** Folder of the built pages; left out in tests of the API alone. */
  webDir?: string
  /** Largest upload in bytes. */
  uploadMax: number
  /** Requests a minute from one address. */
  perMinute: number
  /** Where log lines go; silent when left out. */
  logFile?: string
  /** Cookies only over https. */
  secure: boolean
  /** Addresses of proxies whose word about the caller's address is believed; nobody's unless told. */
  proxy?: string
}

/** A request that has not arrived by then is given up, so that slow bodies cannot hold every connection. */
const requestMs = 120_000

/** A Fastify instance with the protections every page and route shares. Routes are mounted by the caller. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const log = options.logFile ? openLog(options.logFile) : null
  const app = fastify({
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => randomUUID(),
    requestTimeout: requestMs,
    connectionTimeout: requestMs,
    ...(options.proxy ? { trustProxy: options.proxy.split(',').map((address) => address.trim()) } : {}),
    frameworkErrors: (_error, _req, reply) => void refuseUnknown(reply),
    logController: new LogController({ disableRequestLogging: true }),
    logger: log ? { level: 'info', stream: log } : false,
  })
  if (log) {
    app.addHook('onClose', () => log.close())
    // One line an answer: what was asked, without what was in it, and how it went.
    app.addHook('onResponse', async (req, reply) => {
      const { method, url } = req
      req.log.info({ method, url: url.split('?')[0], status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
    })
  }
  takeJson(app)
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: options.secure,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onRequest', async (_req, reply) => void reply.header('content-security-policy', contentPolicy))
  await app.register(rateLimit, {
    max: options.perMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_req, context) => new TooMany(Math.ceil(context.ttl / 1000)),
  })
  await app.register(multipart, { limits: { files: 1, fileSize: options.uploadMax, fields: 30, fieldSize: 100_000 } })
  app.setErrorHandler((error, req, reply) => {
    const problem = findProblem(error) ?? findHttpProblem(error)
    if (!problem) req.log.error({ err: error }, 'bug')
    const body = problem ?? bugProblem(req.id)
    return reply
      .code(body.status)
      .headers({ ...headersOf(body), 'cache-control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(body))
  })
  if (options.webDir && existsSync(options.webDir)) await servePages(app, options.webDir)
  else app.setNotFoundHandler((_req, reply) => refuseUnknown(reply))
  return app
}

/** JSON as Fastify takes it, after a look at how deep it goes: hundreds of thousands of levels hold the server for half a second. */
function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (req, text, done) => {
    if (isTooDeep(String(text))) done(tooDeep(), undefined)
    else void parse(req, String(text), done)
  })
}

const tooDeep = () =>
  new Invalid([{ path: 'body', message: say('内容层次过多', 'The body has too many levels'), rule: 'text' }])

/** Fastify's own refusals: bad JSON, too large, wrong type. */
function findHttpProblem(error: unknown) {
  const status = (error as { statusCode?: number }).statusCode
  if (!status || status >= 500) return null
  return {
    status,
    type: 'request',
    message:
      status === 413
        ? { zh: '文件或内容过大', en: 'The file or content is too large' }
        : { zh: '请求格式有误', en: 'The request is malformed' },
  }
}
