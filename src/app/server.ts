import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sealPending } from '#kernel/audit/server'
import { parametersAt } from '#kernel/parameter/server'
import { allRoutes } from '#kernel/whole/server'
import { buildHttp, mount, openApiOf } from '#platform/http/server'
import { serveOwnMap } from './own-map.ts'
import type { Product } from './product.ts'
import { keepRefusals } from './refusals.ts'
import { answererOf } from './request.ts'
import { sweep } from './sweep.ts'
import { productVersion, webDir } from './where.ts'
import { asSystem, startWorker } from './worker.ts'

/** How to serve. */
export interface Serving {
  host: string
  /** 0 for any free port. */
  port: number
  pages?: boolean
  /** Cookies over https only; on when a proxy with a certificate stands before us. */
  secure?: boolean
  /** Addresses of proxies before us, comma-separated; only they may say who the caller is. */
  proxy?: string
  /** Requests a minute from one address; a test that hammers sets more. */
  perMinute?: number
}

/** A product that answers. */
export interface Running {
  app: FastifyInstance
  address: string
  /** Writes down now, instead of within a minute, which requests were refused. */
  writeRefusals(): Promise<void>
  stop(): Promise<void>
}

const sealEveryMs = 2000
const sweepEveryMs = 3_600_000
const readEveryMs = 60_000
const refusalsEveryMs = 60_000

/** Minutes without a request after which a session ends: a parameter, so that a change holds without a restart. */
const readIdleMinutes = ({ database, house }: Product): Promise<number> =>
  asSystem(database, house, async (ctx) => {
    const found = await parametersAt(ctx.db, ['login.idle-minutes'], null, ctx.today)
    return Number(found['login.idle-minutes']?.value)
  })

/** Starts answering, working in the background, and sealing the journal. Stop it to let the database go. */
export async function serve(product: Product, serving: Serving): Promise<Running> {
  const { database, house } = product
  const secure = serving.secure ?? false
  const app = await buildHttp({
    ...(serving.pages === false ? {} : { webDir }),
    uploadMax: 50 * 1024 * 1024,
    perMinute: serving.perMinute ?? 1200,
    logFile: join(house.dataDir, 'gongyun.log'),
    secure,
    ...(serving.proxy ? { proxy: serving.proxy } : {}),
  })
  const routes = allRoutes(house)
  let idleMinutes = await readIdleMinutes(product)
  const refusals = keepRefusals(database)
  const desk = { database, house, secure, idleMinutes: () => idleMinutes, refusals }
  for (const route of routes) mount(app, route.endpoint, answererOf(desk, route))
  const document = openApiOf(
    routes.map((r) => r.endpoint),
    '工运 Gongyun',
    productVersion(),
  )
  app.get('/api/openapi.json', (_req, reply) =>
    reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(document)),
  )
  serveOwnMap(app, house.dataDir)
  const address = await app.listen({ host: serving.host, port: serving.port })
  const worker = startWorker(database, house)
  const sealing = repeat(sealEveryMs, () => sealPending(database))
  const reading = repeat(readEveryMs, async () => {
    idleMinutes = await readIdleMinutes(product)
  })
  const refusing = repeat(refusalsEveryMs, () => refusals.write())
  const sweeping = repeat(sweepEveryMs, () => sweep(database, house, new Date()))
  const stop = async () => {
    await app.close()
    await worker.stop()
    await sealing.stop()
    await sweeping.stop()
    await reading.stop()
    await refusing.stop()
    await refusals.write()
    await database.close()
  }
  return { app, address, writeRefusals: () => refusals.write(), stop }
}

/** Does something again and again, one at a time; what fails is reported and tried again. */
function repeat(everyMs: number, deed: () => Promise<unknown>): { stop(): Promise<void> } {
  let stopping = false
  let wake = (): void => undefined
  const loop = async () => {
    while (!stopping) {
      await deed().catch((error) => console.error('background work:', error))
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopping = true
      wake()
      await running
    },
  }
}
