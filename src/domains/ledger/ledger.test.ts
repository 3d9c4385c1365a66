import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { act, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Stale } from '#platform/errors'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { breakDown } from './deeds/break-down.ts'
import { itemColumns } from './deeds/columns.ts'
import { dropItem, editItem, mergeItems, splitItem, writeItem } from './deeds/edit.ts'
import { exportItems, exportMatrix } from './deeds/export.ts'
import { importItems } from './deeds/import.ts'
import { issueAll, issueItem } from './deeds/issue.ts'
import { showMatrix } from './deeds/matrix.ts'
import { createPoints } from './deeds/points.ts'
import { showItem, showItems } from './deeds/show.ts'
import { showTask } from './deeds/task.ts'
import { domain } from './domain.ts'
import { ItemBody, ItemFilter } from './model/index.ts'
import { showPoints } from './store/points.ts'

let province: TestProvince
let year = 2030
let pointsId = ''
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const body = (change: Partial<ItemBody> = {}): ItemBody =>
  ItemBody.parse({
    title: '全面实施新八级工制度',
    area: 'quality',
    leads: [province.unit.labour],
    dueOn: '2027-06-30',
    ...change,
  })
const clerk = <T>(deed: (ctx: Ctx) => Promise<T>) => province.as('clerk', deed)
const write = (change: Partial<ItemBody> = {}) => clerk((ctx) => writeItem(ctx, pointsId, body(change)))
const read = (id: string) => clerk((ctx) => showItem(ctx, id))
const list = (login: Parameters<TestProvince['as']>[0], filter: object = {}) =>
  province.as(login, (ctx) => showItems(ctx, ItemFilter.parse({ pointsId, ...filter })))
const issue = async (id: string) => {
  const item = await clerk(async (ctx) => {
    await issueItem(ctx, id)
    return showItem(ctx, id)
  })
  if (!item.case) throw new Error('issued without a case')
  return item.case
}
const proof = async (login: 'labour' | 'xining' | 'education', unit: 'labour' | 'xining' | 'education') =>
  province.as(login, async (ctx) => {
    const file = { name: '完成情况.txt', bytes: Buffer.from(randomUUID()) }
    return (await uploadEvidence(ctx, { unitId: province.unit[unit], origin: '台账' }, file)).id
  })

beforeEach(async () => {
  year++
  const created = { unitId: province.unit.office, year, title: `${year}年工作要点`, copyOpen: false }
  pointsId = (await clerk((ctx) => createPoints(ctx, created))).id
})

describe('work points', () => {
  test('are begun once a year by the office only', async () => {
    const again = (ctx: Ctx) =>
      createPoints(ctx, { unitId: province.unit.office, year, title: '重复', copyOpen: false })
    await expect(clerk(again)).rejects.toMatchObject({ refusals: [{ rule: 'year-exists' }] })
    await expect(province.as('xining', again)).rejects.toThrow(Missing)
  })

  test('take over what is open from last year, and no work is ordered twice', async () => {
    await write({ title: '未下达的' })
    const running = await issue(await write({ title: '推进中的' }))
    const gone = await write({ title: '已取消的' })
    await clerk((ctx) => dropItem(ctx, gone, { rev: 1, reason: '与上级要求重复' }))
    year++
    const next = { unitId: province.unit.office, year, title: '下一年', copyOpen: true }
    pointsId = (await clerk((ctx) => createPoints(ctx, next))).id
    const { rows } = await list('clerk')
    expect(rows.map(({ title, state, dueOn }) => [title, state, dueOn])).toEqual([
      ['未下达的', 'draft', null],
      ['推进中的', 'issued', '2027-06-30'],
    ])
    expect(rows[1]?.case).toMatchObject({ id: running.id, closed: false })
  })

  test('count what they hold', async () => {
    await write()
    await write({ leads: [] })
    await issue(await write())
    const shown = await clerk((ctx) => showPoints(ctx.db, pointsId))
    expect(shown).toMatchObject({ items: 3, drafts: 2, issued: 1, running: 1, done: 0, faulty: 1, state: 'issued' })
  })
})

describe('a draft', () => {
  test('is changed as it was seen, by the office only, with a line in the journal', async () => {
    const id = await write()
    const change = { ...body({ title: '改过的' }), rev: 1 }
    await expect(province.as('labour', (ctx) => editItem(ctx, id, change))).rejects.toThrow(Missing)
    await clerk((ctx) => editItem(ctx, id, change))
    expect(await read(id)).toMatchObject({ title: '改过的', rev: 2 })
    await expect(clerk((ctx) => editItem(ctx, id, change))).rejects.toThrow(Stale)
    const { rows } = await province.asSystem((ctx) =>
      sql<{ action: string; personName: string; title: string }>`
        select action, person_name, body->'after'->>'title' as title from entry
         where subject_kind = 'ledger-item' and subject_id = ${id} order by action`.execute(ctx.db),
    )
    expect(rows).toMatchObject([
      { action: 'ledger.item.edit', personName: 'clerk同志', title: '改过的' },
      { action: 'ledger.item.write', personName: 'clerk同志' },
    ])
  })

  test('is led by units that are there', async () => {
    await expect(write({ leads: [99_999] })).rejects.toThrow(Invalid)
  })

  test('is split into parts that keep the clause, and merged again', async () => {
    const place = { documentId: randomUUID(), title: '要点', number: '（三）', start: 3, end: 30 }
    const added = await clerk((ctx) => domainAdd(ctx, [{ ...body({ words: '原文' }), place }]))
    expect(added.added).toBe(1)
    const [whole] = (await list('clerk')).rows
    if (!whole) throw new Error('nothing was taken from the document')
    const parts = [
      { title: '上半', words: '一是', leads: [] },
      { title: '下半', words: null, leads: [province.unit.education] },
    ]
    const ids = await clerk((ctx) => splitItem(ctx, whole.id, { rev: 1, parts }))
    const rows = (await list('clerk')).rows
    expect(rows.map(({ title, words, leads, place: at }) => [title, words, leads[0]?.id, at?.number])).toEqual([
      ['上半', '一是', province.unit.labour, '（三）'],
      ['下半', '原文', province.unit.education, '（三）'],
    ])
    await clerk((ctx) => mergeItems(ctx, { into: ids[0] ?? '', from: [ids[1] ?? ''] }))
    const merged = await read(ids[0] ?? '')
    expect(merged.faults.map((fault) => fault.rule)).toEqual(['double-lead'])
    expect((await list('clerk', { state: 'dropped' })).rows.map((row) => row.reason)).toEqual([
      '拆分为第 2、3 项',
      '并入第 2 项',
    ])
  })

  test('with a fault is found by it, in the list as by the rule', async () => {
    const { labour, education } = province.unit
    await write()
    await write({ title: '无主', leads: [] })
    await write({ title: '两家', leads: [labour, education] })
    await write({ title: '又配合', joints: [labour] })
    await write({ title: '未归类', area: null })
    for (const fault of ['no-owner', 'double-lead', 'lead-joins', 'no-area', 'unmatched', 'ended-unit'] as const) {
      const found = (await list('clerk', { fault })).rows.map((row) => row.title)
      const ruled = (await list('clerk')).rows
        .filter((row) => row.faults.some((f) => f.rule === fault))
        .map((row) => row.title)
      expect(found).toEqual(ruled)
    }
    expect((await list('clerk', { fault: 'any' })).rows.map((row) => row.title)).toEqual([
      '无主',
      '两家',
      '又配合',
      '未归类',
    ])
  })
})

const domainAdd = async (ctx: Ctx, items: object[]) => {
  const { addItems } = await import('./domain.ts')
  const [first] = items as { place: { documentId: string } }[]
  const documentId = first?.place.documentId ?? randomUUID()
  return addItems(ctx, { documentId, title: '要点', unitId: province.unit.office, year, items: items as never })
}

describe('issuing', () => {
  test('is refused for an item nobody leads or two lead, naming the item', async () => {
    const { labour, education } = province.unit
    const none = await write({ title: '无人牵头的任务', leads: [] })
    const two = await write({ title: '两家牵头的任务', leads: [labour, education] })
    await expect(clerk((ctx) => issueItem(ctx, none))).rejects.toMatchObject({
      refusals: [{ rule: 'no-owner', message: { zh: '第 1 项“无人牵头的任务”：没有牵头单位' } }],
    })
    await expect(clerk((ctx) => issueItem(ctx, two))).rejects.toMatchObject({ refusals: [{ rule: 'double-lead' }] })
  })

  test('of all takes the sound ones and says what stops the others', async () => {
    await write()
    await write({ title: '过期', dueOn: '2026-01-01' })
    await write({ title: '无主', leads: [] })
    const result = await clerk((ctx) => issueAll(ctx, pointsId))
    expect(result).toMatchObject({ issued: 1, blocked: [{ rule: 'due-past' }, { rule: 'no-owner' }] })
    expect((await list('clerk')).rows.map((row) => row.state)).toEqual(['issued', 'draft', 'draft'])
  })

  test('opens a task at the lead unit, in which the joint units take part', async () => {
    const ref = await issue(await write({ joints: [province.unit.education], words: '条款原文' }))
    const shown = await province.as('labour', (ctx) => showCase(ctx, ref))
    expect(shown).toMatchObject({
      process: 'task',
      state: 'issued',
      area: 'quality',
      period: String(year),
      answers: { words: '条款原文' },
    })
    expect(shown.parties).toMatchObject([{ unitId: province.unit.education, part: '配合单位' }])
    expect(shown.doors.map((door) => door.action)).toEqual(['accept'])
    expect(await province.as('education', (ctx) => showCase(ctx, ref))).toMatchObject({ doors: [] })
    await expect(province.as('xining', (ctx) => showCase(ctx, ref))).rejects.toThrow(Missing)
  })

  test('shows the item to the units it names and to nobody beside; drafts stay in the office', async () => {
    await write({ title: '草稿' })
    await issue(await write({ joints: [province.unit.education] }))
    for (const login of ['labour', 'education'] as const)
      expect((await list(login)).rows.map((row) => row.state)).toEqual(['issued'])
    for (const login of ['xining', 'datong', 'plant'] as const) expect((await list(login)).total).toBe(0)
    await expect(province.as('xining', (ctx) => showMatrix(ctx, pointsId))).rejects.toThrow(Missing)
    expect((await province.as('labour', (ctx) => showMatrix(ctx, pointsId))).items).toHaveLength(1)
  })

  test('is done once', async () => {
    const id = await write()
    await issue(id)
    await expect(clerk((ctx) => issueItem(ctx, id))).rejects.toMatchObject({ refusals: [{ rule: 'not-a-draft' }] })
  })
})

describe('a task', () => {
  test('is confirmed by the reviewer, not by the one who reported it', async () => {
    const ref = await issue(await write())
    await province.as('labour', (ctx) => act(ctx, ref, 'accept', { input: { owner: '孟祥云' } }))
    const input = { summary: '已完成', proof: [await proof('labour', 'labour')] }
    await province.as('labour', (ctx) => act(ctx, ref, 'report-done', { input }))
    await expect(province.as('labour', (ctx) => act(ctx, ref, 'confirm'))).rejects.toThrow(Missing)
    await expect(clerk((ctx) => act(ctx, ref, 'confirm'))).rejects.toThrow(Missing)
    expect(await province.as('reviewer', (ctx) => act(ctx, ref, 'confirm'))).toMatchObject({ state: 'done' })
    expect(await clerk((ctx) => showPoints(ctx.db, pointsId))).toMatchObject({ done: 1, running: 0 })
  })

  test('is broken down within reach, and does not close before the tasks below', async () => {
    const ref = await issue(await write({ leads: [province.unit.xining] }))
    const { datong, gonghe, xining } = province.unit
    const into =
      (units: number[], change = {}) =>
      (ctx: Ctx) =>
        breakDown(ctx, ref, { units, ...change })
    await expect(province.as('xining', into([gonghe]))).rejects.toMatchObject({ refusals: [{ rule: 'out-of-reach' }] })
    await expect(province.as('xining', into([xining]))).rejects.toMatchObject({ refusals: [{ rule: 'own-unit' }] })
    await expect(province.as('xining', into([datong], { dueOn: '2028-01-01' }))).rejects.toThrow(Invalid)
    await expect(province.as('datong', into([province.unit.plant]))).rejects.toThrow(Missing)
    const [child] = await province.as('xining', into([datong]))
    if (!child) throw new Error('no child task')
    await expect(province.as('xining', into([datong]))).rejects.toMatchObject({
      refusals: [{ rule: 'broken-down-already' }],
    })
    expect(await province.as('datong', (ctx) => showCase(ctx, child))).toMatchObject({
      openedBy: 'xining同志',
      state: 'issued',
    })

    await province.as('xining', (ctx) => act(ctx, ref, 'accept', { input: { owner: '苏映雪' } }))
    const input = { summary: '已完成', proof: [await proof('xining', 'xining')] }
    const report = (ctx: Ctx) => act(ctx, ref, 'report-done', { input })
    await expect(province.as('xining', report)).rejects.toMatchObject({ refusals: [{ rule: 'children-open' }] })
    await clerk((ctx) => act(ctx, child, 'cancel', { input: { reason: '并入市级任务' } }))
    expect(await province.as('xining', report)).toMatchObject({ state: 'submitted' })
  })

  test('broken down by the office into another branch still holds its parent open', async () => {
    const ref = await issue(await write({ leads: [province.unit.education] }))
    await clerk((ctx) => breakDown(ctx, ref, { units: [province.unit.hainan, province.unit.xining] }))
    await province.as('education', (ctx) => act(ctx, ref, 'accept', { input: { owner: '薛春晖' } }))
    const shown = await province.as('education', (ctx) => showCase(ctx, ref))
    expect(shown.children).toHaveLength(2)
    expect(shown.doors.find((door) => door.action === 'report-done')?.why).toMatchObject([{ rule: 'children-open' }])
  })

  test('tells its place in the ledger and whom to call', async () => {
    const ref = await issue(await write({ joints: [province.unit.education] }))
    const shown = await province.as('labour', (ctx) => showTask(ctx, ref))
    expect(shown.item).toMatchObject({ no: 1, year })
    expect(shown.liaisons.map((one) => one.name)).toEqual(['labour同志', 'education同志'])
  })
})

describe('the responsibility matrix', () => {
  test('has every unit with its share, its liaison officer, and the faults in words', async () => {
    await write({ title: '两家', leads: [province.unit.labour, province.unit.education] })
    await issue(await write({ joints: [province.unit.education] }))
    const matrix = await clerk((ctx) => showMatrix(ctx, pointsId))
    expect(
      matrix.units.map(({ name, lead, joint, faults, liaisons }) => [name, lead, joint, faults, liaisons]),
    ).toEqual([
      ['省教育厅', 1, 1, 1, ['education同志']],
      ['省人力资源社会保障厅', 2, 0, 1, ['labour同志']],
    ])
    expect(matrix.faults).toMatchObject([{ rule: 'double-lead', no: 1, title: '两家' }])
    const file = await clerk((ctx) => exportMatrix(ctx, pointsId))
    const [sheet] = readSheets(file.bytes as Buffer)
    expect(sheet?.rows[1]?.cells).toEqual([1, '两家', '●', '●'])
    expect(sheet?.rows[2]?.cells).toEqual([2, '全面实施新八级工制度', '○', '●'])
  })
})

describe('a workbook', () => {
  const file = (rows: (string | null)[][]) => ({
    name: '任务.xlsx',
    bytes: writeSheets([{ name: '任务', columns: itemColumns, rows }]),
  })
  const load = (rows: (string | null)[][], dryRun = false) =>
    clerk((ctx) => importItems(ctx, pointsId, file(rows), dryRun))

  test('is read row by row, leads by name; one bad row and nothing is written', async () => {
    const good = [
      '落实教育经费',
      '60%以上',
      '素质提升',
      '省教育厅',
      '省人力资源社会保障厅、西宁市总工会',
      '2027-12-31',
      null,
      null,
    ]
    const bad = [null, null, '没有这项', '省大数据局', null, '年底', null, null]
    const tried = await load([good, bad])
    expect(tried).toMatchObject({ rows: 2, added: 0 })
    expect(tried.faults.map(({ row, path, rule }) => [row, path, rule])).toEqual([
      [3, '任务名称', 'required'],
      [3, '所属重点任务', 'choice'],
      [3, '完成时限', 'date'],
      [3, '牵头单位', 'unit-unknown'],
    ])
    expect((await list('clerk')).total).toBe(0)
    expect(await load([good], true)).toMatchObject({ added: 0, faults: [] })
    expect(await load([good])).toMatchObject({ added: 1 })
    expect((await list('clerk')).rows).toMatchObject([
      { area: 'quality', dueOn: '2027-12-31', joints: [{}, {}], faults: [] },
    ])
  })

  test('without the template’s columns is refused', async () => {
    const other = {
      name: 'x.xlsx',
      bytes: writeSheets([{ name: 'x', columns: [{ header: '甲', kind: 'text' }], rows: [['乙']] }]),
    }
    await expect(clerk((ctx) => importItems(ctx, pointsId, other, true))).rejects.toThrow(Invalid)
  })

  test('of the list has what the list shows', async () => {
    await write({ leads: [] })
    const given = await clerk((ctx) => exportItems(ctx, ItemFilter.parse({ pointsId })))
    const [, row] = readSheets(given.bytes as Buffer)[0]?.rows ?? []
    expect(row?.cells.slice(0, 6)).toEqual([year, 1, '省产改联席会议办公室', '全面实施新八级工制度', null, '素质提升'])
    expect(row?.cells.at(-1)).toBe('没有牵头单位')
  })
})
