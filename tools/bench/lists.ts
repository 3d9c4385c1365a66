import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Effort, inTurn, type Line, lineOf } from './compare.ts'
import { type BigProvince, bigPassword } from './province.ts'

/** What the asking thread is told: where to ask, with which cookie, by how many hands, for how long. */
interface Load {
  url: string
  cookie: string
  hands: number
  seconds: number
}

/** What it answers: requests a second, the middle and the 95th percentile in milliseconds, and answers that were not 200. */
interface Loaded {
  perSecond: number
  middleMs: number
  lateMs: number
  wrong: number
}

/** Asks from a thread of its own, so that the asking does not slow the answering. */
const load = (what: Load): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load.js', import.meta.url), { workerData: what, execArgv: [] })
    worker.once('message', (loaded: Loaded) => {
      resolve(loaded)
      void worker.terminate()
    })
    worker.once('error', reject)
  })

/** The product in a process of its own on the province's database. */
async function startProduct(province: BigProvince) {
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
  return { address, stop }
}

async function cookieFor(address: string, login: string): Promise<string> {
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
async function startBare(province: BigProvince) {
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
  return { address: `http://127.0.0.1:${port}`, stop }
}

const ms = (loaded: Loaded | undefined) =>
  `${(loaded?.middleMs ?? 0).toFixed(1)} ms (95 %: ${(loaded?.lateMs ?? 0).toFixed(1)})`

/** The list of open cases over HTTP along a curve of sizes: county clerk and administrator, each with its own bare server. */
export async function benchLists(
  province: BigProvince,
  sizes: readonly number[],
  { seconds, rounds }: Effort,
): Promise<Line[]> {
  const product = await startProduct(province)
  const bare = await startBare(province)
  const lines: Line[] = []
  try {
    const cookies = {
      county: await cookieFor(product.address, 'county'),
      administrator: await cookieFor(product.address, 'administrator'),
    }
    const measure = async (size: number, hands: number) => {
      const last: Record<string, Loaded> = {}
      const rate =
        (name: string, url: string, cookie = '') =>
        async () => {
          const loaded = await load({ url, cookie, hands, seconds })
          if (loaded.wrong > 0) throw new Error(`${name}: ${loaded.wrong} answers were not 200`)
          last[name] = loaded
          return loaded.perSecond
        }
      const url = `${product.address}/api/cases`
      const found = await inTurn(
        {
          county: rate('county', url, cookies.county),
          bareCounty: rate('bareCounty', `${bare.address}/county`),
          administrator: rate('administrator', url, cookies.administrator),
          bareAdministrator: rate('bareAdministrator', `${bare.address}/administrator`),
        },
        rounds,
      )
      const at = `${size.toLocaleString('en')} cases, ${hands} at once`
      const { county, administrator, bareCounty, bareAdministrator } = found
      lines.push(
        lineOf(`list, county: ${at}`, '/s', county, bareCounty, `${ms(last.county)}; bare ${ms(last.bareCounty)}`),
        lineOf(
          `list, administrator: ${at}`,
          '/s',
          administrator,
          bareAdministrator,
          `${ms(last.administrator)}; bare ${ms(last.bareAdministrator)}`,
        ),
        lineOf(`list, administrator against county: ${at}`, '/s', administrator, county, 'the limit is the county'),
      )
    }
    // A process that has just started is slow for seconds; people meet one that has run for days.
    for (const cookie of Object.values(cookies))
      await load({ url: `${product.address}/api/cases`, cookie, hands: 8, seconds: 4 })
    for (const size of sizes) {
      await province.growTo(size)
      await measure(size, 8)
    }
    await measure(sizes.at(-1) ?? 0, 1)
  } finally {
    await bare.stop()
    await product.stop()
  }
  return lines
}
