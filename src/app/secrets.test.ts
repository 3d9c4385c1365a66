import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPassword } from '#kernel/testing/server'
import { errandDomain } from './testing/errand.ts'
import { callerAt, cookieOf, lineOf, openTestServer, type TestServer } from './testing/server.ts'
import { digitsOf } from './testing/sign-in.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer([errandDomain])
})
afterAll(() => server.close())

describe('the second factor', () => {
  test('is enrolled with a code, asked at sign-in, and no code works twice', async () => {
    await server.add('careful')
    const caller = await server.enter('careful')
    expect((await caller.ask('POST', '/totp')).json).toMatchObject({ type: 'ask-again' })
    const early = { body: { code: '000000', on: true } }
    expect((await caller.ask('PUT', '/totp', early)).json).toMatchObject({ type: 'ask-again' })
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
    const now = new Date()
    expect((await caller.ask('PUT', '/totp', { body: { code: '000000', on: true } })).status).toBe(422)
    const first = digitsOf(secret, now)
    expect((await caller.ask('PUT', '/totp', { body: { code: first, on: true } })).json).toEqual({ on: true })
    expect((await server.signIn('careful')).json).toEqual({ step: 'code', me: null })
    expect((await server.signIn('careful', { code: first })).status).toBe(422)
    const next = digitsOf(secret, now, 1)
    expect((await server.signIn('careful', { code: next })).json).toMatchObject({ step: 'in' })
    expect((await server.signIn('careful', { code: next })).status).toBe(422)
  })

  test('takes one code once, be it sent four times at the same moment', async () => {
    await server.add('hasty')
    const caller = await server.enter('hasty')
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
    const now = new Date()
    await caller.ask('PUT', '/totp', { body: { code: digitsOf(secret, now, -1), on: true } })
    const four = <T>(deed: () => Promise<T>) => Promise.all([deed(), deed(), deed(), deed()])
    const statuses = async (all: Promise<{ status: number }[]>) => (await all).map(({ status }) => status).sort()
    const code = digitsOf(secret, now)
    expect(await statuses(four(() => server.signIn('hasty', { code })))).toEqual([200, 422, 422, 422])
    const next = { body: { code: digitsOf(secret, now, 1) } }
    expect(await statuses(four(() => caller.ask('POST', '/confirm', next)))).toEqual([200, 422, 422, 422])
  })

  test('cannot be switched on again over the first, and its secret is told once only', async () => {
    const caller = await server.enter('hainan')
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
    await caller.ask('PUT', '/totp', { body: { code: digitsOf(secret, new Date()), on: true } })
    expect((await caller.ask('POST', '/totp')).status).toBe(422)
    expect((await caller.ask('GET', '/session')).text).not.toContain(secret)
  })

  test('is switched off by password and code together, with no question before that would use the code up', async () => {
    await server.add('tired')
    const caller = await server.enter('tired')
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
    const now = new Date()
    await caller.ask('PUT', '/totp', { body: { code: digitsOf(secret, now, -1), on: true } })
    const later = callerAt(
      server.address,
      'tired',
      cookieOf(await server.signIn('tired', { code: digitsOf(secret, now) })),
    )
    const body = { code: digitsOf(secret, now, 1), on: false }
    const stolen = await later.ask('PUT', '/totp', { body: { ...body, password: 'guessed' } })
    expect(stolen).toMatchObject({ status: 422, json: { faults: [{ path: 'password' }] } })
    const off = await later.ask('PUT', '/totp', { body: { ...body, password: testPassword } })
    expect(off.json).toEqual({ on: false })
  })

  test('or the password is asked again before a deed with power', async () => {
    const caller = await server.enter('xining')
    expect((await caller.ask('POST', '/errand/power')).json).toMatchObject({ status: 403, type: 'ask-again' })
    await caller.ask('POST', '/confirm', { body: { password: testPassword } })
    expect((await caller.ask('POST', '/errand/power')).json).toEqual({ done: true })
    const other = await server.enter('xining')
    expect((await other.ask('POST', '/errand/power')).json).toMatchObject({ type: 'ask-again' })
  })
})

describe('passwords', () => {
  test('that were given by others must be changed before anything else', async () => {
    await server.add('newcomer', true)
    const caller = await server.enter('newcomer')
    for (const { endpoint } of server.routes) {
      if (['public', 'subject', 'partner'].includes(endpoint.needs) || endpoint.path === '/password') continue
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
    expect((await server.signIn('newcomer')).status).toBe(422)
    expect((await server.signIn('newcomer', { password: fresh })).status).toBe(200)
  })

  test('that were given by others are used once in the open: the journal says when, and how they were replaced', async () => {
    await server.add('fresh', true)
    const lines = async () =>
      (
        await server.query(
          sql<{
            action: string
            body: object
          }>`select action, body from entry where person_name in ('fresh同志', 'fresh') order by at`,
        )
      ).map(({ action, body }) => [action, body])
    const address = '127.0.0.1'
    const caller = await server.enter('fresh')
    await server.enter('fresh')
    expect(await lines()).toEqual([
      ['session.start', expect.objectContaining({ firstPassword: true })],
      ['password.first-use', { address }],
      ['session.start', expect.objectContaining({ firstPassword: true })],
    ])
    await caller.ask('POST', '/password', { body: { old: testPassword, fresh: '湟水河边的九月早晨风很凉' } })
    expect((await lines()).at(-1)).toEqual(['password.change', { first: true }])
  })

  test('that were given by others hold for some days only; only who knows it is told why', async () => {
    await server.add('late', true)
    await server.query(
      sql`update credential set first_at = now() - interval '7 days' where person_id = (select id from person where login = 'late')`,
    )
    const reply = await server.signIn('late')
    expect(reply).toMatchObject({ status: 422, json: { faults: [{ rule: 'login.first-password-days' }] } })
    const guess = await server.signIn('late', { password: 'guessed' })
    const nobody = await server.signIn('nobody-at-all', { password: 'guessed' })
    expect(guess.text).toBe(nobody.text)
    await server.query(
      sql`update credential set first_at = now() - interval '6 days' where person_id = (select id from person where login = 'late')`,
    )
    expect((await server.signIn('late')).status).toBe(200)
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
