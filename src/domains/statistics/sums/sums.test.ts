import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sexes, skillGrades } from '#kernel/codes'
import type { Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { dimensionOf } from '#kernel/indicator'
import { acceptClaims, countDue, listOfIndicator, reportClaims, withdrawClaims } from '#kernel/indicator/server'
import { addUnit, mergeUnits, moveUnit } from '#kernel/org/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import { domain } from '../domain.ts'
import { makeSums, sumUp, type ToldIn } from './job.ts'
import { periodsAround } from './periods.ts'
import { showFigures, showHead } from './show.ts'
import { type KeptSum, listSums, listThings, listUnitLines, type Thing } from './store.ts'

const indicator = (name: string, kind: 'flow' | 'stock' | 'ratio') => ({
  name,
  label: say(`测试指标${name}`, `Test ${name}`),
  measure: say('人', 'people'),
  direction: 'up' as const,
  per: 'quarter' as const,
  kind,
  decimals: 0,
  source: say('测试', 'Test'),
  dimensions:
    kind === 'ratio' ? [] : [dimensionOf(sexes, { without: [9] }), dimensionOf(skillGrades, { without: [0] })],
})

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([
    {
      ...domain,
      indicators: [indicator('trained', 'flow'), indicator('members', 'stock'), indicator('share', 'ratio')],
    },
  ])
})
afterAll(() => province.close())

/** Reports a figure of a unit, accepted at once unless told. Returns the case it belongs to. */
async function say1(
  ctx: Ctx,
  unitId: number,
  period: string,
  value: number,
  more: { indicator?: string; accept?: boolean; parts?: FigureAnswer['parts'] } = {},
) {
  const caseRef = { regionId: 630000, id: randomUUID() }
  const figure = {
    indicator: more.indicator ?? 'trained',
    value,
    qualifier: '',
    asOf: null,
    scope: '',
    method: 'filled' as const,
    ...(more.parts && { parts: more.parts }),
  }
  await reportClaims(ctx, { unitId, period, caseRef, figures: [figure] })
  if (more.accept !== false) await acceptClaims(ctx, caseRef)
  return caseRef
}

const kept = (period: string, tree: 'territorial' | 'industrial' = 'territorial', name = 'trained') =>
  province.asSystem(
    async ({ db }) =>
      new Map(
        (await listSums(db, { tree, indicator: name, period }))
          .filter(({ categories }) => categories === '')
          .map((s) => [s.unitId, s]),
      ),
  )

test('an accepted figure is counted for its unit and all above, by quarter and year; a reported one waits', async () => {
  const { unit } = province
  await province.asSystem(async (ctx) => {
    await say1(ctx, unit.plant, '2026-Q1', 30)
    await say1(ctx, unit.plant, '2026-Q2', 12)
    await say1(ctx, unit.works, '2026-Q1', 5)
    await say1(ctx, unit.works, '2026-Q2', 100, { accept: false })
  })
  expect((await province.asSystem(({ db }) => countDue(db))).waiting).toBe(4)
  await province.asSystem(sumUp)
  expect((await province.asSystem(({ db }) => countDue(db))).waiting).toBe(0)
  const [q1, year] = [await kept('2026-Q1'), await kept('2026')]
  expect([unit.plant, unit.datong, unit.xining, unit.province].map((id) => q1.get(id)?.value)).toEqual([
    '30',
    '30',
    '30',
    '35',
  ])
  expect([year.get(unit.province)?.value, year.get(unit.hainan)?.value]).toEqual(['47', '5'])
  expect((await kept('2026-Q2')).get(unit.province)).toMatchObject({
    value: '12',
    reported: 1,
    expected: 2,
    state: 'partial',
  })
})

test('what a county reports for itself stands for its plants, and a difference is said', async () => {
  const { unit } = province
  await province.asSystem((ctx) => say1(ctx, unit.datong, '2026-Q1', 40))
  await province.asSystem(sumUp)
  const q1 = await kept('2026-Q1')
  expect(q1.get(unit.province)?.value).toBe('45')
  expect(q1.get(unit.datong)).toMatchObject({ value: '40', own: '40', warnings: ['whole-and-below', 'whole-differs'] })
  expect(q1.get(unit.plant)?.value).toBe('30')
})

test('shares are not added up', async () => {
  const { unit } = province
  await province.asSystem((ctx) => say1(ctx, unit.plant, '2026-Q1', 17, { indicator: 'share' }))
  await province.asSystem(sumUp)
  expect([...(await kept('2026-Q1', 'territorial', 'share')).keys()]).toEqual([unit.plant])
})

test('a county clerk sees the county and below, not the neighbour; the page says what waits', async () => {
  const { unit } = province
  const asked = { tree: 'territorial' as const, indicator: 'trained', period: '2026-Q1', page: 1, size: 50 }
  const of = (login: 'datong' | 'xining' | 'clerk' | 'plant', unitId?: number) =>
    province.as(login, async (ctx) =>
      (await showFigures(ctx, { ...asked, unitId })).rows.map((row) => [row.name, row.value]),
    )
  expect(await of('datong')).toEqual([
    ['大通县总工会', '40'],
    ['大通某铝业公司工会', '30'],
  ])
  expect(await of('xining', unit.datong)).toEqual(await of('datong'))
  for (const [login, other] of [
    ['datong', unit.gonghe],
    ['datong', unit.xining],
    ['plant', unit.datong],
  ] as const)
    await expect(of(login, other)).rejects.toThrow(Missing)
  const head = await province.as('datong', (ctx) => showHead(ctx, asked))
  expect(head).toMatchObject({
    unitName: '大通县总工会',
    period: '2026-Q1',
    waiting: 0,
    indicator: { name: 'trained' },
  })
  expect(head.trend.at(-1)).toEqual({ at: '2026-Q1', value: '40' })
})

/** The same choices every time. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** Sums made from the claims alone, whatever is kept: what shorter periods and the other tree hide is reckoned again each time. */
function recount(db: Ctx['db'], units: Awaited<ReturnType<typeof listUnitLines>>) {
  const made = new Map<string, Promise<KeptSum[]>>()
  const of = (thing: Thing): Promise<KeptSum[]> => {
    const key = JSON.stringify(thing)
    const found = made.get(key) ?? makeSums(db, thing, units, toldIn)
    made.set(key, found)
    return found
  }
  const toldIn: ToldIn = async (name, periods) => {
    const told = new Map<string, boolean>()
    for (const period of periods)
      for (const one of await of({ tree: 'territorial', indicator: name, period })) {
        const dimension = one.categories.split('=')[0]
        if (dimension) told.set(dimension, one.isHidden || (told.get(dimension) ?? false))
      }
    return told
  }
  return of
}

/** A figure with none, some or all of its categories told; zeros are told and gaps are not. */
function someFigure(roll: (n: number) => number): [number, Parameters<typeof say1>[4]] {
  const more = { indicator: ['trained', 'members'][roll(2)] ?? 'trained', accept: roll(4) > 0 }
  const value = roll(200)
  const told = roll(3)
  if (told === 0) return [value, more]
  const men = roll(value + 1)
  const sex: Record<string, number> = roll(3) === 0 ? { '1': men } : { '1': men, '2': value - men }
  const grade = { '1': roll(men + 1), '4': 0, '6': null }
  return [value, { ...more, parts: { sex, ...(told === 2 && { 'skill-grade': grade }) } }]
}

test('kept sums equal a recount of everything, whatever was reported, taken back, moved and merged', async () => {
  const roll = dice(29)
  const { unit } = province
  const plants = await province.asSystem(async (ctx) => {
    const made: number[] = []
    const power = {
      name: '电力产业工会',
      kind: 'industry-union' as const,
      regionId: 630000,
      shortName: null,
      aliases: [],
      uscc: null,
      validFrom: '2020-01-01',
    }
    const industry = (await addUnit(ctx, { ...power, parentId: unit.province, industrialParentId: null })).id
    for (let i = 0; i < 8; i++) {
      const parentId = [unit.datong, unit.huangzhong, unit.gonghe][i % 3] ?? unit.datong
      const facts = {
        name: `试验厂${i}工会`,
        kind: 'base-union' as const,
        regionId: 630000,
        shortName: null,
        aliases: [],
        uscc: null,
        validFrom: '2020-01-01',
      }
      made.push((await addUnit(ctx, { ...facts, parentId, industrialParentId: i % 2 ? industry : null })).id)
    }
    return made
  })
  const living = [...plants]
  const seen = new Set<string>()
  const cases: { regionId: number; id: string }[] = []
  for (let round = 0; round < 10; round++) {
    await province.asSystem(async (ctx) => {
      for (let i = 0; i < 6; i++) {
        const unitId = living[roll(living.length)] ?? unit.plant
        const period = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-04', '2026-H1', '2026'][roll(6)] ?? '2026'
        cases.push(await say1(ctx, unitId, period, ...someFigure(roll)))
      }
      const back = cases[roll(cases.length)]
      if (back && roll(2) === 0) await withdrawClaims(ctx, back)
    })
    const on = `2026-0${1 + Math.min(round, 8)}-15`
    if (roll(2) === 0) {
      const moved = living[roll(living.length)] ?? 0
      const to = [unit.datong, unit.huangzhong, unit.gonghe][roll(3)] ?? unit.datong
      await province
        .asSystem((ctx) => moveUnit(ctx, moved, { on, source: '测试', parentId: to } as never))
        .catch(() => undefined)
    }
    if (round % 4 === 3 && living.length > 4) {
      const [from = 0] = living.splice(roll(living.length), 1)
      await province.asSystem((ctx) =>
        mergeUnits(ctx, { on, source: '测试', from: [from], into: { unitId: living[0] ?? 0 } }),
      )
    }
    await province.asSystem(sumUp)
    if (round % 3 !== 0) continue
    await province.asSystem(async ({ db }) => {
      const units = await listUnitLines(db)
      const again = recount(db, units)
      const things = new Set(
        (await listThings(db)).flatMap(({ indicator: name, period }) =>
          periodsAround(period).map((p) => `${name} ${p}`),
        ),
      )
      for (const key of things)
        for (const tree of ['territorial', 'industrial'] as const) {
          const [name = '', period = ''] = key.split(' ')
          const thing = { tree, indicator: name, period }
          const kept = await listSums(db, thing)
          expect(kept, `round ${round}: ${key} ${tree}`).toEqual(await again(thing))
          for (const one of kept)
            if (one.categories.startsWith('sex=')) seen.add(`${period.length} ${tree} ${one.isHidden}`)
        }
    })
  }
  // Quarters and years of both trees were among them, some shown by sex and some not.
  for (const one of ['7 territorial', '7 industrial', '4 territorial', '4 industrial'])
    expect([one, seen.has(`${one} true`), seen.has(`${one} false`)]).toEqual([one, true, true])
  // And by hand: the province's quarter is what its units said for exactly that quarter, counties with a figure of their own apart.
  const claims = await province.asSystem(({ db }) => listOfIndicator(db, 'members', ['2026-Q1'], ['accepted']))
  const totals = claims.filter((c) => c.categories === '')
  const latest = new Map(totals.sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1)).map((c) => [c.unitId, c]))
  expect(claims.length).toBeGreaterThan(totals.length)
  if (latest.size > 0)
    expect((await kept('2026-Q1', 'territorial', 'members')).get(unit.province)?.reported).toBe(latest.size)
}, 240_000)

test('a unit that moved is listed below where it stood last in the period, and below the one before in an earlier period', async () => {
  const { unit } = province
  const facts = { name: '搬迁厂工会', kind: 'base-union' as const, regionId: 630000, shortName: null, aliases: [] }
  const moved = await province.asSystem(async (ctx) => {
    const born = { ...facts, uscc: null, validFrom: '2020-01-01', industrialParentId: null, parentId: unit.datong }
    const { id } = await addUnit(ctx, born)
    for (const period of ['2025-Q4', '2026-Q1', '2026-Q2']) await say1(ctx, id, period, 7)
    await moveUnit(ctx, id, { on: '2026-02-15', source: '测试', parentId: unit.huangzhong })
    return id
  })
  await province.asSystem(sumUp)
  const below = (unitId: number, period: string) =>
    province.asSystem(async (ctx) => {
      const asked = { tree: 'territorial' as const, indicator: 'trained', period, unitId, page: 1, size: 200 }
      return (await showFigures(ctx, asked)).rows.some((row) => row.unitId === moved)
    })
  for (const [period, first, last] of [
    ['2025-Q4', true, false],
    ['2026-Q1', false, true],
    ['2026-Q2', false, true],
  ] as const)
    expect([period, await below(unit.datong, period), await below(unit.huangzhong, period)]).toEqual([
      period,
      first,
      last,
    ])
})
