import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import type { AnswerOf, Endpoint } from '#platform/endpoint'
import { addItems, domain } from './domain.ts'
import * as contracts from './model/index.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

/** Asks a contract as the server would: sent values checked by it, and the answer held against what it promises. */
async function ask<E extends Endpoint>(
  login: PersonKey,
  contract: E,
  sent: { params?: object; query?: object; body?: object; file?: Buffer } = {},
): Promise<AnswerOf<E>> {
  const route = domain.routes?.find((one) => (one.endpoint as unknown) === contract)
  if (!route) throw new Error(`${contract.method} ${contract.path} has no answer`)
  const given = await province.as(login, (ctx) => {
    const parts = {
      params: contract.params?.parse(sent.params),
      query: contract.query?.parse(sent.query ?? {}),
      body: contract.body?.parse(sent.body ?? {}),
      file: sent.file ? { name: 'sent.xlsx', bytes: sent.file } : null,
    }
    return route.answer({ ...ctx, ...parts } as never)
  })
  return (contract.givesFile ? given : contract.answer?.parse(given)) as AnswerOf<E>
}

describe('the routes of the ledger', () => {
  test('answer every contract with what it promises', async () => {
    const { office, labour, education, xining } = province.unit
    const year = { unitId: office, year: 2027, title: '2027年工作要点' }
    const points = await ask('clerk', contracts.CreatePoints, { body: year })
    const params = { id: points.id }
    const body = {
      title: '新就业形态劳动者入会',
      area: 'ranks',
      leads: [xining],
      joints: [labour],
      dueOn: '2027-12-31',
    }
    const item = await ask('clerk', contracts.WriteItem, { params, body })
    const second = await ask('clerk', contracts.WriteItem, { params, body: { ...body, title: '另一项' } })
    await ask('clerk', contracts.EditItem, { params: { id: second.id }, body: { ...body, leads: [education], rev: 1 } })
    const part = { title: '部分', words: null, leads: [] }
    const { items } = await ask('clerk', contracts.SplitItem, {
      params: { id: second.id },
      body: { rev: 2, parts: [part, part] },
    })
    const [into, from] = items
    await ask('clerk', contracts.MergeItems, { body: { into: into?.id, from: [from?.id] } })
    await ask('clerk', contracts.DropItem, { params: { id: into?.id }, body: { rev: 2, reason: '不再需要' } })
    const issued = await ask('clerk', contracts.IssueItem, { params: { id: item.id }, body: { rev: 1 } })
    expect(await ask('clerk', contracts.IssueAll, { params })).toEqual({ issued: 0, blocked: [] })

    const task = { regionId: issued.case?.regionId, id: issued.case?.id }
    const { opened } = await ask('xining', contracts.BreakDown, {
      params: task,
      body: { units: [province.unit.datong] },
    })
    expect(opened).toHaveLength(1)
    expect(await ask('xining', contracts.GetTask, { params: task })).toMatchObject({
      breakDown: { may: true, why: null },
    })
    expect(await ask('datong', contracts.GetTask, { params: opened[0] })).toMatchObject({
      item: { no: 1, year: 2027 },
      breakDown: { may: true },
    })

    expect(await ask('labour', contracts.ListPoints)).toHaveLength(1)
    expect(await ask('xining', contracts.GetPoints, { params })).toMatchObject({ year: 2027 })
    expect(await ask('datong', contracts.ListPoints)).toMatchObject([{ year: 2027, items: 1 }])
    expect(await ask('huangzhong', contracts.ListPoints)).toEqual([])
    expect(await ask('xining', contracts.ListItems, { query: { year: '2027' } })).toMatchObject({ total: 1 })
    expect((await ask('clerk', contracts.GetMatrix, { params })).units).toHaveLength(2)
    for (const contract of [contracts.ExportItems, contracts.ExportMatrix, contracts.ItemTemplate])
      expect(await ask('clerk', contract as Endpoint, { params })).toMatchObject({
        name: expect.stringContaining('.xlsx'),
      })
  })

  test('take a template back and ask about a revised document', async () => {
    const year = { unitId: province.unit.office, year: 2028, title: '2028年工作要点' }
    const { id } = await ask('clerk', contracts.CreatePoints, { body: year })
    const template = (await ask('clerk', contracts.ItemTemplate as Endpoint)) as { bytes: Buffer }
    const imported = await ask('clerk', contracts.ImportItems, { params: { id }, file: template.bytes })
    expect(imported).toEqual({ rows: 0, added: 0, faults: [] })

    const documentId = randomUUID()
    const place = { documentId, title: '要点', number: '一', start: 0, end: 4 }
    const edition = { documentId, title: '要点', unitId: province.unit.office, year: 2028 }
    await province.asSystem((ctx) => addItems(ctx, { ...edition, items: [{ title: '任务一', words: '原文', place }] }))
    await province.asSystem((ctx) => addItems(ctx, { ...edition, items: [{ title: '任务一', words: '改了', place }] }))
    const { rows, points } = await ask('clerk', contracts.ListDifferences, { params: { id } })
    expect(points.differences).toBe(1)
    expect(rows).toMatchObject([{ kind: 'words', before: ['任务一', '原文'], after: ['任务一', '改了'] }])
    const decided = await ask('clerk', contracts.DecideDifference, {
      params: { id: rows[0]?.id },
      body: { decision: 'confirm' },
    })
    expect(decided.state).toBe('confirmed')
  })

  test('cover every contract of the ledger', () => {
    const promised = Object.values(contracts).filter((one) => typeof one === 'object' && 'needs' in one)
    const answered = new Set(domain.routes?.map((route) => route.endpoint))
    expect(promised.filter((one) => !answered.has(one as Endpoint))).toEqual([])
  })
})
