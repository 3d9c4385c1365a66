import { describe, expect, test } from 'vitest'
import { type ItemInput, itemsOf, noInput, type SystemBody, standardSystem } from '../model/index.ts'
import { apportion, capGrades, fullsOf, type Inputs, type Settings, scoreLines, sumUp, weightOf } from './index.ts'

const settings: Settings = { least: 5, bonusCap: 5, limits: { A: 90, B: 80, C: 60 } }
const body = standardSystem
const perfect: Inputs = Object.fromEntries(
  itemsOf(body).map((item): [string, ItemInput] => {
    const { measure, kind } = item
    const figure = (indicator: string, value: string) => ({
      indicator,
      value,
      qualifier: '',
      claim: null,
      period: null,
      asOf: null,
      disputed: false,
    })
    const top = kind === 'NEGATIVE' ? '0' : '100'
    const figures =
      measure?.kind === 'rate'
        ? [figure(measure.numerator, top), figure(measure.denominator, '100')]
        : measure
          ? [figure(measure.name, '100')]
          : []
    return [
      item.key,
      { ...noInput, figures, yes: kind === 'YES_NO' ? true : null, mark: kind === 'REVIEWED' ? '100' : null },
    ]
  }),
)
const sum = (inputs: Inputs, of: SystemBody = body) => sumUp(of, scoreLines(of, inputs, settings), inputs, settings)
const but = (changes: Record<string, Partial<ItemInput>>): Inputs => ({
  ...perfect,
  ...Object.fromEntries(Object.entries(changes).map(([key, part]) => [key, { ...(perfect[key] ?? noInput), ...part }])),
})

describe('the standard system', () => {
  test('has ten aspects, twenty items and a hundred points', () => {
    expect([body.aspects.length, itemsOf(body).length, weightOf(body)]).toEqual([10, 20, 10_000])
  })

  test('gives a hundred points and “excellent” where everything is reached', () => {
    expect(sum(perfect)).toMatchObject({ items: 10_000, total: 10_000, grade: 'A', blocking: [] })
  })
})

describe('what does not apply', () => {
  test('gives its points to the other item of the aspect', () => {
    const fulls = fullsOf(body, (key) => key !== '1.1')
    expect([fulls.get('1.1'), fulls.get('1.2'), fulls.get('2.1')]).toEqual([0, 1200, 400])
  })

  test('gives the points of a whole aspect to the others, to the hundredth', () => {
    const fulls = fullsOf(body, (key) => !key.startsWith('4.'))
    expect([...fulls.values()].reduce((a, b) => a + b, 0)).toBe(10_000)
    expect(fulls.get('4.1')).toBe(0)
    expect((fulls.get('5.1') ?? 0) + (fulls.get('5.2') ?? 0)).toBe(1778) // 16 ÷ 90 of 100
  })

  test('keeps a perfect sheet at a hundred whatever does not apply', () => {
    for (const aspect of body.aspects)
      expect(sum(but(Object.fromEntries(aspect.items.map((i) => [i.key, { notApplicable: '无此业务' }])))).total).toBe(
        10_000,
      )
  })

  test('leaves no total where nothing applies', () => {
    const none = but(Object.fromEntries(itemsOf(body).map((i) => [i.key, { notApplicable: '无' }])))
    expect(sum(none)).toMatchObject({ total: null, grade: null })
  })

  test('is split by the largest remainders', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(apportion(10_000, [0, 0])).toEqual([0, 0])
  })
})

describe('the total', () => {
  test('is blocked by one missing figure until the evaluator accepts it', () => {
    expect(sum(but({ '1.2': { figures: [] } }))).toMatchObject({ total: null, grade: null, blocking: ['1.2'] })
    expect(sum(but({ '1.2': { figures: [], acceptedMissing: '逾期未报' } }))).toMatchObject({
      total: 9300,
      blocking: [],
    })
  })

  test('takes bonus to its cap and never more than a hundred and the cap', () => {
    const some = but({ '1.2': { figures: [], acceptedMissing: '未报' }, b1: { mark: '3' }, b2: { mark: '2' } })
    expect(sum(some)).toMatchObject({ bonus: 500, total: 9800 })
    expect(sum(but({ b1: { mark: '3' }, b2: { mark: '2' } })).total).toBe(10_500)
    const generous = { ...body, bonuses: body.bonuses.map((b) => ({ ...b, most: 20 })) }
    expect(sum(but({ b1: { mark: '20' } }), generous).total).toBe(10_500)
  })

  test('takes deductions off, never below nought', () => {
    expect(sum(but({ d1: { mark: '2.5' } })).total).toBe(9750)
    const poor = Object.fromEntries(itemsOf(body).map((i) => [i.key, { ...noInput, acceptedMissing: '未报' }]))
    expect(sum({ ...poor, d1: { ...noInput, mark: '5' } }).total).toBe(0)
  })

  test('with a veto is never above “passed”', () => {
    expect(sum(but({ v2: { yes: true } }))).toMatchObject({ total: 10_000, grade: 'C', vetoed: true })
    expect(sum(but({ v2: { yes: false } })).grade).toBe('A')
  })
})

describe('the cap on excellent units', () => {
  const unit = (total: number, grade: 'A' | 'B' = 'A') => ({ total, grade })
  test('leaves at most three in ten, rounded down', () => {
    const ten = [9900, 9800, 9700, 9600, 8500, 8500, 8500, 8500, 8500, 8500].map((t) => unit(t, t > 9000 ? 'A' : 'B'))
    expect(capGrades(ten, 30).filter((g) => g === 'A')).toHaveLength(3)
    expect(capGrades(ten, 30)[3]).toBe('B')
  })
  test('leaves units level at the edge out together', () => {
    expect(capGrades([unit(9900), unit(9500), unit(9500), unit(8000, 'B')], 50)).toEqual(['A', 'B', 'B', 'B'])
  })
})

describe('the same inputs', () => {
  // A small generator with a fixed seed: the property is tried on many sheets, the same ones each time.
  let seed = 20_261_122
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const anyInput = (key: string): ItemInput => {
    const input = perfect[key] ?? noInput
    const figures = input.figures.map((f) => ({ ...f, value: next(9) === 0 ? null : `${next(400)}.${next(100)}` }))
    const na = next(7) === 0 ? '无此业务' : null
    const accepted = next(2) === 0 ? '同意' : null
    return { ...input, figures, mark: input.mark && String(next(101)), notApplicable: na, acceptedMissing: accepted }
  }

  test('always give the same points, and full points always add up to a hundred', () => {
    for (let i = 0; i < 400; i++) {
      const inputs = Object.fromEntries(itemsOf(body).map((item) => [item.key, anyInput(item.key)]))
      const first = scoreLines(body, inputs, settings)
      const again = scoreLines(structuredClone(body), JSON.parse(JSON.stringify(inputs)), settings)
      expect(again).toEqual(first)
      const items = first.filter((line) => line.kind === 'item')
      const applies = items.some((line) => line.state !== 'not-applicable')
      expect(items.reduce((n, line) => n + (line.state === 'not-applicable' ? 0 : line.full), 0)).toBe(
        applies ? 10_000 : 0,
      )
      for (const line of items) expect(line.points >= 0 && line.points <= line.full).toBe(true)
      for (const line of items.filter((l) => l.points < l.full)) expect(line.missing?.zh).toBeTruthy()
    }
  })
})
