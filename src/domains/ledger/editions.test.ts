import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { act, findCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing } from '#platform/errors'
import { decideDifference } from './deeds/decide.ts'
import { showDifferences } from './deeds/differences.ts'
import { editItem } from './deeds/edit.ts'
import { issueItem } from './deeds/issue.ts'
import { showItem, showItems } from './deeds/show.ts'
import { addItems, domain, type EditionToAdd } from './domain.ts'
import { ItemBody, ItemFilter } from './model/index.ts'

let province: TestProvince
let year = 2030
let documentId = ''
let pointsId = ''
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

type Given = EditionToAdd['items'][number]
const clause = (number: string, change: Partial<Given> = {}): Given => ({
  title: `任务${number}`,
  words: `${number}、原文`,
  area: 'quality',
  leads: [province.unit.labour],
  joints: [province.unit.education],
  dueOn: '2027-12-31',
  place: { documentId, title: '工作要点', number, start: 0, end: 5 },
  ...change,
})
const take = (items: Given[], change: Partial<EditionToAdd> = {}) =>
  province.asSystem((ctx) =>
    addItems(ctx, { documentId, title: '工作要点', unitId: province.unit.office, year, items, ...change }),
  )
const clerk = <T>(deed: (ctx: Ctx) => Promise<T>) => province.as('clerk', deed)
const list = () => clerk(async (ctx) => (await showItems(ctx, ItemFilter.parse({ pointsId }))).rows)
const waiting = () =>
  clerk(async (ctx) => (await showDifferences(ctx, pointsId)).rows.filter((row) => row.state === 'pending'))
const decideAll = async (decision: 'confirm' | 'reject') => {
  for (const { id } of await waiting()) await clerk((ctx) => decideDifference(ctx, id, { decision, note: '' }))
}
const issue = async (no: number) => {
  const item = (await list()).find((row) => row.no === no)
  if (!item) throw new Error(`no item ${no}`)
  return clerk((ctx) => issueItem(ctx, item.id))
}

beforeEach(async () => {
  year++
  documentId = randomUUID()
  const made = await take([clause('一'), clause('二'), clause('三')])
  expect(made).toMatchObject({ added: 3, differences: 0 })
  pointsId = made.pointsId
})

describe('the tasks of a document', () => {
  test('become drafts that keep their clause', async () => {
    expect((await list()).map(({ no, state, place }) => [no, state, place?.number, place?.documentId])).toEqual([
      [1, 'draft', '一', documentId],
      [2, 'draft', '二', documentId],
      [3, 'draft', '三', documentId],
    ])
  })

  test('are taken once, however often they are sent', async () => {
    expect(await take([clause('一'), clause('二'), clause('三')])).toEqual({ pointsId, added: 0, differences: 0 })
    expect(await list()).toHaveLength(3)
  })

  test('stand beside those of another document in the same work points', async () => {
    const other = randomUUID()
    const items = [clause('一', { place: { documentId: other, title: '意见', number: '一', start: 0, end: 5 } })]
    expect(await take(items, { documentId: other, title: '意见' })).toMatchObject({ pointsId, added: 1 })
    expect(await list()).toHaveLength(4)
  })

  test('what the office changed is not taken back by the same document', async () => {
    const [first] = await list()
    const edit = {
      ...ItemBody.parse({ title: '办公室改的标题', area: 'ranks', leads: [province.unit.xining] }),
      rev: 1,
    }
    await clerk((ctx) => editItem(ctx, first?.id ?? '', edit))
    expect(await take([clause('一'), clause('二'), clause('三')])).toMatchObject({ differences: 0 })
    expect((await list())[0]).toMatchObject({ title: '办公室改的标题', area: 'ranks' })
  })

  test('are not taken by somebody who may not issue', async () => {
    const edition = { documentId, title: '要点', unitId: province.unit.office, year, items: [] }
    await expect(province.as('labour', (ctx) => addItems(ctx, edition))).rejects.toThrow(Missing)
  })
})

describe('an item that brings its key', () => {
  test('is known by it through a new edition that numbers its clause otherwise', async () => {
    const next = randomUUID()
    const moved = clause('四', {
      key: '二',
      place: { documentId: next, title: '工作要点', number: '四', start: 9, end: 14 },
    })
    const others = [clause('一'), clause('三')]
    expect(
      await take([...others, { ...moved, words: '二、原文' }], { documentId: next, earlier: [documentId] }),
    ).toMatchObject({
      added: 0,
      differences: 0,
    })
    expect((await list()).find((row) => row.no === 2)?.place).toMatchObject({ documentId: next, number: '四' })
  })
})

describe('a revised document', () => {
  const revised = () => [
    clause('一', { words: '一、改后的原文' }),
    clause('二', { dueOn: '2028-06-30' }),
    clause('四', { leads: [province.unit.education], joints: [] }),
  ]

  test('changes nothing by itself; each difference waits', async () => {
    expect(await take(revised())).toMatchObject({ added: 0, differences: 4 })
    expect((await waiting()).map(({ kind, clause: number }) => `${kind} ${number}`).sort()).toEqual([
      'dropped 三',
      'due 二',
      'new 四',
      'words 一',
    ])
    expect((await list()).map((row) => row.words)).toEqual(['一、原文', '二、原文', '三、原文'])
    await take(revised())
    expect(await waiting()).toHaveLength(4)
  })

  test('once confirmed is the ledger, and asks no more', async () => {
    await take(revised())
    await decideAll('confirm')
    expect((await list()).map(({ place, words, dueOn }) => [place?.number, words, dueOn])).toEqual([
      ['一', '一、改后的原文', '2027-12-31'],
      ['二', '二、原文', '2028-06-30'],
      ['四', '四、原文', '2027-12-31'],
    ])
    expect(await take(revised())).toMatchObject({ differences: 0 })
  })

  test('once rejected leaves the ledger, and asks no more', async () => {
    const before = await list()
    await take(revised())
    await decideAll('reject')
    expect((await list()).map(({ title, words, dueOn }) => [title, words, dueOn])).toEqual(
      before.map(({ title, words, dueOn }) => [title, words, dueOn]),
    )
    expect(await take(revised())).toMatchObject({ differences: 0 })
  })

  test('that is changed back withdraws what waits', async () => {
    await take(revised())
    expect(await take([clause('一'), clause('二'), clause('三')])).toMatchObject({ differences: 0 })
    expect(await waiting()).toEqual([])
  })

  test('may come as a document of its own', async () => {
    const next = randomUUID()
    const place = { documentId: next, title: '修订稿', number: '一', start: 0, end: 5 }
    const items = [clause('一', { words: '改了', place }), clause('二'), clause('三')]
    expect(await take(items, { documentId: next, earlier: [documentId] })).toMatchObject({ added: 0, differences: 1 })
  })

  test('is decided once, by whoever may issue', async () => {
    await take(revised())
    const [one] = await waiting()
    const confirm = (ctx: Ctx) => decideDifference(ctx, one?.id ?? '', { decision: 'confirm', note: '' })
    await expect(province.as('labour', confirm)).rejects.toThrow(Missing)
    await clerk(confirm)
    await expect(clerk(confirm)).rejects.toMatchObject({ refusals: [{ rule: 'decided-already' }] })
  })
})

describe('a revised document whose tasks are issued', () => {
  test('changes them through their own process', async () => {
    const ref = await issue(1)
    await province.as('labour', (ctx) => act(ctx, ref, 'accept', { input: { owner: '孟祥云' } }))
    await take([clause('一', { words: '改了', dueOn: '2028-06-30' }), clause('二'), clause('三')])
    await decideAll('confirm')
    const one = await clerk((ctx) => findCase(ctx.db, ref))
    expect(one).toMatchObject({
      state: 'running',
      dueOn: '2028-06-30',
      answers: { words: '改了', dueOn: '2028-06-30' },
    })
  })

  test('also before the unit has taken them on', async () => {
    const ref = await issue(2)
    await take([clause('一'), clause('二', { words: '改了' }), clause('三')])
    await decideAll('confirm')
    expect(await clerk((ctx) => findCase(ctx.db, ref))).toMatchObject({ state: 'issued', answers: { words: '改了' } })
  })

  test('cancels the task of a clause that is gone, and of a clause with another lead, which waits to be issued again', async () => {
    const [gone, moved] = [await issue(1), await issue(2)]
    await take([clause('二', { leads: [province.unit.xining] }), clause('三')])
    await decideAll('confirm')
    expect(await clerk((ctx) => findCase(ctx.db, gone))).toMatchObject({ state: 'cancelled' })
    expect(await clerk((ctx) => findCase(ctx.db, moved))).toMatchObject({ state: 'cancelled' })
    const rows = await list()
    expect(rows.map(({ place, state, leads, case: task }) => [place?.number, state, leads[0]?.id, task])).toEqual([
      ['二', 'draft', province.unit.xining, null],
      ['三', 'draft', province.unit.labour, null],
    ])
  })

  test('is refused while a task is reported done, and stays waiting', async () => {
    const ref = await issue(1)
    await province.as('labour', (ctx) => act(ctx, ref, 'accept', { input: { owner: '孟祥云' } }))
    await clerk((ctx) => act(ctx, ref, 'suspend', { input: { reason: '等上级文件' } }))
    await take([clause('一', { words: '改了' }), clause('二'), clause('三')])
    await expect(decideAll('confirm')).rejects.toMatchObject({ refusals: [{ rule: 'wrong-state' }] })
    const [one] = await waiting()
    expect(one?.kind).toBe('words')
    expect(await clerk((ctx) => showItem(ctx, one?.item?.id ?? ''))).toMatchObject({ words: '一、原文' })
  })
})
