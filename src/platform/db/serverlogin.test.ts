import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { findNative } from './native.ts'
import { inTx, migrate, openDatabase } from './server.ts'
import { withholdSetConfig } from './setconfig.ts'

const native = findNative()

describe.skipIf(!native)('a server of the operator', () => {
  let root: string
  let server: Embedded
  const told: string[] = []
  const tell = (notice: { en: string }) => told.push(notice.en)
  const url = (user: string, database: string) =>
    `postgres://${user}@/${database}?host=${encodeURIComponent(server.socketDir)}`
  const who = (database: Parameters<typeof inTx>[0]) =>
    inTx(database, {}, (db) =>
      sql<{ s: string; c: string }>`select session_user as s, current_user as c`.execute(db),
    ).then((r) => r.rows[0])

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'operator-'))
    chmodSync(root, 0o755)
    server = await startEmbedded({
      dataDir: join(root, 'server'),
      native: native ?? '',
      tell,
      settings: { fsync: 'off' },
    })
    const rules = ['local all gongyun_app scram-sha-256', 'local all all trust', '']
    writeFileSync(join(root, 'server/postgres/pg_hba.conf'), rules.join('\n'))
    await server.presence.query('select pg_reload_conf()')
    await server.presence.query('create role maker login createrole')
    await server.presence.query('create role plain login')
    await server.presence.query('create role chief login superuser')
    for (const name of ['maker', 'plain', 'chief'])
      await server.presence.query(`create database ${name}_db owner ${name}`)
  })

  afterAll(async () => {
    await server.leave()
    rmSync(root, { recursive: true, force: true })
  })

  test('whose user can neither make nor take the role is told the SQL to run', async () => {
    const opening = openDatabase({ dataDir: join(root, 'c'), url: url('plain', 'plain_db'), tell })
    await expect(opening).rejects.toThrow('create role gongyun_app')
  })

  test('gets the product’s role with a password that only we can read, and keeps it', async () => {
    const dataDir = join(root, 'a')
    for (const turn of [1, 2]) {
      const database = await openDatabase({ dataDir, url: url('maker', 'maker_db'), tell })
      expect(await migrate(database, []), `start ${turn}`).toHaveLength(turn === 1 ? 1 : 0)
      expect(await who(database)).toEqual({ s: 'gongyun_app', c: 'gongyun_app' })
      await database.close()
    }
    const secret = join(dataDir, 'secrets/database-app-password')
    expect(statSync(secret).mode & 0o777).toBe(0o600)
    const stored = await server.presence.query(`select rolpassword as p from pg_authid where rolname = 'gongyun_app'`)
    expect(stored.rows[0].p).not.toContain(readFileSync(secret, 'utf8').trim())
    // Its user is no superuser: each start says what to ask for, and nothing else.
    expect(told).toHaveLength(2)
    for (const notice of told) expect(notice).toContain('revoke execute on function pg_catalog.set_config')
  })

  test('serves a second installation, which does not know the password, by taking the role', async () => {
    const database = await openDatabase({ dataDir: join(root, 'b'), url: url('maker', 'maker_db'), tell })
    expect(await who(database)).toEqual({ s: 'maker', c: 'gongyun_app' })
    expect(told.join()).toContain('DATABASE_APP_URL')
    await database.close()
  })

  test('loses set_config for the product’s role when its user is a superuser, or once the administrator took it', async () => {
    const setting = (database: Parameters<typeof inTx>[0]) =>
      inTx(database, {}, (db) => sql`select set_config('app.lo', '0', true)`.execute(db))
    const maker = () => openDatabase({ dataDir: join(root, 'a'), url: url('maker', 'maker_db'), tell })
    const before = await maker()
    await setting(before)
    await before.close()
    told.length = 0
    const [one, two] = await Promise.all(
      ['d', 'e'].map((dir) => openDatabase({ dataDir: join(root, dir), url: url('chief', 'chief_db'), tell })),
    )
    for (const database of [one, two]) {
      if (!database) throw new Error('not opened')
      await expect(setting(database)).rejects.toThrow('permission denied for function set_config')
      await database.close()
    }
    expect(told.join()).not.toContain('set_config')
    const above = new pg.Client({ connectionString: url('postgres', 'maker_db') })
    await above.connect()
    expect(await withholdSetConfig(above)).toBe(true)
    await above.end()
    const after = await maker()
    expect(told.join()).not.toContain('set_config')
    await expect(setting(after)).rejects.toThrow('permission denied for function set_config')
    await after.close()
  })

  test('with a role that row policies do not bind is refused', async () => {
    await server.presence.query('alter role gongyun_app bypassrls')
    const opening = openDatabase({ dataDir: join(root, 'a'), url: url('maker', 'maker_db'), tell })
    await expect(opening).rejects.toThrow('bypass row security')
    await server.presence.query('alter role gongyun_app nobypassrls')
  })
})
