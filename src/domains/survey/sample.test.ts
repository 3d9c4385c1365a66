import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFrame } from '#kernel/draw'
import { draw } from '#kernel/draw/server'
import { ListDesk } from '#kernel/process'
import { act, processRoutes, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing } from '#platform/errors'
import { readSheets } from '#platform/sheet/server'
import { frameFile, importFrame } from './deeds/frame.ts'
import { makeLinks } from './deeds/links.ts'
import { markMembers, showMembers, showResponse } from './deeds/members.ts'
import { addQuestionnaire, editQuestionnaire, showQuestionnaire } from './deeds/questionnaires.ts'
import { proposeQuestionnaire } from './deeds/review.ts'
import { drawSurvey, planSurvey, showDraw } from './deeds/sample.ts'
import { domain } from './domain.ts'
import type { Questionnaire } from './model/index.ts'
import { ratesOf } from './rules/outcomes.ts'
import { deedsIn, frame, good, putInForce, sheet } from './testing.ts'

let province: TestProvince
let deeds: ReturnType<typeof deedsIn>
beforeAll(async () => {
  province = await openTestProvince([domain])
  deeds = deedsIn(province)
  await putInForce(province, '职工队伍状况', sheet)
})
afterAll(() => province.close())

const design = { method: 'stratified', take: 20 } as const

describe('the sample of a survey', () => {
  let ref: { regionId: number; id: string }
  let keys: string[]
  const listed = (query: object = {}) =>
    province.as('datong', (ctx) =>
      showMembers({ ...ctx, params: ref, query: { page: 1, size: 50, ...query } } as never),
    )
  const mark = (body: object, by: 'datong' | 'xining' | 'huangzhong' | 'plant' = 'datong') =>
    province.as(by, (ctx) => markMembers({ ...ctx, params: ref, body: { note: null, ...body } } as never))

  test('is planned before there is a seed, and drawn as planned; the same list and seed draw the same people', async () => {
    const one = await deeds.prepared({ door: 'known' }, '抽样调查')
    ref = { regionId: one.regionId, id: one.id }
    await province.as('xining', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } }))
    const plan = (query: object) => province.as('datong', (ctx) => planSurvey({ ...ctx, params: ref, query } as never))
    await expect(plan(design)).rejects.toMatchObject({ refusals: [{ rule: 'no-frame' }] })
    await province.as('datong', (ctx) => importFrame(ctx, ref, { name: 'f.xlsx', bytes: frame(60, true) }, false))
    expect(await plan(design)).toMatchObject({
      size: 60,
      expected: 20,
      lines: [
        { name: '光伏', size: 30, take: 10, lonely: false },
        { name: '铝业', size: 30, take: 10, lonely: false },
      ],
    })
    expect((await plan({ ...design, take: 6 })).lines.map(({ lonely }) => lonely)).toEqual([true, true])
    await expect(plan({ ...design, take: 61 })).rejects.toMatchObject({ faults: [{ path: 'take', rule: 'too-many' }] })
    await expect(
      province.as('huangzhong', (ctx) => planSurvey({ ...ctx, params: ref, query: design } as never)),
    ).rejects.toThrow(Missing)

    await province.as('datong', (ctx) =>
      drawSurvey({ ...ctx, params: ref, body: { seed: '2026-133', design } } as never),
    )
    keys = (await listed()).rows.map(({ key }) => key)
    const text = await province.as('datong', async (ctx) => String((await frameFile(ctx, ref)).bytes))
    const again = draw(readFrame(text), '2026-133', design)
    expect(keys).toEqual(again.chosen.map(({ key }) => key))
    expect(await province.as('datong', (ctx) => showDraw(ctx, ref))).toMatchObject({
      ...{ digest: again.frame, seed: '2026-133', design, mayDraw: false, clusters: 2 },
      strata: [
        { name: '光伏', size: 30 },
        { name: '铝业', size: 30 },
      ],
    })
  })

  test('is noted one by one or many at once, by who runs it alone, and is narrowed by what was noted', async () => {
    const [first = '', second = '', third = '', fourth = ''] = keys
    await expect(mark({ keys: [first], outcome: 'refused' })).rejects.toMatchObject({
      refusals: [{ rule: 'not-running' }],
    })
    await province.as('datong', (ctx) => act(ctx, { ...ref }, 'begin'))
    const file = await province.as('datong', (ctx) => makeLinks(ctx, ref))
    const rows = (readSheets(file.bytes as Buffer)[0]?.rows ?? []).slice(1)
    const linkOf = (key: string) => String(rows.find(({ cells }) => cells[0] === key)?.cells[3])
    const token = linkOf(fourth).split('#t=')[1] ?? ''
    await deeds.hand(await deeds.codeOf(ref), good(0), token)

    await mark({ keys: [first], outcome: 'refused', note: '不愿参加' })
    await mark({ keys: [second, third], outcome: 'out-of-scope' })
    await expect(mark({ keys: [first, '外人'], outcome: 'reached' })).rejects.toMatchObject({
      faults: [{ path: 'keys', rule: 'not-drawn', message: { zh: '样本中没有：外人' } }],
    })
    await expect(mark({ keys: [first, fourth], outcome: 'reached' })).rejects.toMatchObject({
      refusals: [{ rule: 'has-answered' }],
    })
    expect((await listed({ outcome: 'refused' })).rows).toEqual([
      expect.objectContaining({ key: first, outcome: 'refused', note: '不愿参加', outcomeOn: '2026-11-20' }),
    ])
    expect((await listed({ outcome: 'answered' })).rows.map(({ key }) => key)).toEqual([fourth])
    expect((await listed({ stratum: '铝业', size: 3, page: 2 })).rows).toHaveLength(3)
    expect((await listed({ stratum: '铝业' })).total).toBe(10)
    expect((await listed({ words: first })).rows.map(({ key }) => key)).toContain(first)
    await expect(mark({ keys: [first], outcome: 'reached' }, 'huangzhong')).rejects.toThrow(Missing)
    await expect(mark({ keys: [first], outcome: 'reached' }, 'plant')).rejects.toThrow(Missing)
    await mark({ keys: [third], outcome: 'none' }, 'xining')

    const [all, ...parts] = await province.as('datong', (ctx) => showResponse({ ...ctx, params: ref } as never))
    expect(all).toMatchObject({ part: null, drawn: 20, answered: 1, refused: 1, outOfScope: 1, none: 17 })
    expect(all?.response1).toBeCloseTo(1 / 19, 12)
    expect(parts.map(({ part, drawn }) => [part, drawn])).toEqual([
      ['光伏', 10],
      ['铝业', 10],
    ])
  })
})

test('rates are those of AAPOR, worked by hand', () => {
  const rates = ratesOf(null, [
    { outcome: 'answered', n: 60 },
    { outcome: 'refused', n: 15 },
    { outcome: 'reached', n: 5 },
    { outcome: 'none', n: 10 },
    { outcome: 'not-found', n: 20 },
    { outcome: 'out-of-scope', n: 10 },
  ])
  expect(rates.drawn).toBe(120)
  expect(rates.response1).toBeCloseTo(60 / 110, 12)
  // Of 100 of whom it is known 90 are eligible, so 18 of the 20 not found are counted.
  expect(rates.response3).toBeCloseTo(60 / 108, 12)
  expect(rates.cooperation).toBeCloseTo(60 / 80, 12)
  expect(rates.refusal).toBeCloseTo(15 / 110, 12)
  expect(rates.contact).toBeCloseTo(80 / 110, 12)
  expect(ratesOf(null, [])).toMatchObject({ drawn: 0, response1: null, cooperation: null })
})

test('answers at the same moment never exceed a quota over two questions', async () => {
  const when = {
    op: 'and',
    of: [
      { op: 'equals', question: 'sex', value: 'f' },
      { op: 'greater', question: 'hours', value: 8 },
    ],
  } as const
  const quotas = [{ when, count: 3 }] as unknown as Questionnaire['quotas']
  await putInForce(province, '配额问卷', { ...sheet, quotas })
  const one = await deeds.prepared({ questionnaire: '配额问卷（第1版）' }, '配额调查')
  await province.as('xining', (ctx) => act(ctx, one, 'approve', { input: { opinion: '可' } }))
  await province.as('datong', (ctx) => act(ctx, one, 'begin'))
  const code = await deeds.codeOf(one)
  const woman = (hours: number) => ({ sex: 'f', hours })
  const found = await Promise.all(Array.from({ length: 12 }, (_, i) => deeds.hand(code, woman(9), null, `10.7.0.${i}`)))
  expect(found.filter(({ full }) => !full)).toHaveLength(3)
  expect(found.filter(({ full, receipt }) => full && receipt === null)).toHaveLength(9)
  // Who fulfils only one of the two is still counted.
  expect((await deeds.hand(code, woman(8), null, '10.7.1.1')).full).toBe(false)
  expect((await deeds.hand(code, { sex: 'm', hours: 9 }, null, '10.7.1.2')).full).toBe(false)
  expect((await province.as('datong', (ctx) => showCase(ctx, one))).facts).toMatchObject({ answers: 5 })
})

describe('a questionnaire', () => {
  test('is put in force by another than who wrote it, of the unit or above, and finds their desk', async () => {
    const id = await province.as('datong', async (ctx) => {
      const id = await addQuestionnaire(ctx, { name: '两人问卷', year: 2026, from: null })
      await editQuestionnaire(ctx, id, { name: '两人问卷', year: 2026, body: sheet })
      return id
    })
    await expect(
      province.as('huangzhong', (ctx) => proposeQuestionnaire({ ...ctx, params: { id } } as never)),
    ).rejects.toThrow(Missing)
    const review = await province.as('datong', (ctx) => proposeQuestionnaire({ ...ctx, params: { id } } as never))
    await expect(
      province.as('datong', (ctx) => proposeQuestionnaire({ ...ctx, params: { id } } as never)),
    ).rejects.toMatchObject({ refusals: [{ rule: 'in-review' }] })
    await expect(
      province.as('datong', (ctx) => editQuestionnaire(ctx, id, { name: '两人问卷', year: 2026, body: sheet })),
    ).rejects.toMatchObject({ refusals: [{ rule: 'in-review' }] })
    const enforce = (by: 'datong' | 'xining' | 'huangzhong' | 'hainan') =>
      province.as(by, (ctx) => act(ctx, review, 'enforce', { input: { opinion: '可' } }))
    await expect(enforce('datong')).rejects.toMatchObject({
      refusals: expect.arrayContaining([
        expect.objectContaining({ rule: 'wrote-it' }),
        expect.objectContaining({ rule: 'four-eyes' }),
      ]),
    })
    await expect(enforce('huangzhong')).rejects.toThrow(Missing)
    await expect(enforce('hainan')).rejects.toThrow(Missing)
    expect(await province.as('datong', (ctx) => showQuestionnaire(ctx, id))).toMatchObject({
      ...{ editable: false, review: { regionId: review.regionId, id: review.id } },
    })
    const [desk] = processRoutes.filter(({ endpoint }) => endpoint.path === ListDesk.path)
    const { rows } = (await province.as('xining', async (ctx) =>
      desk?.answer({ ...ctx, query: { page: 1, size: 20 } } as never),
    )) as { rows: { title: string }[] }
    expect(rows.map(({ title }) => title)).toContain('两人问卷（第1版）')
    await enforce('xining')
    expect(await province.as('datong', (ctx) => showQuestionnaire(ctx, id))).toMatchObject({
      ...{ state: 'in-force', editable: false, review: null },
    })
  })

  test('handed in by one person and rewritten by another is put in force by neither', async () => {
    const id = await province.as('datong', (ctx) => addQuestionnaire(ctx, { name: '共写问卷', year: 2026, from: null }))
    await province.as('xining', (ctx) => editQuestionnaire(ctx, id, { name: '共写问卷', year: 2026, body: sheet }))
    const review = await province.as('datong', (ctx) => proposeQuestionnaire({ ...ctx, params: { id } } as never))
    await expect(
      province.as('xining', (ctx) => act(ctx, review, 'enforce', { input: { opinion: '可' } })),
    ).rejects.toMatchObject({ refusals: [{ rule: 'wrote-it' }] })
    await province.as('xining', (ctx) => act(ctx, review, 'return', { input: { reason: '题序不当' } }))
    expect(await province.as('datong', (ctx) => showQuestionnaire(ctx, id))).toMatchObject({
      editable: true,
      review: null,
    })
    const again = await province.as('datong', (ctx) => proposeQuestionnaire({ ...ctx, params: { id } } as never))
    await province.as('reviewer', (ctx) => act(ctx, again, 'enforce', { input: { opinion: '可' } }))
    expect(await province.as('datong', (ctx) => showQuestionnaire(ctx, id))).toMatchObject({ state: 'in-force' })
  })
})
