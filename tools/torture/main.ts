import { parseArgs } from 'node:util'
import { demonstrationPassword } from '#kernel/access/server'
import { isAlive } from '../../src/platform/db/postmaster.ts'
import { checkBackup, checkInvariants, checkJournal, type Found } from './check.ts'
import { newBook } from './hands.ts'
import { harmsOf } from './harm.ts'
import { freePort, openHome, postmasterOf, Server } from './home.ts'
import { startLoad } from './load.ts'
import { checkLongWork } from './longwork.ts'
import { checkUploads } from './uploads.ts'

const usage = `npm run torture -- [--short | --minutes N] [--seed N]
  Starts the product as processes of its own on a new data folder, two servers on one database, lets people act over HTTP,
  kills and cuts at random moments, and checks what must hold over everything that was acknowledged.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || !(Number(values.minutes) > 0)) {
  console.log(usage)
  process.exit(values.help ? 0 : 1)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
let state = Number(values.seed) >>> 0
/** Repeatable moments: the same seed waits the same. */
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

const results: Found[] = []
const tell = (one: Found) => {
  results.push(one)
  console.log(`${one.isRight ? '  ok    ' : '  WRONG '}${one.name}: ${one.words}`)
}

/** Every harm in turn, at moments nobody chose, until the time is up; each at least once. */
async function harm(servers: readonly Server[], data: string, seconds: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const harms = harmsOf(servers, data)
  const until = Date.now() + seconds * 1000
  const wait = values.short ? 700 : 4000
  for (let n = 0; n < harms.length || Date.now() < until; n += 1) {
    const one = harms[n % harms.length]
    await pause(300 + random() * wait)
    if (!one) continue
    await one.done()
    counts.set(one.name, (counts.get(one.name) ?? 0) + 1)
  }
  await pause(1500)
  return counts
}

const began = Date.now()
const home = openHome()
const data = home.newData()
const servers = [new Server(home, data, await freePort()), new Server(home, data, await freePort())]
const book = newBook()
try {
  console.log(`seed ${values.seed}; starting …`)
  const [first, second] = servers as [Server, Server]
  await first.start()
  // Alone on its database, so that nobody else takes the work up. It takes minutes: not in the short run of every change.
  if (!values.short) for (const one of await checkLongWork(first, demonstrationPassword)) tell(one)
  await second.start()
  const addresses = servers.map((server) => server.address)
  for (const one of await checkUploads(addresses[0] ?? '', demonstrationPassword)) tell(one)
  const load = await startLoad(addresses, demonstrationPassword, book)
  const counts = await harm(servers, data, values.short ? 10 : Number(values.minutes) * 60)
  await load.stop()
  for (const server of servers) await server.stop()
  console.log([...counts].map(([name, n]) => `  ${n} × ${name}`).join('\n'))
  for (const one of await checkInvariants(data, book)) tell(one)
  tell(checkJournal(home, data))
  tell(checkBackup(home, data))
  if (book.refused.size > 0) console.log(`  refused: ${JSON.stringify([...book.refused])}`)
} catch (error) {
  tell({ name: 'the torture itself', isRight: false, words: String((error as Error).stack ?? error) })
} finally {
  for (const server of servers) await server.kill()
  const left = postmasterOf(data)
  if (left && isAlive(left.pid)) process.kill(left.pid, 'SIGINT')
  home.close()
}
const failed = results.filter((one) => !one.isRight).length
console.log(`${Math.round((Date.now() - began) / 1000)} s`)
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
