import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderExport } from '#kernel/bulk/server'
import { act } from '#kernel/process/server'
import { confirmed, hired, onPhone } from './testing/exchange.ts'
import { has } from './testing/has.ts'
import { openTestServer, type TestServer } from './testing/server.ts'

const names = ['counter', 'worker']
const proof = { what: 'member', use: '落户' }

describe.runIf(has(...names))('a worker who tries to cheat', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(() => server.close())

  const asking = async (order: number) => {
    const worker = await hired(server, order)
    const phone = await onPhone(server, worker.card)
    const known = (await phone.ask('GET', '/my/services/proof')).json.known as object
    const send = () => phone.ask('POST', '/my/services/proof', { body: { answers: { ...known, ...proof } } })
    return { worker, phone, send }
  }
  const filledOf = (id: string) =>
    server.query<{ text: string }>(
      sql`select filled::text || known::text as text from counter_request where worker_id = ${id}::uuid`,
    )
  const eight = <T>(deed: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, deed))
  const casesOf = (process: string, text: string) =>
    server.query<{ id: string; regionId: number; state: string }>(
      sql`select id, region_id, state from cases where process = ${process} and answers::text like ${`%${text}%`}`,
    )

  test('and asks eight times at one moment has asked once', async () => {
    const { worker, phone, send } = await asking(41)
    const sent = await eight(send)
    expect(sent.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
    expect(await casesOf('service-request', worker.ref.id)).toHaveLength(1)
    for (const [path, body, process] of [
      ['/my/deletions', { why: '不再需要' }, 'worker-deletion'],
      ['/my/corrections', { field: 'name', what: '姓名有误' }, 'worker-correction'],
    ] as const) {
      const asked = await eight(() => phone.ask('POST', path, { body }))
      expect(asked.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
      expect(await casesOf(process, worker.ref.id)).toHaveLength(1)
    }
  })

  test('has nothing left behind once the file is deleted: what was filled in goes, what waits is taken back', async () => {
    const { worker, phone, send } = await asking(42)
    await send()
    expect((await filledOf(worker.ref.id))[0]?.text).toContain('石')
    await phone.ask('POST', '/my/deletions', { body: { why: '我已离职，请删除' } })
    const copy = await confirmed(server, 'datong', async (ctx) =>
      orderExport(ctx, { path: '/workers/export', params: {}, query: { reason: '年度核对名册' } }),
    )
    const copyState = () => server.query(sql`select state from export_order where id = ${copy.id}::uuid`)
    expect(await copyState()).toMatchObject([{ state: expect.stringMatching(/making|ready/) }])
    await server.query(sql`update worker set state = 'left' where id = ${worker.ref.id}::uuid`)
    await server.query(sql`
      insert into counter_certificate (region_id, id, unit_id, unit_no, worker_id, number, issuer, what, purpose, holder, lines,
             issued_on, credential_id, jwt)
      select region_id, id, unit_id, unit_no, worker_id, '1号', '', 'member', '', '石小乙', '[]', current_date, id, ''
        from counter_request where worker_id = ${worker.ref.id}::uuid`)
    const proofs = () => server.query(sql`select from counter_certificate where worker_id = ${worker.ref.id}::uuid`)
    expect(await proofs()).toHaveLength(1)
    const [deletion] = await casesOf('worker-deletion', worker.ref.id)
    const ref = { regionId: deletion?.regionId ?? 0, id: deletion?.id ?? '' }
    await confirmed(server, 'datong', (ctx) => act(ctx, ref, 'erase', { input: { reason: '依申请' } }))
    await server.province.settle()
    expect(await filledOf(worker.ref.id)).toEqual([{ text: '{}{}' }])
    expect(await proofs()).toEqual([])
    expect(await copyState()).toEqual([{ state: 'deleted' }])
    expect(await casesOf('service-request', worker.ref.id)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('can take back what they asked for where their file was then', async () => {
    const { worker, phone, send } = await asking(43)
    const { id } = (await send()).json
    const { datong } = server.province.unit
    await server.query(
      sql`update worker w set unit_id = u.id, unit_no = u.no from unit u where w.id = ${worker.ref.id}::uuid and u.id = ${datong}`,
    )
    expect((await phone.ask('POST', `/my/requests/${id}/withdrawal`)).status).toBe(200)
  })

  test('learns nothing from how long an answer takes', async () => {
    const { worker } = await asking(44)
    for (const number of [worker.card, 'A63012199999'])
      for (const [path, body] of [
        ['/my/code', { number }],
        ['/my/session', { number, code: '000000' }],
      ] as const) {
        const begun = performance.now()
        await server.stranger.ask('POST', path, { body })
        expect(performance.now() - begun).toBeGreaterThanOrEqual(58)
      }
  })
})
