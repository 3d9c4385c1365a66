import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import { type Claim, headline, judge, meets, rateOf, sayFigure } from './index.ts'

const people = say('人', 'people')

describe('a figure as it is said', () => {
  test.each([
    ['', '5,000人', '5,000 people'],
    ['近', '近5,000人', 'nearly 5,000 people'],
    ['余', '5,000余人', 'over 5,000 people'],
    ['以上', '5,000人以上', 'at least 5,000 people'],
    ['左右', '5,000人左右', 'about 5,000 people'],
    ['累计约', '累计约5,000人', 'in all about 5,000 people'],
  ])('with “%s” is %s', (qualifier, zh, en) => {
    expect(sayFigure('5000', qualifier, people)).toEqual({ zh, en })
  })

  test('keeps its decimals and its sign', () => {
    expect(sayFigure('-1234567.25', '', say('万元', '10,000 yuan')).zh).toBe('-1,234,567.25万元')
    expect(sayFigure('40.9', '', say('%', '%'))).toEqual({ zh: '40.9%', en: '40.9%' })
  })
})

describe('a figure against its target', () => {
  test('is compared digit by digit', () => {
    expect(meets('0.3', 'at-least', 0.1 + 0.2)).toBe(true)
    expect(meets('60', 'at-least', '60')).toBe(true)
    expect(meets('60', 'more-than', '60')).toBe(false)
    expect(meets('59.999999', 'at-least', '60')).toBe(false)
    expect(meets('0', 'at-most', '0')).toBe(true)
    expect(meets('-1', 'less-than', '0')).toBe(true)
    expect(meets('800', 'equal', '800.000000')).toBe(true)
    expect(() => meets('近5000', 'at-least', '1')).toThrow(RangeError)
  })

  test.each([
    ['近', '5000', 'missed'],
    ['近', '4000', 'met'],
    ['近', '4990', 'unclear'],
    ['余', '5000', 'met'],
    ['余', '5001', 'unclear'],
    ['余', '6000', 'missed'],
    ['约', '5000', 'unclear'],
    ['左右', '4500', 'met'],
    ['以上', '5000', 'met'],
    ['以上', '9000', 'unclear'],
    ['以下', '5000', 'unclear'],
    ['以下', '5001', 'missed'],
    ['不足', '5000', 'missed'],
    ['累计', '5000', 'met'],
    ['据说', '5000', 'unclear'],
  ] as const)('of “at least”: 5000 with “%s” against %s is %s', (qualifier, target, verdict) => {
    expect(judge({ value: '5000', qualifier }, 'at-least', target, 10)).toBe(verdict)
  })

  test('of “at most” and “equal” is judged the other way round', () => {
    expect(judge({ value: '5', qualifier: '以下' }, 'at-most', '5', 10)).toBe('met')
    expect(judge({ value: '5', qualifier: '超过' }, 'at-most', '5', 10)).toBe('missed')
    expect(judge({ value: '5', qualifier: '不足' }, 'less-than', '5', 10)).toBe('met')
    expect(judge({ value: '100', qualifier: '约' }, 'equal', '100', 10)).toBe('unclear')
    expect(judge({ value: '100', qualifier: '约' }, 'equal', '111', 10)).toBe('missed')
    expect(judge({ value: '100', qualifier: '余' }, 'equal', '100', 10)).toBe('missed')
  })

  test('as a rate shows what it was made of, and gives no percent of a handful', () => {
    expect(rateOf(2, 3, 1, 5)).toMatchObject({ percent: null, numerator: '2', denominator: '3' })
    expect(rateOf(2, 3, 1, 5).withheld?.zh).toContain('基数不足 5')
    expect(rateOf(409, 1000, 1, 5)).toEqual({ numerator: '409', denominator: '1000', percent: '40.9', withheld: null })
    expect(rateOf(1, 8, 1, 5).percent).toBe('12.5')
    expect(rateOf(1, 16, 1, 5).percent).toBe('6.3')
    expect(rateOf(0, 0, 1, 0).percent).toBeNull()
  })
})

describe('the figure that counts', () => {
  const claim = (id: string, change: Partial<Claim> = {}): Claim => ({
    regionId: 630100,
    id,
    indicator: 'members',
    unitId: 7,
    value: '100',
    qualifier: '',
    period: '2026-Q3',
    asOf: '2026-09-30',
    scope: '',
    categories: '',
    basis: '',
    mark: null,
    method: 'filled',
    reporterUnitId: 7,
    reporterId: null,
    reporterName: '王芳',
    reportedAt: '2026-10-08T02:00:00.000Z',
    caseRegion: null,
    caseId: null,
    evidence: [],
    source: null,
    state: 'reported',
    supersededBy: null,
    ...change,
  })
  const chosen = (...claims: Claim[]) => {
    const there = headline(claims)
    const back = headline([...claims].reverse())
    expect(back?.claim).toEqual(there?.claim)
    return [there?.claim.id, there?.rule.name]
  }

  test('is the only one there is', () => {
    expect(chosen(claim('a'))).toEqual(['a', 'only'])
    expect(headline([])).toBeNull()
  })

  test.each([
    ['accepted', { state: 'accepted', reporterUnitId: 1 }, {}],
    ['own-report', { asOf: '2026-08-31' }, { reporterUnitId: 1 }],
    ['later-as-of', { scope: '机关' }, { asOf: '2026-08-31' }],
    ['whole-unit', { method: 'estimated' }, { scope: '国有企业' }],
    ['method', { method: 'business', qualifier: '近' }, {}],
    ['exact', {}, { qualifier: '约', reportedAt: '2026-10-09T02:00:00.000Z' }],
    ['later-report', { reportedAt: '2026-10-09T02:00:00.000Z' }, {}],
    ['even', {}, {}],
  ] as const)('is chosen by “%s” when all before is even, and says so', (rule, first, second) => {
    expect(chosen(claim('a', first), claim('b', second))).toEqual(['a', rule])
  })

  test('is never one that was withdrawn or superseded', () => {
    expect(chosen(claim('a', { state: 'withdrawn' }), claim('b', { state: 'superseded' }), claim('c'))).toEqual([
      'c',
      'only',
    ])
    expect(headline([claim('a', { state: 'withdrawn' })])).toBeNull()
  })

  test('is disputed when another live one of the same scope gives another number', () => {
    expect(headline([claim('a'), claim('b', { value: '90', reporterUnitId: 1 })])?.disputed).toBe(true)
    expect(headline([claim('a'), claim('b', { value: '90', scope: '机关' })])?.disputed).toBe(false)
    expect(headline([claim('a'), claim('b', { reporterUnitId: 1 })])?.disputed).toBe(false)
  })
})
