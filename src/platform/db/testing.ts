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

/** A server on which test databases can be made. */
interface TestServer {
  engine: Engine
  superuser: pg.Client
  /** Logins for one of its databases. */
  logins(database: string): { app: pg.PoolConfig; owner: pg.PoolConfig }
  leave(): Promise<void>
}

/** To be raised when the runner itself leaves something else in the database. */
const templateFormat = 3
const oneDay = 86_400_000
const lockKey = 7_236_402
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
  const at = { host: superuser.host, port: superuser.port, password }
  return {
    engine: 'server',
    superuser,
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
     from pg_database where datname ~ '^(t|part)_[0-9]+_|^tpl_'`,
  )
  for (const { name, made } of found.rows) {
    const pid = /^(?:t|part)_(\d+)_/.exec(name)?.[1]
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
  const url = process.env.GONGYUN_TEST_DATABASE_URL
  const server = await (url ? reachTestServer(url) : joinTestServer())
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`
  try {
    await create(server, name, await prepareTemplate(server, folders))
  } catch (error) {
    await server.leave()
    throw error
  }
  return openOn(server, name, async () => {
    await server.superuser.query(`drop database if exists ${name} with (force)`)
    await server.leave()
  })
}
