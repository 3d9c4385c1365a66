import { describe, expect, test } from 'vitest'
import { type ItemInput, itemsOf, noInput, standardSystem } from '../model/index.ts'
import { pointsText, scoreItem } from './index.ts'

const item = (key: string) => {
  const found = itemsOf(standardSystem).find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
const figure = (indicator: string, value: string | null) => ({
  indicator,
  value,
  qualifier: '',
  claim: null,
  period: '2026',
  asOf: null,
  disputed: false,
})
const share = (key: string, part: string | null, whole: string | null): ItemInput => {
  const { measure } = item(key)
  if (measure?.kind !== 'rate') throw new Error('no rate')
  return { ...noInput, figures: [figure(measure.numerator, part), figure(measure.denominator, whole)] }
}
const score = (key: string, input: ItemInput, full = 700) => scoreItem(item(key), input, full, { least: 5 })

describe('an item that earns in proportion', () => {
  test('earns min(actual ÷ target, 1) of its full points', () => {
    expect(score('1.2', share('1.2', '57', '60')).points).toBe(700) // 95% reached exactly
    expect(score('1.2', share('1.2', '60', '60')).points).toBe(700)
    expect(score('1.2', share('1.2', '0', '60')).points).toBe(0)
    expect(score('1.2', share('1.2', '38', '60'))).toMatchObject({ state: 'scored', points: 467 }) // 466.67 half up
  })

  test('is exact where floating point is not', () => {
    // 0.1 + 0.2 territory: 7 × (28.5 ÷ 95) = 2.1 to the hundredth
    expect(score('1.2', share('1.2', '28.5', '100')).points).toBe(210)
    // exactly half a hundredth goes up: 2.375 → 2.38
    expect(score('1.2', share('1.2', '47.5', '100'), 475).points).toBe(238)
  })

  test('opens to its arithmetic, and says what would have earned the rest', () => {
    const found = score('1.2', share('1.2', '38', '60'))
    expect(found.why.zh).toBe('实际 63.33%（38 ÷ 60） ÷ 目标 95% × 满分 7.00 = 4.67 分')
    expect(found.missing?.zh).toBe('达到 95% 可得满分，还差 31.67 个百分点，可再得 2.33 分')
    expect(score('1.2', share('1.2', '60', '60')).missing).toBeNull()
  })
})

describe('an item with a limit', () => {
  test('earns 1 − actual ÷ limit, never below nought', () => {
    expect(score('3.2', share('3.2', '0', '50'), 400).points).toBe(400)
    expect(score('3.2', share('3.2', '2', '50'), 400).points).toBe(240) // 4% of 10%
    expect(score('3.2', share('3.2', '5', '50'), 400)).toMatchObject({ points: 0, state: 'scored' })
    expect(score('3.2', share('3.2', '40', '50'), 400).points).toBe(0)
  })
})

describe('an item in bands', () => {
  test.each([
    ['90', 500],
    ['89.99', 400],
    ['80', 400],
    ['70', 300],
    ['69.99', 0],
  ])('%s of 100 firms earn %i', (part, points) => {
    expect(score('4.1', share('4.1', part, '100'), 500).points).toBe(points)
  })

  test('names the bands above', () => {
    expect(score('4.1', share('4.1', '75', '100'), 500).missing?.zh).toBe('达到 80% 得 4.00 分；达到 90% 得 5.00 分')
  })
})

describe('questions and marks', () => {
  test('yes earns all, no earns nothing, silence is not nought', () => {
    expect(score('1.1', { ...noInput, yes: true }, 500).points).toBe(500)
    expect(score('1.1', { ...noInput, yes: false }, 500)).toMatchObject({ state: 'scored', points: 0 })
    expect(score('1.1', noInput, 500).state).toBe('not-reported')
  })

  test('a mark of 85 of 100 earns 85% of full points', () => {
    expect(score('2.2', { ...noInput, mark: '85' }, 400).points).toBe(340)
    expect(score('2.2', noInput, 400).state).toBe('not-reported')
  })
})

describe('what is not there', () => {
  test('blocks rather than counting as nought', () => {
    expect(score('1.2', share('1.2', null, '60')).state).toBe('not-reported')
    expect(score('1.2', noInput).state).toBe('not-reported')
  })

  test('gives no rate for a base of nought or below five', () => {
    expect(score('1.2', share('1.2', '0', '0'))).toMatchObject({
      state: 'not-reported',
      why: { zh: '分母为零，不能计算比率' },
    })
    expect(score('1.2', share('1.2', '4', '4'))).toMatchObject({
      state: 'not-reported',
      why: { zh: '基数不足 5，不计算比率' },
    })
    expect(score('1.2', share('1.2', '5', '5')).state).toBe('scored')
  })

  test('counts nothing once the evaluator accepts the gap, and says why', () => {
    const found = score('1.2', { ...noInput, acceptedMissing: '已催报两次' })
    expect(found).toMatchObject({ state: 'scored', points: 0 })
    expect(found.why.zh).toContain('已催报两次')
  })

  test('has no full points where it does not apply', () => {
    expect(score('4.1', { ...noInput, notApplicable: '省直部门' })).toMatchObject({
      state: 'not-applicable',
      points: 0,
      full: 0,
    })
  })
})

test('points are printed with two decimals', () => {
  expect([pointsText(0), pointsText(5), pointsText(1235), pointsText(-150)]).toEqual(['0.00', '0.05', '12.35', '-1.50'])
})
