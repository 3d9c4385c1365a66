import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, openCase } from '#kernel/process/server'
import {
  agreed,
  askToken,
  confirmed,
  hired,
  joined,
  onPhone,
  sampleAgreement,
  sightsOf,
  type TestPartner,
} from './testing/exchange.ts'
import { has } from './testing/has.ts'
import { openTestServer, type TestServer } from './testing/server.ts'

const names = ['exchange', 'worker']

describe.runIf(has(...names))('a partner department', () => {
  let server: TestServer
  let jobs: TestPartner
  let worker: Awaited<ReturnType<typeof hired>>
  beforeAll(async () => {
    server = await openTestServer()
    worker = await hired(server, 11)
    jobs = await joined(server)
  })
  afterAll(() => server.close())

  const consent = async (card: string, given: boolean) =>
    (await onPhone(server, card)).ask('PUT', '/my/consents/jobs', { body: { given } })
  const query = (partner: TestPartner, number: string, more = {}) =>
    partner.ask('POST', '/exchange/v1/workers/query', { body: { number, ...more } })

  test('is told nothing without consent, the agreed fields with it, and nothing again once it is withdrawn', async () => {
    const before = await query(jobs, worker.card)
    expect(before).toMatchObject({ status: 404, json: { type: 'missing' } })
    await consent(worker.card, true)
    const told = await query(jobs, worker.identity)
    expect(told.json).toEqual({ name: '石小乙', occupation: 6, skillGrade: 3, phone: worker.phone })
    expect(Number(told.headers.get('ratelimit-remaining'))).toBe(998)
    const part = await query(jobs, worker.card, { fields: ['skillGrade'] })
    expect(part.json).toEqual({ skillGrade: 3 })
    await consent(worker.card, false)
    expect((await query(jobs, worker.card)).text).toBe(before.text)
  })

  test('is in the worker’s own record, with fields, purpose and document, whether it was told something or not', async () => {
    const [last, part, told, first] = await sightsOf(server, worker.ref.id)
    expect(first).toMatchObject({ personName: '大通县就业服务局', fields: [], zh: '数据共享：就业岗位推荐' })
    expect(first?.reason).toMatch(/^未提供.*就业促进法/)
    expect(told).toMatchObject({ fields: ['name', 'occupation', 'skillGrade', 'phone'] })
    expect(part?.fields).toEqual(['skillGrade'])
    expect(last?.fields).toEqual([])
    const phone = await onPhone(server, worker.card)
    const { json } = await phone.ask('GET', '/my/sights')
    expect(JSON.stringify(json)).toContain('大通县就业服务局')
  })

  test('leaves a line for every call: who, what for, which fields, how many, and how it ended', async () => {
    const caller = await server.as('datong')
    const { json } = await caller.ask('GET', '/exchange/calls', { query: { agreementId: jobs.agreement.id } })
    const rows = json.rows as Record<string, unknown>[]
    expect(rows.map(({ status, found }) => [status, found])).toEqual([
      [404, 0],
      [200, 1],
      [200, 1],
      [404, 0],
    ])
    expect(rows[1]).toMatchObject({ partner: '大通县就业服务局', purpose: '就业岗位推荐', fields: ['skillGrade'] })
    const lines = await server.query(
      sql<{ body: object }>`select body from entry where action = 'exchange.query' order by at`,
    )
    expect(lines).toHaveLength(4)
    expect(lines[1]?.body).toMatchObject({ asked: 1, found: 1, status: 200, client: jobs.clientId })
    const beside = await (await server.as('huangzhong')).ask('GET', '/exchange/calls')
    expect(beside.json.rows).toEqual([])
    const sheet = await caller.ask('GET', '/exchange/calls/export')
    expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  test('asks for many at once, and is told in the order asked', async () => {
    const other = await hired(server, 12)
    await consent(other.card, true)
    const { json } = await jobs.ask('POST', '/exchange/v1/workers/batch', {
      body: { numbers: ['A00000000000', other.card, worker.card], fields: ['name'] },
    })
    expect(json).toEqual({ asked: 3, found: 1, workers: [null, { name: '石小丙' }, null] })
  })

  test('reads what its agreement is, and what is left of its quota', async () => {
    const { json } = await jobs.ask('GET', '/exchange/v1/agreement')
    expect(json).toMatchObject({ partner: '大通县就业服务局', dayQuota: 1000, callQuota: 50, usedToday: 7 })
  })

  test('stands in the catalogue for everybody, without a contact, an address or a client', async () => {
    const reply = await server.stranger.ask('GET', '/exchange/catalogue')
    const [row] = reply.json.rows as Record<string, unknown>[]
    expect(row).toMatchObject({ partner: '大通县就业服务局', state: 'live', lately: 7, inAll: 7, ground: 'consent' })
    expect(reply.text).not.toMatch(/0971|addresses|client/)
  })

  test('under a law is told of whoever lies within its units, confirmed lines only', async () => {
    const duty = await joined(server, {
      ...{ ground: 'statute', consent: null, fields: ['name', 'identity', 'gradeLines'], purpose: '技能人才统计' },
    })
    const plant = await server.as('plant')
    const line = (from: string) => ({
      kind: 'grade',
      answers: {
        ...{ occupation: '电解铝工', grade: '4', certificate: null, body: '某评价机构', from, to: null },
        ...{ source: '证书原件', evidence: null },
      },
    })
    const path = `/workers/${worker.ref.regionId}/${worker.ref.id}/timeline`
    const said = await plant.ask('POST', path, { body: line('2025-06-01') })
    await plant.ask('POST', path, { body: line('2026-06-01') })
    await (await onPhone(server, worker.card)).ask('POST', `/my/entries/${said.json.id}/confirm`)
    const { json } = await query(duty, worker.card)
    expect(json).toMatchObject({ name: '石小乙', identity: worker.identity })
    expect(json.gradeLines).toEqual([
      expect.objectContaining({ occupation: '电解铝工', from: '2025-06-01', source: '证书原件' }),
    ])
  })

  test('is answered every field that an agreement can name: what is offered can be given', async () => {
    const document = (await server.stranger.ask('GET', '/exchange/openapi.json')).json as {
      components?: { schemas: { Worker: { properties: Record<string, unknown> } } }
    }
    const fields = Object.keys(document.components?.schemas.Worker.properties ?? {})
    const all = await joined(server, { ground: 'statute', consent: null, fields })
    const { json } = await query(all, worker.card)
    expect(Object.keys(json).sort()).toEqual(fields.sort())
    expect(Object.entries(json).filter(([name, value]) => value === null && name !== 'birthYear')).toEqual([])
  })

  describe('that reports', () => {
    let schools: TestPartner
    const row = (number: string, more = {}) => ({
      number,
      answers: { course: '安全操作', provider: '大通县职校', hours: 24, from: '2026-10-12', to: '2026-10-14', ...more },
    })
    const report = (rows: object[], key?: string) =>
      schools.ask('POST', '/exchange/v1/feeds/training', { body: { rows }, ...(key ? { key } : {}) })
    const lines = async () => (await server.query(sql`select from worker_entry where kind = 'training'`)).length
    beforeAll(async () => {
      schools = await joined(server, {
        ...{
          partner: '大通县职业技术学校',
          direction: 'in',
          ground: 'statute',
          consent: null,
          purpose: '培训信息归档',
        },
        ...{ fields: null, kinds: ['training'], basis: '职业教育法第十七条' },
      })
    })

    test('writes claims that the worker confirms; who is not within the agreement is named as unknown', async () => {
      const foreign = await hired(server, 13, 'works')
      const sent = await report([row(worker.card), row(foreign.card), row('A00000000000')], 'batch-0001')
      expect(sent.json).toEqual({ written: 1, same: 0, unknown: [2, 3] })
      const phone = await onPhone(server, worker.card)
      const { json } = await phone.ask('GET', '/my/file')
      const mine = (json.entries as Record<string, unknown>[]).find(({ kind }) => kind === 'training')
      expect(mine).toMatchObject({ state: 'claimed', reporterUnitName: '大通县职业技术学校', byWorker: false })
      expect(mine?.source).toBe('大通县职业技术学校（职业教育法第十七条）')
      expect((await phone.ask('POST', `/my/entries/${mine?.id}/confirm`)).status).toBe(200)
      expect((await report([row(worker.card)], 'batch-0002')).json).toEqual({ written: 0, same: 1, unknown: [] })
    })

    test('writes nothing of a batch with a faulty row, and is told row, field, rule and document', async () => {
      const before = await lines()
      const bad = await report([row(worker.card, { hours: 8 }), row(worker.card, { hours: 0 })], 'batch-0003')
      expect(bad.status).toBe(422)
      expect(bad.json.faults).toEqual([
        expect.objectContaining({ row: 2, path: expect.stringContaining('hours'), rule: expect.any(String) }),
      ])
      const ahead = await report([row(worker.card, { from: '2099-01-01', to: null })], 'batch-0004')
      expect(ahead.json.faults).toEqual([
        expect.objectContaining({ row: 1, rule: 'future', source: expect.anything() }),
      ])
      expect(await lines()).toBe(before)
    })

    test('repeats a batch without harm, and not with another body under the same key', async () => {
      const before = await lines()
      const rows = [row(worker.card, { course: '新工艺' })]
      const [one, two] = await Promise.all([report(rows, 'batch-0005'), report(rows, 'batch-0005')])
      expect([one.json, two.json]).toEqual([one.json, one.json])
      expect(one.json).toEqual({ written: 1, same: 0, unknown: [] })
      expect(await lines()).toBe(before + 1)
      const other = await report([row(worker.card, { course: '别的' })], 'batch-0005')
      expect(other).toMatchObject({ status: 422, json: { faults: [{ path: 'idempotency-key' }] } })
      expect((await report(rows)).json.faults).toEqual([expect.objectContaining({ rule: 'key-missing' })])
    })

    test('reports what is agreed and nothing else, and asks nothing', async () => {
      const path = '/exchange/v1/feeds/insurance'
      const body = {
        rows: [{ number: worker.card, answers: { insurance: 'pension', place: '西宁', from: '2026-01-01' } }],
      }
      expect((await schools.ask('POST', path, { body, key: 'batch-0006' })).status).toBe(403)
      expect((await query(schools, worker.card)).status).toBe(403)
    })

    test('without a system hands in a workbook, which is tried first', async () => {
      const caller = await server.as('datong')
      const path = `/exchange/agreements/${schools.agreement.regionId}/${schools.agreement.id}/feeds/training`
      const template = await caller.ask('GET', '/exchange/feeds/training/template')
      expect(template.bytes.subarray(0, 2).toString()).toBe('PK')
      const head = '身份证号或社会保障卡号,培训项目,培训机构,学时（学时）,结果,起始日期,结束日期'
      const file = (text: string) => ({ name: '报送.csv', bytes: Buffer.from(`${head}\n${text}`) })
      const good = file(`${worker.card},消防,大通县职校,8,,2026-09-01,\nA00000000000,消防,大通县职校,8,,2026-09-01,`)
      const tried = await caller.ask('POST', path, { query: { dryRun: 'yes' }, file: good })
      expect(tried.json).toMatchObject({ rows: 2, added: 0, faults: [] })
      expect((await caller.ask('POST', path, { file: good })).json).toMatchObject({ added: 1, unknown: 1, faults: [] })
      const bad = await caller.ask('POST', path, { file: file(`${worker.card},消防,大通县职校,很多,,2026-09-01,`) })
      expect(bad.json.faults).toEqual([expect.objectContaining({ row: 2, path: 'hours' })])
    })
  })

  test('is asked for by one person and approved by another, within what the consent names, after an assessment', async () => {
    const refusedFor = (more: Record<string, unknown>) =>
      agreed(server, more).then(
        () => [],
        (no: { refusals?: { rule: string }[] }) => no.refusals?.map(({ rule }) => rule) ?? [String(no)],
      )
    expect(await refusedFor({ fields: ['name', 'identity'] })).toEqual(['beyond-consent'])
    expect(await refusedFor({ assessment: null })).toEqual(['not-assessed'])
    expect(await refusedFor({ fields: null })).toEqual(['nothing-named'])
    expect(await refusedFor({ until: '2026-01-01' })).toEqual(['ends-before'])
    expect(await refusedFor({ addresses: '10.1.2.0/24\n某地' })).toEqual(['wrong-address'])
    const own = confirmed(server, 'xining', async (ctx) => {
      const unitId = server.province.unit.datong
      const answers = sampleAgreement(ctx.today)
      const one = await openCase(ctx, { process: 'exchange-agreement', unitId, title: '自批', answers })
      return act(ctx, one, 'approve', { input: { opinion: '同意' } })
    })
    await expect(own).rejects.toMatchObject({ refusals: [{ rule: 'four-eyes' }] })
    expect((await askToken(server, crypto.randomUUID(), 'x'.repeat(43))).status).toBe(401)
  })
})
