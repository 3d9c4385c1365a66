import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import { lightOf, type Standing, worstOf } from './light.ts'

const source = say('测试规则', 'Test rules')
const thresholds = {
  yellow: { value: 10, source },
  red: { value: 30, source },
  blueDays: { value: 10, source },
}
const standing = (change: Partial<Standing> = {}): Standing => ({
  planned: 50,
  actual: 50,
  asOf: '2026-09-30',
  due: '2026-12-31',
  today: '2026-10-12',
  done: false,
  daysToDue: 57,
  ...thresholds,
  ...change,
})
const light = (change: Partial<Standing>) => lightOf(standing(change)).light

describe('the light of a task', () => {
  test('is green below 10 points, yellow from 10 to 30 with both ends, red above', () => {
    expect(light({ actual: 40.1 })).toBe('green')
    expect(light({ actual: 40 })).toBe('yellow')
    expect(light({ actual: 20 })).toBe('yellow')
    expect(light({ actual: 19.9 })).toBe('red')
  })

  test('changes colour at exactly the thresholds, for every tenth of a point', () => {
    for (let lag = -100; lag <= 100; lag += 0.1) {
      const rounded = Math.round(lag * 10) / 10
      const expected = rounded > 30 ? 'red' : rounded >= 10 ? 'yellow' : 'green'
      expect(light({ planned: 100, actual: 100 - rounded }), `lag ${rounded}`).toBe(expected)
    }
  })

  test('follows its parameters, not the numbers of today', () => {
    expect(light({ actual: 44, yellow: { value: 5, source } })).toBe('yellow')
    expect(light({ actual: 30, red: { value: 15, source } })).toBe('red')
  })

  test('is red when past due and not done, whatever was reported, and green when done', () => {
    const past = { due: '2026-10-11', daysToDue: -1 }
    expect(light({ ...past, actual: 99 })).toBe('red')
    expect(light({ ...past, actual: null })).toBe('red')
    expect(light({ ...past, actual: 100, done: true })).toBe('green')
    expect(light({ due: '2026-10-12', daysToDue: 0, actual: 50 })).not.toBe('red')
  })

  test('is grey without data and without a plan: neither zero nor green', () => {
    expect(lightOf(standing({ actual: null }))).toMatchObject({ light: 'grey', lag: null })
    expect(light({ planned: null, due: null, daysToDue: null })).toBe('grey')
  })

  test('is blue within ten working days of its end, unless it is behind', () => {
    expect(light({ daysToDue: 10 })).toBe('blue')
    expect(light({ daysToDue: 11 })).toBe('green')
    expect(light({ daysToDue: 3, actual: 40 })).toBe('yellow')
  })

  test('says its arithmetic and whose threshold it used', () => {
    expect(lightOf(standing({ actual: 15 })).why.zh).toBe(
      '截至 2026-09-30，计划进度 50%，实际进度 15%，滞后 35 个百分点，超过 30 个百分点，亮红灯（依据：测试规则）',
    )
    expect(lightOf(standing({ actual: 55 })).why.en).toContain('5 points ahead')
  })

  test('keeps the worst of a quarter, in whatever order lights come', () => {
    const all = ['grey', 'green', 'blue', 'yellow', 'red'] as const
    for (const a of all)
      for (const b of all) {
        expect(worstOf(a, b)).toBe(worstOf(b, a))
        expect(worstOf(a, a)).toBe(a)
        for (const c of all) expect(worstOf(worstOf(a, b), c)).toBe(worstOf(a, worstOf(b, c)))
      }
    expect(worstOf('red', 'green')).toBe('red')
    expect(worstOf('grey', 'green')).toBe('green')
  })
})
