import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCase } from '#kernel/process/server'
import { errandDomain } from './testing/errand.ts'
import { openTestServer, type TestServer } from './testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer([errandDomain])
})
afterAll(() => server.close())
beforeEach(() => server.writeRefusals())

interface Line {
  personName: string
  subjectId: string
  body: { status: number; count: number; named?: object[]; address: string }
}

/** What has been written since a moment ago about refused requests. */
async function linesAfter(deed: () => Promise<unknown>): Promise<Line[]> {
  const before = await server.query(sql<{ id: string }>`select id from entry`)
  await deed()
  await server.writeRefusals()
  return server.query(sql<Line>`
    select person_name, subject_id, body from entry where action = 'request.refuse' and id <> all(${before.map(({ id }) => id)}::uuid[])
     order by subject_id, person_name`)
}

const times = async (n: number, deed: () => Promise<unknown>) => {
  for (let i = 0; i < n; i += 1) await deed()
}

describe('a refused request', () => {
  test('of what is somebody else’s is one line a person and route, with a count, however often it was asked', async () => {
    const answers = { reason: '修路', kind: 'plain' }
    const opening = { process: 'errand', unitId: server.province.unit.hainan, title: '修路', answers }
    const one = await server.province.asSystem((ctx) => openCase(ctx, opening))
    const [datong, other] = [await server.as('datong'), await server.as('huangzhong')]
    const path = `/cases/${one.regionId}/${one.id}`
    const lines = await linesAfter(async () => {
      await times(40, () => datong.ask('GET', path))
      await times(2, () => other.ask('GET', path))
    })
    const body = { status: 404, address: '127.0.0.1', named: [{ regionId: one.regionId, id: one.id }] }
    expect(lines).toMatchObject([
      { personName: 'datong同志', subjectId: 'GET /cases/:regionId/:id', body: { ...body, count: 40 } },
      { personName: 'huangzhong同志', subjectId: 'GET /cases/:regionId/:id', body: { ...body, count: 2 } },
    ])
  })

  test('of what is not there at all leaves no line, and neither does what is allowed', async () => {
    const caller = await server.as('datong')
    expect(
      await linesAfter(async () => {
        await caller.ask('GET', `/cases/630121/${crypto.randomUUID()}`)
        await caller.ask('GET', '/cases')
      }),
    ).toEqual([])
  })

  test('for want of a permission is counted too, and of a foreign unit; a stranger is not a person', async () => {
    const caller = await server.as('datong')
    const file = { name: 'a.txt', bytes: Buffer.from('佐证') }
    const lines = await linesAfter(async () => {
      await times(3, () => caller.ask('POST', '/units/import', { body: {} }))
      await caller.ask('POST', '/evidence', { body: { unitId: server.province.unit.hainan }, file })
      await server.stranger.ask('GET', '/cases')
    })
    expect(lines.map(({ subjectId, body }) => [subjectId, body.status, body.count])).toEqual([
      ['POST /evidence', 404, 1],
      ['POST /units/import', 403, 3],
    ])
  })
})

describe('a refused sign-in', () => {
  test('does not keep what was typed where no such account is: it may be a password in the wrong field', async () => {
    const typed = '高原上的秘密Secret42'
    await server.signIn(typed, { password: 'clerk' })
    await server.signIn('clerk', { password: typed })
    const found = await server.query(sql`select from entry e where e::text like ${`%${typed}%`}`)
    expect(found).toEqual([])
    const rows = await server.query(sql<{ personName: string }>`
      select person_name from entry where action = 'session.refuse' order by at desc limit 2`)
    expect(rows.map((row) => row.personName)).toEqual(['clerk', ''])
  })
})
