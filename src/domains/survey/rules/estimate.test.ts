import { describe, expect, test } from 'vitest'
import { meanOf, shareOf, totalOf, type Unit } from './estimate.ts'
import { quantile } from './quantile.ts'
import { rake } from './weights.ts'

const unit = (stratum: string, cluster: string, weight: number, value: number): Unit => ({
  stratum,
  cluster,
  weight,
  value,
})

describe('two strata of 100 and 50, two drawn from each (worked by hand)', () => {
  const units = [unit('甲', '1', 50, 1), unit('甲', '2', 50, 3), unit('乙', '3', 25, 2), unit('乙', '4', 25, 6)]
  test('the mean is the strata’s by their sizes, its variance Σ W²s²/n', () => {
    const mean = meanOf(units)
    expect(mean?.value).toBeCloseTo(8 / 3, 12)
    expect((mean?.error ?? 0) ** 2).toBeCloseTo(8 / 9, 12)
    // Two clusters in two strata leave two degrees of freedom: 4.3027 standard errors.
    expect(mean?.high).toBeCloseTo(8 / 3 + 4.302653 * Math.sqrt(8 / 9), 5)
  })
  test('the total is 150 times as much', () => {
    expect(totalOf(units)?.value).toBeCloseTo(400, 9)
    expect(totalOf(units)?.error).toBeCloseTo(150 * Math.sqrt(8 / 9), 9)
  })
})

describe('three teams of two, who say the same in two of them (worked by hand)', () => {
  const units = [
    [1, 1],
    [0, 0],
    [1, 0],
  ].flatMap((team, i) => team.map((value) => unit('', String(i), 1, value)))
  test('the variance is between teams: 1/12, which is 5/3 of that of six drawn at random', () => {
    const share = shareOf(units)
    expect(share?.value).toBe(0.5)
    expect((share?.error ?? 0) ** 2).toBeCloseTo(1 / 12, 12)
    expect(share?.deff).toBeCloseTo(5 / 3, 12)
    expect(share?.effective).toBeCloseTo(3.6, 12)
  })
  test('the interval stays between 0 and 1, and there is one where all say the same', () => {
    const share = shareOf(units)
    expect(share?.low).toBeGreaterThan(0)
    expect(share?.high).toBeLessThan(1)
    const none = shareOf(units.map((one) => ({ ...one, value: 0 })))
    expect([none?.low, none?.deff]).toEqual([0, null])
    expect(none?.high).toBeCloseTo(1 - 0.025 ** (1 / 6), 12)
    expect(shareOf([])).toBeNull()
  })
})

test('equal weights drawn at random have a design effect of 1, unequal ones more', () => {
  const values = [1, 0, 1, 1, 0, 0, 1, 0]
  const equal = values.map((value, i) => unit('', String(i), 3, value))
  expect(shareOf(equal)?.deff).toBeCloseTo(1, 9)
  const unequal = values.map((value, i) => unit('', String(i), i < 4 ? 1 : 9, value))
  expect(shareOf(unequal)?.deff).toBeGreaterThan(1.5)
})

test('a stratum with one cluster is measured from all, not forgotten', () => {
  expect(meanOf([unit('甲', '1', 1, 0), unit('乙', '2', 1, 2)])?.error).toBeGreaterThan(0)
})

test.each([
  [1, 12.7062],
  [2, 4.302653],
  [5, 2.570582],
  [10, 2.228139],
  [30, 2.042272],
  [1000, 1.962339],
])('with %i degrees of freedom 95 %% reach %f standard errors, as tables have it', (freedom, errors) => {
  expect(quantile(0.975, freedom)).toBeCloseTo(errors, freedom < 10 ? 2 : 3)
})

describe('raking', () => {
  // 10 men below 35, 20 above, 30 women below, 40 above.
  const cells = [
    ['男', '青', 10],
    ['男', '中', 20],
    ['女', '青', 30],
    ['女', '中', 40],
  ] as const
  const sex = { of: cells.map(([one]) => one), totals: { 男: 60, 女: 40 } }
  const age = { of: cells.map(([, one]) => one), totals: { 青: 50, 中: 50 } }
  const start = cells.map(([, , n]) => n)
  test('meets every margin and keeps how the answers hang together', () => {
    const { weights, gap } = rake(start, [sex, age])
    const [a = 0, b = 0, c = 0, d = 0] = weights
    expect(gap).toBeLessThan(1e-8)
    expect([a + b, a + c]).toEqual([expect.closeTo(60, 5), expect.closeTo(50, 5)])
    expect((a * d) / (b * c)).toBeCloseTo((10 * 40) / (20 * 30), 6)
  })
  test('one margin is post-stratification: each weight times known by counted', () => {
    expect(rake(start, [sex]).weights).toEqual([
      20,
      40,
      expect.closeTo((30 * 40) / 70, 9),
      expect.closeTo((40 * 40) / 70, 9),
    ])
  })
  test('stops, and says by how much it misses, where margins contradict each other; refuses where nobody answered', () => {
    const { rounds, gap } = rake(start, [sex, { ...age, totals: { 青: 500, 中: 500 } }])
    expect([rounds, gap > 0.1]).toEqual([100, true])
    expect(() => rake(start, [{ ...sex, totals: { 男: 1, 女: 1, 未知: 3 } }])).toThrow(RangeError)
  })
})
