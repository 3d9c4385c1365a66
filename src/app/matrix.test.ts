import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Actor, mayOver } from '#kernel/access'
import { getUnit } from '#kernel/org/server'
import type { AnyProcess } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import type { UnitKey } from '#kernel/testing/server'
import { type Endpoint, fillPath } from '#platform/endpoint'
import { bents, sampleAnswers, sampleOf } from './testing/sample.ts'
import { lineOf, openTestServer, type Sending, type TestServer } from './testing/server.ts'
import { stockAt } from './testing/walk.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const sampleFor = (schema: z.ZodType | undefined): Record<string, unknown> =>
  schema ? (sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as never) as never) : {}

/** A request that its contract takes, about nothing that exists unless `params` says so. */
function requestFor(endpoint: Endpoint, params: Record<string, unknown> = {}): { path: string; sending: Sending } {
  const path = fillPath(endpoint.path, { ...sampleFor(endpoint.params), ...params })
  const body = endpoint.method === 'GET' || !endpoint.body ? {} : { body: sampleFor(endpoint.body) }
  const file = endpoint.takesFile ? { file: { name: 'a.txt', bytes: Buffer.from('佐证') } } : {}
  return { path, sending: { query: sampleFor(endpoint.query), ...body, ...file } }
}

const ask = async (login: string | null, endpoint: Endpoint, params = {}) => {
  const { path, sending } = requestFor(endpoint, params)
  const caller = login ? await server.as(login) : server.stranger
  return caller.ask(endpoint.method, path, sending)
}

/** Somebody in each post at each unit; the second person of a post may the same. */
const everyPost = async () => (await server.everybody()).filter(({ login }) => !login.endsWith('-2'))

describe('every route, for everybody', () => {
  test('is closed to whoever is signed out, with one and the same answer, unless it says it is public', async () => {
    const open: string[] = []
    const answers = new Set<string>()
    for (const { endpoint } of server.routes) {
      if (endpoint.needs === 'public') {
        open.push(lineOf(endpoint))
        continue
      }
      const reply = await ask(null, endpoint)
      expect([lineOf(endpoint), reply.status]).toEqual([lineOf(endpoint), 401])
      // A program is told how programs prove themselves, and nothing else.
      if (endpoint.needs === 'partner') expect(reply.json.error).toBe('invalid_token')
      else answers.add(reply.text)
    }
    expect(answers.size).toBe(1)
    const known = ['DELETE /session', 'GET /session', 'POST /first-administrator', 'POST /session']
    // Doors for people without an account, where their domain is part of the house: a survey, a worker's phone, a certificate.
    const outside = [
      ...['GET /s/:code', 'POST /s/:code', 'POST /s/:code/receipt'],
      ...[
        'POST /my/code',
        'POST /my/session',
        'GET /verify/:id',
        'POST /verify',
        'GET /issuer',
        'GET /issuer/status/:list',
        ...['POST /exchange/v1/token', 'GET /exchange/openapi.json', 'GET /services'],
        ...['GET /exchange/catalogue', 'GET /exchange/catalogue/export'],
      ],
    ]
    expect(open.filter((line) => !outside.includes(line)).sort()).toEqual(known)
  })

  test('is closed to whoever holds a post without its permission, and open to whoever has it', async () => {
    const tried = { refused: 0, let: 0 }
    for (const { login, actor } of await everyPost())
      for (const { endpoint } of server.routes) {
        if (endpoint.needs === 'public' || endpoint.needs === 'signed-in') continue
        const holds = actor.grants.some((grant) => grant.permission === endpoint.needs)
        if (holds && endpoint.method !== 'GET') continue // would do the deed
        const reply = await ask(login, endpoint)
        const isLet = reply.status !== 401 && !(reply.status === 403 && reply.json.type === 'forbidden')
        expect([login, lineOf(endpoint), isLet, reply.status < 500]).toEqual([login, lineOf(endpoint), holds, true])
        tried[holds ? 'let' : 'refused'] += 1
      }
    console.log(`routes × posts: ${tried.refused} refused, ${tried.let} let through`)
    expect(tried.refused).toBeGreaterThan(100)
  })

  test('names a permission that the house knows', () => {
    const unknown = server.routes
      .map(({ endpoint }) => endpoint.needs)
      .filter(
        (needs) =>
          !['public', 'signed-in', 'subject', 'partner'].includes(needs) &&
          !server.province.house.permissions.has(needs),
      )
    expect([...new Set(unknown)]).toEqual([])
  })
})

/** Own, below, above and beside, whoever asks. */
const places: readonly UnitKey[] = ['province', 'education', 'xining', 'datong', 'huangzhong', 'gonghe', 'plant']

interface Opened {
  process: AnyProcess
  place: UnitKey
  regionId: number
  id: string
  unit: { no: number; indNo: number | null; upto: number }
}

const relations = ['own', 'below', 'above', 'beside'] as const

/** Where a case stands, seen from somebody: in their own unit, below it, above it, or beside it. */
function relationTo({ grants }: Actor, { no, upto, indNo }: Opened['unit']): (typeof relations)[number] {
  const at = grants.map(({ range, tree }) => {
    const place = tree === 'territorial' ? no : (indNo ?? -1)
    if (place === range.lo) return 'own'
    if (place > range.lo && place < range.hi) return 'below'
    return no < range.lo && upto >= range.hi ? 'above' : 'beside'
  })
  return relations.find((one) => at.includes(one)) ?? 'beside'
}

/** Of every process one case in each relation to somebody: what decides is the relation, not which of ten units beside it is. */
function oneOfEach(actor: Actor, cases: readonly Opened[]): Opened[] {
  const found = new Map<string, Opened>()
  for (const one of cases) found.set(`${one.process.name} ${relationTo(actor, one.unit)}`, one)
  return [...found.values()]
}

/** Does something for each, a few at a time: the server answers many at once anyway. */
async function forEach<T>(all: readonly T[], deed: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const hand = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) await deed(one)
  }
  await Promise.all([hand(), hand(), hand(), hand()])
}

describe('a case, for everybody', () => {
  const cases: Opened[] = []
  beforeAll(async () => {
    const processes = [...server.province.house.processes.values()].map((versions) => versions.at(-1) as AnyProcess)
    for (const place of places) {
      const stock = await stockAt(server, place, `密${place}`)
      const { upto } = await server.province.asSystem((ctx) => getUnit(ctx.db, stock.unitId))
      for (const process of processes) {
        const answers = await sampleAnswers(process.form, stock, bents[0] as never)
        const opening = { process: process.name, unitId: stock.unitId, title: `密${place}`, period: '2026-Q3', answers }
        const one = await server.province.asSystem((ctx) => openCase(ctx, opening)).catch(() => null)
        if (one)
          cases.push({
            ...{ process, place, regionId: one.regionId, id: one.id },
            unit: { no: one.unitNo, indNo: one.indNo, upto },
          })
      }
    }
  })

  test('is read over a unit and all below it by whoever may; to all others it does not exist', async () => {
    const seen = { read: 0, missing: 0 }
    const nothing = { id: crypto.randomUUID() }
    for (const { login, actor } of await everyPost()) {
      const caller = await server.as(login)
      await forEach(oneOfEach(actor, cases), async ({ process, place, regionId, id, unit }) => {
        const reply = await caller.ask('GET', `/cases/${regionId}/${id}`)
        const may = mayOver(actor, process.readBy, unit)
        expect([login, process.name, place, reply.status]).toEqual([login, process.name, place, may ? 200 : 404])
        if (!may) expect(reply.text).toBe((await caller.ask('GET', `/cases/${regionId}/${nothing.id}`)).text)
        seen[may ? 'read' : 'missing'] += 1
      })
    }
    console.log(`cases × people: ${seen.read} read, ${seen.missing} not there for them`)
    expect(cases.length).toBeGreaterThan(places.length)
    expect(Math.min(seen.read, seen.missing)).toBeGreaterThan(20)
  })

  test('is moved by nobody who may not, whatever the action; the answer is that of a case that is not there', async () => {
    let refused = 0
    for (const { login, actor } of await everyPost()) {
      const caller = await server.as(login)
      await forEach(oneOfEach(actor, cases), async ({ process, regionId, id, unit }) => {
        for (const [name, action] of Object.entries(process.actions)) {
          const { by } = action as { by: string }
          if (by !== 'system' && mayOver(actor, by, unit)) continue
          const body = { rev: 1, input: {} }
          const reply = await caller.ask('POST', `/cases/${regionId}/${id}/${name}`, { body })
          expect([login, process.name, name, reply.status]).toEqual([login, process.name, name, 404])
          refused += 1
        }
      })
    }
    const moved = await server.query(sql`select from cases where rev <> 1 and title like '密%'`)
    expect(moved).toEqual([])
    console.log(`actions × cases × people: ${refused} refused`)
    expect(refused).toBeGreaterThan(300)
  })

  test('is in nobody’s lists who may not read it, by any filter', async () => {
    for (const { login, actor } of await everyPost()) {
      const caller = await server.as(login)
      for (const query of [
        { open: 'all', size: 200 },
        { words: '密', size: 200 },
        { open: 'all', process: 'task', size: 200 },
      ]) {
        const { rows } = (await caller.ask('GET', '/cases', { query })).json as { rows: { id: string }[] }
        const wrong = rows.filter((row) => {
          const one = cases.find(({ id }) => id === row.id)
          return one && !mayOver(actor, one.process.readBy, one.unit)
        })
        expect([login, wrong]).toEqual([login, []])
      }
    }
  })
})

describe('everything with an id of its own', () => {
  test('is not there for a stranger to it: every route with ids × every table of units × own and foreign', async () => {
    const tables = await server.query(sql<{ name: string }>`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('unit_no', 'id', 'region_id')) = 3`)
    const routes = server.routes.filter(({ endpoint }) => /:id\b/.test(endpoint.path))
    const strangers = ['gonghe', 'works', 'labour']
    let compared = 0
    const different: string[] = []
    for (const { name } of tables) {
      const rows = await server.query(sql<{ regionId: number; id: string }>`
        select t.region_id, t.id::text as id from ${sql.table(name)} t join unit u on u.id = t.unit_id
         where u.name in ('大通县总工会', '西宁市总工会') limit 2`)
      for (const { regionId, id } of rows)
        for (const login of strangers)
          for (const { endpoint } of routes) {
            const foreign = await ask(login, endpoint, { regionId, id })
            const nothing = await ask(login, endpoint, { regionId, id: crypto.randomUUID() })
            if (foreign.status !== nothing.status || foreign.text !== nothing.text)
              different.push(
                `${login} ${lineOf(endpoint)} ${name}: ${foreign.text.slice(0, 200)} ≠ ${nothing.text.slice(0, 200)}`,
              )
            compared += 1
          }
    }
    console.log(`${compared} pairs of foreign and missing over ${tables.map((t) => t.name).join(', ')}`)
    expect(different).toEqual([])
    expect(compared).toBeGreaterThan(50)
  })
})
