import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** A running server as its own note `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number
  port: number
  socketDir: string
}

/** The superuser of the embedded server; only this room logs in as it. */
const bootstrapRole = 'postgres'

/** Reads `postmaster.pid`; undefined when there is none or it is half written. */
export function readPostmaster(data: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const [pid, port, socketDir] = [Number(lines[0]), Number(lines[3]), lines[4]]
  return pid > 0 && port > 0 && socketDir ? { pid, port, socketDir } : undefined
}

/** True while a process with that number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Removes a `postmaster.pid` whose number now belongs to some other program, as happens when a
 * container starts again and counts its processes from the beginning; PostgreSQL would refuse for ever.
 */
export function dropStalePid(data: string): void {
  const noted = readPostmaster(data)
  if (!noted || !isAlive(noted.pid)) return
  const asked = spawnSync('ps', ['-p', String(noted.pid), '-o', 'comm='], { encoding: 'utf8' })
  const program = asked.status === 0 ? asked.stdout.trim() : ''
  if (program && !program.includes('postgres')) rmSync(join(data, 'postmaster.pid'), { force: true })
}

const presenceName = 'gongyun presence'
const doorKey = 7_236_400

/**
 * Connects to a server as its superuser. The connection stays open as long as our process uses the
 * server: the last process to leave counts these to know that it is the last. Waits while another process
 * is at the door, so that nobody joins a server that is about to stop; fails when it did stop.
 */
export async function connectPresence(at: Postmaster): Promise<pg.Client> {
  const client = new pg.Client({
    host: at.socketDir,
    port: at.port,
    user: bootstrapRole,
    database: 'postgres',
    application_name: presenceName,
    connectionTimeoutMillis: 3000,
  })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`select pg_advisory_lock(${doorKey})`)
  await client.query(`select pg_advisory_unlock(${doorKey})`)
  return client
}

/** Ends our presence; `stop` runs, with the door held, when no other process of ours uses the server. */
export async function leaveServer(presence: pg.Client, stop: () => void): Promise<void> {
  await presence.query(`select pg_advisory_lock(${doorKey})`)
  await presence.query(`set application_name = 'gongyun leaving'`)
  const found = await presence.query('select from pg_stat_activity where application_name = $1', [presenceName])
  if (found.rowCount === 0) stop()
  else await presence.query(`select pg_advisory_unlock(${doorKey})`)
  await presence.end()
}
