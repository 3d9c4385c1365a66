import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from './index.ts'
import { findNative } from './native.ts'
import { isAlive, readPostmaster } from './postmaster.ts'
import { inOwnerTx, inTx, openDatabase } from './server.ts'

const server = fileURLToPath(new URL('./server.ts', import.meta.url))

let root: string
let dataDir: string
let children: ChildProcess[]

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(root, 0o755)
  dataDir = join(root, 'data')
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  const left = readPostmaster(join(dataDir, 'postgres'))
  if (left && isAlive(left.pid)) process.kill(left.pid, 'SIGINT')
  while (left && isAlive(left.pid)) await pause(20)
  rmSync(root, { recursive: true, force: true })
})

/** Another process of ours on the same data folder; resolves when it has done `work` and holds the database open. */
function otherProcess(work: string): Promise<ChildProcess> {
  const script = `
    import { openDatabase, inOwnerTx } from ${JSON.stringify(server)}
    import { sql } from 'kysely'
    const database = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} })
    ${work}
    console.log('ready')
    process.on('SIGTERM', () => database.close().then(() => process.exit(0)))`
  const args = ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text) => String(text).includes('ready') && resolve(child))
    child.on('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    child.on('exit', () => resolve())
    child.kill(signal)
  })

const run = (database: Database, text: string) => inOwnerTx(database, (db) => sql.raw<{ n: number }>(text).execute(db))
const pidOf = () => readPostmaster(join(dataDir, 'postgres'))?.pid ?? 0
const countOf = async (database: Database) => (await run(database, 'select count(*)::int as n from kept')).rows[0]?.n

describe.skipIf(!findNative())('the embedded server', () => {
  test('takes set_config from the product’s role, also in a data folder where it still had it', async () => {
    const setting = (database: Database) =>
      inTx(database, {}, (db) => sql`select set_config('app.lo', '0', true)`.execute(db))
    const no = 'permission denied for function set_config'
    const first = await openDatabase({ dataDir })
    await expect(setting(first)).rejects.toThrow(no)
    const at = readPostmaster(join(dataDir, 'postgres'))
    const above = new pg.Client({ host: at?.socketDir, port: at?.port, user: 'postgres', database: 'gongyun' })
    await above.connect()
    await above.query('grant execute on function pg_catalog.set_config(text, text, boolean) to public')
    await above.end()
    await setting(first)
    await first.close()
    const second = await openDatabase({ dataDir })
    await expect(setting(second)).rejects.toThrow(no)
    await second.close()
  })

  test('keeps its data from one start to the next and leaves no process', async () => {
    const first = await openDatabase({ dataDir })
    const pid = pidOf()
    await run(first, 'create table kept (n int); insert into kept values (1)')
    await first.close()
    expect(isAlive(pid)).toBe(false)
    const second = await openDatabase({ dataDir })
    expect(await countOf(second)).toBe(1)
    await second.close()
  })

  test('a server process killed at once leaves the database running; the next start joins it and stops it at the end', async () => {
    const killed = await otherProcess(`await inOwnerTx(database, (db) =>
      sql.raw('create table kept (n int); insert into kept values (1), (2)').execute(db))`)
    const pid = pidOf()
    await ended(killed, 'SIGKILL')
    const next = await openDatabase({ dataDir })
    expect(pidOf()).toBe(pid)
    expect(await countOf(next)).toBe(2)
    await next.close()
    expect(isAlive(pid)).toBe(false)
  })

  test('database and server killed together: acknowledged rows are there after the next start', async () => {
    const killed =
      await otherProcess(`await inOwnerTx(database, (db) => sql.raw('create table kept (n int)').execute(db))
      for (let n = 0; n < 50; n++) await inOwnerTx(database, (db) => sql.raw('insert into kept values (1)').execute(db))`)
    process.kill(pidOf(), 'SIGKILL')
    await ended(killed, 'SIGKILL')
    const next = await openDatabase({ dataDir })
    expect(await countOf(next)).toBe(50)
    await next.close()
  })

  test('a database that dies under a running server is started again', async () => {
    const database = await openDatabase({ dataDir })
    await run(database, 'create table kept (n int); insert into kept values (1)')
    const pid = pidOf()
    process.kill(pid, 'SIGKILL')
    let rows: number | undefined
    for (let turn = 0; turn < 100 && rows === undefined; turn++) {
      await pause(100)
      rows = await countOf(database).catch(() => undefined)
    }
    expect(rows).toBe(1)
    expect(pidOf()).not.toBe(pid)
    await database.close()
    expect(pidOf()).toBe(0)
  })

  test('a database whose folder is gone is given up with one line, and closing does not wait for it', async () => {
    const told: string[] = []
    const database = await openDatabase({ dataDir, tell: ({ en }) => void told.push(en) })
    process.kill(pidOf(), 'SIGKILL')
    rmSync(join(dataDir, 'postgres'), { recursive: true, force: true, maxRetries: 10 })
    for (let turn = 0; turn < 100 && told.length === 0; turn++) await pause(50)
    await pause(1500)
    expect(told).toEqual([expect.stringContaining('is gone')])
    await database.close()
  })

  test('a second process works beside the first, whoever leaves first', async () => {
    const database = await openDatabase({ dataDir })
    await run(database, 'create table kept (n int)')
    const other = await otherProcess(
      `await inOwnerTx(database, (db) => sql.raw('insert into kept values (1)').execute(db))`,
    )
    expect(await countOf(database)).toBe(1)
    const pid = pidOf()
    await database.close()
    expect(isAlive(pid)).toBe(true)
    await ended(other, 'SIGTERM')
    expect(isAlive(pid)).toBe(false)
  })

  test('two first starts at once end up on one database', async () => {
    const [a, b] = await Promise.all([openDatabase({ dataDir }), openDatabase({ dataDir })])
    await run(a, 'create table kept (n int); insert into kept values (1)')
    expect(await countOf(b)).toBe(1)
    await Promise.all([a.close(), b.close()])
    expect(pidOf()).toBe(0)
  })

  test('a postmaster.pid whose number now belongs to another program does not keep it from starting', async () => {
    const first = await openDatabase({ dataDir })
    await first.close()
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    children.push(stranger)
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(pidFile, `${stranger.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n/nowhere\n`, { mode: 0o600 })
    const next = await openDatabase({ dataDir })
    expect(pidOf()).not.toBe(stranger.pid)
    await next.close()
  })

  test('the engine is noted, and never changed in silence', async () => {
    await (await openDatabase({ dataDir })).close()
    expect(readFileSync(join(dataDir, 'engine'), 'utf8')).toBe('embedded\n')
    await expect(openDatabase({ dataDir, url: 'postgres://nobody@localhost/none' })).rejects.toThrow('embedded')
    expect(readFileSync(join(dataDir, 'engine'), 'utf8')).toBe('embedded\n')
  })

  test('its log holds neither statements nor values', async () => {
    const database = await openDatabase({ dataDir })
    await run(database, `create table kept (id_number text unique); insert into kept values ('630102199001010011')`)
    await expect(run(database, `insert into kept values ('630102199001010011')`)).rejects.toThrow(/duplicate/)
    await database.close()
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('630102199001010011')
  })

  test.skipIf(process.getuid?.() !== 0)(
    'a data folder that the other account cannot enter moves, and says so',
    async () => {
      const closed = join(root, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      dataDir = join(closed, 'data')
      const told: string[] = []
      const options = { dataDir, tell: (notice: { en: string }) => told.push(notice.en) }
      await (await openDatabase(options)).close()
      const place = readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim()
      expect(told.join()).toContain(place)
      expect(existsSync(join(place, 'postgres', 'PG_VERSION'))).toBe(true)
      await (await openDatabase(options)).close()
      expect(told).toHaveLength(1)
      rmSync(place, { recursive: true })
    },
  )
})
