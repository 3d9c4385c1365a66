import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint } from '#kernel/access/server'
import { type Ctx, defineDomain, type Material } from '#kernel/domain/server'
import { reportClaims } from '#kernel/indicator/server'
import type { CaseRef } from '#kernel/process'
import { act, openCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { readFile } from '#platform/files/server'
import { readText } from '#platform/reading/server'
import { say } from '#platform/say'
import { addFigures, editCircular, redrawCircular } from './deeds/draft.ts'
import { differingNow } from './deeds/figures.ts'
import { circularRoutes } from './deeds/routes.ts'
import { domain } from './domain.ts'
import { type CircularAnswer, GetCircular } from './model/index.ts'
import { getCircular } from './store.ts'

const given: Material[] = []
const training = {
  name: 'trained',
  label: say('职工培训人次', 'Attendances at training'),
  measure: say('人次', 'attendances'),
  direction: 'up',
  per: 'year',
  kind: 'flow',
  decimals: 0,
  source: say('测试', 'Test'),
} as const
/** A domain that knows something of the year, and one that keeps a queue of conflicts. */
const knowing = defineDomain({
  name: 'knowing',
  label: say('报送', 'Reports'),
  indicators: [training],
  material: async (_ctx, { year }) => (year === 2026 ? given : []),
})
const disputed: string[] = []
const queue = defineDomain({
  name: 'figures',
  label: say('核对', 'Checks'),
  offers: {
    openConflicts: async (_ctx: Ctx, { claims }: { claims: string[] }) =>
      claims.filter((id) => disputed.includes(id)).map((id) => ({ title: '两个部门数字不一', claims: [id] })),
  } as never,
})

describe('the circular of a year', () => {
  let province: TestProvince
  let ref: CaseRef
  const at = (login: PersonKey, action: string, input = {}, override?: string) =>
    province.as(login, (ctx) => act(ctx, ref, action, { input, override }))
  const now = () => province.as('clerk', (ctx) => getCircular(ctx.db, ref))
  const said = (value: number, unitId: number) =>
    province.as('xining', async (ctx) => {
      const figure = { qualifier: '', scope: '', asOf: null, method: 'business', indicator: 'trained', value } as const
      const [claim] = await reportClaims(ctx, { caseRef: null, unitId, period: '2026', figures: [figure] })
      if (!claim) throw new Error('no claim')
      return claim
    })

  beforeAll(async () => {
    province = await openTestProvince([domain, knowing, queue])
    const { xining, hainan, province: top } = province.unit
    const claim = await said(31_600, xining)
    const from = { regionId: 630_100, id: '00000000-0000-4000-8000-000000000001' }
    const ofXining = { unitId: xining, unitName: '西宁市', from }
    given.push(
      { ...ofXining, kind: 'done', area: 'quality', text: '培训职工3.16万人次，比上年多12场', claims: [claim] },
      { ...ofXining, kind: 'problem', area: null, text: '技能等级认定偏慢', claims: [] },
      { ...ofXining, unitId: hainan, kind: 'next', area: null, text: '健全评价机构', claims: [] },
    )
    ref = await province.as('clerk', (ctx) =>
      openCase(ctx, { process: 'circular', unitId: top, title: '年度通报', answers: { year: 2026 } }),
    )
  })
  afterAll(() => province.close())

  test('is drawn from what the domains know, its numbers referring to their claims', async () => {
    const { content } = await now()
    expect(content.text.done.quality).toEqual(['西宁市：培训职工{F1}，比上年多12场。'])
    expect(content.text.problems).toEqual(['技能等级认定偏慢。'])
    expect(content.figures).toMatchObject([{ key: 'F1', unitName: '西宁市总工会', figure: { zh: '31,600人次' } }])
  })

  test('is the only one of its year', async () => {
    const again = province.as('clerk', (ctx) =>
      openCase(ctx, { process: 'circular', unitId: province.unit.province, title: '又', answers: { year: 2026 } }),
    )
    await expect(again).rejects.toThrow(Invalid)
  })

  test('is begun once, however many begin it at the same moment', async () => {
    const unitId = province.unit.province
    const begin = () =>
      province.as('clerk', (ctx) =>
        openCase(ctx, { process: 'circular', unitId, title: '前年通报', answers: { year: 2024 } }),
      )
    const begun = await Promise.allSettled([begin(), begin(), begin()])
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  test('names numbers without a source before it is sent on, and key tasks of which it says nothing', async () => {
    await expect(at('clerk', 'submit')).rejects.toMatchObject({
      refusals: [{ rule: 'bare-number', message: { zh: expect.stringContaining('12场') } }, { rule: 'part-empty' }],
    })
    const { content } = await now()
    const text = { ...content.text, done: { ...content.text.done, quality: ['西宁市：培训职工{F1}，见{F7}。'] } }
    await province.as('clerk', (ctx) => editCircular(ctx, ref, text))
    await expect(at('clerk', 'submit', {}, '初稿')).rejects.toMatchObject({ refusals: [{ rule: 'leads-nowhere' }] })
    const over = (ctx: Ctx) => editCircular(ctx, ref, text, content.figures[0]?.id)
    await expect(province.as('clerk', over)).rejects.toThrow(Stale)
    const right = { ...text, done: { ...text.done, quality: ['西宁市：培训职工{F1}。'] } }
    await province.as('clerk', (ctx) => editCircular(ctx, ref, right))
  })

  test('takes figures that its clerk sees, and none that are not there', async () => {
    const { content } = await now()
    const [first] = content.figures
    const refs = [{ regionId: first?.regionId ?? 0, id: first?.id ?? '' }]
    expect(await province.as('clerk', (ctx) => addFigures(ctx, ref, refs))).toMatchObject({ keys: ['F1'] })
    const none = [{ regionId: 630_100, id: '00000000-0000-4000-8000-00000000000f' }]
    await expect(province.as('clerk', (ctx) => addFigures(ctx, ref, none))).rejects.toThrow(Missing)
    const unprinted = await said(7_700, province.unit.datong)
    const more = [{ regionId: unprinted.regionId, id: unprinted.id }]
    expect(await province.as('clerk', (ctx) => addFigures(ctx, ref, more))).toMatchObject({ keys: ['F2'] })
  })

  test('does not go on with a figure that was corrected, until it is brought up to date', async () => {
    await said(32_000, province.unit.xining)
    await expect(at('clerk', 'submit', {}, '只报一项')).rejects.toMatchObject({ refusals: [{ rule: 'out-of-date' }] })
    await province.as('clerk', (ctx) => redrawCircular(ctx, ref))
    expect((await now()).content.figures).toMatchObject([{ key: 'F1', figure: { zh: '32,000人次' } }, { key: 'F2' }])
  })

  test('with a figure in open conflict is held before each signature, unless a reason is given', async () => {
    const { content } = await now()
    disputed.push(content.figures[0]?.id ?? '')
    const refused = await at('clerk', 'submit').catch((thrown) => thrown as Refused)
    expect((refused as Refused).refusals.map(({ rule }) => rule)).toEqual(['in-conflict', 'part-empty'])
    await at('clerk', 'submit', {}, '各方已口头确认')
    await expect(at('reviewer', 'approve')).rejects.toThrow(Refused)
    disputed.length = 0
  })

  test('stands still while it is being approved: what is approved is what was read', async () => {
    const { content, digest } = await now()
    const later = { ...content.text, opening: '审核人打开之后改写的开头。' }
    const held = expect.objectContaining({ refusals: [expect.objectContaining({ rule: 'under-approval' })] })
    await expect(province.as('clerk', (ctx) => editCircular(ctx, ref, later))).rejects.toEqual(held)
    await expect(province.as('clerk', (ctx) => redrawCircular(ctx, ref))).rejects.toEqual(held)
    expect((await now()).digest).toBe(digest)
    await at('reviewer', 'approve')
  })

  test('is not signed by who drafted or approved it', async () => {
    await expect(at('clerk', 'sign')).rejects.toThrow(Missing)
    await at('convener', 'sign')
  })

  test('is frozen with its sources in an annex, and says what would differ now', async () => {
    const { number, frozen, content } = await now()
    expect(number).toBe('青产改办发〔2026〕1号')
    const bytes = await readFile(province.house.dataDir, frozen?.pdf.digest ?? '')
    const { text } = await readText(bytes, 'a.pdf')
    const plain = text.replace(/\s/g, '')
    for (const words of [
      '附件：数据来源表',
      '培训职工32,000人次',
      '业务数据生成',
      content.figures[0]?.id.slice(0, 8) ?? '',
    ])
      expect(plain).toContain(words)
    expect(frozen?.measured.linesPerPage).toBeLessThanOrEqual(22)
    const later = await said(33_000, province.unit.xining)
    expect(await province.as('clerk', (ctx) => differingNow(ctx, content))).toMatchObject([
      { key: 'F1', before: { zh: '32,000人次' }, now: { zh: '33,000人次' } },
    ])
    expect(later).toBeDefined()
    await expect(province.as('clerk', (ctx) => redrawCircular(ctx, ref))).rejects.toThrow(Refused)
  })

  test('is read by the units it was drawn from once it is issued, and by nobody beside', async () => {
    const reads = (login: PersonKey) => province.as(login, (ctx) => getCircular(ctx.db, ref))
    await expect(reads('xining')).rejects.toThrow(Missing)
    await at('clerk', 'issue', { note: '印发' })
    expect((await reads('xining')).number).toBe('青产改办发〔2026〕1号')
    const route = circularRoutes.find(({ endpoint }) => endpoint === GetCircular)
    const shown = (login: PersonKey) =>
      province.as(login, async (ctx) => (await route?.answer({ ...ctx, params: ref } as never)) as CircularAnswer)
    expect((await shown('clerk')).content.figures.map(({ key }) => key)).toEqual(['F1', 'F2'])
    expect(await shown('hainan')).toMatchObject({ content: { figures: [{ key: 'F1' }] }, differing: [], bare: [] })
    expect((await shown('hainan')).content.figures).toHaveLength(1)
    expect((await reads('hainan')).number).toBe('青产改办发〔2026〕1号')
    await expect(reads('datong')).rejects.toThrow(Missing)
    await expect(reads('education')).rejects.toThrow(Missing)
  })

  test('is not approved or signed by who wrote in it, with a second post either', async () => {
    await province.asSystem(async (ctx) => {
      const { rows } = await sql<{ id: string }>`select id from person where login = 'convener'`.execute(ctx.db)
      const post = { post: 'office-clerk', unitId: province.unit.province, from: '2020-01-01' } as const
      await appoint(ctx.db, { ...post, personId: rows[0]?.id ?? '', by: null, reason: '测试' })
    })
    const unitId = province.unit.province
    const opening = { process: 'circular', unitId, title: '上年通报', answers: { year: 2025 } }
    ref = await province.as('clerk', (ctx) => openCase(ctx, opening))
    const { content } = await now()
    await province.as('convener', (ctx) => editCircular(ctx, ref, { ...content.text, opening: '召集人改写的开头。' }))
    await at('clerk', 'submit', {}, '只有开头')
    await at('reviewer', 'approve')
    const refusals = [expect.objectContaining({ rule: 'four-eyes' })]
    await expect(at('convener', 'sign')).rejects.toMatchObject({ refusals })
  })
})
