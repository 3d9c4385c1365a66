import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reachOf, systemActor } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { allRoutes } from '#kernel/whole/server'
import { inOwnerTx, inTx } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { readSheets } from '#platform/sheet/server'
import { addWorker } from './deeds/add.ts'
import { sayEntry } from './deeds/entries.ts'
import { showWorkers, unmask } from './deeds/show.ts'
import { domain } from './domain.ts'
import type { WorkerRef } from './model/index.ts'
import { madeIdentity, sampleWorker } from './testing.ts'

const name = '石小川'
const identity = madeIdentity(630121, '1988-03-04', 17)
let province: TestProvince
let ref: WorkerRef
let entryId: string
beforeAll(async () => {
  province = await openTestProvince([domain])
  ref = await province.as('datong', (ctx) => addWorker(ctx, sampleWorker(province.unit.plant)))
  const line = {
    course: '安全培训',
    provider: '某学校',
    hours: 24,
    result: null,
    from: '2026-01-01',
    to: null,
    source: '台账',
    evidence: null,
  }
  entryId = (await province.as('plant', (ctx) => sayEntry(ctx, ref, 'training', line))).id
})
afterAll(() => province.close())

/** What each route of the domain is asked with, so that it reaches the one worker there is. Nothing else is needed to add a route. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /workers/find': { number: identity },
  'POST /workers/:regionId/:id/unmask': { fields: ['identity'], reason: '核对社保信息' },
  'POST /workers/:regionId/:id/timeline/:entryId/withdraw': { reason: '登记有误' },
  'POST /my/code': { number: identity },
}

/** Answers a route over HTTP's head: as a county cadre, or as the worker where the route is theirs; rolled back in the end. */
async function answerOf({
  endpoint,
  answer,
}: {
  endpoint: Endpoint
  answer(asked: Asked<Endpoint>): Promise<unknown>
}) {
  const isOwn = endpoint.needs === 'subject'
  const cadre = await province.as('datong', async (ctx) => ctx)
  const own = { ...systemActor, personId: ref.id, name, grants: [], session: 'x' }
  const actor = isOwn ? own : cadre.actor
  const settings: Record<string, string> = isOwn
    ? { 'app.subject': ref.id, 'app.person': ref.id }
    : { ...scopeSettings(cadre.actor, reachOf(cadre.actor)), 'app.auth': 'yes' }
  const parse = (schema: Endpoint['query'], value: unknown) => schema?.safeParse(value).data
  let text = ''
  await inTx(province.database, settings, async (db) => {
    const ctx: Ctx = { ...cadre, db, actor, ownUnits: isOwn ? [] : cadre.ownUnits }
    const given = await answer({
      ...ctx,
      params: parse(endpoint.params, { ...ref, entryId, purpose: 'jobs' }) ?? { ...ref, entryId },
      query: parse(endpoint.query, { reason: '年度核对名册' }) ?? {},
      body: bodies[`${endpoint.method} ${endpoint.path}`] ?? {},
      subject: isOwn ? { id: ref.id, name, session: 'x' } : null,
      caller: { address: '127.0.0.1', agent: 'test', token: null },
      setSubject: () => undefined,
      setToken: () => undefined,
      answerWith: () => undefined,
    } as unknown as Asked<Endpoint>)
    text = await wordsOf(given)
    throw new Error('rolled back')
  }).catch((error: Error) => {
    if (error.message !== 'rolled back') text = `!${error.message}`
  })
  return text
}

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

/** What an answer says; of a file what is in it. */
async function wordsOf(given: unknown): Promise<string> {
  const { bytes, type = '' } = (given ?? {}) as { bytes?: Buffer | AsyncIterable<Uint8Array>; type?: string }
  if (bytes === undefined) return JSON.stringify(given) ?? ''
  const whole = Buffer.isBuffer(bytes) ? bytes : Buffer.concat(await gathered(bytes))
  if (type.includes('spreadsheet')) return JSON.stringify(readSheets(whole))
  // The letters of a PDF are packed; ours holds the file whole.
  return type.includes('pdf') ? name : whole.toString()
}

/** Whether an answer tells something of the worker. An error is no answer. */
const tells = (text: string) =>
  !text.startsWith('!') && [name, ref.id, identity.slice(-4)].some((word) => text.includes(word))

test('whoever keeps watch reads who searched and why, and no number that was typed into it', async () => {
  const number = '13800138000'
  await province.as('datong', (ctx) => showWorkers(ctx, { page: 1, size: 20, words: number }))
  await province.as('datong', (ctx) => unmask(ctx, ref, ['phone'], `本人 ${number} 来窗口核对`))
  const kept = await province.asSystem(async ({ db }) => {
    const { rows } = await sql<{ text: string }>`
      select coalesce(reason, '') || coalesce(filter::text, '') as text from sight
      union all select body::text from entry where subject_kind = 'worker'`.execute(db)
    return rows.map(({ text }) => text).join('')
  })
  expect(kept).toContain('本人 138******00 来窗口核对')
  expect(kept).not.toContain(number)
})

describe('no read of a file escapes the access record', () => {
  test('on any route: where the record cannot be written, nothing is told', async () => {
    const routes = allRoutes(province.house)
    const telling: string[] = []
    for (const route of routes)
      if (tells(await answerOf(route))) telling.push(`${route.endpoint.method} ${route.endpoint.path}`)
    // One's own record is no file; it may be read without another record of that.
    const ofRecord = ['GET /my/sights', 'GET /my/sights/export']
    await inOwnerTx(province.database, (db) =>
      sql`alter table sight add constraint broken check (false) not valid`.execute(db),
    )
    const escaped: string[] = []
    for (const route of routes) {
      const line = `${route.endpoint.method} ${route.endpoint.path}`
      const text = await answerOf(route)
      if (tells(text)) escaped.push(line)
      else if (telling.includes(line)) expect([line, text]).toEqual([line, expect.stringContaining('broken')])
    }
    await inOwnerTx(province.database, (db) => sql`alter table sight drop constraint broken`.execute(db))
    console.log(`${telling.length} of ${routes.length} routes tell of a worker: ${telling.join(', ')}`)
    expect(escaped.filter((line) => !ofRecord.includes(line))).toEqual([])
    expect(telling).toEqual(
      expect.arrayContaining(['GET /workers', 'GET /workers/export', 'GET /workers/:regionId/:id', 'GET /my/file']),
    )
    expect(telling.length).toBeGreaterThan(7)
  })

  /** Statements that read a table of files and answer nothing about a person, each with the reason. */
  const blind: Readonly<Record<string, string>> = {
    'cases.ts': 'states, counts and days that rules ask; ids of cases',
    'entries.ts': 'counts the highest grade into a column',
    'imports.ts': 'ids of files with the same name, birthday and unit',
    'my.ts': 'consents and certificates; one’s own file comes through a glass',
    'write.ts': 'digests, and ciphertext on its way from one key to another',
  }

  test('in any statement: tables of files are read through a glass, or the file is known to be blind', () => {
    const dir = fileURLToPath(new URL('./store', import.meta.url))
    const reading = readdirSync(dir).filter((file) => {
      const text = readFileSync(join(dir, file), 'utf8')
      return /\b(from|join) worker(_entry)?\b|selectFrom\('worker(Entry)?'/i.test(
        text.replaceAll(/delete from \S+/g, ''),
      )
    })
    const through = reading.filter((file) => readFileSync(join(dir, file), 'utf8').includes('glass: Glass'))
    expect(reading.filter((file) => !through.includes(file) && !blind[file])).toEqual([])
  })
})
