import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asPerson } from '#kernel/access/server'
import { openTestProvince, type TestProvince, testPassword } from '#kernel/testing/server'
import { allRoutes } from '#kernel/whole/server'
import { fillPath } from '#platform/endpoint'
import { domains } from './house.ts'
import { type Running, serve } from './server.ts'
import { type Caller, callerAt, cookieOf, lineOf } from './testing/server.ts'
import { digitsOf } from './testing/sign-in.ts'

let province: TestProvince
let running: Running
beforeAll(async () => {
  province = await openTestProvince(domains, [], new Date())
  const house = { ...province.house, demonstration: false }
  running = await serve(
    { database: province.database, house },
    { host: '127.0.0.1', port: 0, pages: false, perMinute: 100_000 },
  )
})
afterAll(async () => {
  await running.stop()
  rmSync(province.house.dataDir, { recursive: true, force: true })
})

const signIn = (login: string, code?: string) =>
  callerAt(running.address, login, '').ask('POST', '/session', {
    body: { login, password: testPassword, ...(code ? { code } : {}) },
  })
const enter = async (login: string) => callerAt(running.address, login, cookieOf(await signIn(login)))
const me = async (caller: Caller) => (await caller.ask('GET', '/session')).json.me as Record<string, unknown>
const keyFile = () => join(province.house.dataDir, 'secrets', 'second-factor', 'key')

/** Confirms who it is, takes the secret, proves it. Returns the secret. */
async function enrol(caller: Caller): Promise<string> {
  await caller.ask('POST', '/confirm', { body: { password: testPassword } })
  const { secret } = (await caller.ask('POST', '/totp')).json as { secret: string }
  const body = { code: digitsOf(secret, new Date()), on: true }
  expect((await caller.ask('PUT', '/totp', { body })).json).toEqual({ on: true })
  return secret
}

describe('a post with power', () => {
  test.each(['admin', 'security', 'auditor', 'convener', 'reviewer'])(
    'gets nothing done before its second factor is on: %s',
    async (login) => {
      const caller = await enter(login)
      expect(await me(caller)).toMatchObject({ mustEnrol: true, totpOn: false })
      const open: string[] = []
      for (const { endpoint } of allRoutes(province.house)) {
        // Doors for nobody in particular, and for people whose files are kept: a post opens neither.
        if (['public', 'subject', 'partner'].includes(endpoint.needs)) continue
        const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, '1'])
        const path = fillPath(endpoint.path, Object.fromEntries(names))
        const reply = await caller.ask(endpoint.method, path, endpoint.method === 'GET' ? {} : { body: {} })
        if (reply.status !== 403 || reply.json.type === 'ask-again') open.push(lineOf(endpoint))
        else expect(reply.json.message).toMatchObject({ zh: '您的岗位须先启用动态口令' })
      }
      expect(open.sort()).toEqual(['POST /confirm', 'POST /password', 'POST /totp', 'PUT /totp'])
    },
  )

  test('works on once it is on, and has to switch it on again when it was switched off', async () => {
    const caller = await enter('reviewer')
    const secret = await enrol(caller)
    expect(await me(caller)).toMatchObject({ mustEnrol: false, totpOn: true })
    expect((await caller.ask('GET', '/cases')).status).toBe(200)
    const body = { code: digitsOf(secret, new Date(), 1), on: false, password: testPassword }
    expect((await caller.ask('PUT', '/totp', { body })).json).toEqual({ on: false })
    expect((await caller.ask('GET', '/cases')).status).toBe(403)
  })

  test('is one of permissions, so a person without any goes on with the password alone', async () => {
    let free = 0
    for (const login of ['clerk', 'education', 'xining', 'datong', 'plant']) {
      const { actor } = await province.asSystem((ctx) => asPerson(ctx, login))
      const powerful = actor.grants.some(({ permission }) => province.house.permissions.get(permission)?.power)
      const caller = await enter(login)
      expect([login, (await me(caller)).mustEnrol]).toEqual([login, powerful])
      expect((await caller.ask('GET', '/cases')).status).toBe(powerful ? 403 : 200)
      if (!powerful) free += 1
    }
    expect(free).toBeGreaterThanOrEqual(3)
  })
})

describe('the secret of a second factor', () => {
  test('lies encrypted in the database, under a key that only we can read', async () => {
    const secret = await enrol(await enter('convener'))
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ kept: string }>`
        select totp_secret as kept from credential where totp_secret is not null`.execute(db),
    )
    for (const { kept } of rows) {
      expect(kept).toMatch(/^[0-9a-f]{8}\.[\w+/]+=*$/)
      expect(kept).not.toContain(secret)
      expect(Buffer.from(kept.split('.')[1] ?? '', 'base64').toString('latin1')).not.toContain(secret)
    }
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
  })

  test('belongs to one person: put into another account it opens nothing', async () => {
    await province.asSystem(({ db }) =>
      sql`update credential set totp_on = true, totp_secret = (select totp_secret from credential where totp_secret is not null limit 1)
           where person_id = (select id from person where login = 'auditor')`.execute(db),
    )
    expect((await signIn('auditor', '123456')).status).toBe(500)
  })

  test('is not guessed at without its key: the answer says which file is missing', async () => {
    const key = readFileSync(keyFile())
    rmSync(keyFile())
    const reply = await signIn('convener', '123456')
    expect(reply).toMatchObject({ status: 409, json: { refusals: [{ rule: 'seed-key' }] } })
    expect(key.length).toBe(45)
  })
})
