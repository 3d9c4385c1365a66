import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { domains } from './house.ts'

/**
 * What somebody could do who got a statement of their own into the transaction of a request: the role `gongyun_app`, with the
 * reach of one county. Each is tried as that statement, and each is refused or finds nothing.
 */
let province: TestProvince
let foreign: { regionId: number; id: string }
beforeAll(async () => {
  province = await openTestProvince(domains)
  const open = (unit: 'hainan' | 'datong') =>
    province.as(unit, (ctx) =>
      openCase(ctx, {
        process: 'problem',
        unitId: province.unit[unit],
        title: `${unit}的问题`,
        answers: { origin: 'own', source: '自查', area: null, words: '本单位自查' },
      }),
    )
  await open('datong')
  foreign = await open('hainan')
  await province.settle()
})
afterAll(() => province.close())

/** Runs a statement in the transaction of the county's request; gives its rows. */
const county = (text: string) =>
  province.as('datong', async ({ db }) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(db)).rows)

/** How many rows the statement changed. */
const changed = (text: string) =>
  province.as('datong', async ({ db }) => Number((await sql`${sql.raw(text)}`.execute(db)).numAffectedRows ?? 0n))

describe('the journal', () => {
  test.each([
    ['rewritten', `update entry set body = '{}'`],
    ['deleted', 'delete from entry'],
    ['truncated', 'truncate entry'],
    ['sealed anew', `update seal set root = ''::bytea`],
    ['given a seal', `insert into seal select no + 1, from_seq, to_seq, root, previous, digest, at, last_at from seal`],
    ['re-ordered', 'update sealed_entry set seq = seq + 1'],
    ['read by its places', 'select * from sealed_entry'],
  ])('is not %s', async (_, text) => {
    await expect(county(text)).rejects.toThrow('permission denied')
  })

  test('shows the lines of the own county and of those below, of nobody beside or above', async () => {
    const rows = await county(`select distinct u.name from entry e join unit u on u.id = e.unit_id`)
    expect(rows.map(({ name }) => name).sort()).toEqual(['大通县总工会', '大通某铝业公司工会'])
    expect(await county('select * from journal_place')).toEqual([])
  })
})

describe('rows of other units', () => {
  const at = () => `region_id = ${foreign.regionId} and id = '${foreign.id}'`

  test('are neither read, changed nor added', async () => {
    expect(await county(`select * from cases where ${at()}`)).toEqual([])
    expect(await changed(`update cases set title = 'x' where ${at()}`)).toBe(0)
    await expect(changed(`delete from cases`)).rejects.toThrow('permission denied')
    await expect(
      county(`update cases set unit_no = (select no from unit where id = ${province.unit.hainan})`),
    ).rejects.toThrow('row-level security')
  })

  test('are not opened by putting oneself on the list of those who take part', async () => {
    const { datong } = province.unit
    const join = `insert into case_party (region_id, case_id, unit_id, unit_no, part)
      select ${foreign.regionId}, '${foreign.id}', id, no, '配合单位' from unit where id = ${datong}`
    await expect(county(join)).rejects.toThrow('row-level security')
    await expect(county(`update case_party set unit_id = ${datong}`)).rejects.toThrow('permission denied')
    expect(await county(`select * from cases where ${at()}`)).toEqual([])
  })

  test('of no table can be read by whoever has no reach at all', async () => {
    const tables = await province.asSystem(({ db }) =>
      sql<{ name: string }>`
        select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_no'
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('gongyun_app', c.oid, 'select')`.execute(
        db,
      ),
    )
    expect(tables.rows.length).toBeGreaterThan(30)
    const seen: string[] = []
    for (const { name } of tables.rows) {
      const text = `set local app.lo = ''; set local app.hi = ''; set local app.ranges = ''; set local app.person = ''`
      const n = await province.as('datong', async ({ db }) => {
        for (const each of text.split(';')) await sql.raw(each).execute(db)
        return Number(
          (await sql<{ n: number }>`${sql.raw(`select count(*)::int as n from ${name}`)}`.execute(db)).rows[0]?.n,
        )
      })
      if (n > 0) seen.push(name)
    }
    // Who takes part is a list of ids that anybody may read; rules in force are published.
    expect(seen.filter((name) => name !== 'case_party')).toEqual([])
  })
})

describe('the reach of a request', () => {
  const at = () => `region_id = ${foreign.regionId} and id = '${foreign.id}'`
  const wide = [`'app.lo', '0'`, `'app.hi', '999999999'`, `'app.ranges', ''`].map((two) => `set_config(${two}, true)`)
  const reach = (key: string) => sql<{ value: string }>`select current_setting(${key}, true) as value`

  test('is not widened by an expression smuggled into a statement', async () => {
    for (const text of [
      `select ${wide.join(', ')}`,
      `select title from cases where ${wide[1]} <> '' or ${at()}`,
      `update cases set title = ${wide[1]}`,
      `select set_config('role', 'postgres', true)`,
      `select set_config('row_security', 'off', true)`,
      `update pg_settings set setting = '0' where name = 'statement_timeout'`,
    ])
      await expect(county(text), text).rejects.toThrow('permission denied for function set_config')
  })

  test('is not widened by a text that the server runs as a query', async () => {
    for (const key of ['lo', 'hi', 'ranges'])
      await expect(county(`select query_to_xml('set local app.${key} to zero', true, true, '')`)).rejects.toThrow(
        /SET is not allowed|unsupported XML/,
      )
  })

  test('a statement stacked behind another is refused, with a value or without, reading or writing', async () => {
    const tail = `set local app.lo = '0'; set local app.hi = '999999999'; select * from cases where ${at()}`
    for (const head of ['select 1', `update cases set title = title`, 'commit', '']) {
      const refused = 'cannot insert multiple commands into a prepared statement'
      await expect(county(`${head}; ${tail}`), head).rejects.toThrow(refused)
      const valued = province.as('datong', ({ db }) => sql`select ${1}::int; ${sql.raw(tail)}`.execute(db))
      await expect(valued, head).rejects.toThrow(refused)
    }
  })

  /** Kept so that nobody believes more than is so: the server lets everybody SET what is not its own. */
  test('is widened by whoever sends a whole SET of their own: no text of the product is made of what people wrote', async () => {
    const seen = await province.as('datong', async ({ db }) => {
      const before = (await reach('app.hi').execute(db)).rows[0]?.value
      for (const text of [`app.lo = '0'`, `app.hi = '999999999'`]) await sql.raw(`set local ${text}`).execute(db)
      expect((await reach('app.hi').execute(db)).rows[0]?.value).not.toBe(before)
      return (await sql`${sql.raw(`select id from cases where ${at()}`)}`.execute(db)).rows
    })
    expect(seen).toHaveLength(1)
    expect(await county(`select id from cases where ${at()}`)).toEqual([])
  })
})

describe('accounts and sealed numbers', () => {
  test('password digests, sessions and codes are not read without signing in', async () => {
    for (const table of ['credential', 'session', 'sign_in_failure', 'subject_session', 'subject_code'])
      expect(await county(`select * from ${table}`), table).toEqual([])
  })

  test('a post is not given to oneself', async () => {
    const { datong } = province.unit
    await expect(
      county(`insert into appointment (id, person_id, post, unit_id, valid_from)
              select gen_random_uuid(), id, 'convener', ${datong}, '2020-01-01' from person where login = 'datong'`),
    ).rejects.toThrow('row-level security')
    await expect(
      county(`insert into post_permission (post, permission) values ('county-cadre', 'people.manage')`),
    ).rejects.toThrow('row-level security')
  })

  test('the keys of sealed fields are neither replaced nor taken away', async () => {
    expect(await changed(`update data_key set wrapped = wrapped`)).toBe(0)
    await expect(county('delete from data_key')).rejects.toThrow('permission denied')
  })

  test('what was looked at stays written, and others’ looking is not read', async () => {
    await expect(county(`update sight set reason = ''`)).rejects.toThrow('permission denied')
    await expect(county('delete from sight')).rejects.toThrow('permission denied')
    expect(await county('select * from sight')).toEqual([])
  })
})

describe('the role', () => {
  test.each([
    ['switch row policies off', `alter table cases disable row level security`, /must be owner/],
    ['drop a policy', 'drop policy scoped on cases', /must be owner/],
    ['make one', 'create policy mine on cases using (true)', /must be owner/],
    ['become the owner', 'set local role gongyun_owner', /permission denied to set role/],
    ['become a superuser', 'set local role postgres', /does not exist|permission denied/],
    ['rise', 'alter role gongyun_app superuser', /permission denied|must be superuser|Only roles/],
    ['pass by policies', 'alter role gongyun_app bypassrls', /permission denied|must be superuser|Only roles/],
    ['make a role', 'create role intruder login', /permission denied/],
    ['make a table', 'create table kept (x int)', /permission denied for schema/],
    ['make a function', `create function f() returns int language sql as 'select 1'`, /permission denied for schema/],
    ['make a schema', 'create schema mine', /permission denied for database/],
    ['load an extension', 'create extension dblink', /permission denied|not available|could not open/],
    ['load a language', `create function f() returns int language c as 'x'`, /permission denied/],
    ['read a file', `select pg_read_file('/etc/passwd')`, /permission denied/],
    ['read bytes of a file', `select pg_read_binary_file('/etc/passwd')`, /permission denied/],
    ['list a folder', `select pg_ls_dir('/')`, /permission denied/],
    ['copy from a file', `copy person from '/etc/passwd'`, /permission denied|must be superuser/],
    ['copy to a file', `copy cases to '/tmp/gongyun-stolen'`, /permission denied|must be superuser/],
    ['run a program', `copy (select 1) to program 'id'`, /permission denied|must be superuser/],
    ['import a large object from a file', `select lo_import('/etc/passwd')`, /permission denied/],
    [
      'change a server setting',
      `alter system set log_statement = 'none'`,
      /permission denied|cannot run inside a transaction block/,
    ],
    ['load settings anew', 'select pg_reload_conf()', /permission denied/],
    ['read password digests of roles', 'select * from pg_authid', /permission denied/],
    ['write the catalogue', `update pg_class set relrowsecurity = false`, /permission denied/],
    ['set a trigger aside', `set local session_replication_role = replica`, /permission denied/],
    ['read the statistics of columns', 'select * from pg_statistic', /permission denied/],
  ])('cannot %s', async (_, text, why) => {
    await expect(county(text)).rejects.toThrow(why)
  })

  test('cannot grant itself more: the server answers with a warning, and nothing is granted', async () => {
    await county('grant delete on entry to gongyun_app').catch(() => [])
    await expect(county('delete from entry')).rejects.toThrow('permission denied')
  })

  test('that asks for no row policies gets an error, not the rows', async () => {
    await expect(
      province.as('datong', async ({ db }) => {
        await sql`set local row_security = off`.execute(db)
        return sql`select * from cases`.execute(db)
      }),
    ).rejects.toThrow('row-level security')
  })

  test('does not see through a temporary table or a cursor what it does not see itself', async () => {
    const n = await county(`with seen as materialized (select * from cases) select count(*)::int as n from seen`)
    expect(n).toEqual([{ n: 1 }])
  })

  test('has no function of the owner’s at hand but those reviewed here', async () => {
    const rows = await county(`
      select p.proname as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('gongyun_app', p.oid, 'execute')
       order by 1`)
    expect(rows.map(({ name }) => name)).toEqual(['follow_unit_numbers', 'signed_by'])
  })
})
