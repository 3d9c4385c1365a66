import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { act, findCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused, Stale } from '#platform/errors'
import { confirmedItems } from './deeds/adopt.ts'
import { assignLines, confirmLines, dropLines, editLine, reopenLine } from './deeds/decide.ts'
import { showLineHistory } from './deeds/lines.ts'
import { mergeLines, splitLine } from './deeds/reshape.ts'
import { showDocument, showDocuments } from './deeds/show.ts'
import { domain } from './domain.ts'
import type { Ref } from './store/tables.ts'
import { linesAsClerk, plan, takePlan } from './testing.ts'

let province: TestProvince
let ref: Ref
let round = 0
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())
beforeEach(async () => {
  round++
  ref = await takePlan(province, plan.replace('开展职业病防治', `开展职业病防治（第${round}稿）`))
})

const clerk = <T>(deed: (ctx: Ctx) => Promise<T>) => province.as('clerk', deed)
const lines = () => linesAsClerk(province, ref)
const line = async (number: string) => {
  const found = (await lines()).find((one) => one.number === number && one.state !== 'split')
  if (!found) throw new Error(`no line ${number}`)
  return found
}
const confirmAll = async () => {
  const rows = await lines()
  return clerk((ctx) => confirmLines(ctx, ref, rows))
}
const adopt = (override?: string) =>
  clerk((ctx) => act(ctx, ref, 'adopt', { input: { year: 2026 }, ...(override ? { override } : {}) }))

describe('lines', () => {
  test('say what the clauses say, and what is wrong with them', async () => {
    const { unit } = province
    const rows = await lines()
    expect(rows.map(({ number, faults }) => [number, faults])).toEqual([
      ['（一）', []],
      ['（二）', ['several-leads']],
      ['（三）', ['no-lead', 'unmatched']],
      ['（四）', ['no-lead']],
    ])
    expect(rows[0]).toMatchObject({
      title: '推行技能等级制度',
      area: 'quality',
      leads: [{ id: unit.labour }],
      joints: [{ id: unit.education }],
      dueOn: '2026-12-31',
      targets: [{ value: 5000, comparison: '>=', measure: '人' }],
    })
    expect(rows[2]?.unmatched).toEqual([{ name: '省企业联合会', part: 'lead' }])
  })

  test('are confirmed once, as they were seen', async () => {
    const one = await line('（一）')
    await clerk((ctx) => confirmLines(ctx, ref, [one]))
    expect(await line('（一）')).toMatchObject({ state: 'confirmed', decidedName: 'clerk同志' })
    await expect(clerk((ctx) => confirmLines(ctx, ref, [one]))).rejects.toThrow(Stale)
    const now = await line('（一）')
    await expect(clerk((ctx) => confirmLines(ctx, ref, [now]))).rejects.toThrow(Refused)
  })

  test('are edited with their units settled, and the journal tells it', async () => {
    const one = await line('（三）')
    const body = { title: '开展工资集体协商', area: one.area, leads: [province.unit.province], joints: [], dueOn: null }
    const change = { ...body, targets: one.targets, rev: one.rev, unmatched: [], reason: '省企联不在成员单位之列' }
    await clerk((ctx) => editLine(ctx, ref, one.id, change))
    expect(await line('（三）')).toMatchObject({ state: 'edited', title: '开展工资集体协商', faults: [] })
    const history = await clerk((ctx) => showLineHistory(ctx, ref, one.id))
    expect(history).toMatchObject([{ action: 'edit', personName: 'clerk同志', reason: '省企联不在成员单位之列' }])
    await expect(
      clerk((ctx) => editLine(ctx, ref, one.id, { ...change, rev: 2, leads: [987_654] })),
    ).rejects.toMatchObject({ faults: [{ path: 'leads', rule: 'unknown-unit' }] })
  })

  test('get their units several at a time', async () => {
    const seen = [await line('（三）'), await line('（四）')]
    const leads = [province.unit.labour]
    await clerk((ctx) => assignLines(ctx, ref, { lines: seen, leads, joints: [province.unit.education] }))
    for (const number of ['（三）', '（四）'])
      expect(await line(number)).toMatchObject({ state: 'proposed', faults: [], leads: [{ id: province.unit.labour }] })
  })

  test('are split by their measures, each with its own words and unit', async () => {
    const one = await line('（二）')
    expect(one.advisesSplit).toBe(true)
    const parts = one.measures.map((measure, i) => ({ title: measure.text.slice(0, 20), measures: [i] }))
    const wrong = { rev: one.rev, reason: '分头负责', parts: parts.map((part) => ({ ...part, measures: [0] })) }
    await expect(clerk((ctx) => splitLine(ctx, ref, one.id, wrong))).rejects.toMatchObject({
      faults: [{ rule: 'measures' }],
    })
    await clerk((ctx) => splitLine(ctx, ref, one.id, { rev: one.rev, reason: '分头负责', parts }))
    const split = (await lines()).filter((row) => row.parent === one.id)
    expect(split.map((row) => row.leads.map((unit) => unit.id)).slice(0, 2)).toEqual([
      [province.unit.education],
      [province.unit.labour],
    ])
    expect(split.map((row) => row.words).join('')).toBe(one.measures.map((measure) => measure.text).join(''))
    expect(split.every((row) => row.place.number === '（二）')).toBe(true)
    expect((await lines()).map((row) => row.no)).toEqual(
      [...(await lines())].map((row) => row.no).sort((a, b) => a - b),
    )
  })

  test('are merged, and what was merged keeps its clause', async () => {
    const [into, from] = [await line('（三）'), await line('（四）')]
    await clerk((ctx) => mergeLines(ctx, ref, { into, from: [from], reason: '同一工作' }))
    expect(await line('（四）')).toMatchObject({ state: 'merged', became: into.id, reason: '同一工作' })
    expect((await line('（三）')).words).toContain(from.words)
  })

  test('are left out with a reason, and taken back', async () => {
    const one = await line('（四）')
    await clerk((ctx) => dropLines(ctx, ref, [one], '企业自身责任，不列省级任务'))
    expect(await line('（四）')).toMatchObject({ state: 'dropped', reason: '企业自身责任，不列省级任务' })
    const dropped = await line('（四）')
    await clerk((ctx) => reopenLine(ctx, ref, dropped))
    expect(await line('（四）')).toMatchObject({ state: 'proposed', reason: null })
  })

  test('are nobody else’s to decide', async () => {
    const one = await line('（一）')
    for (const login of ['labour', 'xining', 'reviewer'] as const)
      await expect(province.as(login, (ctx) => confirmLines(ctx, ref, [one]))).rejects.toThrow(Missing)
  })
})

describe('adopting', () => {
  test('waits for every line, and for a lead or a reason', async () => {
    await expect(adopt()).rejects.toMatchObject({ refusals: [{ rule: 'lines-open' }, { rule: 'nothing-confirmed' }] })
    await confirmAll()
    await expect(adopt()).rejects.toMatchObject({ refusals: [{ rule: 'no-lead' }, { rule: 'several-leads' }] })
    await adopt('上级文件未明确牵头单位，由联席会议办公室另行明确')
    const items = await clerk(async (ctx) => {
      const one = await findCase(ctx.db, ref)
      if (!one) throw new Error('no case')
      return confirmedItems(ctx, one)
    })
    expect(items).toMatchObject({ documentId: ref.id, unitId: province.unit.province, year: 2026, earlier: [] })
    expect(items.items.map(({ key, unmatched, place }) => [key, unmatched, place.documentId])).toEqual([
      ['（一）', [], ref.id],
      ['（二）', [], ref.id],
      ['（三）', ['省企业联合会'], ref.id],
      ['（四）', [], ref.id],
    ])
    const one = await line('（一）')
    await expect(clerk((ctx) => reopenLine(ctx, ref, one))).rejects.toMatchObject({
      refusals: [{ rule: 'wrong-state' }],
    })
  })

  test('opens the document, and nothing of its making, to those below', async () => {
    const sees = (login: 'labour' | 'datong') =>
      province.as(login, async (ctx) =>
        (await showDocuments(ctx, { page: 1, size: 50 })).rows.some((d) => d.id === ref.id),
      )
    expect(await sees('labour')).toBe(false)
    await confirmAll()
    await adopt('由联席会议办公室另行明确')
    expect([await sees('labour'), await sees('datong')]).toEqual([true, true])
    const shown = await province.as('datong', (ctx) => showDocument(ctx, ref))
    expect(shown).toMatchObject({ state: 'adopted', mayConfirm: false, open: false, counts: { lines: 0 } })
  })

  test('a document of one prefecture is not the next one’s', async () => {
    const own = await takePlan(province, plan.replace('青海省2026年', '西宁市2026年'), {
      login: 'xining',
      unit: 'xining',
    })
    const reads = (login: 'hainan' | 'clerk' | 'datong') => province.as(login, (ctx) => showDocument(ctx, own))
    await expect(reads('hainan')).rejects.toThrow(Missing)
    await expect(reads('datong')).rejects.toThrow(Missing)
    expect((await reads('clerk')).unitName).toBe('西宁市总工会')
  })

  test('is not what a withdrawn document leads to', async () => {
    await clerk((ctx) => act(ctx, ref, 'withdraw', { input: { reason: '上传错误' } }))
    await expect(confirmAll()).rejects.toThrow(Refused)
  })
})
