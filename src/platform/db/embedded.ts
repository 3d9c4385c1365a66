import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Say } from '#platform/say'
import { say } from '#platform/say'
import { type Account, chooseAccount } from './account.ts'
import { assertFits, initialise, sweep } from './cluster.ts'
import { DatabaseFault } from './index.ts'
import { majorOf, type Native, prepareNative } from './native.ts'
import { makePrivateDir, placeFor, socketDirFor } from './place.ts'
import { connectPresence, dropStalePid, isAlive, leaveServer, type Postmaster, readPostmaster } from './postmaster.ts'

/** An embedded server that this process started or joined. */
export interface Embedded {
  socketDir: string
  port: number
  /** A connection as superuser, for setting up roles. */
  presence: pg.Client
  /** Leaves the server; the last process to leave stops it. */
  leave(): Promise<void>
}

/** What the launcher needs to know. */
interface EmbeddedOptions {
  dataDir: string
  /** The `native` folder of the npm package. */
  native: string
  tell: (notice: Say) => void
  /** Settings on the command line, for example `fsync: 'off'` in tests. */
  settings?: Record<string, string>
}

interface Ground {
  account: Account
  programs: Native
  data: string
  log: string
  socketDir: string
  settings: Record<string, string>
  tell: (notice: Say) => void
}

const port = 5432
const patience = 20_000
const mendEveryMs = 1000
const logLimit = 5_000_000

/** Starts the server in a process group of its own, so that Ctrl-C in the terminal reaches only us. */
function launch({ account, programs, data, log, socketDir, settings }: Ground): { exited: boolean } {
  makePrivateDir(socketDir, account)
  const tooLong = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > logLimit
  const out = openSync(log, tooLong ? 'w' : 'a', 0o600)
  const all = { listen_addresses: '', port: String(port), unix_socket_permissions: '0700', ...quiet, ...settings }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(programs.postgres, ['-D', data, '-k', socketDir, ...args], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  const state = { exited: false }
  const end = () => {
    state.exited = true
  }
  child.on('exit', end)
  child.on('error', end)
  child.unref()
  return state
}

/** The log must never hold what people wrote: no statements, no details with values of rows. */
const quiet = { log_error_verbosity: 'terse', log_min_error_statement: 'panic', log_checkpoints: 'off' }

interface Joined {
  at: Postmaster
  presence: pg.Client
}

const startingUp = '57P03'

/** Joins the server that runs on the folder: undefined when there is none, 'starting' when it is still recovering. */
async function tryJoin(data: string): Promise<Joined | 'starting' | undefined> {
  const at = readPostmaster(data)
  if (!at || !isAlive(at.pid)) return undefined
  try {
    return { at, presence: await connectPresence(at) }
  } catch (error) {
    return (error as { code?: string }).code === startingUp ? 'starting' : undefined
  }
}

/** Joins the running server, or starts one and joins it; tries again while an old one is still going down. */
async function joinOrStart(ground: Ground): Promise<Joined> {
  let until = Date.now() + patience
  let started: { exited: boolean } | undefined
  while (Date.now() < until) {
    const joined = await tryJoin(ground.data)
    if (joined === 'starting') until = Date.now() + patience
    else if (joined) return joined
    else if (!started || started.exited) {
      if (started) await pause(250)
      dropStalePid(ground.data)
      started = launch(ground)
    }
    await pause(50)
  }
  const tail = readFileSync(ground.log, 'utf8').slice(-600)
  throw new DatabaseFault(
    say(`内置数据库 20 秒内未能启动：${tail}`, `The embedded database did not start in 20 s: ${tail}`),
  )
}

/** Waits for a server that was told to stop: 20 s, then leaves it to finish by itself. */
async function ended(pid: number): Promise<void> {
  const until = Date.now() + patience
  while (isAlive(pid) && Date.now() < until) await pause(20)
}

/**
 * Starts the PostgreSQL that came with npm on `dataDir`, or joins the one that already runs there,
 * also one left by a killed process. A server that dies while we use it is started again.
 * Throws `DatabaseFault` with the end of the server's log when it does not come up in 20 s.
 */
export async function startEmbedded({ dataDir, native, tell, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true })
  const account = chooseAccount()
  const place = placeFor(dataDir, account, tell)
  const data = join(place, 'postgres')
  sweep(data)
  assertFits(data, majorOf(native))
  const programs = prepareNative(native, account)
  const ground = { account, programs, data, log: join(place, 'postgres.log'), socketDir: '', settings, tell }
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(data, programs.initdb, account, settings.fsync !== 'off')
  ground.socketDir = socketDirFor(data, account)
  return watchOver(ground, await joinOrStart(ground))
}

/** Stays with the server: starts it again when it dies, and stops it when the last process leaves. */
function watchOver(ground: Ground, joined: Joined): Embedded {
  let { at, presence } = joined
  let leaving = false
  let mending = Promise.resolve()
  const mend = async (): Promise<void> => {
    let told = false
    while (!leaving) {
      if (!existsSync(join(ground.data, 'PG_VERSION'))) return ground.tell(folderGone(ground.data))
      try {
        const next = await joinOrStart(ground)
        at = next.at
        presence = next.presence
        presence.on('end', lost)
        return
      } catch (error) {
        if (!told) ground.tell(error instanceof DatabaseFault ? error.reason : unknownFault)
        told = true
      }
      await pause(mendEveryMs)
    }
  }
  const lost = (): void => {
    if (!leaving) mending = mend()
  }
  presence.on('end', lost)
  return {
    socketDir: at.socketDir,
    port: at.port,
    presence,
    leave: async () => {
      leaving = true
      await mending
      await leaveAndStop(presence, at).catch(() => leaveDying(ground.data))
    },
  }
}

const folderGone = (data: string): Say =>
  say(
    `数据库目录已不存在，内置数据库不再重启：${data}。请停止服务，恢复目录或从备份恢复后再启动。`,
    `The database's folder is gone, so it is not started again: ${data}. Stop the product, bring the folder back or restore a backup, then start.`,
  )

const unknownFault = say(
  '内置数据库重启失败，正在重试。',
  'The embedded database could not be started again; trying further.',
)

/** Our presence was already cut: whoever runs there now may be without any other user. */
async function leaveDying(data: string): Promise<void> {
  const joined = await tryJoin(data)
  if (joined && joined !== 'starting') await leaveAndStop(joined.presence, joined.at)
}

async function leaveAndStop(presence: pg.Client, at: Postmaster): Promise<void> {
  let last = false
  await leaveServer(presence, () => {
    last = true
    process.kill(at.pid, 'SIGINT')
  })
  if (!last) return
  await ended(at.pid)
  // Empty only: somebody may have started the next server meanwhile, whose socket stands in the same place.
  try {
    rmdirSync(at.socketDir)
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
