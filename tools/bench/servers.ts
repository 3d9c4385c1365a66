import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type BigProvince, bigPassword } from './province.ts'

/** Something that answers requests: where, and in which process. */
export interface Answering {
  address: string
  pid: number
  stop(): Promise<void>
}

/** What the asking thread is told: where to ask, with which cookie, by how many hands, for how long. */
export interface Load {
  url: string
  cookie: string
  hands: number
  seconds: number
}

/** What it answers: requests a second, the middle and the 95th percentile in milliseconds, and answers that were not 200. */
export interface Loaded {
  perSecond: number
  answered: number
  middleMs: number
  lateMs: number
  wrong: number
}

/** Asks from a thread of its own, so that the asking does not slow the answering. */
export const load = (what: Load): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load.js', import.meta.url), { workerData: what, execArgv: [] })
    worker.once('message', (loaded: Loaded) => {
      resolve(loaded)
      void worker.terminate()
    })
    worker.once('error', reject)
  })

/** The product in a process of its own on the province's database. */
export async function startProduct(province: BigProvince): Promise<Answering> {
  const program = fileURLToPath(new URL('./serving.ts', import.meta.url))
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', program, province.dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text) => resolve(String(text).trim()))
    child.once('exit', (code) => reject(new Error(`the product ended with ${code} before it answered`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { address, stop, pid: child.pid ?? 0 }
}

/** Signs somebody in; answers the cookie to send. */
export async function cookieFor(address: string, login: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gongyun': '1' },
    body: JSON.stringify({ login, password: bigPassword }),
  })
  if (!answer.ok) throw new Error(`${login} cannot sign in: ${await answer.text()}`)
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

const bareList = (where: string) =>
  `select c.region_id, c.id, c.process, c.version, c.unit_id, u.name as unit_name, c.state, c.title, c.period, c.due_on, c.closed_at,
          c.opened_on, c.turn, c.area, c.progress, c.light, c.worst, c.light_why
     from cases c join unit u on u.id = c.unit_id where ${where} c.closed_at is null order by c.due_on, c.id limit 20`

/** The same lists by bare hands: node:http, the driver, one query; no session, no scope, no row policies, no count, no contract. */
export async function startBare(province: BigProvince): Promise<Answering> {
  const pool = province.bare(10, 'gongyun_owner')
  const texts: Record<string, string> = {
    '/county': bareList('c.region_id = 630157 and'),
    '/administrator': bareList(''),
  }
  const server = createServer((req, res) => {
    pool.query(texts[req.url ?? ''] ?? '').then(
      ({ rows }) => {
        res.setHeader('content-type', 'application/json')
        res.end(JSON.stringify({ rows }))
      },
      (error) => res.destroy(error),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { address: `http://127.0.0.1:${port}`, stop, pid: process.pid }
}
