import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sexes, skillGrades } from '#kernel/codes'
import type { Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { dimensionOf, readCategories } from '#kernel/indicator'
import {
  acceptClaims,
  claimsOfCase,
  findClaims,
  headlineClaim,
  listOfIndicator,
  reportClaims,
} from '#kernel/indicator/server'
import { readHistory, readModel, readQuery, readValues, reckon } from '#kernel/tally'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { domain } from '../domain.ts'
import { definitionsOf } from '../formulas/definitions.ts'
import { sumUp } from './job.ts'
import { showFigures, showHead } from './show.ts'
import { listUnitLines } from './store.ts'

const sex = dimensionOf(sexes, { without: [9] })
const grade = dimensionOf(skillGrades, { without: [0, 7, 8] })
const indicator = (name: string, dimensions = [sex], kind: 'flow' | 'stock' = 'flow') => ({
  name,
  label: say(`测试指标${name}`, `Test ${name}`),
  measure: say('人', 'people'),
  direction: 'up' as const,
  per: 'quarter' as const,
  kind,
  decimals: 0,
  source: say('测试', 'Test'),
  dimensions,
})

let province: TestProvince
beforeAll(async () => {
  const indicators = [indicator('skilled', [grade, sex]), indicator('members', [sex], 'stock'), indicator('helped')]
  province = await openTestProvince([{ ...domain, indicators }])
})
afterAll(() => province.close())

type Told = Partial<FigureAnswer> & { indicator: string }

/** Reports a figure of a unit, accepted at once. */
async function tell(ctx: Ctx, unitId: number, period: string, told: Told) {
  const caseRef = { regionId: 630000, id: randomUUID() }
  const figure = { value: null, qualifier: '', asOf: null, scope: '', method: 'filled' as const, ...told }
  await reportClaims(ctx, { unitId, period, caseRef, figures: [figure] })
  await acceptClaims(ctx, caseRef)
  return caseRef
}

const refused = async (deed: Promise<unknown>): Promise<string[]> => {
  const thrown = await deed.then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(Invalid)
  return (thrown as Invalid).faults.map(({ path, message }) => `${path} ${message.zh}`)
}

const ask = (login: 'clerk' | 'datong' | 'xining', more: Record<string, unknown>) =>
  province.as(login, (ctx) =>
    showFigures(ctx, { tree: 'territorial', period: '2026-Q1', page: 1, size: 200, ...more } as never),
  )

test('the categories are typed once: complete ones make the total, and each is a claim of its own', async () => {
  const { unit } = province
  const claims = await province.asSystem(async (ctx) => {
    const ref = await tell(ctx, unit.plant, '2026-Q1', { indicator: 'members', parts: { sex: { '1': 70, '2': 50 } } })
    return claimsOfCase(ctx.db, ref)
  })
  expect(claims.map((c) => [c.categories, c.scope, c.value, c.basis]).sort()).toEqual([
    ['', '', '120', '各分类相加'],
    ['sex=1', '性别：男', '70', ''],
    ['sex=2', '性别：女', '50', ''],
  ])
  const head = await province.asSystem((ctx) => headlineClaim(ctx, 'members', unit.plant, '2026-Q1'))
  expect([head?.claim.value, head?.others.length]).toEqual(['120', 0])
})

test('what does not add up is refused, naming dimension, sum and total', async () => {
  const { unit } = province
  const wrong = (told: Told) =>
    refused(province.asSystem((ctx) => tell(ctx, unit.plant, '2026-Q2', { ...told, indicator: told.indicator })))
  expect(await wrong({ indicator: 'members', value: 130, parts: { sex: { '1': 70, '2': 50 } } })).toEqual([
    'figures.0.value 按“性别”各类相加为 120，与合计 130 不符',
  ])
  expect(await wrong({ indicator: 'members', parts: { sex: { '1': 70 } } })).toEqual([
    'figures.0.value “性别”未填齐，合计须另填',
  ])
  expect(await wrong({ indicator: 'members', value: 60, parts: { sex: { '1': 70 } } })).toHaveLength(1)
  expect(await wrong({ indicator: 'members', value: 60, parts: { sex: { '7': 70 } } })).toContain(
    'figures.0.parts.sex.7 “性别”中没有这一类别',
  )
  expect(await wrong({ indicator: 'members', value: 60, parts: { age: { '1': 7 } } })).toHaveLength(1)
  expect(await wrong({ indicator: 'members', value: 9, parts: { sex: { '1': 10, '2': -1 } } })).toContain(
    'figures.0.parts.sex.2 分类数不能小于零',
  )
  expect(await province.asSystem(({ db }) => listOfIndicator(db, 'members', ['2026-Q2'], ['reported']))).toEqual([])
})

test('a corrected report takes the place of its categories too; a line of a sheet names its category in words', async () => {
  const { unit } = province
  const live = (period: string) =>
    province.asSystem(async ({ db }) =>
      (await listOfIndicator(db, 'helped', [period], ['accepted'])).map((c) => `${c.categories} ${c.value}`).sort(),
    )
  await province.asSystem(async (ctx) => {
    await tell(ctx, unit.plant, '2026-Q1', { indicator: 'helped', parts: { sex: { '1': 30, '2': 20 } } })
    await tell({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) }, unit.plant, '2026-Q1', {
      indicator: 'helped',
      value: 44,
    })
  })
  expect(await live('2026-Q1')).toEqual([' 44'])
  await province.asSystem((ctx) =>
    tell(ctx, unit.plant, '2026-Q2', { indicator: 'helped', value: 7, scope: '性别: 女' }),
  )
  expect(await live('2026-Q2')).toEqual(['sex=2 7'])
})

test('a figure is broken down with N of M; what has no category, and who told none, is said apart', async () => {
  const { unit } = province
  await province.asSystem(async (ctx) => {
    await tell(ctx, unit.huangzhong, '2026-Q1', { indicator: 'members', value: 90, parts: { sex: { '1': 40 } } })
    await tell(ctx, unit.gonghe, '2026-Q1', { indicator: 'members', value: 60 })
    await sumUp(ctx)
  })
  const { rows } = await ask('clerk', { indicator: 'members', by: 'sex' })
  const self = rows.filter(({ isSelf }) => isSelf)
  expect(self.map((r) => [r.categoryKey, r.value, r.reported, r.expected, r.state])).toEqual([
    [null, '270', 3, 3, 'value'],
    ['1', '110', 2, 3, 'partial'],
    ['2', '50', 1, 3, 'partial'],
    ['rest', '110', 3, 3, 'value'],
  ])
  const hainan = rows.filter(({ unitId }) => unitId === unit.hainan)
  expect(hainan.map((r) => [r.categoryKey, r.value])).toEqual([[null, '60']])
  const head = await province.as('clerk', (ctx) =>
    showHead(ctx, { tree: 'territorial', indicator: 'members', period: '2026-Q1', by: 'sex' }),
  )
  expect(head.dimensions.map(({ name }) => name)).toEqual(['sex'])
  expect(head.breakdown?.rows).toHaveLength(4)
  const other = await ask('clerk', { indicator: 'members', by: 'skill-grade' })
  expect(other.rows.every(({ category }) => category === null)).toBe(true)
  await refused(ask('clerk', { indicator: 'members', by: 'height' }))
})

test('few people are not told apart, nor what would give them away; nobody lists their claims but who said them', async () => {
  const { unit } = province
  await province.asSystem(async (ctx) => {
    const parts = (men: number, women: number) => ({ sex: { '1': men, '2': women } })
    await tell(ctx, unit.datong, '2026-Q1', { indicator: 'skilled', parts: parts(48, 2) })
    await tell(ctx, unit.huangzhong, '2026-Q1', { indicator: 'skilled', parts: parts(60, 40) })
    await tell(ctx, unit.gonghe, '2026-Q1', { indicator: 'skilled', parts: parts(50, 30) })
    await sumUp(ctx)
  })
  const of = async (unitId: number) =>
    (await ask('clerk', { indicator: 'skilled', by: 'sex', unitId })).rows
      .filter(({ categoryKey }) => categoryKey !== null)
      .map((r) => [r.unitId, r.categoryKey, r.value, r.isHidden] as const)
  const shown = [...(await of(unit.province)), ...(await of(unit.xining))]
  const datong = shown.filter(([id]) => id === unit.datong)
  expect(datong.every(([, , value, isHidden]) => isHidden && value === null)).toBe(true)
  // 158 men and 72 women are known of the province; Xining cannot be shown beside Huangzhong.
  const open = new Set(shown.filter(([, , , isHidden]) => !isHidden).map(([id]) => id))
  expect(open.has(unit.xining) && open.has(unit.huangzhong)).toBe(false)
  expect(open.has(unit.province)).toBe(true)
  // A year that is made of such quarters shows no more than they do.
  const year = (await ask('clerk', { indicator: 'skilled', by: 'sex', period: '2026' })).rows
  expect(year.filter((r) => r.categoryKey !== null && !r.isHidden)).toEqual([])
  const listed = (login: 'clerk' | 'plant') =>
    province.as(login, async ({ db, ownUnits }) => {
      const search = {
        scope: { territorial: [{ regionId: 630000, lo: 0, hi: 9e15 }], industrial: [] },
        indicator: 'members',
        own: ownUnits,
      }
      return [...new Set((await findClaims(db, search, 50)).map((c) => c.categories))].sort()
    })
  await province.as('plant', (ctx) =>
    reportClaims(ctx, {
      ...{ caseRef: null, unitId: unit.plant, period: '2026-Q3' },
      figures: [
        {
          indicator: 'members',
          value: null,
          qualifier: '',
          asOf: null,
          scope: '',
          method: 'filled',
          parts: { sex: { '1': 3, '2': 9 } },
        },
      ],
    }),
  )
  expect(await listed('clerk')).toEqual([''])
  expect(await listed('plant')).toEqual(['', 'sex=1', 'sex=2'])
})

test('the page and `indicators run` give the same figures by category, of a unit and those below it', async () => {
  const stock = await province.asSystem(async ({ db }) => {
    const claims = await listOfIndicator(db, 'members', ['2026-Q1'], ['accepted'])
    const lines = await listUnitLines(db)
    return { claims, lines }
  })
  const speakers = new Set(stock.claims.map((c) => c.unitId))
  const definitions = definitionsOf([indicator('members', [sex], 'stock')], [])
  const model = readModel(definitions)
  const units = readHistory(
    stock.lines.map((line) => ({
      row: {
        ...{ id: String(line.unitId), name: null, kind: speakers.has(line.unitId) ? 'due' : 'other' },
        territorialParent: line.parentId === null ? null : String(line.parentId),
        industrialParent: null,
        ...{ from: line.validFrom, to: line.validTo, mergedInto: null, splitInto: [] },
      },
      where: { file: 'units' },
    })),
  )
  const { values } = readValues(
    stock.claims.map((c) => ({
      row: {
        ...{ id: c.id, unit: String(c.unitId), indicator: c.indicator, period: c.period, value: c.value },
        dimensions: readCategories(c.categories),
      },
      where: { file: 'values' },
    })),
    model,
    units,
  )
  const { unit } = province
  const query = {
    ...{
      tree: 'territorial',
      indicators: ['members'],
      units: [String(unit.province)],
      periods: ['2026-Q1'],
      by: ['sex'],
    },
    rows: 'self-and-children',
  }
  const run = reckon({ model, units, values }, readQuery(query, model, units, '2026-11-28'))
  const { rows } = await ask('clerk', { indicator: 'members', by: 'sex' })
  const told = run.flatMap((row) => {
    const shown = rows.find((r) => String(r.unitId) === row.unit && r.categoryKey === row.dimensions.sex)
    return row.dimensions.sex !== null && shown && !shown.isHidden ? [{ row, shown }] : []
  })
  expect(told.length).toBeGreaterThanOrEqual(2)
  for (const { row, shown } of told)
    expect([shown.value, shown.state, shown.reported, shown.expected]).toEqual([
      row.value,
      row.state,
      row.reported,
      row.expected,
    ])
})
