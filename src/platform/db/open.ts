import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Say, say } from '#platform/say'
import { startEmbedded } from './embedded.ts'
import { chooseEngine } from './engine.ts'
import { type Database, DatabaseFault, type Engine } from './index.ts'
import { findNative } from './native.ts'
import { openOne } from './opened.ts'
import { openPglite } from './pglite.ts'
import { appRole, openPools } from './pools.ts'
import { databaseName, ownerRole, prepareEmbedded } from './roles.ts'
import { findAppLogin } from './serverlogin.ts'
import { withholdAt } from './setconfig.ts'

/** Where the database is and how to tell the operator something. */
export interface OpenOptions {
  /** The product's data folder; made when missing. */
  dataDir: string
  /** `postgres://owner:password@host/database` of the operator's own server; its user owns the tables. */
  url?: string
  /** Another login for the product's queries on that server; without it one is made, or its role is taken. */
  appUrl?: string
  /** Chosen by itself when not given; given, it overrides the note in the data folder. */
  engine?: Engine
  /** Largest number of connections for the product's queries, 10 unless told. */
  connections?: number
  /** Hears what the operator should know; printed on the console unless given. */
  tell?: (notice: Say) => void
}

type Told = OpenOptions & Required<Pick<OpenOptions, 'tell' | 'connections'>>

const ownerConnections = 3

const onConsole = (notice: Say): void => console.error(`${notice.zh}\n${notice.en}`)

async function openEmbedded({ dataDir, tell, connections }: Told): Promise<Database> {
  const native = findNative()
  if (!native) {
    throw new DatabaseFault(say('本平台没有内置 PostgreSQL。', 'There is no embedded PostgreSQL for this platform.'))
  }
  const server = await startEmbedded({ dataDir, tell, native })
  await prepareEmbedded(server.presence)
  const at = { host: server.socketDir, port: server.port, database: databaseName }
  await withholdAt({ ...at, user: server.presence.user }, tell)
  const max = { app: connections, owner: ownerConnections }
  return openOne('embedded', openPools({ ...at, user: appRole }, { ...at, user: ownerRole }, max), server.leave)
}

async function openServer({ dataDir, url, appUrl, tell, connections }: Told): Promise<Database> {
  if (!url) throw new DatabaseFault(say('未给出 DATABASE_URL。', 'DATABASE_URL is not given.'))
  const app = appUrl ? { connectionString: appUrl } : await findAppLogin(url, dataDir, tell)
  await withholdAt({ connectionString: url }, tell)
  const pools = openPools(app, { connectionString: url }, { app: connections, owner: ownerConnections })
  return openOne('server', pools, async () => undefined)
}

/**
 * Opens the product's database: the operator's server when `url` is given, else the PostgreSQL from npm,
 * else the WebAssembly fallback; what a data folder was begun with is kept. Checks the server's version
 * and that the product's role is bound by row policies. Does not migrate.
 * Throws `DatabaseFault`, whose reason says what to do.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const told = { tell: onConsole, connections: 10, ...options, dataDir }
  const engine = chooseEngine(told)
  if (engine === 'server') return openServer(told)
  return engine === 'embedded' ? openEmbedded(told) : openPglite(dataDir)
}
