import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdfPages } from '#platform/reading/server'
import { hired, onPhone } from './testing/exchange.ts'
import { has } from './testing/has.ts'
import { type Caller, openTestServer, type TestServer } from './testing/server.ts'

const names = ['counter', 'worker']

describe.runIf(has(...names))('a service asked for on a phone', () => {
  let server: TestServer
  let phone: Caller
  let worker: Awaited<ReturnType<typeof hired>>
  beforeAll(async () => {
    server = await openTestServer()
    worker = await hired(server, 31)
    phone = await onPhone(server, worker.card)
  })
  afterAll(() => server.close())

  const begin = async (key: string) => (await phone.ask('GET', `/my/services/${key}`)).json
  const send = (key: string, answers: object) => phone.ask('POST', `/my/services/${key}`, { body: { answers } })
  const mine = async () =>
    (await phone.ask('GET', '/my/requests')).json.requests as Record<string, string | boolean | null>[]
  const revOf = async (id: unknown) =>
    (await server.query<{ rev: number }>(sql`select rev from cases where id = ${String(id)}::uuid`))[0]?.rev
  const move = async (login: string, id: unknown, action: string, input = {}) =>
    (await server.as(login)).ask('POST', `/cases/630121/${id}/${action}`, { body: { rev: await revOf(id), input } })

  test('is listed for everybody with its term; what rests on a round that is over is closed', async () => {
    const { json } = await server.stranger.ask('GET', '/services')
    const list = json.services as { key: string; days: number; open: boolean }[]
    expect(list.map(({ key, open }) => [key, open])).toEqual([
      ['join', true],
      ['move', true],
      ['proof', true],
      ['grade', true],
      ['subsidy', false],
    ])
    expect(list.every(({ days }) => days > 0)).toBe(true)
    expect((await server.stranger.ask('GET', '/my/services/proof')).status).toBe(401)
    expect((await begin('subsidy')).refusals).toEqual([expect.objectContaining({ rule: 'round-over' })])
  })

  test('is filled in from the file: what is known is not typed again', async () => {
    const { known, refusals, days } = await begin('grade')
    expect(known).toEqual({ name: '石小乙', occupation: expect.any(String) })
    expect([refusals, days]).toEqual([[], 5])
    expect((await begin('join')).refusals).toEqual([expect.objectContaining({ rule: 'member-already' })])
  })

  test('goes received, returned, completed, accepted, done; its line stands in the file, confirmed', async () => {
    const known = (await begin('grade')).known as object
    const answers = { ...known, grade: '4', certificate: null, body: '某评价机构', from: '2026-05-01' }
    const sent = await send('grade', answers)
    expect(sent.json.promisedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    const { id } = sent.json
    expect((await send('grade', answers)).json.refusals).toEqual([expect.objectContaining({ rule: 'asked-already' })])

    expect((await move('huangzhong', id, 'accept')).status).toBe(404)
    await move('plant', id, 'return', { reason: '请写明职业名称' })
    expect((await mine())[0]).toMatchObject({ state: 'returned', answer: '请写明职业名称', mayResubmit: true })
    const again = { answers: { ...answers, occupation: '电解铝工' } }
    expect((await phone.ask('POST', `/my/requests/${id}/answers`, { body: again })).status).toBe(200)
    await move('plant', id, 'accept')
    await move('plant', id, 'finish', { result: '证书原件已核对，已登记。' })
    expect((await mine())[0]).toMatchObject({ state: 'done', closed: true, answer: '证书原件已核对，已登记。' })
    const file = (await phone.ask('GET', '/my/file')).json as { worker: object; entries: object[] }
    expect(file.worker).toMatchObject({ skillGrade: 4 })
    expect(file.entries).toContainEqual(expect.objectContaining({ kind: 'grade', state: 'confirmed', byWorker: true }))
  })

  test('a proof that was given prints with number and code, is checked by anybody, and is its owner’s alone', async () => {
    const known = (await begin('proof')).known as object
    const nothing = (await send('proof', { ...known, what: 'work', use: '子女入学' })).json.id
    await move('plant', nothing, 'accept')
    const refused = await move('plant', nothing, 'finish', { result: '已开具。' })
    expect([refused.status, refused.json.refusals]).toEqual([
      409,
      [expect.objectContaining({ rule: 'nothing-to-prove' })],
    ])
    await move('plant', nothing, 'decline', { reason: '请先确认就业经历。' })

    const { id } = (await send('proof', { ...known, what: 'member', use: '落户' })).json
    await move('plant', id, 'accept')
    expect((await move('plant', id, 'finish', { result: '已开具。' })).status).toBe(200)
    const proof = (await mine()).find((one) => one.id === id)?.proof as unknown as Record<string, string>
    // The refused one took no number.
    expect(proof.number).toMatch(/^职工证明〔\d{4}〕1号$/)
    const query = { site: server.address }
    const pdf = await phone.ask('GET', `/my/requests/${id}/proof`, { query })
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const words = (await readPdfPages(pdf.bytes)).flatMap(({ runs }) => runs.map((run) => run.text)).join('')
    for (const part of [proof.number, '石小乙', '系中国工会会员', '落户'])
      expect(words.replaceAll(' ', '')).toContain(part)
    // Whoever is led by the code on our paper comes to us, and to nobody who only looks like us.
    const foreign = await phone.ask('GET', `/my/requests/${id}/proof`, { query: { site: 'https://example.test' } })
    expect([foreign.status, foreign.json.faults]).toMatchObject([422, [{ rule: 'own-site' }]])
    const bad = await phone.ask('GET', `/my/requests/${id}/proof`, { query: { site: 'javascript:alert(1)' } })
    expect(bad.status).toBe(422)

    const jwt = (await phone.ask('GET', `/my/requests/${id}/proof/credential`)).bytes.toString()
    const checked = await server.stranger.ask('POST', '/verify', { body: { jwt } })
    expect(checked.json).toMatchObject({ genuine: true, found: true, kind: 'proof', revokedAt: null })
    const shown = await server.stranger.ask('GET', `/verify/${proof.credentialId}`)
    expect(shown.json).toMatchObject({ found: true, kind: 'proof', holder: '石**' })

    const official = `/services/requests/630121/${id}/proof`
    expect((await (await server.as('plant')).ask('GET', official, { query })).status).toBe(200)
    expect((await (await server.as('huangzhong')).ask('GET', official, { query })).status).toBe(404)
    const stranger = await onPhone(server, (await hired(server, 34)).card)
    expect((await stranger.ask('GET', `/my/requests/${id}/proof`, { query })).status).toBe(404)
    const noted = await server.query<{ number: string }>(
      sql`select body ->> 'number' as number from entry where action = 'worker.certify' and body ? 'number'`,
    )
    expect(noted).toEqual([{ number: proof.number }])
  })

  test('is read by whoever handles it with a record, by nobody beside, and no list names its owner', async () => {
    const { id } = (await send('proof', { ...((await begin('proof')).known as object), what: 'member', use: '落户' }))
      .json
    const path = `/services/requests/630121/${id}`
    const read = await (await server.as('plant')).ask('GET', path)
    expect(read.json).toMatchObject({ service: 'proof', filled: { name: '石小乙', use: '落户', copies: 1 } })
    expect((await (await server.as('huangzhong')).ask('GET', path)).status).toBe(404)
    const looks = await server.query<{ zh: string }>(
      sql`select purpose ->> 'zh' as zh from sight where subjects @> array[${worker.ref.id}::uuid] and way = 'deed'`,
    )
    expect(looks.map(({ zh }) => zh)).toContain('办理职工申请')
    const list = await (await server.as('plant')).ask('GET', '/cases', { query: { process: 'service-request' } })
    expect(list.text).toContain('石**')
    expect(list.text).not.toContain('石小乙')
    const other = await hired(server, 32)
    const stranger = await onPhone(server, other.card)
    expect((await stranger.ask('POST', `/my/requests/${id}/withdrawal`)).status).toBe(404)
    expect((await phone.ask('POST', `/my/requests/${id}/withdrawal`)).status).toBe(200)
    expect((await mine()).find((one) => one.id === id)).toMatchObject({ state: 'withdrawn' })
  })

  test('takes no number of a person in a text, and nothing that its form does not ask', async () => {
    const known = (await begin('proof')).known as object
    const number = await send('proof', { ...known, what: 'member', use: '电话 13800138000' })
    expect(number.json.faults).toEqual([expect.objectContaining({ path: 'answers.use', rule: 'personal-number' })])
    expect((await send('proof', { ...known, what: 'member', use: '落户', grade: '8' })).status).toBe(422)
  })

  test('joins somebody to the union once their union has said yes', async () => {
    const fresh = await hired(server, 33)
    await server.query(sql`update worker set union_member = false where id = ${fresh.ref.id}::uuid`)
    const caller = await onPhone(server, fresh.card)
    const { known } = (await caller.ask('GET', '/my/services/join')).json
    expect(Object.keys(known as object)).toHaveLength(8)
    const sent = await caller.ask('POST', '/my/services/join', { body: { answers: known } })
    await move('plant', sent.json.id, 'accept')
    await move('plant', sent.json.id, 'finish', { result: '经批准入会。' })
    const { worker: file } = (await caller.ask('GET', '/my/file')).json
    expect(file).toMatchObject({ unionMember: true })
  })
})
