import { sql } from 'kysely'
import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { act, openCase } from '#kernel/process/server'
import type { UnitKey } from '#kernel/testing/server'
import { type Caller, callerAt, type Reply, type Sending, type TestServer } from './server.ts'

/** Answers of an agreement that a department asks for; what a test is about is said in `more`. */
export const sampleAgreement = (today: string, more: Record<string, unknown> = {}) => ({
  ...{ partner: '大通县就业服务局', contact: '综合科 0971-0000000', direction: 'out', purpose: '就业岗位推荐' },
  ...{ ground: 'consent', consent: 'jobs', basis: '就业促进法第三十五条（公共就业服务）' },
  ...{ fields: ['name', 'occupation', 'skillGrade', 'phone'], kinds: null, dayQuota: 1000, callQuota: 50 },
  ...{
    from: plusDays(today, -1),
    until: plusDays(today, 300),
    assessment: '评估〔2026〕3号',
    addresses: null,
    ...more,
  },
})

/** A partner of the test province: its agreement, a client, and calls with a token. */
export interface TestPartner {
  agreement: { regionId: number; id: string }
  clientId: string
  secret: string
  token: string
  ask(method: string, path: string, sending?: Sending): Promise<Reply>
}

/** Does something as a person who has just said again who they are. */
export const confirmed = <T>(server: TestServer, login: string, deed: (ctx: Ctx) => Promise<T>): Promise<T> =>
  server.province.asSystem(async (system) => {
    const ctx = await asPerson(system, login)
    return deed({ ...ctx, actor: { ...ctx.actor, confirmedUntil: '2100-01-01T00:00:00Z' } })
  })

/** Asks for a token as RFC 6749 says: a form, with id and secret in the header. */
export async function askToken(
  server: Pick<TestServer, 'address'>,
  clientId: string,
  secret: string,
  form: Record<string, string> = { grant_type: 'client_credentials' },
): Promise<Reply> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams(form).toString()
  return callerAt(server.address, '', '').ask('POST', '/exchange/v1/token', { body, headers })
}

/** Calls with a token and nothing else: no cookie, no header of our pages. */
export const callerWith =
  (server: Pick<TestServer, 'address'>, token: string): TestPartner['ask'] =>
  (method, path, sending = {}) =>
    callerAt(server.address, '', '').ask(method, path, {
      ...sending,
      headers: { ...sending.headers, authorization: `Bearer ${token}` },
    })

/** An agreement in force at Datong: asked for by the county, approved by the prefecture. */
export async function agreed(server: TestServer, more: Record<string, unknown> = {}, at: UnitKey = 'datong') {
  const [asks, approves] = at === 'datong' ? ['datong', 'xining'] : ['gonghe', 'hainan']
  const one = await confirmed(server, asks ?? '', (ctx) =>
    openCase(ctx, {
      ...{ process: 'exchange-agreement', unitId: server.province.unit[at], title: '数据共享' },
      answers: sampleAgreement(ctx.today, more),
    }),
  )
  await confirmed(server, approves ?? '', (ctx) => act(ctx, one, 'approve', { input: { opinion: '同意' } }))
  return { regionId: one.regionId, id: one.id }
}

/** Credentials of a client, given out through the page's own route. */
export async function givenClient(server: TestServer, agreement: TestPartner['agreement'], login = 'datong') {
  const caller = await server.as(login)
  await caller.ask('POST', '/confirm', { body: { password: server.password } })
  const path = `/exchange/agreements/${agreement.regionId}/${agreement.id}/clients`
  const { json } = await caller.ask('POST', path, { body: { label: '业务系统' } })
  return { clientId: String(json.clientId), secret: String(json.secret) }
}

/** A partner with an agreement, a client and a token. */
export async function joined(server: TestServer, more: Record<string, unknown> = {}): Promise<TestPartner> {
  const agreement = await agreed(server, more)
  const client = await givenClient(server, agreement)
  const { json } = await askToken(server, client.clientId, client.secret)
  const token = String(json.access_token)
  return { agreement, ...client, token, ask: callerWith(server, token) }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number made up, with a right check figure (GB 11643). */
function madeIdentity(order: number): string {
  const first = `63012119880304${String(order).padStart(3, '0')}`
  return first + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first[i]), 0) % 11]
}

/** What every worker of these tests has in common. */
const plain = {
  ...{
    bank: null,
    education: '40',
    ethnicity: '30',
    occupation: '6',
    industry: 'C',
    ownership: '150',
    employment: '1',
  },
  ...{ skillGrade: '3', titleLevel: '0', party: '13', unionMember: true, migrant: true, hiredOn: '2015-07-01' },
  ...{ employer: '大通某铝业公司', employerCode: null, source: '劳动合同' },
}

/** A worker with a file: numbers made from an order, so that none is anybody's. */
export async function hired(server: TestServer, order: number, at: 'plant' | 'works' = 'plant') {
  const numbers = {
    identity: madeIdentity(order),
    card: `A6301210${String(order).padStart(4, '0')}`,
    phone: `1990000${String(order).padStart(4, '0')}`,
  }
  const name = `石小${'甲乙丙丁戊己庚辛壬癸'[order % 10]}`
  const answers = { ...plain, ...numbers, name, unitId: server.province.unit[at] }
  const caller = await server.as(at === 'plant' ? 'datong' : 'gonghe')
  const { json } = await caller.ask('POST', '/workers', { body: { answers } })
  return { ...numbers, ref: { regionId: Number(json.regionId), id: String(json.id) } }
}

/** A worker on the phone. */
export async function onPhone(server: TestServer, card: string): Promise<Caller> {
  const sent = await server.stranger.ask('POST', '/my/code', { body: { number: card } })
  const caller = callerAt(server.address, card, '')
  await caller.ask('POST', '/my/session', { body: { number: card, code: sent.json.code } })
  return caller
}

/** What the record of who looked says of a worker, the newest first. */
export const sightsOf = (server: TestServer, workerId: string) =>
  server.query(
    sql<{ personName: string; way: string; fields: string[]; reason: string; zh: string }>`
      select person_name, way, fields, reason, purpose ->> 'zh' as zh from sight
       where subjects @> array[${workerId}::uuid] and way = 'exchange' order by at desc`,
  )
