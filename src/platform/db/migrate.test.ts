import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database, MigrationFolder } from './index.ts'
import { inOwnerTx, migrate, openTestDatabase } from './server.ts'

let database: Database
let dir: string
let folders: MigrationFolder[]

beforeEach(async () => {
  database = await openTestDatabase()
  dir = mkdtempSync(join(tmpdir(), 'migrate-'))
  for (const room of ['org', 'aid']) mkdirSync(join(dir, room))
  folders = ['org', 'aid'].map((room) => ({ room: `kernel/${room}`, dir: join(dir, room) }))
  writeFileSync(join(dir, 'org/0002-names.sql'), 'alter table unit add column name text;')
  writeFileSync(
    join(dir, 'org/0001-units.sql'),
    'create table unit (id int primary key);\ninsert into unit values (1);',
  )
  writeFileSync(join(dir, 'aid/0001-cases.sql'), 'create table aid (unit_id int references unit);')
})

afterEach(async () => {
  await database.close()
  rmSync(dir, { recursive: true })
})

const all = ['kernel/org/0001-units', 'kernel/org/0002-names', 'kernel/aid/0001-cases']

test('files run in the order of rooms, then of names, and only once', async () => {
  expect(await migrate(database, folders)).toEqual(all)
  expect(await migrate(database, folders)).toEqual([])
})

test('two runners at once: one works, the other finds nothing to do', async () => {
  const ran = await Promise.all([migrate(database, folders), migrate(database, folders)])
  expect(ran.flat()).toEqual(all)
})

test('an edited file is refused by name, changed line ends are no edit', async () => {
  await migrate(database, folders)
  const file = join(dir, 'org/0001-units.sql')
  writeFileSync(file, 'create table unit (id int primary key);\r\ninsert into unit values (1);')
  expect(await migrate(database, folders)).toEqual([])
  writeFileSync(file, 'create table unit (id bigint primary key);')
  await expect(migrate(database, folders)).rejects.toThrow('kernel/org/0001-units')
})

test('a database that a newer release has moved on is refused', async () => {
  await migrate(database, folders)
  await expect(migrate(database, folders.slice(0, 1))).rejects.toThrow('kernel/aid/0001-cases')
})

test('a failing file takes back all that ran before it', async () => {
  writeFileSync(join(dir, 'aid/0002-broken.sql'), 'create table fine (n int); create table (')
  await expect(migrate(database, folders)).rejects.toThrow('kernel/aid/0002-broken')
  const found = await inOwnerTx(database, (db) =>
    sql<{ unit: unknown }>`select to_regclass('unit') as unit`.execute(db),
  )
  expect(found.rows).toEqual([{ unit: null }])
})

test('a file with another kind of name is refused rather than skipped', async () => {
  cpSync(join(dir, 'org/0001-units.sql'), join(dir, 'aid/units.sql'))
  await expect(migrate(database, folders)).rejects.toThrow('0001-words.sql')
})
