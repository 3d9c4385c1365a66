import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reachOf } from '#kernel/access'
import { asPerson, scopeSettings } from '#kernel/access/server'
import { act } from '#kernel/process/server'
import { inOwnerTx, inTx } from '#platform/db/server'
import {
  askToken,
  callerWith,
  confirmed,
  givenClient,
  hired,
  joined,
  sightsOf,
  type TestPartner,
} from './testing/exchange.ts'
import { has } from './testing/has.ts'
import { hostileValues, placesOf, replaceAt, seeded } from './testing/hostile.ts'
import { sampleOf } from './testing/sample.ts'
import { openTestServer, type TestServer } from './testing/server.ts'

const names = ['exchange', 'worker']
const duty = { ground: 'statute', consent: null, fields: ['name', 'skillGrade'], purpose: '技能人才统计' }
const wrong = 'x'.repeat(43)

describe.runIf(has(...names))('an attack on the exchange', () => {
  let server: TestServer
  let partner: TestPartner
  let worker: Awaited<ReturnType<typeof hired>>
  beforeAll(async () => {
    server = await openTestServer()
    worker = await hired(server, 21)
    partner = await joined(server, duty)
  })
  afterAll(() => server.close())

  test('by a statement smuggled in beside: what is agreed and what is used stay as they are', async () => {
    const changed = async (login: string, text: string) => {
      const { actor } = await server.province.asSystem((ctx) => asPerson(ctx, login))
      return inTx(server.province.database, scopeSettings(actor, reachOf(actor)), async (db) =>
        Number((await sql`${sql.raw(text)}`.execute(db)).numAffectedRows ?? 0n),
      )
    }
    await query(partner)
    for (const text of [
      `update exchange_agreement set fields = array['identity'], day_quota = 1000000`,
      'update exchange_usage set people = 0',
      `update exchange_client set revoked_on = current_date, agreement_id = agreement_id`,
    ])
      expect([text, await changed('gonghe', text)]).toEqual([text, 0])
    for (const table of ['exchange_usage set people = people', 'exchange_client set label = label'])
      expect(await changed('datong', `update ${table}`)).toBe(1)
    // The routes about clients run with the setting of sign-in: it opens the clients of one’s own units, and no others.
    const { actor } = await server.province.asSystem((ctx) => asPerson(ctx, 'gonghe'))
    const settings = { ...scopeSettings(actor, reachOf(actor)), 'app.auth': 'yes' }
    const seen = await inTx(server.province.database, settings, (db) =>
      sql`select from exchange_client`.execute(db).then(({ rows }) => rows.length),
    )
    expect(seen).toBe(0)
  })

  const query = (one: Pick<TestPartner, 'ask'>, number = worker.card, more = {}) =>
    one.ask('POST', '/exchange/v1/workers/query', { body: { number, ...more } })
  const move = (one: TestPartner, login: string, action: string, input = {}) =>
    confirmed(server, login, (ctx) => act(ctx, one.agreement, action, { input }))
  const clientPath = ({ agreement, clientId }: TestPartner, what: string) =>
    `/exchange/agreements/${agreement.regionId}/${agreement.id}/clients/${clientId}/${what}`

  test('by the clock tells nobody apart: who is on file and who is not are answered no sooner than each other', async () => {
    for (const number of [worker.card, `${worker.card.slice(0, -2)}99`]) {
      const begun = performance.now()
      await query(partner, number)
      expect(performance.now() - begun).toBeGreaterThanOrEqual(58)
    }
  })

  test('with a wrong secret learns nothing: an unknown client gets the same answer', async () => {
    const known = await askToken(server, partner.clientId, wrong)
    const unknown = await askToken(server, crypto.randomUUID(), wrong)
    expect([known.status, known.json.error]).toEqual([401, 'invalid_client'])
    expect(known.headers.get('www-authenticate')).toMatch(/^Basic /)
    expect(unknown.text).toBe(known.text)
    const form = { grant_type: 'password', username: 'datong' }
    expect((await askToken(server, partner.clientId, partner.secret, form)).json.error).toBe('unsupported_grant_type')
    const other = { grant_type: 'client_credentials', scope: crypto.randomUUID() }
    expect((await askToken(server, partner.clientId, partner.secret, other)).json.error).toBe('invalid_scope')
  })

  test('by guessing locks its own address out, also for the right secret, and opens again later', async () => {
    const victim = await givenClient(server, partner.agreement)
    for (let n = 0; n < 5; n += 1) await askToken(server, victim.clientId, wrong)
    expect((await askToken(server, victim.clientId, victim.secret)).status).toBe(401)
    await server.query(sql`update exchange_failure set locked_until = now() - interval '1 second'`)
    expect((await askToken(server, victim.clientId, victim.secret)).status).toBe(200)
    const lines = await server.query(sql`select from entry where action = 'exchange.token-refuse'`)
    expect(lines.length).toBeGreaterThan(5)
  })

  test('with a token that was made up, is too old, or stands in a cookie opens nothing', async () => {
    expect((await query({ ask: callerWith(server, wrong) })).json).toMatchObject({ status: 401, type: 'invalid-token' })
    const old = await joined(server, duty)
    await server.query(sql`update exchange_token set expires_at = now() where client_id = ${old.clientId}::uuid`)
    expect((await query(old)).status).toBe(401)
    expect((await query(await server.as('datong'))).status).toBe(401)
    const asPerson = await partner.ask('GET', '/workers')
    expect(asPerson.status).toBe(401)
  })

  test('with the credentials of a client that was revoked opens nothing from that moment', async () => {
    const one = await joined(server, duty)
    expect((await query(one)).status).toBe(200)
    const caller = await server.as('datong')
    const beside = await (await server.as('gonghe')).ask('POST', clientPath(one, 'revocation'), {
      body: { reason: '试' },
    })
    expect([403, 404, 422]).toContain(beside.status)
    await caller.ask('POST', clientPath(one, 'revocation'), { body: { reason: '密钥泄露' } })
    expect((await query(one)).status).toBe(401)
    expect((await askToken(server, one.clientId, one.secret)).status).toBe(401)
  })

  test('finds old and new secret side by side for some days after a rotation, and no longer', async () => {
    const caller = await server.as('datong')
    await caller.ask('POST', '/confirm', { body: { password: server.password } })
    const { json } = await caller.ask('POST', clientPath(partner, 'secrets'))
    expect((await askToken(server, partner.clientId, String(json.secret))).status).toBe(200)
    expect((await askToken(server, partner.clientId, partner.secret)).status).toBe(200)
    await server.query(sql`update exchange_secret set ends_at = now() where ends_at is not null`)
    expect((await askToken(server, partner.clientId, partner.secret)).status).toBe(401)
    const kept = await server.query<{ text: string }>(
      sql`select (select string_agg(s::text, '') from exchange_secret s) || coalesce((select string_agg(r::text, '')
        from request_key r), '') || (select string_agg(e::text, '') from entry e) as text`,
    )
    for (const secret of [partner.secret, String(json.secret)]) expect(kept[0]?.text).not.toContain(secret)
  })

  test('while the agreement is suspended or over gets no answer, with a token from before either', async () => {
    const one = await joined(server, duty)
    await move(one, 'datong', 'suspend', { reason: '核查' })
    expect((await query(one)).status).toBe(403)
    expect((await askToken(server, one.clientId, one.secret)).status).toBe(403)
    await move(one, 'xining', 'resume', { opinion: '无异常' })
    expect((await query(one)).status).toBe(200)
    await server.query(
      sql`update exchange_agreement set until_on = current_date - 2 where id = ${one.agreement.id}::uuid`,
    )
    expect((await query(one)).status).toBe(403)
  })

  test('from another address than the agreement allows gets no answer', async () => {
    const near = await joined(server, { ...duty, addresses: '127.0.0.0/8' })
    expect((await query(near)).status).toBe(200)
    const far = await joined(server, { ...duty, addresses: '10.1.2.3' })
    expect((await query({ ask: callerWith(server, far.token) })).status).toBe(401)
    expect((await askToken(server, far.clientId, far.secret)).status).toBe(403)
  })

  test('on another region’s worker, a field that is not agreed, or by another’s token gets what its own agreement says', async () => {
    const foreign = await hired(server, 22, 'works')
    const unknown = await query(partner, 'A00000000000')
    expect(await query(partner, foreign.card)).toMatchObject({ status: 404, text: unknown.text })
    expect((await sightsOf(server, foreign.ref.id))[0]).toMatchObject({ fields: [] })
    expect((await query(partner, worker.card, { fields: ['identity'] })).status).toBe(403)
    const other = await joined(server, { ...duty, fields: ['unionMember'] })
    expect((await query(other)).json).toEqual({ unionMember: true })
  })

  test('with a file that is held by law gets nothing', async () => {
    const held = await hired(server, 23)
    await server.query(sql`update worker set held = true where id = ${held.ref.id}::uuid`)
    expect((await query(partner, held.card)).status).toBe(404)
  })

  test('in parallel never gets more than the quota of the day, and is told when it is fresh', async () => {
    const few = await joined(server, { ...duty, dayQuota: 5, callQuota: 3 })
    const replies = await Promise.all(Array.from({ length: 12 }, () => query(few)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
    const over = replies.filter(({ status }) => status === 429)
    expect(over).toHaveLength(7)
    expect(Number(over[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(over[0]?.headers.get('ratelimit-remaining')).toBe('0')
    const many = { body: { numbers: Array.from({ length: 4 }, () => worker.card) } }
    const batch = await few.ask('POST', '/exchange/v1/workers/batch', many)
    expect(batch.json.faults).toEqual([expect.objectContaining({ rule: 'call-quota' })])
    const huge = { body: { numbers: Array.from({ length: 1001 }, () => worker.card) } }
    expect((await few.ask('POST', '/exchange/v1/workers/batch', huge)).status).toBe(422)
    const [used] = await server.query<{ people: number }>(
      sql`select people from exchange_usage where agreement_id = ${few.agreement.id}::uuid`,
    )
    expect(used?.people).toBe(5)
  })

  test('leaves no personal data behind: nothing answered is kept for a repeat', async () => {
    const body = { number: worker.card }
    await partner.ask('POST', '/exchange/v1/workers/query', { body, key: 'keep-this-0001' })
    const kept = await server.query(sql`select from request_key where key like '%keep-this-0001'`)
    expect(kept).toEqual([])
  })

  test('is told nothing while the record of who looked, or the line of the call, cannot be written', async () => {
    for (const table of ['sight', 'exchange_call', 'entry']) {
      const change = (text: string) => inOwnerTx(server.province.database, (db) => sql.raw(text).execute(db))
      await change(`alter table ${table} add constraint broken check (false) not valid`)
      const reply = await query(partner)
      await change(`alter table ${table} drop constraint broken`)
      expect([table, reply.status]).toEqual([table, 500])
      expect(reply.text).not.toContain('石小')
    }
    expect((await query(partner)).status).toBe(200)
  })

  describe('made from the document', () => {
    interface Operation {
      operationId: string
      security: object[]
      requestBody?: { content: Record<string, { schema: object; example?: object }> }
      responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
    }
    interface Document {
      openapi: string
      paths: Record<string, Record<string, Operation>>
      components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
    }
    const load = async () => (await server.stranger.ask('GET', '/exchange/openapi.json')).json as unknown as Document
    const operationsOf = ({ paths }: Document) =>
      Object.entries(paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
      )
    /** The document with each reference replaced by what it names. */
    const resolved = (document: Document): Document =>
      JSON.parse(JSON.stringify(document), (_, value: { $ref?: string } | null) => {
        const name = value?.$ref?.replace('#/components/schemas/', '')
        return name === undefined ? value : (document.components.schemas[name] ?? { missing: name })
      }) as Document

    test('which names every route for partners, how to prove oneself, every no, and examples that hold', async () => {
      const document = await load()
      expect(document.openapi).toBe('3.1.0')
      const operations = operationsOf(document)
      const contracts = server.routes.filter(({ endpoint }) => endpoint.needs === 'partner' || endpoint.takesForm)
      const lines = (all: { method: string; path: string }[]) =>
        all.map(({ method, path }) => `${method} ${path}`).sort()
      expect(lines(operations)).toEqual(
        lines(contracts.map(({ endpoint }) => ({ method: endpoint.method, path: `/api${endpoint.path}` }))),
      )
      const ids = operations.map(({ operation }) => operation.operationId)
      expect(new Set(ids).size).toBe(ids.length)
      expect(JSON.stringify(resolved(document))).not.toContain('"missing"')
      for (const { path, operation } of operations) {
        for (const scheme of operation.security.flatMap(Object.keys))
          expect(Object.keys(document.components.securitySchemes)).toContain(scheme)
        for (const status of ['200', '401', '403', '429'])
          expect([path, status, Boolean(operation.responses[status]?.description)]).toEqual([path, status, true])
        for (const { example } of Object.values(operation.requestBody?.content ?? {})) {
          const { endpoint } = contracts.find((one) => `/api${one.endpoint.path}` === path) ?? {}
          expect([path, endpoint?.body?.safeParse(example).success]).toEqual([path, true])
        }
      }
      const rows = resolved(document).components.schemas.Row_training as {
        properties: { answers: { required: string[] } }
      }
      expect(rows.properties.answers.required).toEqual(['course', 'provider', 'hours', 'from'])
    })

    test('breaks nothing', async () => {
      const all = await joined(server, { ...duty, dayQuota: 100_000 })
      const operations = operationsOf(resolved(await load())).filter(({ path }) => !path.endsWith('/token'))
      const next = seeded(20261128)
      const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
      const broken: string[] = []
      for (let n = 0; n < 150; n += 1) {
        const { path, method, operation } = pick(operations)
        const [content] = Object.values(operation.requestBody?.content ?? {})
        const body = content?.example ?? sampleOf((content?.schema ?? {}) as never)
        const bent = content ? replaceAt(body, pick(placesOf(body)), pick(hostileValues)) : undefined
        const sending = content
          ? { body: JSON.stringify(bent) ?? 'null', headers: { 'content-type': 'application/json' } }
          : {}
        const reply = await all.ask(method, path.slice('/api'.length), { ...sending, key: `fuzz-${n}-0000` })
        if (
          reply.status >= 500 ||
          (reply.status >= 400 && /select |insert into|\.ts:\d|violates|pg_/i.test(reply.text))
        )
          broken.push(`${method} ${path} → ${reply.status} ${reply.text.slice(0, 200)}`)
      }
      expect(broken).toEqual([])
    })
  })
})
