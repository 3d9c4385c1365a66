import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allMigrations } from '#kernel/whole/server'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { domains } from './house.ts'
import { appendOnly, keyed, reference } from './testing/tables.ts'

interface Table {
  name: string
  columns: string[]
  key: string[]
  uniques: string[][]
  rls: boolean
  triggers: number
}

let database: Database
let tables: Table[]
beforeAll(async () => {
  database = await openTestDatabase(allMigrations({ domains }))
  tables = await ask<Table>(`
    select c.relname as name, c.relrowsecurity as rls,
           (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
           coalesce((select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
              where i.indrelid = c.oid and i.indisprimary), '{}') as key,
           coalesce((select jsonb_agg(columns) from (
              select (select jsonb_agg(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey)) as columns
                from pg_index i where i.indrelid = c.oid and i.indisunique and not i.indisprimary) u), '[]') as uniques,
           (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
})
afterAll(() => database.close())

const ask = <T>(text: string) => inOwnerTx(database, async (db) => (await sql<T>`${sql.raw(text)}`.execute(db)).rows)
const isLarge = (name: string) => !reference[name]
const large = () => tables.filter(({ name }) => isLarge(name))

describe('every large table', () => {
  test('is found: reference tables are those reviewed, and no name here is out of date', () => {
    const names = tables.map(({ name }) => name)
    const known = [...Object.keys(reference), ...Object.keys(keyed), ...appendOnly]
    const gone = known.filter((name) => !names.includes(name))
    expect(gone).toEqual([])
    expect(large().length).toBeGreaterThan(5)
  })

  test('carries its region, and its key begins with it', () => {
    const wrong = large().filter(({ name, columns, key }) => {
      const by = keyed[name]
      return by
        ? !by.every((column) => key.includes(column))
        : !columns.includes('region_id') || !key.includes('region_id')
    })
    expect(wrong.map(({ name, key }) => `${name} (${key.join(', ')})`)).toEqual([])
  })

  test('has its region in everything that must be unique', () => {
    const wrong = large().flatMap(({ name, uniques }) =>
      uniques
        .filter((columns) => ![...(keyed[name] ?? []), 'region_id'].some((column) => columns.includes(column)))
        .map((columns) => `${name} (${columns.join(', ')})`),
    )
    expect(wrong).toEqual([])
  })

  test('has no triggers', () => {
    expect(
      large()
        .filter(({ triggers }) => triggers > 0)
        .map(({ name }) => name),
    ).toEqual([])
  })

  test('is pointed at by no reference table, and by large ones only together with the region', async () => {
    const keys = await ask<{ from: string; to: string; columns: string[]; deed: string }>(`
      select c.conrelid::regclass::text as from, c.confrelid::regclass::text as to, c.confdeltype as deed,
             (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as columns
        from pg_constraint c where c.contype = 'f'`)
    const wrong = keys.filter(
      ({ from, to, columns }) => isLarge(to) && (!isLarge(from) || !columns.some((name) => /region/.test(name))),
    )
    expect(wrong).toEqual([])
    expect(keys.filter(({ deed }) => deed === 'n' || deed === 'd')).toEqual([])
  })
})

describe('rights', () => {
  test('of the product’s role are granted table by table; none is forgotten and none owned', async () => {
    const rows = await ask<{ name: string; owner: string; rights: string[] }>(`
      select c.relname as name, pg_get_userbyid(c.relowner) as owner,
             array(select r from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
                    where has_table_privilege('gongyun_app', c.oid, r) or (r in ('select', 'insert', 'update') and has_any_column_privilege('gongyun_app', c.oid, r))) as rights
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
    expect(rows.filter(({ owner }) => owner === 'gongyun_app')).toEqual([])
    const closed = rows.filter(({ rights }) => rights.length === 0).map(({ name }) => name)
    expect(closed.sort()).toEqual(['migration', 'sealed_entry'].filter((name) => rows.some((row) => row.name === name)))
    expect(
      rows.filter(({ rights }) => rights.some((right) => ['truncate', 'references', 'trigger'].includes(right))),
    ).toEqual([])
    const rewritten = rows.filter(
      ({ name, rights }) => appendOnly.includes(name) && (rights.includes('update') || rights.includes('delete')),
    )
    expect(rewritten.map(({ name, rights }) => `${name}: ${rights.join(', ')}`)).toEqual([])
  })

  test('over rows of units, persons and requests are held by row policies', () => {
    const open = tables.filter(
      ({ columns, rls }) => !rls && (columns.includes('unit_no') || columns.includes('person_id')),
    )
    expect(open.map(({ name }) => name)).toEqual([])
  })

  const smuggled: readonly (readonly [string, string])[] = [
    ['person', `insert into person (id, login, name, created_at) values ('${crypto.randomUUID()}', 'x', 'x', now())`],
    [
      'appointment',
      `insert into appointment (id, person_id, post, unit_id, valid_from)
       select '${crypto.randomUUID()}', id, 'convener', 1, '2020-01-01' from person limit 1`,
    ],
    ['post_permission', `insert into post_permission (post, permission) values ('liaison', 'people.manage')`],
    [
      'journal_check',
      `insert into journal_check (id, asked_at, asked_name) values ('${crypto.randomUUID()}', now(), 'x')`,
    ],
  ]
  const whole = { 'app.lo': '0', 'app.hi': '9007199254740991', 'app.auth': 'yes', 'app.org': 'write' }
  const smuggle = (text: string, more = {}) =>
    inTx(database, { ...whole, ...more }, async (db) => {
      const { numAffectedRows = 0n } = await sql`${sql.raw(text)}`.execute(db)
      return Number(numAffectedRows)
    })
  beforeAll(() =>
    inOwnerTx(database, (db) =>
      sql`insert into person (id, login, name, created_at) values ('00000000-0000-4000-8000-000000000001', 'someone', '某人', now())`.execute(
        db,
      ),
    ),
  )

  test.each(smuggled)('over %s are not taken by one statement smuggled into another deed', async (table, insert) => {
    if (!tables.some(({ name }) => name === table)) return
    await expect(smuggle(insert)).rejects.toThrow('row-level security')
    const columns: Record<string, string> = { person: 'login = login', journal_check: 'report = report' }
    const first = columns[table] ?? 'post = post'
    if (table !== 'journal_check') expect(await smuggle(`update ${table} set ${first}`)).toBe(0)
    await expect(smuggle(`delete from ${table}`)).rejects.toThrow('permission denied')
    const managed = { 'app.people': 'write', 'app.journal': 'all' }
    expect(await smuggle(insert, managed)).toBe(1)
  })

  test('of the role itself: it owns nothing, is nobody’s superior, and cannot pass by a policy', async () => {
    const [role] = await ask(
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = 'gongyun_app'`,
    )
    expect(Object.values(role as object)).toEqual([false, false, false, false, false])
    expect(
      await ask(`select from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'gongyun_app'`),
    ).toEqual([])
    expect(
      await ask(`select proname from pg_proc p where p.pronamespace = 'public'::regnamespace and prosecdef
                        and has_function_privilege('public', p.oid, 'execute')`),
    ).toEqual([])
  })
})

describe('the SQL of the product', () => {
  const src = join(dirname(fileURLToPath(import.meta.url)), '..')
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|sql)$/.test(file) && !/\.test\.ts$|\/testing(\.ts$|\/)/.test(file))
    .map((file) => ({
      file,
      text: readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|--.*/g, ''),
    }))

  const forbidden: [string, RegExp][] = [
    ['now() in a conflict update', /on conflict[^;`]*do update set[^;`]*\bnow\(\)/i],
    ['MERGE', /\bmerge\s+into\s+\w+\s+(as\s+)?\w*\s*using\b/i],
    ['SET NULL', /on (delete|update) set (null|default)/i],
    ['set_config', /\bset_config\s*\(/i],
    ['a trigger', /\bcreate\s+(constraint\s+)?trigger\b/i],
    ['a volatile default of a new id', /default\s+gen_random_uuid/i],
    ['a rule of the database', /\bcreate\s+(or replace\s+)?rule\b/i],
  ]
  test.each(forbidden)('has no %s', (_name, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([])
  })

  test('was read whole, and policies read their settings once a query, empty ones as nothing', () => {
    expect(texts.length).toBeGreaterThan(200)
    const careless = texts
      .filter(({ file }) => file.endsWith('.sql'))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/(.{0,20})current_setting\('app\.[a-z]+'([^)]*)\)/g)]
          .filter(([, before = '', after = '']) => !/\(select nullif\($/.test(before) || !/, true/.test(after))
          .map(([line]) => `${file}: ${line}`),
      )
    expect(careless).toEqual([])
  })
})
