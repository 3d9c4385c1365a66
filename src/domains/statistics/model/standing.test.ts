import { expect, test } from 'vitest'
import { say } from '#platform/say'
import type { TargetShown } from './contracts.ts'
import { asNumber, type Hand, projected, sayArithmetic, sayCurrent, sayGap, sayPace } from './standing.ts'

const hand: Hand = {
  figure: (value) => value.toFixed(2),
  whole: (value) => value.toLocaleString('en'),
  measure: say('%', '%'),
  of: say('人', 'people'),
  period: (key) => say(`${key}年`, key),
}

/** The province's skilled share as the engine gives it. */
const skilled: TargetShown = {
  ...{ comparison: 'at-least', target: '30', period: '2025', source: '“十四五”', confidence: 'S', isForAll: false },
  current: { period: '2023', value: '17.13', numerator: '438600', denominator: '2560420' },
  baseline: null,
  ...{ progress: null, met: false, gap: '12.87', gapInNumerator: '329526' },
  pace: {
    method: 'last-two',
    points: [
      { period: '2022', value: '800/51' },
      { period: '2023', value: '17.13' },
    ],
    ...{ perPeriod: '1.4437', step: 'year', required: '6.4387', closesIn: '2032', closesYear: 2032, outcome: 'closes' },
  },
}
const with_ = (change: Partial<TargetShown>): TargetShown => ({ ...skilled, ...change })
const pace = (change: Partial<NonNullable<TargetShown['pace']>>) =>
  with_({ pace: { ...(skilled.pace as NonNullable<TargetShown['pace']>), ...change } })

test('the gap is said in points and in people, in both languages', () => {
  expect(sayCurrent(skilled, hand)?.zh).toBe('2023年 17.13%（438,600 ÷ 2,560,420）')
  expect(sayGap(skilled, hand)).toEqual(
    say('未达到，差 12.87 个百分点，即 329,526 人', 'not met: 12.87 points short, that is 329,526 people'),
  )
  expect(sayGap(with_({ met: true, gap: '0' }), hand)?.zh).toBe('已达到')
  expect(sayGap(with_({ met: null, gap: null }), hand)).toBeNull()
})

test('the year it closes, how late that is, and what it would take', () => {
  expect(sayPace(skilled, hand)?.zh).toBe(
    '每年 +1.44 个百分点，按此速度 2032年 达到，比目标期晚 7 年；按期达到须每年 6.44 个百分点',
  )
  expect(sayPace(pace({ outcome: 'never', closesIn: null, closesYear: null, perPeriod: '-0.5' }), hand)?.zh).toMatch(
    /每年 -0.50 个百分点，按此速度不能达到/,
  )
  expect(sayPace(pace({ outcome: 'unknown', perPeriod: null }), hand)?.zh).toMatch(/只有一期数据/)
  expect(sayPace(with_({ met: true }), hand)).toBeNull()
})

test('every step of the sums is there, and they come out', () => {
  const lines = sayArithmetic(skilled, hand).map(({ zh }) => zh)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('768,126 − 438,600 = 329,526 人')
  expect(lines[1]).toContain('17.13 − 15.69，每期 1.44')
  expect(lines[2]).toContain('12.87 ÷ 1.44 ≈ 8.9 期，向上取整，即 2032年')
  expect(sayArithmetic(with_({ met: true }), hand)).toEqual([])
})

test('the way on leads from the last figure to the year it closes', () => {
  const after = (key: string, steps: number) => String(Number(key) + steps)
  const way = projected(skilled, after)
  expect([way[0], way.at(-1)?.at, way.length]).toEqual([{ at: '2023', value: 17.13 }, '2032', 10])
  expect(way.at(-1)?.value).toBeGreaterThan(30)
  expect(projected(pace({ closesIn: '2090' }), after)).toEqual([])
  expect(projected(pace({ outcome: 'never' }), after)).toEqual([])
})

test('a fraction is read as its quotient', () => {
  expect(asNumber('800/51')).toBeCloseTo(15.686, 3)
  expect(asNumber('-3.5')).toBe(-3.5)
})
