import { type RawBuilder, sql } from 'kysely'
import type { Actor, PostKey } from '#kernel/access'
import { addPerson, appoint, asPerson, demonstrationPassword } from '#kernel/access/server'
import type { Domain, Route } from '#kernel/domain/server'
import { openTestProvince, type PersonKey, type TestProvince, testPassword, type UnitKey } from '#kernel/testing/server'
import { allJobs, allRoutes } from '#kernel/whole/server'
import type { Endpoint } from '#platform/endpoint'
import { runDueJobs } from '#platform/jobs/server'
import { demonstrationPeople } from '../demonstration/people.ts'
import { domains as registry } from '../house.ts'
import { links as joints } from '../links.ts'
import { serve } from '../server.ts'
import { asSystem as systemDeed } from '../worker.ts'
import { openDemonstrationCopy } from './demonstration.ts'

/** What came back: the status, the bytes as text, and the text as JSON where it is JSON. */
export interface Reply {
  status: number
  text: string
  json: Record<string, unknown>
  headers: Headers
  bytes: Buffer
}

/** What is sent beside method and path. */
export interface Sending {
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  /** Makes a repeat of the same write harmless. */
  key?: string
  file?: { name: string; bytes: Uint8Array }
}

/** Somebody at a browser: keeps the session's cookie and says that requests come from our own pages. */
export interface Caller {
  login: string
  readonly cookie: string
  ask(method: string, path: string, sending?: Sending): Promise<Reply>
}

/** A person of the test province who can be chosen by what they may do. */
export interface Somebody {
  login: string
  actor: Actor
}

/** The product on a test province, answering over HTTP on a free port of this machine. */
export interface TestServer {
  province: Pick<TestProvince, 'database' | 'house' | 'unit' | 'asSystem' | 'settle'>
  address: string
  /** Everybody's password. */
  password: string
  routes: readonly Route[]
  /** Signed out. */
  stranger: Caller
  /** Signs in once per person; later calls answer the same caller. */
  as(login: string): Promise<Caller>
  /** Tries to sign in; the answer may be a no. */
  signIn(login: string, more?: { password?: string; code?: string; cookie?: string }): Promise<Reply>
  /** Signs in anew, with a session of its own. */
  enter(login: string): Promise<Caller>
  /** One more county cadre at Datong. */
  add(login: string, mustChange?: boolean): Promise<void>
  /** Asks or changes the database directly, as the system. */
  query<T>(text: RawBuilder<T>): Promise<T[]>
  /** Writes down now which requests were refused. */
  writeRefusals(): Promise<void>
  /** Everybody, each with what they may do. */
  everybody(): Promise<Somebody[]>
  close(): Promise<void>
}

/** Posts that the small province lacks, and a second person for posts where two must act. */
const more: readonly (readonly [string, PostKey, UnitKey])[] = [
  ['deputy', 'deputy-convener', 'province'],
  ['leader', 'leader-in-charge', 'education'],
  ['datong-leader', 'leader-in-charge', 'datong'],
  ['convener-2', 'convener', 'province'],
  ['clerk-2', 'office-clerk', 'province'],
  ['reviewer-2', 'office-reviewer', 'province'],
  ['education-2', 'liaison', 'education'],
  ['xining-2', 'prefecture-cadre', 'xining'],
  ['datong-2', 'county-cadre', 'datong'],
  ['plant-2', 'enterprise-chair', 'plant'],
  ['admin-2', 'administrator', 'province'],
  ['security-2', 'security-administrator', 'province'],
]
const few: readonly PersonKey[] = [
  ...(['clerk', 'reviewer', 'convener', 'education', 'labour', 'xining', 'hainan', 'datong', 'huangzhong'] as const),
  ...(['gonghe', 'plant', 'works', 'admin', 'security', 'auditor'] as const),
]

async function askOver(address: string, cookie: string, method: string, path: string, sending: Sending = {}) {
  const { query = {}, body, headers = {}, key, file } = sending
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) words.set(name, String(value))
  const form = file ? new FormData() : null
  if (form && file) {
    for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) form.set(name, String(value))
    form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name)
  }
  const answer = await fetch(`${address}/api${path}${words.size > 0 ? `?${words}` : ''}`, {
    method,
    headers: {
      ...(method === 'GET' ? {} : { 'x-gongyun': '1' }),
      ...(cookie ? { cookie } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(form
      ? { body: form }
      : body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = bytes.toString('utf8')
  const isJson = (answer.headers.get('content-type') ?? '').includes('json')
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: answer.status, text, json, headers: answer.headers, bytes }
}

/** A caller who keeps the cookie it has or is given since; at a sign-out the old one stays, to be tried again. Without one, a stranger. */
export function callerAt(address: string, login: string, cookie: string): Caller {
  let held = cookie
  return {
    login,
    get cookie() {
      return held
    },
    async ask(method, path, sending) {
      const reply = await askOver(address, held, method, path, sending)
      const given = cookieOf(reply)
      if (/=./.test(given)) held = given
      return reply
    },
  }
}

/** The cookie an answer sets, as a browser would send it back; empty when it sets none. */
export const cookieOf = (reply: Reply): string => (reply.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''

const addOne = (
  province: TestServer['province'],
  login: string,
  post: PostKey,
  at: UnitKey,
  mustChange = false,
): Promise<void> =>
  province.asSystem(async (ctx) => {
    const one = { login, name: `${login}同志`, pinyin: login, password: testPassword, mustChange }
    const personId = await addPerson(ctx.db, one, ctx.now)
    await appoint(ctx.db, { personId, post, unitId: province.unit[at], from: '2020-01-01', by: null, reason: 'test' })
  })

/** Opens a test province with these domains (all of the registry unless told) and serves it. */
export async function openTestServer(domains: readonly Domain[] = registry): Promise<TestServer> {
  const province = await openTestProvince(domains, domains === registry ? joints : [], new Date())
  for (const [login, post, at] of more) await addOne(province, login, post, at)
  const logins = [...few, ...more.map(([login]) => login)]
  return serveFor(province, logins, testPassword, () => province.close())
}

/** The demonstration province on a test database: cases in every state, made by those who would. */
export async function openDemonstration(): Promise<TestServer['province'] & { close(): Promise<void> }> {
  const { database, house, close } = await openDemonstrationCopy()
  const kinds = allJobs(house)
  const run = (job: { kind: string; payload: Record<string, unknown> }) =>
    systemDeed(database, house, async (ctx) => kinds.get(job.kind)?.(ctx, job.payload))
  const settle = async () => {
    while ((await runDueJobs({ database, run })) > 0);
  }
  const asSystem: TestProvince['asSystem'] = (deed) => systemDeed(database, house, deed)
  const idOf = (name: string) =>
    asSystem(
      async ({ db }) =>
        (await sql<{ id: number }>`select id from unit where name = ${name}`.execute(db)).rows[0]?.id ?? 0,
    )
  const [province, labour] = [await idOf('青海省总工会'), await idOf('省人力资源社会保障厅')]
  const unit = { province, labour } as TestProvince['unit']
  return { database, house, unit, asSystem, settle, close }
}

/** The demonstration province, answering over HTTP. */
export async function openDemonstrationServer(): Promise<TestServer> {
  const province = await openDemonstration()
  const logins = demonstrationPeople.map(({ login }) => login)
  return serveFor(province, logins, demonstrationPassword, province.close)
}

/** Serves a province for tests; everybody in it has the same password. */
async function serveFor(
  province: TestServer['province'],
  logins: readonly string[],
  usual: string,
  close: () => Promise<void>,
): Promise<TestServer> {
  const serving = { host: '127.0.0.1', port: 0, pages: false, perMinute: 1e6 }
  const running = await serve({ database: province.database, house: province.house }, serving)
  const { address } = running
  const signedIn = new Map<string, Promise<Caller>>()
  const signIn: TestServer['signIn'] = (login, { password = usual, code, cookie = '' } = {}) =>
    callerAt(address, login, cookie).ask('POST', '/session', { body: { login, password, ...(code ? { code } : {}) } })
  const enter = async (login: string) => {
    const reply = await signIn(login)
    if (reply.status !== 200) throw new Error(`${login} cannot sign in: ${reply.status} ${reply.text}`)
    return callerAt(address, login, cookieOf(reply))
  }
  let known: Promise<Somebody[]> | undefined
  const find = async () => {
    const found: Somebody[] = []
    for (const login of logins)
      found.push({ login, actor: (await province.asSystem((ctx) => asPerson(ctx, login))).actor })
    return found
  }
  return {
    province,
    address,
    password: usual,
    routes: allRoutes(province.house),
    stranger: callerAt(address, '', ''),
    signIn,
    enter,
    add: (login, mustChange) => addOne(province, login, 'county-cadre', 'datong', mustChange),
    query: (text) => province.asSystem(async ({ db }) => (await text.execute(db)).rows),
    as(login) {
      const one = signedIn.get(login) ?? enter(login)
      signedIn.set(login, one)
      return one
    },
    writeRefusals: () => running.writeRefusals(),
    everybody() {
      known ??= find()
      return known
    },
    async close() {
      await running.stop()
      await close()
    },
  }
}

/** The contract of a route, in one line: `POST /cases`. */
export const lineOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`
