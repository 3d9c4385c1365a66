import { createHash, randomBytes } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import type { Database, Engine, MigrationFolder } from './index.ts'
import { quoteLiteral } from './literal.ts'
import { migrate } from './migrate.ts'
import { listMigrations } from './migrations.ts'
import { findNative, majorOf } from './native.ts'
import { openOne } from './opened.ts'
import { appRole, openPools } from './pools.ts'
import { isAlive } from './postmaster.ts'
import { ownerRole, prepareRoles } from './roles.ts'
import { withholdAt } from './setconfig.ts'

/** A server on which test databases can be made. */
interface TestServer {
  engine: Engine
  superuser: pg.Client
  /** The superuser's login for one of its databases. */
  above(database: string): pg.ClientConfig
  /** Logins for one of its databases. */
  logins(database: string): { app: pg.PoolConfig; owner: pg.PoolConfig }
  leave(): Promise<void>
}

/** To be raised when the runner itself leaves something else in the database. */
const templateFormat = 4
const oneDay = 86_400_000
const lockKey = 7_236_402
const fillKey = 7_236_403
const unsafeButFast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** The server from npm in the temp folder, shared by all test processes of this user and stopped by the last. */
async function joinTestServer(): Promise<TestServer> {
  const native = findNative()
  if (!native) throw new Error('tests need the embedded PostgreSQL or GONGYUN_TEST_DATABASE_URL')
  const dataDir = join(tmpdir(), `gongyun-test-${majorOf(native)}-${userInfo().username}`)
  const server = await startEmbedded({ dataDir, native, tell: () => undefined, settings: unsafeButFast })
  await prepareRoles(server.presence)
  const at = { host: server.socketDir, port: server.port }
  return {
    engine: 'embedded',
    superuser: server.presence,
    above: (database) => ({ ...at, database, user: server.presence.user }),
    logins: (database) => ({ app: { ...at, database, user: appRole }, owner: { ...at, database, user: ownerRole } }),
    leave: server.leave,
  }
}

/** The operator's server, for running the suite on another version: its user must be a superuser, its data of no worth. */
async function reachTestServer(url: string): Promise<TestServer> {
  const superuser = new pg.Client({ connectionString: url })
  await superuser.connect()
  const password = createHash('sha256').update(url).digest('hex')
  await superuser.query('select pg_advisory_lock($1)', [lockKey])
  await prepareRoles(superuser)
  for (const role of [ownerRole, appRole]) await superuser.query(`alter role ${role} password '${password}'`)
  await superuser.query('select pg_advisory_unlock($1)', [lockKey])
  const { host, port } = superuser
  const at = { host, port, password }
  return {
    engine: 'server',
    superuser,
    above: (database) => ({ host, port, database, user: superuser.user, password: superuser.password ?? undefined }),
    logins: (database) => ({ app: { ...at, database, user: appRole }, owner: { ...at, database, user: ownerRole } }),
    leave: () => superuser.end(),
  }
}

const openOn = (server: TestServer, name: string, leave: () => Promise<void>): Promise<Database> => {
  const { app, owner } = server.logins(name)
  return openOne(server.engine, openPools(app, owner, { app: 5, owner: 2 }), leave)
}

const create = (server: TestServer, name: string, template: string): Promise<unknown> =>
  server.superuser.query(`create database ${name} owner ${ownerRole} template ${template}`)

/** Migrates a template for exactly these migrations, unless it is there; a half-made one has another name. */
async function prepareTemplate(server: TestServer, folders: readonly MigrationFolder[]): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify([templateFormat, await listMigrations(folders)]))
    .digest('hex')
    .slice(0, 16)
  const template = `tpl_${hash}`
  await server.superuser.query('select pg_advisory_lock($1)', [lockKey])
  try {
    await sweep(server.superuser)
    const found = await server.superuser.query('select from pg_database where datname = $1', [template])
    if (found.rowCount) return template
    const part = `part_${process.pid}_${hash}`
    await server.superuser.query(`drop database if exists ${part}`)
    await create(server, part, 'template0')
    await withholdAt(server.above(part), () => undefined)
    const database = await openOn(server, part, async () => undefined)
    await migrate(database, folders).finally(database.close)
    await server.superuser.query(`comment on database ${part} is ${quoteLiteral(new Date().toISOString())}`)
    await server.superuser.query(`alter database ${part} rename to ${template}`)
    return template
  } finally {
    await server.superuser.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

/** Drops what killed test processes left, and templates older than a day. */
async function sweep(superuser: pg.Client): Promise<void> {
  const found = await superuser.query<{ name: string; made: string | null }>(
    `select datname as name, shobj_description(oid, 'pg_database') as made
     from pg_database where datname ~ '^(t|part|full)_[0-9]+_|^tpl_'`,
  )
  for (const { name, made } of found.rows) {
    const pid = /^(?:t|part|full)_(\d+)_/.exec(name)?.[1]
    const old = pid ? !isAlive(Number(pid)) : Date.now() - Date.parse(made ?? '') > oneDay
    if (old) await superuser.query(`drop database if exists ${name} with (force)`)
  }
}

/**
 * A migrated, empty database for one test file, dropped by `close()`. Copies a template that is migrated once
 * per content of the folders, on a server shared by all test processes, so it takes some tenths of a second.
 * With `GONGYUN_TEST_DATABASE_URL` (a superuser) that server is used instead.
 */
export async function openTestDatabase(folders: readonly MigrationFolder[] = []): Promise<Database> {
  return openCopy((server) => prepareTemplate(server, folders))
}

/** What a filled database is: a name for it, its migrations, and the deed that fills it once. */
export interface Filling {
  name: string
  folders: readonly MigrationFolder[]
  fill(database: Database): Promise<void>
}

/**
 * A database with content that takes long to make, dropped by `close()`. It is filled once in a run of tests, in whichever
 * test file comes first, and copied for the others; the next run fills its own, as the code that fills it may be another.
 */
export async function openFilledDatabase(filling: Filling): Promise<Database> {
  return openCopy(async (server) => {
    const template = await prepareTemplate(server, filling.folders)
    const full = `full_${process.pid}_${filling.name}`
    await server.superuser.query('select pg_advisory_lock($1, hashtext($2))', [fillKey, full])
    try {
      const found = await server.superuser.query('select from pg_database where datname = $1', [full])
      if (found.rowCount) return full
      const part = `part_${process.pid}_${filling.name}`
      await server.superuser.query(`drop database if exists ${part} with (force)`)
      await create(server, part, template)
      const database = await openOn(server, part, async () => undefined)
      await filling.fill(database).finally(database.close)
      await server.superuser.query(`alter database ${part} rename to ${full}`)
      return full
    } finally {
      await server.superuser.query('select pg_advisory_unlock($1, hashtext($2))', [fillKey, full])
    }
  })
}

/**
 * Keeps the test server up for a whole run, so that it does not stop and start between two files of tests.
 * What it answers ends that, and drops what the run (by the number of its process) filled.
 */
export async function holdTestServer(run: number): Promise<() => Promise<void>> {
  const server = await reach()
  return async () => {
    const own = await server.superuser.query<{ name: string }>(
      `select datname as name from pg_database where datname like $1`,
      [`full\\_${run}\\_%`],
    )
    for (const { name } of own.rows) await server.superuser.query(`drop database if exists ${name} with (force)`)
    await server.leave()
  }
}

const reach = (): Promise<TestServer> => {
  const url = process.env.GONGYUN_TEST_DATABASE_URL
  return url ? reachTestServer(url) : joinTestServer()
}

async function openCopy(templateOf: (server: TestServer) => Promise<string>): Promise<Database> {
  const server = await reach()
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`
  try {
    await create(server, name, await templateOf(server))
  } catch (error) {
    await server.leave()
    throw error
  }
  return openOn(server, name, async () => {
    await server.superuser.query(`drop database if exists ${name} with (force)`)
    await server.leave()
  })
}
