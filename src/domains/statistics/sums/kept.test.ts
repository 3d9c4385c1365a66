import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastDayOf, parsePeriod } from '#kernel/calendar'
import { sexes } from '#kernel/codes'
import type { Ctx } from '#kernel/domain/server'
import { dimensionOf } from '#kernel/indicator'
import { acceptClaims, reportClaims } from '#kernel/indicator/server'
import { addUnit } from '#kernel/org/server'
import { changeParameter } from '#kernel/parameter/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { say } from '#platform/say'
import { rangeOfSum } from '../../../kernel/disclosure/outsider.testing.ts'
import { domain } from '../domain.ts'
import { sumUp } from './job.ts'
import { leastCount } from './parameters.ts'
import { listSums } from './store.ts'

const indicator = (name: string, per: 'quarter' | 'as-of', kind: 'flow' | 'stock') => ({
  name,
  label: say(`测试指标${name}`, `Test ${name}`),
  measure: say('人', 'people'),
  direction: 'up' as const,
  decimals: 0,
  source: say('测试', 'Test'),
  dimensions: [dimensionOf(sexes, { without: [0, 9] })],
  per,
  kind,
})

const trees = ['territorial', 'industrial'] as const
let province: TestProvince
/** Four plants of the power industry in two counties and two prefectures, and their industrial union. */
const plants: number[] = []
let industry = 0
/** A union of the industry in a county, and a plant below it in the industrial tree and beside it in the territorial one. */
let branch = 0
let below = 0
beforeAll(async () => {
  const indicators = [
    indicator('taught', 'quarter', 'flow'),
    indicator('helped', 'quarter', 'flow'),
    indicator('present', 'as-of', 'stock'),
  ]
  province = await openTestProvince([{ ...domain, indicators }])
  const { unit } = province
  const facts = { regionId: 630000, shortName: null, aliases: [], uscc: null, validFrom: '2000-01-01' }
  await province.asSystem(async (ctx) => {
    const power = { ...facts, name: '电力产业工会', kind: 'industry-union' as const }
    industry = (await addUnit(ctx, { ...power, parentId: unit.province, industrialParentId: null })).id
    for (const [i, parentId] of [unit.datong, unit.datong, unit.huangzhong, unit.gonghe].entries()) {
      const plant = { ...facts, name: `电厂${i}工会`, kind: 'base-union' as const }
      plants.push((await addUnit(ctx, { ...plant, parentId, industrialParentId: industry })).id)
    }
    const inDatong = { ...facts, parentId: unit.datong }
    const local = { ...inDatong, name: '大通电力工会', kind: 'industry-union' as const, industrialParentId: industry }
    branch = (await addUnit(ctx, local)).id
    const plant = { ...inDatong, name: '大通电厂工会', kind: 'base-union' as const, industrialParentId: branch }
    below = (await addUnit(ctx, plant)).id
  })
})
afterAll(() => province.close())

/** A plant's figure by sex, accepted at once. */
async function tell(ctx: Ctx, name: string, unitId: number, period: string, [men, women]: readonly [number, number]) {
  const caseRef = { regionId: 630000, id: randomUUID() }
  const asOf = name === 'present' ? lastDayOf(parsePeriod(period)) : null
  const told = { indicator: name, asOf, value: null, qualifier: '', scope: '', method: 'filled' as const }
  await reportClaims(ctx, { unitId, period, caseRef, figures: [{ ...told, parts: { sex: { '1': men, '2': women } } }] })
  await acceptClaims(ctx, caseRef)
}

/** How many sums by sex are shown and hidden in a period, as `tree shown/hidden`. */
const seen = (name: string, period: string) =>
  province.asSystem(async ({ db }) => {
    const found: string[] = []
    for (const tree of trees) {
      const bySex = (await listSums(db, { tree, indicator: name, period })).filter(
        ({ categories }) => categories !== '',
      )
      const hidden = bySex.filter(({ isHidden }) => isHidden).length
      found.push(`${tree} ${bySex.length - hidden}/${hidden}`)
    }
    return found
  })

const large = [40, 30] as const

test('large counts are shown in both trees, the year and its parts; one small count closes what would give it away, until it is put right', async () => {
  await province.asSystem(async (ctx) => {
    for (const plant of plants) for (const q of ['Q1', 'Q3']) await tell(ctx, 'helped', plant, `2025-${q}`, large)
    await sumUp(ctx)
  })
  const open = ['territorial 20/0', 'industrial 10/0']
  for (const period of ['2025-Q1', '2025-H1', '2025'])
    expect([period, await seen('helped', period)]).toEqual([period, open])
  const correct = (told: readonly [number, number]) =>
    province.asSystem(async (ctx) => {
      const later = { ...ctx, now: new Date(ctx.now.getTime() + told[1] * 60_000) }
      await tell(later, 'helped', plants[0] ?? 0, '2025-Q1', told)
      await sumUp(later)
    })
  await correct([40, 2])
  for (const period of ['2025-H1', '2025'])
    expect([period, await seen('helped', period)]).toEqual([period, ['territorial 0/20', 'industrial 0/10']])
  expect((await seen('helped', '2025-Q1'))[1]).toBe('industrial 0/10')
  expect(await seen('helped', '2025-Q3')).toEqual(open)
  await correct([40, 31])
  for (const period of ['2025-Q1', '2025-H1', '2025'])
    expect([period, await seen('helped', period)]).toEqual([period, open])
})

test('a half that hides something closes its year: the other half would be taken from it', async () => {
  await province.asSystem(async (ctx) => {
    for (const plant of plants) await tell(ctx, 'helped', plant, '2023-H2', large)
    await tell(ctx, 'helped', plants[0] ?? 0, '2023-H1', [20, 2])
    await tell(ctx, 'helped', plants[1] ?? 0, '2023-H1', large)
    await sumUp(ctx)
  })
  expect((await seen('helped', '2023-H2'))[0]).toBe('territorial 20/0')
  expect((await seen('helped', '2023'))[0]).toBe('territorial 0/20')
})

test('a year that has to hide something by itself is not shown in part: its quarters stand beside it', async () => {
  await province.asSystem(async (ctx) => {
    for (const plant of plants.slice(0, 3)) await tell(ctx, 'helped', plant, '2019-Q1', large)
    await tell(ctx, 'helped', plants[3] ?? 0, '2019', [40, 3])
    await sumUp(ctx)
  })
  expect((await seen('helped', '2019-Q1'))[0]).toMatch(/\/0$/)
  expect(await seen('helped', '2019')).toEqual(['territorial 0/20', 'industrial 0/10'])
})

test('few people that an industrial union has beside its plants are not told from them in its tree', async () => {
  await province.asSystem(async (ctx) => {
    await tell(ctx, 'helped', branch, '2018-Q1', [40, 32])
    await tell(ctx, 'helped', below, '2018-Q1', large)
    await sumUp(ctx)
  })
  expect(await seen('helped', '2018-Q1')).toEqual(['territorial 10/0', 'industrial 0/6'])
})

test('a stock as of a day: a longer period would say again what a shorter one hides', async () => {
  await province.asSystem(async (ctx) => {
    for (const plant of plants) await tell(ctx, 'present', plant, '2025-Q4', large)
    await tell(ctx, 'present', plants[0] ?? 0, '2025-Q2', [40, 3])
    await sumUp(ctx)
  })
  expect((await seen('present', '2025-Q4'))[0]).toBe('territorial 20/0')
  expect((await seen('present', '2025-Q2'))[0]).not.toMatch(/\/0$/)
  expect((await seen('present', '2025'))[0]).toBe('territorial 0/20')
})

test('while figures of a quarter wait for the next run, its year is not shown by category', async () => {
  await province.asSystem(async (ctx) => {
    for (const plant of plants) await tell(ctx, 'helped', plant, '2022-Q2', large)
    await sumUp(ctx)
    await tell(ctx, 'helped', plants[0] ?? 0, '2022-Q3', large)
  })
  await province.asSystem(async (ctx) => {
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 60_000) }
    await tell(later, 'helped', plants[0] ?? 0, '2022-Q1', [44, 3])
    await sumUp(later, 1)
  })
  expect((await seen('helped', '2022'))[0]).toBe('territorial 0/20')
  await province.asSystem(sumUp)
  expect((await seen('helped', '2022'))[0]).toBe('territorial 0/20')
})

test('a new smallest count is followed at the next run', async () => {
  await province.asSystem(async (ctx) => {
    for (const plant of plants) await tell(ctx, 'helped', plant, '2021-Q1', [40, 8])
    await sumUp(ctx)
  })
  expect(await seen('helped', '2021')).toEqual(['territorial 20/0', 'industrial 10/0'])
  await province.asSystem(async (ctx) => {
    const change = { key: leastCount, region: null, value: 10, validFrom: '2020-01-01', source: say('测试', 'Test') }
    await changeParameter(ctx.db, { personId: null, name: '测试' }, { ...change, confidence: 'D', reason: '测试' })
    await sumUp(ctx)
  })
  expect(await seen('helped', '2021')).toEqual(['territorial 0/20', 'industrial 0/10'])
})

/** The same choices every time. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** What a plant said of a period: its men and women. */
interface Said {
  plant: number
  period: string
  counts: readonly [number, number]
}

/** Plants report by quarter, half or year, each in its own way; in some years few people are among them. */
function someYear(roll: (n: number) => number, year: number): Said[] {
  const few = [0, 12, 4][year % 3] ?? 0
  const count = () => (few > 0 && roll(few) === 0 ? 1 + roll(4) : roll(6) === 0 ? 0 : 10 + roll(60))
  const ways = [[`${year}-Q1`, `${year}-Q2`], [`${year}-Q1`, `${year}-H2`], [`${year}-H1`, `${year}-H2`], [`${year}`]]
  return plants.flatMap((plant) =>
    (ways[roll(ways.length)] ?? []).map((period) => ({ plant, period, counts: [count(), count()] as const })),
  )
}

const periodsOf = (year: number) => [`${year}-Q1`, `${year}-Q2`, `${year}-H1`, `${year}-H2`, `${year}`]
const isWithin = (inner: string, outer: string) =>
  inner === outer || outer.length === 4 || (outer.endsWith('H1') && /Q[12]$/.test(inner))

test('an outsider who reads both trees, the quarters, the halves and the year derives no small category', async () => {
  const roll = dice(7)
  const years = Array.from({ length: 12 }, (_, i) => 2002 + i).map((year) => ({ year, said: someYear(roll, year) }))
  await province.asSystem(async (ctx) => {
    for (const { said } of years)
      for (const { plant, period, counts } of said) await tell(ctx, 'taught', plant, period, counts)
    await sumUp(ctx)
  })
  const { unit } = province
  const [first = 0, second = 0, third = 0, fourth = 0] = plants
  const plantsOf = new Map([
    ...plants.map((plant): [number, number[]] => [plant, [plant]]),
    [unit.datong, [first, second]],
    [unit.huangzhong, [third]],
    [unit.xining, [first, second, third]],
    [unit.gonghe, [fourth]],
    [unit.hainan, [fourth]],
    [unit.province, plants],
    [industry, plants],
  ])
  const found = { small: 0, shown: 0, openYears: 0 }
  for (const { year, said } of years) {
    const partsOf = (unitId: number, period: string, sexesOf: readonly number[]) =>
      said.flatMap((one, i) =>
        plantsOf.get(unitId)?.includes(one.plant) && isWithin(one.period, period) ? sexesOf.map((s) => 2 * i + s) : [],
      )
    const sumOf = (parts: readonly number[]) =>
      parts.reduce((all, at) => all + (said[Math.floor(at / 2)]?.counts[at % 2] ?? 0), 0)
    const shown = new Map<string, { parts: number[]; value: number }>()
    for (const period of periodsOf(year))
      for (const tree of trees)
        for (const one of await province.asSystem(({ db }) => listSums(db, { tree, indicator: 'taught', period }))) {
          if (one.isHidden || one.value === null) continue
          const parts = partsOf(
            one.unitId,
            period,
            one.categories === '' ? [0, 1] : [Number(one.categories.at(-1)) - 1],
          )
          expect(sumOf(parts), `${period} ${tree} ${one.unitId} ${one.categories}`).toBe(Number(one.value))
          shown.set(parts.join(), { parts, value: Number(one.value) })
          if (one.categories !== '') found.shown++
          if (one.categories !== '' && period === `${year}`) found.openYears++
        }
    const targets = new Map<string, number[]>()
    for (const period of periodsOf(year))
      for (const unitId of plantsOf.keys())
        for (const s of [0, 1]) {
          const parts = partsOf(unitId, period, [s])
          if (sumOf(parts) > 0 && sumOf(parts) < 5) targets.set(parts.join(), parts)
        }
    for (const parts of targets.values()) {
      found.small++
      const { least, most } = rangeOfSum(said.length * 2, [...shown.values()], parts)
      expect(most - least, `${year}: ${parts} of ${JSON.stringify(said)}`).toBeGreaterThan(0.5)
    }
  }
  expect(found.small).toBeGreaterThan(15)
  expect(found.shown).toBeGreaterThan(300)
  expect(found.openYears).toBeGreaterThan(60)
})
