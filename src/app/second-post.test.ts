import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { PostKey } from '#kernel/access'
import { addPerson, appoint, demonstrationPassword } from '#kernel/access/server'
import { type Endpoint, fillPath } from '#platform/endpoint'
import { sampleOf } from './testing/sample.ts'
import { type Caller, lineOf, openDemonstrationServer, type TestServer } from './testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openDemonstrationServer()
}, 240_000)
afterAll(() => server.close())

type Held = readonly [post: PostKey, unit: string]

/** Somebody who holds these posts, signed in. */
async function holding(login: string, held: readonly Held[]): Promise<Caller> {
  await server.province.asSystem(async (ctx) => {
    const one = { login, name: `${login}同志`, pinyin: login, password: demonstrationPassword, mustChange: false }
    const personId = await addPerson(ctx.db, one, ctx.now)
    for (const [post, name] of held) {
      const { rows } = await sql<{ id: number }>`select id from unit where name = ${name}`.execute(ctx.db)
      const unitId = rows[0]?.id ?? 0
      await appoint(ctx.db, { personId, post, unitId, from: '2020-01-01', by: null, reason: '测试' })
    }
  })
  return server.enter(login)
}

const sampleFor = (schema: z.ZodType | undefined): Record<string, unknown> =>
  schema ? (sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as never) as never) : {}

const ask = (caller: Caller, endpoint: Endpoint, params = {}) =>
  caller.ask('GET', fillPath(endpoint.path, { ...sampleFor(endpoint.params), ...params }), {
    query: sampleFor(endpoint.query),
  })

/** A post of little reach; the second post, over the whole province, reads none of what the first reads. */
const small: readonly Held[] = [
  ['liaison', '省教育厅'],
  ['prefecture-cadre', '海南藏族自治州总工会'],
]
const wide: Held = ['auditor', '青海省总工会']

const ids = (text: string) =>
  new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g) ?? [])

/**
 * A request runs within what its permission reaches. Where a route asks for no permission it runs within all that the person
 * reaches, so there every answer is held against what each post alone would give.
 */
describe('a second post of wide reach', () => {
  test.each(small)(
    'gives %s of %s nothing to read that neither post gives alone',
    async (post, unit) => {
      const both = await holding(`${post}-both`, [[post, unit], wide])
      const singles = [await holding(`${post}-one`, [[post, unit]]), await holding(`${post}-wide`, [wide])]
      const gets = server.routes
        .map(({ endpoint }) => endpoint)
        .filter(({ method, needs }) => method === 'GET' && needs === 'signed-in')
        // One's own sessions are others than those of the two.
        .filter(({ path }) => path !== '/sessions')
      const cases = await server.query(sql<{ regionId: number; id: string }>`
      select distinct on (process, unit_id) region_id, id::text as id from cases order by process, unit_id limit 150`)
      const wrong: string[] = []
      let asked = 0
      const compare = async (endpoint: Endpoint, params = {}) => {
        const reply = await ask(both, endpoint, params)
        asked += 1
        if (reply.status !== 200) return
        const alone = await Promise.all(singles.map((single) => ask(single, endpoint, params)))
        const known = new Set(alone.flatMap(({ text }) => [...ids(text)]))
        const more = [...ids(reply.text)].filter((id) => !known.has(id))
        if (alone.every(({ status }) => status !== 200) || more.length > 0)
          wrong.push(`${lineOf(endpoint)} ${more.length} more`)
      }
      for (const endpoint of gets.filter(({ path }) => !path.includes(':'))) await compare(endpoint)
      for (const endpoint of gets.filter(({ path }) => /:id\b/.test(path)))
        for (const one of cases) await compare(endpoint, one)
      console.log(`${post}: ${asked} asked`)
      expect([...new Set(wrong)]).toEqual([])
      expect(asked).toBeGreaterThan(150)
    },
    240_000,
  )
})
