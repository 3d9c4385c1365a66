import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import type { PersonKey } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { breakDown } from './deeds/break-down.ts'
import { editItem } from './deeds/edit.ts'
import { showMatrix } from './deeds/matrix.ts'
import { showItem, showItems } from './deeds/show.ts'
import { showTask } from './deeds/task.ts'
import { ItemFilter } from './model/index.ts'
import { listPoints } from './store/points.ts'
import { tryLedger } from './testing.ts'

const ledger = tryLedger()
const as = <T>(login: PersonKey, deed: (ctx: Ctx) => Promise<T>) => ledger.province.as(login, deed)
const itemsOf = async (login: PersonKey) =>
  (await as(login, (ctx) => showItems(ctx, ItemFilter.parse({})))).rows.map((row) => row.title)

describe('the work point of a task that was broken down to a county', () => {
  let itemId = ''
  let otherId = ''
  let county: CaseRef
  beforeAll(async () => {
    await ledger.open()
    await ledger.begin()
    const { unit } = ledger.province
    itemId = await ledger.write({ title: '分到县的任务', words: '条款原文照录', leads: [unit.education] })
    otherId = await ledger.write({ title: '另一项任务', leads: [unit.education] })
    await ledger.write({ title: '草稿', leads: [unit.education] })
    const task = await ledger.issue(itemId)
    await ledger.issue(otherId)
    const [prefecture] = await ledger.clerk((ctx) => breakDown(ctx, task, { units: [unit.xining] }))
    if (!prefecture) throw new Error('nothing was opened')
    const [below] = await as('xining', (ctx) => breakDown(ctx, prefecture, { units: [unit.datong] }))
    if (!below) throw new Error('nothing was opened')
    county = { regionId: below.regionId, id: below.id }
  })
  afterAll(() => ledger.close())

  test('is opened by those to whom it was broken down, with the words of its clause', async () => {
    expect(await as('datong', (ctx) => showTask(ctx, county))).toMatchObject({
      item: { title: '分到县的任务', words: '条款原文照录', leads: [{ id: ledger.province.unit.education }] },
    })
  })

  test('is the only one they see: from below and beside nobody does, from above all', async () => {
    expect(await itemsOf('datong')).toEqual(['分到县的任务'])
    expect(await itemsOf('xining')).toEqual(['分到县的任务'])
    for (const login of ['huangzhong', 'hainan', 'plant'] as const) {
      expect(await itemsOf(login)).toEqual([])
      await expect(as(login, (ctx) => showItem(ctx, itemId))).rejects.toThrow(Missing)
      await expect(as(login, (ctx) => showTask(ctx, county))).rejects.toThrow(Missing)
      expect(await as(login, (ctx) => listPoints(ctx.db))).toEqual([])
    }
    expect(await itemsOf('clerk')).toHaveLength(3)
    await expect(as('datong', (ctx) => showItem(ctx, otherId))).rejects.toThrow(Missing)
  })

  test('is read only, and the points count only what may be read', async () => {
    const body = ledger.body({ title: '改掉' })
    await expect(as('datong', (ctx) => editItem(ctx, itemId, { ...body, rev: 2 }))).rejects.toThrow(Missing)
    expect(await as('datong', (ctx) => listPoints(ctx.db))).toMatchObject([{ items: 1, drafts: 0, issued: 1 }])
    expect((await as('datong', (ctx) => showMatrix(ctx, ledger.pointsId))).items).toHaveLength(1)
  })

  test('goes on to whom the county gives a part of it, and to nobody else', async () => {
    const { unit } = ledger.province
    await expect(as('datong', (ctx) => breakDown(ctx, county, { units: [unit.huangzhong] }))).rejects.toThrow(Refused)
    const [part] = await as('datong', (ctx) => breakDown(ctx, county, { units: [unit.plant] }))
    expect(await itemsOf('plant')).toEqual(['分到县的任务'])
    expect(await as('plant', (ctx) => showTask(ctx, part ?? county))).toMatchObject({ breakDown: { may: false } })
  })
})
