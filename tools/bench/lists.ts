import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { serve } from '../../src/app/server.ts'
import { compare, type Line, lineOf } from './compare.ts'
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

async function cookieFor(address: string, login: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gongyun': '1' },
    body: JSON.stringify({ login, password: bigPassword }),
  })
  if (!answer.ok) throw new Error(`${login} cannot sign in: ${await answer.text()}`)
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

/** The list a county asks for, by bare hands: node:http, the driver, one query, no session, no policies of ours to obey. */
async function bareServer(province: BigProvince) {
  const pool = province.bare(10)
  const whole = `-c app.lo=0 -c app.hi=9007199254740991`
  pool.options.options = whole
  const server = createServer((_req, res) => {
    pool
      .query(
        `select c.region_id, c.id, c.process, c.version, c.unit_id, u.name as unit_name, c.state, c.title, c.period, c.due_on, c.closed_at,
                c.opened_on, c.turn, c.area, c.progress, c.light, c.worst, c.light_why
           from cases c join unit u on u.id = c.unit_id where c.region_id = $1 and c.closed_at is null order by c.due_on, c.id limit 20`,
        [630157],
      )
      .then(
        ({ rows }) => {
          res.setHeader('content-type', 'application/json')
          res.end(JSON.stringify({ rows }))
        },
        (error) => res.destroy(error),
      )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The list of tasks over HTTP along a curve of sizes: county clerk, administrator, and the bare server. */
export async function benchLists(province: BigProvince, sizes: readonly number[], seconds: number): Promise<Line[]> {
  const running = await serve(province, { host: '127.0.0.1', port: 0, pages: false, perMinute: 1e9 })
  const bare = await bareServer(province)
  const lines: Line[] = []
  try {
    const [county, administrator] = [
      await cookieFor(running.address, 'county'),
      await cookieFor(running.address, 'administrator'),
    ]
    const asking = (cookie: string, hands: number) => ({ url: `${running.address}/api/cases`, cookie, hands, seconds })
    for (const size of sizes) {
      await province.growTo(size)
      const last: Record<string, Loaded> = {}
      const rate = (name: string, what: Load) => async () => {
        const loaded = await load(what)
        if (loaded.wrong > 0) throw new Error(`${name}: ${loaded.wrong} answers were not 200`)
        last[name] = loaded
        return loaded.perSecond
      }
      const bareLoad = (hands: number) => rate('bare', { url: bare.address, cookie: '', hands, seconds })
      const words = size.toLocaleString('en')
      const ms = (name: string) =>
        `${(last[name]?.middleMs ?? 0).toFixed(1)} ms, 95 % ${(last[name]?.lateMs ?? 0).toFixed(1)}`
      const of = async (name: string, cookie: string, hands: number) => {
        const found = await compare(rate(name, asking(cookie, hands)), bareLoad(hands))
        lines.push(
          lineOf(`list, ${name}, ${words} cases, ${hands} at once`, '/s', found, `${ms(name)}; bare ${ms('bare')}`),
        )
      }
      await of('county', county, 1)
      await of('administrator', administrator, 1)
      const both = await compare(rate('administrator', asking(administrator, 8)), rate('county', asking(county, 8)))
      lines.push(
        lineOf(
          `list, administrator against county, ${words} cases, 8 at once`,
          '/s',
          both,
          `${ms('administrator')}; county ${ms('county')}`,
        ),
      )
      await of('county', county, 8)
    }
  } finally {
    await bare.close()
    await running.app.close()
  }
  return lines
}
