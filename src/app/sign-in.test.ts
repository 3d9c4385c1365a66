import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endPerson } from '#kernel/access/server'
import { testPassword } from '#kernel/testing/server'
import { errandDomain } from './testing/errand.ts'
import { callerAt, cookieOf, openTestServer, type Reply, type TestServer } from './testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer([errandDomain])
})
afterAll(() => server.close())

const me = (reply: Reply) => reply.json.me as { login: string } | null

describe('signing in', () => {
  test('gives a cookie that scripts and other sites cannot use, and says who is there', async () => {
    const reply = await server.signIn('clerk')
    expect(reply.status).toBe(200)
    const cookie = reply.headers.getSetCookie().join()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    const caller = callerAt(server.address, 'clerk', cookieOf(reply))
    expect(me(await caller.ask('GET', '/session'))).toMatchObject({ login: 'clerk' })
  })

  test('never takes over a token that was there before: a planted one stays worthless, an old one ends', async () => {
    const planted = await server.signIn('clerk', { cookie: 'gongyun=planted-by-somebody' })
    expect(cookieOf(planted)).not.toContain('planted')
    expect((await callerAt(server.address, '', 'gongyun=planted-by-somebody').ask('GET', '/cases')).status).toBe(401)
    const old = await server.enter('clerk')
    await server.signIn('clerk', { cookie: old.cookie })
    expect((await old.ask('GET', '/cases')).status).toBe(401)
  })

  test('keeps only a digest of the token', async () => {
    const token = (await server.enter('clerk')).cookie.split('=')[1] ?? ''
    const { rows } = await server.province.asSystem((ctx) =>
      sql<{ n: number }>`select count(*)::int as n from session s where s::text like ${`%${token}%`}`.execute(ctx.db),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('ends by signing out; the cookie cannot be played again', async () => {
    const caller = await server.enter('clerk')
    await caller.ask('DELETE', '/session')
    expect((await caller.ask('GET', '/cases')).status).toBe(401)
  })

  test('is ended from another device, one by one or all others at once', async () => {
    const [one, two, three] = [await server.enter('labour'), await server.enter('labour'), await server.enter('labour')]
    const rows = (await two.ask('GET', '/sessions')).json as unknown as { key: string; current: boolean }[]
    const mine = rows.find((row) => row.current)
    expect((await one.ask('DELETE', '/sessions/all')).json).toMatchObject({ type: 'ask-again' })
    await one.ask('POST', '/confirm', { body: { password: testPassword } })
    expect((await one.ask('DELETE', `/sessions/${mine?.key}`)).json).toEqual({ ended: 1 })
    expect((await two.ask('GET', '/cases')).status).toBe(401)
    expect((await one.ask('DELETE', '/sessions/all')).json).toEqual({ ended: 1 })
    expect((await three.ask('GET', '/cases')).status).toBe(401)
    expect((await one.ask('GET', '/cases')).status).toBe(200)
  })

  test('of one person cannot be ended by another', async () => {
    const [one, other] = [await server.enter('labour'), await server.enter('gonghe')]
    const [row] = (await one.ask('GET', '/sessions')).json as unknown as { key: string }[]
    await other.ask('POST', '/confirm', { body: { password: testPassword } })
    expect((await other.ask('DELETE', `/sessions/${row?.key}`)).json).toEqual({ ended: 0 })
    expect((await one.ask('GET', '/cases')).status).toBe(200)
  })

  test('ends when nothing was asked for half an hour, and after twelve hours whatever was asked', async () => {
    const [idle, old] = [await server.enter('works'), await server.enter('gonghe')]
    await server.query(
      sql`update session set seen_at = now() - interval '31 min' where person_id = (select id from person where login = 'works')`,
    )
    await server.query(
      sql`update session set expires_at = now() - interval '1 s' where person_id = (select id from person where login = 'gonghe')`,
    )
    expect((await idle.ask('GET', '/cases')).status).toBe(401)
    expect((await old.ask('GET', '/cases')).status).toBe(401)
  })

  test('ends with the person: who has left cannot come back with an open session', async () => {
    await server.add('leaver')
    const caller = await server.enter('leaver')
    const [person] = await server.query(sql<{ id: string }>`select id from person where login = 'leaver'`)
    await server.province.asSystem((ctx) => endPerson(ctx.db, person?.id ?? '', ctx.now))
    expect((await caller.ask('GET', '/cases')).status).toBe(401)
    expect((await server.signIn('leaver')).status).toBe(422)
  })
})

describe('a token', () => {
  const renewed = async (login: string, deed: (caller: ReturnType<typeof callerAt>) => Promise<Reply>) => {
    await server.add(login)
    const { cookie } = await server.enter(login)
    const [former, caller] = [callerAt(server.address, login, cookie), callerAt(server.address, login, cookie)]
    const reply = await deed(caller)
    expect(reply.status).toBe(200)
    expect(caller.cookie).not.toBe(cookie)
    expect((await caller.ask('GET', '/cases')).status).toBe(200)
    return { former, caller }
  }
  const age = () => server.query(sql`update session set expires_at = expires_at - interval '21 s'`)

  test('is another one once its owner has confirmed who they are: the former gains nothing, and ends', async () => {
    const { former, caller } = await renewed('confirmer', (one) =>
      one.ask('POST', '/confirm', { body: { password: testPassword } }),
    )
    expect((await caller.ask('POST', '/errand/power')).json).toEqual({ done: true })
    expect((await former.ask('GET', '/cases')).status).toBe(200)
    expect((await former.ask('POST', '/errand/power')).json).toMatchObject({ type: 'ask-again' })
    expect((await caller.ask('GET', '/sessions')).json).toHaveLength(1)
    await age()
    expect((await former.ask('GET', '/cases')).status).toBe(401)
    expect((await caller.ask('POST', '/errand/power')).json).toEqual({ done: true })
  })

  test('is another one after a new password', async () => {
    const { former } = await renewed('renewer', (one) =>
      one.ask('POST', '/password', { body: { old: testPassword, fresh: '湟水河边的九月早晨风很凉' } }),
    )
    await age()
    expect((await former.ask('GET', '/cases')).status).toBe(401)
  })

  test('is renewed once when two confirm at the same moment, and the browser stays signed in', async () => {
    await server.add('double')
    const caller = await server.enter('double')
    const ask = () => caller.ask('POST', '/confirm', { body: { password: testPassword } })
    await Promise.all([ask(), ask(), ask()])
    await age()
    expect((await caller.ask('POST', '/errand/power')).json).toEqual({ done: true })
    const open = await server.query(sql`
      select from session s join person p on p.id = s.person_id where login = 'double' and expires_at > now()`)
    expect(open).toHaveLength(1)
  })
})

describe('guessing', () => {
  test('locks an account after five wrong tries; unknown and locked accounts get the very same answer', async () => {
    await server.add('guessed')
    const tries: Reply[] = []
    for (let n = 0; n < 6; n += 1)
      tries.push(
        await server.signIn('guessed', { password: 'wrong' }),
        await server.signIn('nobody-at-all', { password: 'wrong' }),
      )
    const locked = await server.signIn('guessed')
    expect(new Set([...tries, locked].map((reply) => reply.text)).size).toBe(1)
    expect(new Set([...tries, locked].map((reply) => reply.status))).toEqual(new Set([422]))
    await server.query(
      sql`update sign_in_failure set locked_until = now() - interval '1 s' where locked_until is not null`,
    )
    expect((await server.signIn('guessed')).status).toBe(200)
  })

  const wrongFrom = (login: string, address: string, times: number) =>
    server.query(sql`insert into sign_in_failure (person_id, address, failed, at)
      select id, ${address}, ${times}, now() from person where login = ${login}
      on conflict (person_id, address) do update set failed = excluded.failed`)

  test('locks out whoever guesses, not the owner: from another address the account is open', async () => {
    await server.add('victim')
    await wrongFrom('victim', '203.0.113.9', 0)
    await server.query(
      sql`update sign_in_failure set locked_until = now() + interval '15 min' where address = '203.0.113.9'`,
    )
    expect((await server.signIn('victim')).status).toBe(200)
    for (let n = 0; n < 5; n += 1) await server.signIn('victim', { password: 'wrong' })
    expect((await server.signIn('victim')).status).toBe(422)
    const kept = await server.query(sql<{ address: string; locked: boolean }>`
      select address, locked_until > now() as locked from sign_in_failure f join person p on p.id = f.person_id
       where login = 'victim' order by address`)
    expect(kept).toEqual([
      { address: '127.0.0.1', locked: true },
      { address: '203.0.113.9', locked: true },
    ])
    expect(await server.query(sql`select from credential where locked_until is not null`)).toEqual([])
  })

  test('from many addresses locks the account for all, after many more tries', async () => {
    await server.add('hunted')
    await server.query(
      sql`update credential set failed = 49 where person_id = (select id from person where login = 'hunted')`,
    )
    await server.signIn('hunted', { password: 'wrong' })
    expect((await server.signIn('hunted')).status).toBe(422)
    await server.query(sql`update credential set locked_until = now() - interval '1 s' where locked_until is not null`)
    expect((await server.signIn('hunted')).status).toBe(200)
  })

  test('at the same moment is counted try by try', async () => {
    await server.add('burst')
    await Promise.all(Array.from({ length: 4 }, () => server.signIn('burst', { password: 'wrong' })))
    const [row] = await server.query(sql<{ failed: number }>`
      select f.failed from sign_in_failure f join person p on p.id = f.person_id where login = 'burst'`)
    expect(row).toEqual({ failed: 4 })
  })

  test('costs as much for an account that does not exist', async () => {
    await server.add('timed')
    const cost = async (login: string) => {
      const before = process.cpuUsage()
      await server.signIn(login, { password: 'wrong' })
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
    await server.query(sql`update sign_in_try set tries = 60 where key like 'address:%'`)
    const reply = await server.signIn('clerk')
    expect(reply).toMatchObject({ status: 429, json: { type: 'too-many' } })
    await server.query(sql`delete from sign_in_try`)
    expect((await server.signIn('clerk')).status).toBe(200)
  })

  test('by somebody at an open screen is counted too', async () => {
    await server.add('screen')
    const caller = await server.enter('screen')
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1)
      statuses.push((await caller.ask('POST', '/confirm', { body: { password: `guess ${n}` } })).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422))
    expect(statuses.slice(10)).toEqual([429, 429])
  })

  test('the old password when changing it is counted too', async () => {
    await server.add('changer')
    const caller = await server.enter('changer')
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1)
      statuses.push(
        (await caller.ask('POST', '/password', { body: { old: `guess ${n}`, fresh: '湟水河边的九月早晨风很凉' } }))
          .status,
      )
    expect(statuses.at(-1)).toBe(429)
  })
})
