import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFirstCode } from '#kernel/access/server'
import { allMigrations, seedReference } from '#kernel/whole/server'
import type { Database } from '#platform/db'
import { inOwnerTx, openTestDatabase } from '#platform/db/server'
import { houseAt } from './house.ts'
import { type Running, serve } from './server.ts'
import { type Caller, callerAt } from './testing/server.ts'

describe('the first administrator of an empty product', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-first-'))
  let database: Database
  let running: Running
  let stranger: Caller
  beforeAll(async () => {
    const house = houseAt(dataDir, false)
    database = await openTestDatabase(allMigrations(house))
    await seedReference(database, house)
    running = await serve({ database, house }, { host: '127.0.0.1', port: 0, pages: false })
    stranger = callerAt(running.address, '', '')
  })
  afterAll(async () => {
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const about = {
    login: 'admin',
    name: '冯立诚',
    password: '高原上的一座小城在湟水边',
    rootUnit: '青海省总工会',
    regionId: 630000,
  }
  const begin = (code: string) => stranger.ask('POST', '/first-administrator', { body: { ...about, code } })
  const refused = { status: 422, json: { faults: [{ path: 'code' }] } }

  test('is set up only with the code printed at the last start, which no table holds', async () => {
    expect(await begin('AAAA-AAAA-AAAA-AAAA')).toMatchObject(refused)
    const [old, code] = [await makeFirstCode(database), await makeFirstCode(database)]
    expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
    expect(await begin(old ?? '')).toMatchObject(refused)
    const kept = await inOwnerTx(database, (db) =>
      sql<{ firstCode: string }>`select first_code from product_mode`.execute(db),
    )
    expect(kept.rows[0]?.firstCode).toMatch(/^[0-9a-f]{64}$/)
    const typed = (code ?? '').toLowerCase().replaceAll('-', ' ')
    expect((await begin(typed)).json).toMatchObject({ me: { login: 'admin' } })
  })

  test('leaves the first line of the journal, and there is no second', async () => {
    const { rows } = await inOwnerTx(database, (db) =>
      sql`select person_name, body from entry where action = 'person.first'`.execute(db),
    )
    const body = { login: 'admin', address: '127.0.0.1', posts: ['administrator', 'security-administrator'] }
    expect(rows).toMatchObject([{ personName: '冯立诚', body }])
    expect(await makeFirstCode(database)).toBeNull()
    expect((await begin('AAAA-AAAA-AAAA-AAAA')).status).toBe(403)
  })
})
