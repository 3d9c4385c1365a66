import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database, MigrationFolder } from '../index.ts'
import { backup, inOwnerTx, inTx, migrate, openTestDatabase, restore } from '../server.ts'
import { digestTables } from './tables.ts'

const schema = `
create table unit (id bigint generated always as identity primary key, parent_id bigint references unit, name text not null,
  pinyin text generated always as (lower(name)) stored);
create table "Odd name" (a text, "B b" numeric(10,2)[], c jsonb, d timestamptz, e bytea, f daterange, g float8, h char(5));
create table leader (unit_id bigint primary key references unit, deputy_id bigint);
alter table unit add column leader_id bigint references leader;
create table measure (region_id int, id int, value numeric, primary key (region_id, id)) partition by list (region_id);
create table measure_1 partition of measure for values in (1);
create table measure_2 partition of measure for values in (2);
create table journal (n serial primary key, line text);
create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
create trigger journal_stays before update or delete or truncate on journal execute function refuse();
create trigger journal_begins before insert on journal execute function refuse();
alter table journal disable trigger journal_begins;
create materialized view unit_count as select count(*) as units from unit;
insert into unit (name) values ('全省');
grant select, insert on unit to gongyun_app;`

const content = `
insert into unit (name) select 'Unit ' || n || E'\\n行\\u2028"' || chr(92) from generate_series(2, 1500) n;
update unit set parent_id = 1501 - id + 0 where id between 2 and 1400;
insert into leader values (3, null), (7, null); update unit set leader_id = 7 where id = 3;
insert into "Odd name" values ('', '{1.10,NULL}', '{"a_b": "工会 \\u0027"}', '2026-11-22 10:00:00.123456+08', '\\x00ff', '[2026-01-01,2026-07-01)', 0.1, 'ab'),
  (null, null, 'null', 'infinity', null, 'empty', 'NaN', null), (null, null, null, null, null, null, '-1e-300', null);
insert into measure select 1 + n % 2, n, n / 3.0 from generate_series(1, 700) n;
alter table journal enable trigger journal_begins; alter table journal disable trigger journal_begins;
insert into journal (line) select repeat('x', n % 50) from generate_series(1, 1200) n; select nextval('journal_n_seq');`

let [source, target]: Database[] = []
let dir: string
let migrations: MigrationFolder[]

const opened = async (): Promise<Database> => {
  const database = await openTestDatabase()
  await inOwnerTx(database, (db) => sql`drop table migration`.execute(db))
  return database
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'backup-'))
  mkdirSync(join(dir, 'sql'))
  writeFileSync(join(dir, 'sql/0001-all.sql'), schema)
  migrations = [{ room: 'kernel/all', dir: join(dir, 'sql') }]
  ;[source, target] = await Promise.all([opened(), opened()])
  await migrate(source, migrations)
  await inOwnerTx(source, (db) => sql.raw(content).execute(db))
  mkdirSync(join(dir, 'evidence/ab'), { recursive: true })
  writeFileSync(join(dir, 'evidence/ab/cd'), Buffer.alloc(2_500_000, '工会'))
  writeFileSync(join(dir, 'evidence/empty'), '')
})

afterEach(async () => {
  await Promise.all([source?.close(), target?.close()])
  rmSync(dir, { recursive: true })
})

const two = (): [Database, Database] => {
  if (!source || !target) throw new Error('not opened')
  return [source, target]
}

test('a restored database and its files have the digest of the backup, row for row', async () => {
  const [from, to] = two()
  const file = join(dir, 'save.gz')
  const saved = await backup(from, file, { folders: [{ name: 'evidence', dir: join(dir, 'evidence') }] })
  const restored = await restore(file, to, { migrations, folders: [{ name: 'evidence', dir: join(dir, 'again') }] })
  expect(restored).toEqual(saved)
  expect(saved.tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['"Odd name"', 3],
    ['journal', 1200],
    ['leader', 2],
    ['measure', 700],
    ['unit', 1500],
  ])
  expect(await inOwnerTx(to, digestTables)).toEqual(await inOwnerTx(from, digestTables))
  for (const name of ['ab/cd', 'empty']) {
    expect(readFileSync(join(dir, 'again', name)).equals(readFileSync(join(dir, 'evidence', name)))).toBe(true)
  }
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('the restored database lives on: keys, sequences, rights, views and migrations', async () => {
  const [from, to] = two()
  const file = join(dir, 'save.gz')
  await backup(from, file)
  await restore(file, to, { migrations })
  expect(await migrate(to, migrations)).toEqual([])
  const added = await inTx(to, {}, (db) =>
    sql<{ id: number }>`insert into unit (name) values ('新') returning id`.execute(db),
  )
  expect(added.rows).toEqual([{ id: 1501 }])
  await expect(
    inTx(to, {}, (db) => sql`insert into unit (name, parent_id) values ('x', 9999)`.execute(db)),
  ).rejects.toThrow(/foreign key/)
  await expect(inOwnerTx(to, (db) => sql`delete from journal`.execute(db))).rejects.toThrow('append only')
  const seen = await inOwnerTx(to, (db) =>
    sql<{ units: number; n: number }>`select units, nextval('journal_n_seq') as n from unit_count`.execute(db),
  )
  expect(seen.rows).toEqual([{ units: 1500, n: 1202 }])
})

test('a later release restores an older backup and then migrates it', async () => {
  const [from, to] = two()
  const file = join(dir, 'save.gz')
  await backup(from, file)
  writeFileSync(join(dir, 'sql/0002-later.sql'), 'alter table unit add column short_name text')
  await restore(file, to, { migrations })
  expect(await migrate(to, migrations)).toEqual(['kernel/all/0002-later'])
})

test('an encrypted backup opens with its passphrase only, and shows no text', async () => {
  const [from, to] = two()
  const file = join(dir, 'save.sealed')
  const saved = await backup(from, file, { passphrase: '一二三四五' })
  expect(readFileSync(file).includes('Unit')).toBe(false)
  await expect(restore(file, to, { migrations })).rejects.toThrow('passphrase')
  await expect(restore(file, to, { migrations, passphrase: '一二三四六' })).rejects.toThrow('wrong passphrase')
  expect((await restore(file, to, { migrations, passphrase: '一二三四五' })).digest).toBe(saved.digest)
})

test('a changed, cut or foreign file leaves the database empty', async () => {
  const [from, to] = two()
  const file = join(dir, 'save')
  for (const passphrase of [undefined, 'secret']) {
    await backup(from, file, { passphrase })
    const whole = readFileSync(file)
    const flipped = Buffer.from(whole)
    flipped.writeUInt8(flipped.readUInt8(whole.length >> 1) ^ 1, whole.length >> 1)
    for (const bytes of [flipped, whole.subarray(0, -20), whole.subarray(0, 40), Buffer.from('hello')]) {
      writeFileSync(file, bytes)
      await expect(restore(file, to, { migrations, passphrase })).rejects.toThrow()
    }
  }
  expect(await inOwnerTx(to, digestTables)).toEqual([])
})

test('nothing is overwritten: neither a database nor a folder with content', async () => {
  const [from] = two()
  const file = join(dir, 'save')
  const folders = [{ name: 'evidence', dir: join(dir, 'evidence') }]
  await backup(from, file, { folders })
  await expect(restore(file, from, { migrations })).rejects.toThrow('empty database')
  await expect(restore(file, from, { migrations, folders })).rejects.toThrow('not empty')
  expect(existsSync(join(dir, 'evidence/ab/cd'))).toBe(true)
})

test('a table whose rows would be hidden from the owner stops the backup', async () => {
  const [from] = two()
  await inOwnerTx(from, (db) =>
    sql.raw('alter table unit enable row level security; alter table unit force row level security').execute(db),
  )
  await expect(backup(from, join(dir, 'save'))).rejects.toThrow(/row-level security/)
  expect(existsSync(join(dir, 'save'))).toBe(false)
})
