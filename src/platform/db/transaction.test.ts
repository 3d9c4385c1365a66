import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from './driver.ts'
import type { Database, Db, Scope } from './index.ts'
import { scopeStatements } from './literal.ts'
import { poolsOf } from './pools.ts'
import { askAlone, inOwnerTx, inTx, openTestDatabase } from './server.ts'

type Tables = {
  hardshipCase: { id: number; countyCode: string; openedOn: string | null; answers: unknown }
}

const cases = (db: Db) => db.withTables<Tables>()
const personIn = (db: Db) =>
  sql<{ person: string }>`select current_setting('app.person', true) as person`
    .execute(db)
    .then((r) => r.rows[0]?.person)

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
  await inOwnerTx(database, (db) =>
    sql`create table hardship_case (id int primary key, county_code text not null, opened_on date, answers jsonb);
        alter table hardship_case enable row level security;
        create policy own_county on hardship_case to gongyun_app
          using (county_code = (select nullif(current_setting('app.county', true), '')));
        grant select, insert on hardship_case to gongyun_app;
        insert into hardship_case values (1, '630102', '2026-02-28', '{"home_visit": {"by_whom": 1}}'), (2, '630103', null, null)`.execute(
      db,
    ),
  )
})

afterAll(() => database.close())

describe('scope of a transaction', () => {
  test('a person sees the rows of the own county and no others', async () => {
    const seen = await inTx(database, { 'app.county': '630102' }, (db) =>
      cases(db).selectFrom('hardshipCase').selectAll().execute(),
    )
    expect(seen).toEqual([
      { id: 1, countyCode: '630102', openedOn: '2026-02-28', answers: { home_visit: { by_whom: 1 } } },
    ])
  })

  test('without a scope, and with an empty one, nothing is seen', async () => {
    for (const scope of [{}, { 'app.county': '' }] as Scope[]) {
      const seen = await inTx(database, scope, (db) => cases(db).selectFrom('hardshipCase').select('id').execute())
      expect(seen).toEqual([])
    }
  })

  test('a row of another county cannot be written', async () => {
    const write = inTx(database, { 'app.county': '630102' }, (db) =>
      cases(db)
        .insertInto('hardshipCase')
        .values({ id: 3, countyCode: '630103', openedOn: null, answers: null })
        .execute(),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  test('the product cannot make tables, switch the policies off or become the owner', async () => {
    for (const text of [
      'create table mine (n int)',
      'set local row_security = off; select * from hardship_case',
      'set local role gongyun_owner',
      'alter table hardship_case disable row level security',
      'truncate hardship_case',
    ]) {
      await expect(
        inTx(database, {}, (db) => sql.raw(text).execute(db)),
        text,
      ).rejects.toThrow()
    }
  })

  test('interleaved sessions never see each other’s scope, and none outlives its transaction', async () => {
    const wrong: string[] = []
    const one = async (turn: number): Promise<void> => {
      const county = turn % 2 ? '630102' : '630103'
      await inTx(database, { 'app.county': county, 'app.person': String(turn) }, async (db) => {
        const before = await personIn(db)
        const seen = await cases(db).selectFrom('hardshipCase').select('countyCode').execute()
        if (before !== String(turn) || seen.some((row) => row.countyCode !== county)) wrong.push(`${turn}: ${before}`)
        if (turn % 7 === 0) throw new Error('given up')
      }).catch((error: Error) => {
        if (error.message !== 'given up') throw error
      })
      const after = await inTx(database, {}, personIn)
      if (after) wrong.push(`after ${turn}: ${after}`)
    }
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 40 }, (_, i) => one(round * 40 + i)))
    expect(wrong).toEqual([])
  })
})

describe('hostile scope values', () => {
  const nasty = [
    "'",
    "''",
    '\\',
    "\\'",
    "'; drop table hardship_case; --",
    '$$',
    '$1',
    '"',
    '\n',
    '\r',
    '\u2028',
    '%',
    '😀',
    '工',
    "E'",
    '--',
    '/*',
  ]

  /** A small repeatable random source, so that a failure can be run again. */
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }

  test('stay literals: what goes in comes out', async () => {
    const next = random(20261122)
    const pick = () => nasty[Math.floor(next() * nasty.length)] ?? ''
    const values = [
      ...nasty,
      '',
      ...Array.from({ length: 200 }, () => Array.from({ length: 1 + Math.floor(next() * 12) }, pick).join('')),
    ]
    for (const value of values) {
      const read = await inTx(database, { 'app.person': value, 'app.county': value }, personIn)
      expect(read).toBe(value)
    }
    const left = await inOwnerTx(database, (db) => cases(db).selectFrom('hardshipCase').select('id').execute())
    expect(left).toHaveLength(2)
  })

  test('stay literals where backslashes escape', async () => {
    await inOwnerTx(database, async (db) => {
      await sql.raw('set local standard_conforming_strings = off').execute(db)
      for (const value of nasty) {
        await sql.raw(scopeStatements({ 'app.person': value }).slice(2)).execute(db)
        expect(await personIn(db)).toBe(value)
      }
    })
  })

  test('characters that are no text, and names that are no scope, are refused before anything is sent', () => {
    for (const value of ['a\0b', '\ud800', 'x\udc00']) expect(() => scopeStatements({ 'app.person': value })).toThrow()
    for (const name of ['role', 'app.', 'app.a b', 'app.a; drop', 'App.x', 'app.x\n', 'app.a=1']) {
      expect(() => scopeStatements({ [name]: '1' }), name).toThrow()
    }
  })
})

describe('the edges of a transaction', () => {
  test('a nested transaction throws, a following one does not', async () => {
    const nested = inTx(database, {}, () => inTx(database, {}, personIn))
    await expect(nested).rejects.toThrow('nested transaction')
    await expect(inTx(database, {}, () => inOwnerTx(database, personIn))).rejects.toThrow('nested transaction')
    await expect(inTx(database, { 'app.person': '7' }, personIn)).resolves.toBe('7')
  })

  test('work that throws leaves nothing behind', async () => {
    const row = { id: 9, countyCode: '630102', openedOn: null, answers: null }
    const failing = inTx(database, { 'app.county': '630102' }, async (db) => {
      await cases(db).insertInto('hardshipCase').values(row).execute()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    const found = await inOwnerTx(database, (db) =>
      cases(db).selectFrom('hardshipCase').select('id').where('id', '=', 9).execute(),
    )
    expect(found).toEqual([])
  })

  test('a swallowed SQL error is not reported as saved', async () => {
    const swallowing = inTx(database, {}, async (db) => {
      await sql`select 1 / 0`.execute(db).catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow(/aborted/)
  })

  test('a connection that broke does not hide why, and the next transaction works', async () => {
    const killed = inTx(database, {}, (db) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(db))
    await expect(killed).rejects.toThrow(/terminat/)
    await expect(inTx(database, { 'app.person': '8' }, personIn)).resolves.toBe('8')
  })

  test('what did not open is not believed: a read sent behind the opening is not answered, a write is not done', async () => {
    const { app } = poolsOf(database)
    const row = { id: 10, countyCode: '630102', openedOn: null, answers: null }
    const misspelt = `BEGIN; SET LOCAL app.county = '630102'; SET LOCAL no_such_setting = '1'`
    for (const opening of [misspelt, 'BEGAN']) {
      const asking = runTransaction(app, opening, (db) => sql`select count(*) from hardship_case`.execute(db))
      await expect(asking).rejects.toThrow(/no_such_setting|BEGAN/)
      const writing = runTransaction(app, opening, (db) => cases(db).insertInto('hardshipCase').values(row).execute())
      await expect(writing).rejects.toThrow(/no_such_setting|BEGAN/)
    }
    const there = await inOwnerTx(database, (db) => cases(db).selectFrom('hardshipCase').select('id').execute())
    expect(there.map(({ id }) => id).sort()).toEqual([1, 2])
  })

  test('questions at the same time stay in one transaction and get their own answers', async () => {
    const answers = await inTx(database, { 'app.person': '5', 'app.county': '630103' }, (db) =>
      Promise.all([
        personIn(db),
        cases(db).selectFrom('hardshipCase').select('id').execute(),
        sql<{ n: number }>`select 7 as n`.execute(db).then(({ rows }) => rows[0]?.n),
      ]),
    )
    expect(answers).toEqual(['5', [{ id: 2 }], 7])
  })

  test('what is asked while a transaction ends is refused, never asked outside of it', async () => {
    const soon = async () => {
      for (let step = 0; step < 20; step++) await Promise.resolve()
    }
    for (const end of [() => Promise.reject(new Error('changed my mind')), async () => undefined]) {
      let late: Promise<unknown> | undefined
      await inTx(database, { 'app.person': '5' }, async (db) => {
        await personIn(db)
        // Its end is on its way by then and not answered yet.
        late = expect(soon().then(() => personIn(db))).rejects.toThrow('the transaction is over')
        return end()
      }).catch(() => undefined)
      await late
    }
  })

  test('a question outside of a transaction has no scope, and is refused within one', async () => {
    const question = CompiledQuery.raw('select count(*)::int as n from hardship_case')
    await expect(askAlone(database, question)).resolves.toEqual([{ n: 0 }])
    await expect(inTx(database, {}, () => askAlone(database, question))).rejects.toThrow('nested transaction')
  })

  test('a question asked again and again keeps its plan, and still obeys each caller’s scope', async () => {
    const wrong: string[] = []
    for (let turn = 0; turn < 60; turn++) {
      const county = turn % 2 ? '630102' : '630103'
      const seen = await inTx(database, { 'app.county': county }, (db) =>
        cases(db).selectFrom('hardshipCase').select('countyCode').execute(),
      )
      if (seen.length !== 1 || seen[0]?.countyCode !== county) wrong.push(`${turn}: ${JSON.stringify(seen)}`)
    }
    expect(wrong).toEqual([])
  })

  test('statements and idle transactions have a limit', async () => {
    const limits = await inTx(database, {}, (db) =>
      sql<{
        s: string
        i: string
      }>`select current_setting('statement_timeout') as s, current_setting('idle_in_transaction_session_timeout') as i`.execute(
        db,
      ),
    )
    expect(limits.rows).toEqual([{ s: '30s', i: '1min' }])
  })
})
