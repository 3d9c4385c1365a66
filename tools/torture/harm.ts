import pg from 'pg'
import type { Server } from './home.ts'
import { postmasterOf } from './home.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Something done to the product while it works. */
export interface Harm {
  name: string
  /** Does it, and brings back what does not come back by itself. */
  done(): Promise<void>
}

/** Ends the database's own process at once; the product must start it again by itself. */
function killDatabase(data: string, signal: NodeJS.Signals): void {
  const at = postmasterOf(data)
  if (at) process.kill(at.pid, signal)
}

/** Cuts connections of the product that are inside a transaction: between begin and commit. Answers how many. */
async function cutConnections(data: string): Promise<number> {
  const at = postmasterOf(data)
  if (!at) return 0
  const client = new pg.Client({ host: at.socketDir, port: at.port, user: 'postgres', database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'gongyun_app' and xact_start is not null and pid <> pg_backend_pid()`)
    return rowCount ?? 0
  } catch {
    return 0 // the database is just coming back: nothing to cut
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Cuts again and again for a moment, until so many transactions were hit. */
async function cutMany(data: string, wanted: number): Promise<void> {
  let cut = 0
  for (let n = 0; n < 60 && cut < wanted; n += 1) {
    cut += await cutConnections(data)
    await pause(20)
  }
}

/** Everything that is done to servers and database, by name. `counts` keeps how often. */
export function harmsOf(servers: readonly Server[], data: string): Harm[] {
  const [first, second] = servers as [Server, Server]
  return [
    {
      name: 'kill -9 of a server',
      done: async () => {
        await first.kill()
        await first.start()
      },
    },
    { name: 'kill -9 of the database', done: async () => killDatabase(data, 'SIGKILL') },
    {
      name: 'connections cut between begin and commit',
      done: () => cutMany(data, 5),
    },
    {
      name: 'kill -9 of both servers and the database',
      done: async () => {
        killDatabase(data, 'SIGKILL')
        await Promise.all([first.kill(), second.kill()])
        await Promise.all([first.start(), second.start()])
      },
    },
    { name: 'restart of the database', done: async () => killDatabase(data, 'SIGINT') },
    {
      name: 'stop and start of the second server',
      done: async () => {
        await second.stop()
        await second.start()
      },
    },
  ]
}
