import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, appoint } from '#kernel/access/server'
import { testPassword } from '#kernel/testing/server'
import { sweep } from './sweep.ts'
import { errandDomain } from './testing/errand.ts'
import { callerAt, cookieOf, lineOf, openTestServer, type Reply, type TestServer } from './testing/server.ts'
import { digitsOf } from './testing/sign-in.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer([errandDomain])
})
afterAll(() => server.close())

const inDatabase = (text: ReturnType<typeof sql>) => server.province.asSystem((ctx) => text.execute(ctx.db))
const signIn = (login: string, password = testPassword, more: Record<string, unknown> = {}, cookie = '') =>
  callerAt(server.address, login, cookie).ask('POST', '/session', { body: { login, password, ...more } })
const enter = async (login: string) => callerAt(server.address, login, cookieOf(await signIn(login)))
const me = (reply: Reply) => reply.json.me as { login: string } | null

async function addSomebody(login: string, mustChange = false) {
  await server.province.asSystem(async (ctx) => {
    const one = { login, name: `${login}同志`, pinyin: login, password: testPassword, mustChange }
    const personId = await addPerson(ctx.db, one, ctx.now)
    const unitId = server.province.unit.datong
    await appoint(ctx.db, { personId, post: 'county-cadre', unitId, from: '2020-01-01', by: null, reason: 'test' })
  })
}

describe('signing in', () => {
  test('gives a cookie that scripts and other sites cannot use, and says who is there', async () => {
    const reply = await signIn('clerk')
    expect(reply.status).toBe(200)
    const cookie = reply.headers.getSetCookie().join()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    const caller = callerAt(server.address, 'clerk', cookieOf(reply))
    expect(me(await caller.ask('GET', '/session'))).toMatchObject({ login: 'clerk' })
  })

  test('never takes over a token that was there before: a planted one stays worthless, an old one ends', async () => {
    const planted = await signIn('clerk', testPassword, {}, 'gongyun=planted-by-somebody')
    expect(cookieOf(planted)).not.toContain('planted')
    expect((await callerAt(server.address, '', 'gongyun=planted-by-somebody').ask('GET', '/cases')).status).toBe(401)
    const old = await enter('clerk')
    await signIn('clerk', testPassword, {}, old.cookie)
    expect((await old.ask('GET', '/cases')).status).toBe(401)
  })

  test('keeps only a digest of the token', async () => {
    const token = (await enter('clerk')).cookie.split('=')[1] ?? ''
    const { rows } = await server.province.asSystem((ctx) =>
      sql<{ n: number }>`select count(*)::int as n from session s where s::text like ${`%${token}%`}`.execute(ctx.db),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('ends by signing out; the cookie cannot be played again', async () => {
    const caller = await enter('clerk')
    await caller.ask('DELETE', '/session')
    expect((await caller.ask('GET', '/cases')).status).toBe(401)
  })

  test('is ended from another device, one by one or all others at once', async () => {
    const [one, two, three] = [await enter('labour'), await enter('labour'), await enter('labour')]
    const rows = (await two.ask('GET', '/sessions')).json as unknown as { key: string; current: boolean }[]
    const mine = rows.find((row) => row.current)
    expect((await one.ask('DELETE', `/sessions/${mine?.key}`)).json).toEqual({ ended: 1 })
    expect((await two.ask('GET', '/cases')).status).toBe(401)
    expect((await one.ask('DELETE', '/sessions/all')).json).toEqual({ ended: 1 })
    expect((await three.ask('GET', '/cases')).status).toBe(401)
    expect((await one.ask('GET', '/cases')).status).toBe(200)
  })

  test('of one person cannot be ended by another', async () => {
    const [one, other] = [await enter('labour'), await enter('gonghe')]
    const [row] = (await one.ask('GET', '/sessions')).json as unknown as { key: string }[]
    expect((await other.ask('DELETE', `/sessions/${row?.key}`)).json).toEqual({ ended: 0 })
    expect((await one.ask('GET', '/cases')).status).toBe(200)
  })

  test('ends when nothing was asked for half an hour, and after twelve hours whatever was asked', async () => {
    const [idle, old] = [await enter('works'), await enter('gonghe')]
    const later = (words: string) => sql`${sql.raw(words)}`
    await inDatabase(
      later(
        `update session set seen_at = now() - interval '31 min' where person_id = (select id from person where login = 'works')`,
      ),
    )
    await inDatabase(
      later(
        `update session set expires_at = now() - interval '1 s' where person_id = (select id from person where login = 'gonghe')`,
      ),
    )
    expect((await idle.ask('GET', '/cases')).status).toBe(401)
    expect((await old.ask('GET', '/cases')).status).toBe(401)
  })

  test('ends with the person: who has left cannot come back with an open session', async () => {
    await addSomebody('leaver')
    const caller = await enter('leaver')
    await inDatabase(sql`update person set ended_at = now() where login = 'leaver'`)
    expect((await caller.ask('GET', '/cases')).status).toBe(401)
    expect((await signIn('leaver')).status).toBe(422)
  })
})

describe('guessing', () => {
  test('locks an account after five wrong tries; unknown and locked accounts get the very same answer', async () => {
    await addSomebody('guessed')
    const tries: Reply[] = []
    for (let n = 0; n < 6; n += 1) tries.push(await signIn('guessed', 'wrong'), await signIn('nobody-at-all', 'wrong'))
    const locked = await signIn('guessed')
    expect(new Set([...tries, locked].map((reply) => reply.text)).size).toBe(1)
    expect(new Set([...tries, locked].map((reply) => reply.status))).toEqual(new Set([422]))
    await inDatabase(sql`update credential set locked_until = now() - interval '1 s' where locked_until is not null`)
    expect((await signIn('guessed')).status).toBe(200)
  })

  test('costs as much for an account that does not exist', async () => {
    await addSomebody('timed')
    const cost = async (login: string) => {
      const before = process.cpuUsage()
      await signIn(login, 'wrong')
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let n = 0; n < 5; n += 1) {
      known.push(await cost('timed'))
      unknown.push(await cost('nobody-there'))
    }
    const middle = (all: number[]) => all.sort((a, b) => a - b)[2] ?? 0
    expect(middle(unknown) / middle(known)).toBeGreaterThan(0.4)
  })

  test('from one address ends for a while, for every account', async () => {
    await inDatabase(sql`update sign_in_try set tries = 60 where key like 'address:%'`)
    const reply = await signIn('clerk')
    expect(reply).toMatchObject({ status: 429, json: { type: 'too-many' } })
    await inDatabase(sql`delete from sign_in_try`)
    expect((await signIn('clerk')).status).toBe(200)
  })

  test('by somebody at an open screen is counted too', async () => {
    await addSomebody('screen')
    const caller = await enter('screen')
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1)
      statuses.push((await caller.ask('POST', '/confirm', { body: { password: `guess ${n}` } })).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422))
    expect(statuses.slice(10)).toEqual([429, 429])
  })

  test('the old password when changing it is counted too', async () => {
    await addSomebody('changer')
    const caller = await enter('changer')
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1)
      statuses.push(
        (await caller.ask('POST', '/password', { body: { old: `guess ${n}`, fresh: '湟水河边的九月早晨风很凉' } }))
          .status,
      )
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('the second factor', () => {
  test('is enrolled with a code, asked at sign-in, and no code works twice', async () => {
    await addSomebody('careful')
    const caller = await enter('careful')
    const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
    const now = new Date()
    expect((await caller.ask('PUT', '/totp', { body: { code: '000000', on: true } })).status).toBe(422)
    const first = digitsOf(secret, now)
    expect((await caller.ask('PUT', '/totp', { body: { code: first, on: true } })).json).toEqual({ on: true })
    expect((await signIn('careful')).json).toEqual({ step: 'code', me: null })
    expect((await signIn('careful', testPassword, { code: first })).status).toBe(422)
    const next = digitsOf(secret, now, 1)
    expect((await signIn('careful', testPassword, { code: next })).json).toMatchObject({ step: 'in' })
    expect((await signIn('careful', testPassword, { code: next })).status).toBe(422)
  })

  test('cannot be switched on again over the first, and its secret is told once only', async () => {
    const caller = await enter('hainan')
    const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
    await caller.ask('PUT', '/totp', { body: { code: digitsOf(secret, new Date()), on: true } })
    expect((await caller.ask('POST', '/totp')).status).toBe(422)
    expect((await caller.ask('GET', '/session')).text).not.toContain(secret)
  })

  test('or the password is asked again before a deed with power', async () => {
    const caller = await enter('xining')
    expect((await caller.ask('POST', '/errand/power')).json).toMatchObject({ status: 403, type: 'ask-again' })
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    expect((await caller.ask('POST', '/errand/power')).json).toEqual({ done: true })
    const other = await enter('xining')
    expect((await other.ask('POST', '/errand/power')).json).toMatchObject({ type: 'ask-again' })
  })
})

describe('passwords', () => {
  test('that were given by others must be changed before anything else', async () => {
    await addSomebody('newcomer', true)
    const caller = await enter('newcomer')
    for (const { endpoint } of server.routes) {
      if (endpoint.needs === 'public' || endpoint.path === '/password') continue
      const path = endpoint.path
        .replace(':regionId', '630121')
        .replace(/:id\b/, crypto.randomUUID())
        .replace(/:\w+/, 'x')
      const reply = await caller.ask(endpoint.method, path, endpoint.method === 'GET' ? {} : { body: {} })
      expect([lineOf(endpoint), [403, 422].includes(reply.status)]).toEqual([lineOf(endpoint), true])
    }
    const fresh = '湟水河边的九月早晨风很凉'
    expect((await caller.ask('POST', '/password', { body: { old: testPassword, fresh } })).status).toBe(200)
    expect((await caller.ask('GET', '/cases')).status).toBe(200)
    expect((await signIn('newcomer')).status).toBe(422)
    expect((await signIn('newcomer', fresh)).status).toBe(200)
  })

  const common = [
    ...[
      'password1234',
      'passwordpassword',
      'qwertyuiop12',
      '123456789012',
      '111111111111',
      'abcdefghijkl',
      'admin1234567',
    ],
    ...[
      '1q2w3e4r5t6y',
      'zaq12wsxcde3',
      'iloveyou1234',
      'letmein12345',
      'woaini1314520',
      'a12345678910',
      'changeme1234',
    ],
    ...[
      'asdfghjkl123',
      'gongyun2026!',
      'P@ssw0rd1234',
      'welcome12345',
      'qinghai123456',
      'datong-2datong-2',
      '五四三二一',
    ],
  ]
  test.each(common)('that everybody tries first are refused: %s', async (fresh) => {
    const caller = await server.as('datong-2')
    const reply = await caller.ask('POST', '/password', { body: { old: testPassword, fresh } })
    expect(reply).toMatchObject({ status: 422, json: { faults: [{ path: 'fresh' }] } })
  })
})

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
    const caller = await enter('huangzhong')
    await caller.ask('POST', '/totp', { key: 'a-key-for-a-secret' })
    await caller.ask('POST', '/confirm', { body: { password: testPassword }, key: 'a-key-for-a-secret' })
    const { rows } = await inDatabase(sql`select from request_key where key like '%a-key-for-a-secret'`)
    expect(rows).toEqual([])
  })

  test('leaves its key for a week; ended sessions and old counts are swept too, and nothing else', async () => {
    await inDatabase(sql`update request_key set at = now() - interval '8 days' where key like '%again-and-again'`)
    await inDatabase(sql`insert into sign_in_try values ('address:old', now() - interval '2 days', 3)`)
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

describe('a no', () => {
  const provoked: [string, () => Promise<Reply>][] = [
    ['a bug', async () => (await server.as('datong')).ask('GET', '/errand/break')],
    ['no such address', async () => (await server.as('datong')).ask('GET', '/nothing/here')],
    ['bad JSON', async () => (await server.as('datong')).ask('POST', '/cases', { body: '{"a":' })],
    [
      'no JSON',
      async () =>
        (await server.as('datong')).ask('POST', '/cases', { body: 'x', headers: { 'content-type': 'text/xml' } }),
    ],
    [
      'too much',
      async () => (await server.as('datong')).ask('POST', '/cases', { body: { title: 'x'.repeat(3_000_000) } }),
    ],
    ['wrong fields', async () => (await server.as('datong')).ask('POST', '/cases', { body: { process: 1 } })],
    ['signed out', async () => server.stranger.ask('GET', '/cases')],
    ['no permission', async () => (await server.as('datong')).ask('POST', '/units', { body: {} })],
    ['nothing there', async () => (await server.as('datong')).ask('GET', `/cases/630121/${crypto.randomUUID()}`)],
    ['a wrong id', async () => (await server.as('datong')).ask('GET', "/cases/630121/';drop table cases")],
    ['a broken address', async () => (await server.as('datong')).ask('GET', '/cases/%ff/%00')],
  ]
  test.each(provoked)('to %s is a problem in both languages, without the inside', async (_name, provoke) => {
    const reply = await provoke()
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(reply.json).toMatchObject({
      status: reply.status,
      type: expect.any(String),
      message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) },
    })
    expect(reply.text).not.toMatch(/select |insert |\/work|\/home|node_modules|\.ts:|\.js:|stack|violates|pg_|kysely/i)
  })
})

describe('the API document', () => {
  interface Operation {
    parameters: { name: string; in: string; required: boolean; schema: object }[]
    responses: Record<string, unknown>
    requestBody?: { content: Record<string, { schema: object }> }
  }
  const load = async () =>
    (await (await fetch(`${server.address}/api/openapi.json`)).json()) as {
      openapi: string
      info: { title: string; version: string }
      paths: Record<string, Record<string, Operation>>
    }

  test('lists every route, with each parameter of its address, and nothing else', async () => {
    const document = await load()
    expect(document.openapi).toBe('3.1.0')
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1').replace('/api', '')}`,
      ),
    )
    expect(listed.sort()).toEqual(server.routes.map((route) => lineOf(route.endpoint)).sort())
    for (const [path, item] of Object.entries(document.paths))
      for (const operation of Object.values(item)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
        expect(
          operation.parameters
            .filter((one) => one.in === 'path')
            .map((one) => one.name)
            .sort(),
        ).toEqual(named.sort())
        expect(operation.responses).toHaveProperty('200')
      }
  })

  test('is whole: every schema names types that exist, and every reference leads somewhere in the document', async () => {
    const document = await load()
    const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])
    const wrong: string[] = []
    const walk = (node: unknown, path: string): void => {
      if (Array.isArray(node)) return node.forEach((item, n) => void walk(item, `${path}/${n}`))
      if (typeof node !== 'object' || node === null) return
      for (const [key, value] of Object.entries(node)) {
        if (key === '$ref' && typeof value === 'string') {
          let at: unknown = document
          for (const step of value.slice(2).split('/')) at = (at as Record<string, unknown> | undefined)?.[step]
          if (at === undefined) wrong.push(`${path}: ${value}`)
        }
        if (
          key === 'type' &&
          typeof value === 'string' &&
          path.includes('schema') &&
          !path.endsWith('properties') &&
          !types.has(value)
        )
          wrong.push(`${path}: type ${value}`)
        walk(value, `${path}/${key}`)
      }
    }
    walk(document.paths, 'paths')
    expect(wrong).toEqual([])
  })
})
