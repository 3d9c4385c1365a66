import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyProcess } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { hostileValues, placesOf, replaceAt, seeded } from './testing/hostile.ts'
import { type Bent, bents, sampleAnswers, sampleOf } from './testing/sample.ts'
import { openTestServer, type Reply, type TestServer } from './testing/server.ts'
import { stockAt } from './testing/walk.ts'

interface Operation {
  'x-needs': string
  parameters: { name: string; in: 'path' | 'query'; schema: never }[]
  requestBody?: { content: Record<string, { schema: never }> }
}

/** More with GONGYUN_FUZZ=5000; another course with GONGYUN_FUZZ_SEED. */
const rounds = Number(process.env.GONGYUN_FUZZ ?? 500)
const seed = Number(process.env.GONGYUN_FUZZ_SEED ?? 20261122)

/** These end the session that asks, which says nothing about hostile values. */
const ending = new Set(['DELETE /api/session', 'DELETE /api/sessions/{key}', 'POST /api/session'])

describe('hostile requests made from the API document', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(() => server.close())

  test(`break nothing: ${rounds} of them, by people with many permissions and few`, async () => {
    const document = (await (await fetch(`${server.address}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, Operation>>
    }
    const operations = Object.entries(document.paths)
      .flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
      )
      .filter(({ path, method }) => !ending.has(`${method} ${path}`))
    const next = seeded(seed)
    const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T
    const people = (await server.everybody()).filter(({ login }) => !login.endsWith('-2'))
    /** Mostly somebody who is let in, so that the values reach the deed. */
    const loginFor = (needs: string): string => {
      const holders = people.filter(({ actor }) => actor.grants.some((grant) => grant.permission === needs))
      return pick(holders.length > 0 && next() < 0.85 ? holders : people).login
    }
    const processes = [...server.province.house.processes.values()].flat()
    const actions = processes.flatMap((process) => Object.keys(process.actions))
    const real = await realCases(processes)
    const statuses = new Map<number, number>()
    const broken: string[] = []
    for (let n = 0; n < rounds; n += 1) {
      const { path, method, operation } = pick(operations)
      const params: Record<string, unknown> = {}
      for (const { name, schema } of operation.parameters) params[name] = sampleOf(schema)
      if (next() < 0.7) Object.assign(params, pick(real))
      if (next() < 0.7 && 'action' in params) params.action = pick(actions)
      const content = Object.entries(operation.requestBody?.content ?? {})[0]
      let body: unknown = content ? sampleOf(content[1].schema) : undefined
      if (next() < 0.7 && typeof body === 'object' && body !== null && 'process' in body)
        body = {
          ...body,
          process: pick(processes).name,
          unitId: server.province.unit.datong,
          answers: { dueOn: 'x', title: 'x' },
        }
      const hostile = pick(hostileValues)
      const names = Object.keys(params)
      if (body === undefined || (names.length > 0 && next() < 0.4)) params[pick(names) ?? 'more'] = hostile
      else body = replaceAt(body, pick(placesOf(body)), hostile)
      const reply = await send(
        method,
        path,
        params,
        operation,
        body,
        content?.[0] ?? '',
        loginFor(operation['x-needs']),
      )
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
      const told = /select |insert into|\/work|node_modules|\.ts:\d|\.js:\d|violates|pg_/i.test(
        reply.status < 400 ? '' : reply.text,
      )
      if (reply.status >= 500 || told)
        broken.push(
          `${method} ${path} ${JSON.stringify(hostile)?.slice(0, 80)} → ${reply.status} ${reply.text.slice(0, 160)}`,
        )
    }
    console.log(
      `fuzz: ${rounds} requests over ${operations.length} operations: ${JSON.stringify(Object.fromEntries(statuses))}`,
    )
    expect([...new Set(broken)]).toEqual([])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(await server.query(sql`select 1 as there from cases limit 0`)).toEqual([])
  })

  /** Cases that exist, so that hostile values reach further than the door. */
  async function realCases(processes: readonly AnyProcess[]): Promise<{ regionId: number; id: string }[]> {
    const stock = await stockAt(server, 'datong', '试')
    const found: { regionId: number; id: string }[] = [{ regionId: 630121, id: crypto.randomUUID() }]
    for (const process of processes) {
      const answers = await sampleAnswers(process.form, stock, bents[0] as Bent)
      const opening = { process: process.name, unitId: stock.unitId, title: '试', period: '2026-Q3', answers }
      const one = await server.province.asSystem((ctx) => openCase(ctx, opening)).catch(() => null)
      if (one) found.push({ regionId: one.regionId, id: one.id })
    }
    return found
  }

  async function send(
    method: string,
    path: string,
    params: Record<string, unknown>,
    operation: Operation,
    body: unknown,
    type: string,
    login: string,
  ): Promise<Reply> {
    const words = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    const inPath = new Set(operation.parameters.filter((one) => one.in === 'path').map((one) => one.name))
    const address = path.slice('/api'.length).replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(
        words(params[name])
          .replace(/\p{Surrogate}/gu, '')
          .slice(0, 2000),
      ),
    )
    const query = Object.fromEntries(
      Object.entries(params)
        .filter(([name]) => !inPath.has(name))
        .map(([name, value]) => [name, words(value).slice(0, 4000)]),
    )
    const caller = await server.as(login)
    if (type.startsWith('multipart')) {
      const fields = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
      const texts = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, words(value).slice(0, 90_000)]),
      )
      return caller.ask(method, address, {
        query,
        body: texts,
        file: { name: words(Object.values(params)[0] ?? 'a.txt').slice(0, 200), bytes: Buffer.from('\u0000=1+1') },
      })
    }
    return caller.ask(method, address, {
      query,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body) ?? 'null', headers: { 'content-type': 'application/json' } }),
    })
  }
})
