import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPassword } from '#kernel/testing/server'
import { sweep } from './sweep.ts'
import { errandDomain } from './testing/errand.ts'
import { openTestServer, type TestServer } from './testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer([errandDomain])
})
afterAll(() => server.close())

describe('a forged request', () => {
  const forged: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://evil.example' }],
    ['no site at all', { origin: 'null' }],
    ['an origin that is none', { origin: 'what ever is this' }],
    ['our host under another port', { origin: 'http://127.0.0.1:1' }],
  ]
  test.each(forged)('from %s changes nothing', async (_name, headers) => {
    const caller = await server.as('datong')
    const body = {
      process: 'errand',
      unitId: server.province.unit.datong,
      title: '伪造',
      answers: { reason: '甲', kind: 'plain' },
    }
    expect((await caller.ask('POST', '/cases', { body, headers })).status).toBe(403)
    expect((await caller.ask('GET', '/cases', { query: { words: '伪造' } })).json.rows).toEqual([])
  })

  test('without the header that only our pages send changes nothing, whatever its type', async () => {
    const caller = await server.as('datong')
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json',
    ]) {
      const answer = await fetch(`${server.address}/api/cases`, {
        method: 'POST',
        headers: { cookie: caller.cookie, 'content-type': type },
        body: '{"process":"errand"}',
      })
      expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true])
    }
  })
})

describe('a request that holds far too much', () => {
  const many = (n: number, value: unknown) =>
    Object.fromEntries(Array.from({ length: n }, (_, i): [string, unknown] => [`k${i}`, value]))

  test('of a stranger is refused before anything of it is looked at', async () => {
    const sent = await server.stranger.ask('POST', '/session', {
      body: { login: 'clerk', password: 'x', ...many(10_001, 1) },
    })
    expect(sent).toMatchObject({ status: 422, json: { faults: [{ path: 'body', rule: 'too-many' }] } })
    const long = { login: 'clerk', password: 'x'.repeat(1_200_000) }
    expect((await server.stranger.ask('POST', '/session', { body: long })).status).toBe(413)
  })

  test('of anybody is answered with some of what is wrong, not with all', async () => {
    const clerk = await server.as('clerk')
    const { status, json } = await clerk.ask('POST', '/exports', { body: { path: '/x', query: many(5000, 1) } })
    expect([status, (json.faults as unknown[]).length]).toEqual([422, 200])
  })
})

describe('a read', () => {
  test('changes nothing: every GET route asked, every table equal', async () => {
    const caller = await server.as('clerk')
    const moving = ['session', 'job', 'entry', 'sealed_entry', 'seal', 'sign_in_try', 'notice']
    const digest = () =>
      server.province.asSystem(async ({ db }) => {
        const { rows } = await sql<{ name: string }>`select relname as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select') order by 1`.execute(
          db,
        )
        const found: Record<string, unknown> = {}
        for (const { name } of rows.filter((row) => !moving.includes(row.name)))
          found[name] = (
            await sql`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as all from ${sql.table(name)} t`.execute(
              db,
            )
          ).rows
        return found
      })
    const before = await digest()
    let asked = 0
    for (const { endpoint } of server.routes.filter((route) => route.endpoint.method === 'GET')) {
      await caller.ask('GET', endpoint.path.replace(':regionId', '630121').replace(/:id\b/, crypto.randomUUID()))
      asked += 1
    }
    expect(asked).toBeGreaterThan(10)
    expect(await digest()).toEqual(before)
  })

  test('of an answer gives what was promised and no more', async () => {
    const caller = await server.as('datong')
    expect((await caller.ask('GET', '/errand/more')).json).toEqual({ name: '甲', inner: { shown: 1 } })
  })
})

describe('a write', () => {
  const opening = (title: string, more = {}) => ({
    process: 'errand',
    unitId: server.province.unit.datong,
    title,
    answers: { reason: '遗失', kind: 'plain' },
    ...more,
  })
  const count = async (title: string) =>
    ((await (await server.as('datong')).ask('GET', '/cases', { query: { words: title } })).json.rows as unknown[])
      .length

  test('answers only what was promised', async () => {
    const reply = await (await server.as('datong')).ask('POST', '/cases', { body: opening('约定') })
    expect(Object.keys(reply.json).sort()).toEqual(['id', 'regionId', 'rev', 'state'])
  })

  test('sent again with its key is done once and answered the same', async () => {
    const caller = await server.as('datong')
    const send = () => caller.ask('POST', '/cases', { body: opening('重发一次'), key: 'again-and-again' })
    const [first, second] = [await send(), await send()]
    expect(second).toMatchObject({ status: 200, text: first.text })
    expect(await count('重发一次')).toBe(1)
  })

  test('sent twice at the same moment is done once', async () => {
    const caller = await server.as('datong')
    const send = () => caller.ask('POST', '/cases', { body: opening('同时发出'), key: 'at-the-same-time' })
    const replies = await Promise.all(Array.from({ length: 8 }, send))
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
    expect(await count('同时发出')).toBe(1)
  })

  test('under a key that was used for something else is refused; the same key of another person is another key', async () => {
    const caller = await server.as('datong')
    await caller.ask('POST', '/cases', { body: opening('原来的'), key: 'one-key-only' })
    const other = await caller.ask('POST', '/cases', { body: opening('换了的'), key: 'one-key-only' })
    expect(other).toMatchObject({ status: 422, json: { faults: [{ path: 'idempotency-key' }] } })
    const somebody = await (await server.as('datong-2')).ask('POST', '/cases', {
      body: opening('别人的'),
      key: 'one-key-only',
    })
    expect(somebody.status).toBe(200)
  })

  test('that was refused is not remembered as done', async () => {
    const caller = await server.as('datong')
    const send = (fine: boolean) => caller.ask('POST', '/errand/maybe', { body: { fine }, key: 'refused-then-done' })
    expect([(await send(false)).status, (await send(false)).status, (await send(true)).status]).toEqual([422, 422, 200])
  })

  test('with a secret in it leaves nothing behind under its key', async () => {
    const caller = await server.enter('huangzhong')
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    await caller.ask('POST', '/totp', { key: 'a-key-for-a-secret' })
    await caller.ask('POST', '/confirm', { body: { password: testPassword }, key: 'a-key-for-a-secret' })
    const rows = await server.query(sql`select from request_key where key like '%a-key-for-a-secret'`)
    expect(rows).toEqual([])
  })

  test('leaves its key for a week; ended sessions and old counts are swept too, and nothing else', async () => {
    await server.query(sql`update request_key set at = now() - interval '8 days' where key like '%again-and-again'`)
    await server.query(sql`insert into sign_in_try values ('address:old', now() - interval '2 days', 3)`)
    const count = async () => {
      const { rows } = await server.province.asSystem(({ db }) =>
        sql<
          Record<string, number>
        >`select (select count(*) from request_key)::int as keys, (select count(*) from session)::int as sessions,
          (select count(*) from sign_in_try)::int as tries, (select count(*) from cases)::int as cases`.execute(db),
      )
      return rows[0] as { keys: number; sessions: number; tries: number; cases: number }
    }
    const before = await count()
    await sweep(server.province.database, server.province.house, new Date())
    expect(await count()).toEqual({ ...before, keys: before.keys - 1, tries: before.tries - 1 })
  })

  test('over what somebody changed meanwhile is refused, in both languages, and nothing is lost', async () => {
    const caller = await server.as('datong')
    const { regionId, id } = (await caller.ask('POST', '/cases', { body: opening('两人同办') })).json as never as {
      regionId: number
      id: string
    }
    const path = `/cases/${regionId}/${id}/check`
    const both = await Promise.all([
      caller.ask('POST', path, { body: { rev: 1 } }),
      (await server.as('xining')).ask('POST', path, { body: { rev: 1 } }),
    ])
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(both.find((reply) => reply.status === 409)?.json).toMatchObject({
      type: 'stale',
      message: { zh: expect.stringMatching(/更新/), en: expect.stringMatching(/reload/) },
    })
    expect((await caller.ask('GET', `/cases/${regionId}/${id}`)).json).toMatchObject({ rev: 2, state: 'checked' })
  })

  test('that a rule forbids says which rule, in a sentence, from which document', async () => {
    const caller = await server.as('datong')
    const body = opening('特殊', { answers: { reason: '甲', kind: 'odd' } })
    const { regionId, id } = (await caller.ask('POST', '/cases', { body })).json as never as {
      regionId: number
      id: string
    }
    const reply = await caller.ask('POST', `/cases/${regionId}/${id}/check`, { body: { rev: 1 } })
    expect(reply).toMatchObject({
      status: 409,
      json: { type: 'refused', refusals: [{ rule: 'odd-ones', source: { zh: '测试规则第一条' } }] },
    })
  })
})
