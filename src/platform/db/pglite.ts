import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { say } from '#platform/say'
import { type Database, DatabaseFault } from './index.ts'
import { openOne } from './opened.ts'
import { socketDirFor } from './place.ts'
import { openSharedPool } from './pools.ts'
import { isAlive } from './postmaster.ts'
import { prepareRoles } from './roles.ts'
import { withholdSetConfig } from './setconfig.ts'

const port = 5432
const patience = 60_000
const extensions = 'pg_trgm,btree_gist'

/** Where a fallback server keeps its things: data, its number, and one file for each process that uses it. */
interface Ground {
  data: string
  pidFile: string
  users: string
  /** Our own file among the users: our process number and something of this opening's own. */
  me: string
  log: string
  socketDir: string
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Claims the right to start the server: two on one folder lose rows, and PGlite itself takes no lock. */
function claim(pidFile: string): boolean {
  const pid = readPid(pidFile)
  if (pid && isAlive(pid)) return false
  rmSync(pidFile, { force: true })
  try {
    writeFileSync(pidFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Starts the server that comes with the package, in a process of its own so that a long query does not stop ours. */
function launch({ data, pidFile, log, socketDir }: Ground): void {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite-socket')
  const socket = join(socketDir, `.s.PGSQL.${port}`)
  rmSync(socket, { force: true })
  const out = openSync(log, 'w', 0o600)
  const script = join(dirname(main), 'scripts', 'server.js')
  const args = [script, `--db=${data}`, `--path=${socket}`, `--extensions=${extensions}`, '--max-connections=8']
  const child = spawn(process.execPath, args, { cwd: '/', detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  writeFileSync(pidFile, String(child.pid))
  child.unref()
}

async function tryConnect(socketDir: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ host: socketDir, port, user: 'postgres', database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}

/** Joins the running server or starts one, and makes the roles. */
async function joinOrStart(ground: Ground): Promise<void> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    const client = await tryConnect(ground.socketDir)
    if (client) {
      await prepareRoles(client)
        .then(() => withholdSetConfig(client))
        .finally(() => client.end())
      return
    }
    if (claim(ground.pidFile)) launch(ground)
    await pause(200)
  }
  const tail = readFileSync(ground.log, 'utf8').slice(-600)
  throw new DatabaseFault(say(`备用数据库未能启动：${tail}`, `The fallback database did not start: ${tail}`))
}

/** Crosses ourselves off; the last living user stops the server and waits until its data are written. */
async function leave({ users, me, pidFile }: Ground): Promise<void> {
  rmSync(join(users, me), { force: true })
  const pid = readPid(pidFile)
  if (!pid || readdirSync(users).some((name) => isAlive(Number.parseInt(name, 10)))) return
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  const until = Date.now() + patience
  while (isAlive(pid) && Date.now() < until) await pause(50)
  rmSync(pidFile, { force: true })
}

/**
 * Opens the WebAssembly PostgreSQL, for platforms without binaries: one connection, about 1 GB of memory,
 * no time limit on statements, and a power cut may lose the last changes. Throws `DatabaseFault` on Windows.
 */
export async function openPglite(dataDir: string): Promise<Database> {
  if (process.platform === 'win32') {
    throw new DatabaseFault(say('Windows 上请设置 DATABASE_URL。', 'On Windows set DATABASE_URL.'))
  }
  const data = join(dataDir, 'pglite')
  const users = join(dataDir, 'pglite.users')
  mkdirSync(users, { recursive: true })
  const me = `${process.pid}-${randomUUID()}`
  writeFileSync(join(users, me), '')
  const ground = {
    data,
    users,
    me,
    pidFile: join(dataDir, 'pglite.pid'),
    log: join(dataDir, 'pglite.log'),
    socketDir: socketDirFor(data, {}),
  }
  await joinOrStart(ground)
  const pools = openSharedPool({ host: ground.socketDir, port, user: 'postgres', database: 'postgres' })
  return openOne('pglite', pools, () => leave(ground))
}
