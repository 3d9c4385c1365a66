import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, defineDomain, type GivenFile } from '#kernel/domain/server'
import { claimsOfCase, reportClaims } from '#kernel/indicator/server'
import { type AnyProcess, play } from '#kernel/process'
import { act, findCase, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { measurePdf } from '#platform/paper/server'
import { say } from '#platform/say'
import { readSheets } from '#platform/sheet/server'
import { chapterTables, chapterTablesDocx, chapterTablesXlsx } from './deeds/chapter.ts'
import { disclosureDocx, disclosurePdf } from './deeds/disclosure.ts'
import { knownOfUnit } from './deeds/known.ts'
import { domain } from './domain.ts'
import { commendationProcess } from './process/commendation.ts'

/** Indicators that the tests speak of. */
const counted = defineDomain({
  name: 'counted',
  label: say('测试指标', 'Counted'),
  permissions: {
    'figures.read': { label: say('看数据', 'Read figures'), posts: ['office-clerk', 'prefecture-cadre'] },
  },
  indicators: [
    {
      name: 'members',
      label: say('会员数', 'Members'),
      measure: say('人', 'people'),
      direction: 'up',
      per: 'year',
      kind: 'stock',
      decimals: 0,
      source: say('测试', 'Test'),
    },
  ],
})

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain, counted])
})
afterAll(() => province.close())

const figure = (value: number, more = {}) => ({
  indicator: 'members',
  value,
  qualifier: '',
  scope: '',
  asOf: null,
  method: 'business' as const,
  ...more,
})
const claimed = (who: PersonKey, unitId: number, period: string, value: number) =>
  province.as(who, (ctx) => reportClaims(ctx, { caseRef: null, unitId, period, figures: [figure(value)] }))
const told = <A>(who: PersonKey, deed: (ctx: Ctx) => Promise<A>) => province.as(who, deed)
const bytesOf = (file: GivenFile) => file.bytes as Buffer

describe('the section of an enterprise’s report', () => {
  const opened = (figures: unknown, records: unknown = null) =>
    told('plant', (ctx) =>
      openCase(ctx, {
        process: 'disclosure',
        unitId: province.unit.plant,
        title: '专章',
        period: '2026',
        answers: {
          enterprise: '大通某铝业公司工会',
          leadership: '党委研究两次',
          skills: '自主评价',
          rights: '职代会',
          figures,
          records,
        },
      }),
    )

  test('what is known is not typed: the figures that count, and the words of last time; nobody asks for another’s', async () => {
    await claimed('plant', province.unit.plant, '2026', 320)
    await opened(null)
    const known = await told('plant', (ctx) =>
      knownOfUnit({ ...ctx, query: { unitId: province.unit.plant, period: '2026' } } as never),
    )
    expect(known).toMatchObject({
      enterprise: '大通某铝业公司工会',
      leadership: '党委研究两次',
      figures: [{ indicator: 'members', value: 320, method: 'business' }],
    })
    const asked = { unitId: province.unit.plant, period: '2026' }
    await expect(told('works', (ctx) => knownOfUnit({ ...ctx, query: asked } as never))).rejects.toThrow(Missing)
  })

  test('each number names its claim, once others have checked it without a draft’s mark, and reads as PDF and as Word', async () => {
    const one = await opened([figure(325)])
    const before = await told('plant', (ctx) => disclosurePdf({ ...ctx, params: one } as never))
    expect((await measurePdf(bytesOf(before))).pages).toBeGreaterThan(0)
    await expect(told('plant', (ctx) => act(ctx, one, 'check'))).rejects.toThrow()
    await told('datong', (ctx) => act(ctx, one, 'check'))
    const { history } = await told('plant', (ctx) => showCase(ctx, one))
    expect(history.at(-1)?.action).toBe('check')
    const word = await told('plant', (ctx) => disclosureDocx({ ...ctx, params: one } as never))
    expect(word.name).toBe('大通某铝业公司工会2026年产改专章.docx')
    const [claim] = await told('plant', (ctx) => claimsOfCase(ctx.db, one))
    expect(claim).toMatchObject({ value: '325', state: 'accepted' })
    const text = strFromU8(unzipSync(bytesOf(word))['word/document.xml'] ?? new Uint8Array())
    expect(text).toContain(claim?.id)
    expect(text).toContain('325人')
    await expect(told('works', (ctx) => disclosurePdf({ ...ctx, params: one } as never))).rejects.toThrow(Missing)
  })
})

describe('the tables of a chapter', () => {
  const chapter = () =>
    told('clerk', (ctx) =>
      openCase(ctx, {
        process: 'chapter',
        unitId: province.unit.xining,
        title: '队伍壮大',
        answers: { area: 'ranks', outline: '写清进展', dueOn: '2027-03-01' },
      }),
    )
  const table = (more = {}) => ({
    title: '会员',
    indicators: '会员数',
    units: [province.unit.xining, province.unit.hainan],
    from: 2024,
    to: 2025,
    ...more,
  })
  const tabulate = async (tables: unknown[]) => {
    const one = await chapter()
    await told('clerk', (ctx) => act(ctx, one, 'tabulate', { input: { tables } }))
    return one
  }

  test('a figure names its claim; what was not reported is —, never nought, and is counted as missing; a dispute is marked', async () => {
    await claimed('xining', province.unit.xining, '2024', 9000)
    await claimed('xining', province.unit.xining, '2025', 9800)
    await claimed('clerk', province.unit.xining, '2025', 9900)
    const one = await tabulate([table()])
    const { tables, notes } = await told('clerk', (ctx) => chapterTables({ ...ctx, params: one } as never))
    expect(
      tables[0]?.rows.map(({ cells }) => cells.map(({ state, figure, disputed }) => [state, figure, disputed])),
    ).toEqual([
      [
        ['given', '9,000人', false],
        ['given', '9,800人', true],
      ],
      [
        ['missing', '—', false],
        ['missing', '—', false],
      ],
    ])
    expect(tables[0]?.reported).toEqual([
      { n: 1, of: 2, hidden: 0 },
      { n: 1, of: 2, hidden: 0 },
    ])
    expect(notes.map(({ n, claim }) => [n, claim.length])).toEqual([
      [1, 36],
      [2, 36],
    ])
    expect(notes[1]?.said).toContain('存争议')
  })

  test('who may not see a unit’s figures is told so; it is not counted as not reported', async () => {
    const one = await tabulate([table()])
    const { tables } = await told('xining', (ctx) => chapterTables({ ...ctx, params: one } as never))
    expect(tables[0]?.rows[1]?.cells[0]).toMatchObject({ state: 'hidden', figure: '无权查看' })
    expect(tables[0]?.reported[0]).toMatchObject({ of: 1, hidden: 1 })
  })

  test('goes out as workbook, figures as numbers, and as a chapter with its sources', async () => {
    const one = await tabulate([table()])
    const book = await told('clerk', (ctx) => chapterTablesXlsx({ ...ctx, params: one } as never))
    const [sheet, sources] = readSheets(bytesOf(book))
    expect(sheet?.rows[1]?.cells.slice(0, 2)).toEqual(['西宁市总工会', 9000])
    expect(sheet?.rows.at(-1)?.cells).toContain('1/2')
    expect(sources?.name).toBe('数据来源')
    const word = await told('clerk', (ctx) => chapterTablesDocx({ ...ctx, params: one } as never))
    expect(word.name).toBe('队伍壮大.docx')
  })

  test('a name that is no indicator, and years that run backwards, are refused with their row', async () => {
    await expect(tabulate([table(), table({ indicators: '会员数、没有的指标' })])).rejects.toThrow(Invalid)
    await expect(tabulate([table({ from: 2026, to: 2024 })])).rejects.toThrow(Refused)
    const one = await chapter()
    await expect(told('xining', (ctx) => act(ctx, one, 'tabulate', { input: { tables: [table()] } }))).rejects.toThrow(
      Missing,
    )
  })
})

describe('commended enterprises and state firms', () => {
  test('what bars an enterprise stops its nomination, and says by which practice', () => {
    const nominated = (clean: boolean) =>
      play(commendationProcess as unknown as AnyProcess, {
        on: '2026-11-20',
        answers: {
          ...{ enterprise: '大通某铝业公司', honour: '产改成效显著企业', deeds: '两年新增技师 12 名' },
          ...{ clean, proof: ['6f1b8c1e-3c0f-4f0e-9d55-0a1a2b3c4d5e'] },
        },
      })
    expect(nominated(false).whyNot('review')).toMatchObject([{ rule: 'barred' }])
    expect(nominated(true).whyNot('review')).toEqual([])
  })

  test('a state firm reports, another assesses, a third confirms; only what was not done becomes an order', async () => {
    const item = await told('clerk', (ctx) =>
      openCase(ctx, {
        process: 'responsibility',
        unitId: province.unit.plant,
        title: '把产改纳入党建工作责任制考核',
        answers: {
          ...{ system: 'party', area: 'status', item: '纳入责任书', measure: '有台账' },
          ...{ lead: '党委副书记', basis: '责任书', dueOn: '2026-12-20' },
        },
      }),
    )
    const assessed = { result: 'unmet', shortfall: '没有台账' }
    await told('plant', (ctx) => act(ctx, item, 'report', { input: { done: '已纳入', figures: null, proof: null } }))
    await expect(told('plant', (ctx) => act(ctx, item, 'assess', { input: assessed }))).rejects.toThrow(Missing)
    await told('clerk', (ctx) => act(ctx, item, 'assess', { input: assessed }))
    await expect(told('clerk', (ctx) => act(ctx, item, 'confirm'))).rejects.toThrow(Missing)
    await told('reviewer', (ctx) => act(ctx, item, 'confirm'))
    const done = await told('clerk', (ctx) => findCase(ctx.db, item))
    const orders = await told('clerk', async (ctx) => domain.offers?.shortfallOf?.(ctx, done as never))
    expect(orders).toMatchObject([{ unitId: province.unit.plant, finding: '没有台账' }])
    const met = { ...done, answers: { ...done?.answers, result: 'met' } }
    expect(await told('clerk', async (ctx) => domain.offers?.shortfallOf?.(ctx, met as never))).toEqual([])
    await expect(told('works', (ctx) => showCase(ctx, item))).rejects.toThrow(Missing)
  })
})
