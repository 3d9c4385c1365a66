import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import type { Condition, Question, Questionnaire } from '../model/questionnaire.ts'
import { type Counted, crossesOf, crossOf, resultsOf, weightsOf } from './results.ts'

const words = (zh: string) => say(zh, zh)
const options = (...values: string[]) => values.map((value) => ({ value, label: words(value) }))
const base = { label: words('题'), required: true }
const post: Question = { kind: 'single', ...base, key: 'post', options: options('line', 'tech', 'manage') }
const town: Question = { kind: 'single', ...base, key: 'town', options: options('east', 'west') }
const mood: Question = { kind: 'scale', ...base, key: 'mood', from: 1, to: 3, low: words('低'), high: words('高') }
const free: Question = { kind: 'text', label: words('说'), required: false, key: 'free', max: 100 }
const sheet: Questionnaire = { title: words('卷'), intro: words('引'), questions: [post, town, mood, free], quotas: [] }

const people = (n: number, answers: Counted['answers']): Counted[] =>
  Array.from({ length: n }, () => ({ id: crypto.randomUUID(), answers, stratum: '', cluster: '', weight: 1 }))
/** Three managers among thirty: two of them in the west. */
const sheets = [
  ...people(15, { post: 'line', town: 'east', mood: 2 }),
  ...people(12, { post: 'tech', town: 'west', mood: 3, free: '多办夜校' }),
  ...people(1, { post: 'manage', town: 'east', mood: 1, free: '只有我这么说' }),
  ...people(2, { post: 'manage', town: 'west', mood: 1 }),
]
const weights = sheets.map(() => 1)
const results = resultsOf(sheet, sheets, weights, 5)
const shown = (key: string) => results.find((one) => one.key === key)?.lines.map(({ n }) => n)

test('a group below the threshold is not shown, and neither is what would give it away', () => {
  const [line, tech, manage] = shown('post') ?? []
  expect(manage).toBeNull()
  expect([line, tech].filter((n) => n === null)).toHaveLength(1)
  expect(results[0]?.n).toBe(30)
})

test('a mean is not shown beside shares of which some are hidden: it would tell them', () => {
  expect(results.find(({ key }) => key === 'mood')?.lines.at(-1)).toMatchObject({
    measure: 'mean',
    n: null,
    estimate: null,
  })
})

test('texts are listed from the threshold on', () => {
  expect(results.find(({ key }) => key === 'free')?.texts).toHaveLength(13)
  expect(
    resultsOf(sheet, people(4, { post: 'line', town: 'east', mood: 2, free: '少数' }), [1, 1, 1, 1], 5).every(
      ({ texts, hidden }) => hidden && texts.length === 0,
    ),
  ).toBe(true)
})

test('by groups small cells are hidden, and each group of those shown adds up to one', () => {
  const cross = crossOf(post, town, { sheets, weights, threshold: 5 })
  const manage = cross?.rows[2]
  expect(manage?.cells.every(({ n }) => n === null)).toBe(true)
  expect(crossOf(post, mood, { sheets, weights, threshold: 5 })).toBeNull()
})

test('known totals weigh answers, and shares follow them', () => {
  const known = [
    { question: 'town', value: 'east', total: 300, source: '名册' },
    { question: 'town', value: 'west', total: 100, source: '名册' },
  ]
  const raked = weightsOf(sheets, known)
  const [east] = resultsOf(sheet, sheets, raked.weights, 5)[1]?.lines ?? []
  expect(east?.estimate?.value).toBeCloseTo(0.75, 9)
  expect(raked.weights.reduce((all, weight) => all + weight, 0)).toBeCloseTo(400, 6)
})

describe('a question that is asked of some only', () => {
  const branch: Question = { kind: 'single', ...base, key: 'branch', options: options('lathe', 'weld', 'press') }
  const more = (showIf: Condition, key = 'more'): Question => ({ ...town, key, showIf })
  const is = (value: string): Condition => ({ op: 'equals', question: 'branch', value })
  /** Two at the lathe are kept back, and with them the six who weld: thirty at the press would tell either. */
  const few = (...asked: string[]) => [
    ...people(2, { branch: 'lathe', town: 'east', ...(asked.includes('lathe') ? { more: 'east' } : {}) }),
    ...people(6, { branch: 'weld', town: 'west', ...(asked.includes('weld') ? { more: 'west' } : {}) }),
    ...people(30, { branch: 'press', town: 'west', ...(asked.includes('press') ? { more: 'east' } : {}) }),
  ]
  const of = (showIf: Condition, answered: Counted[]) => {
    const questions = [branch, town, more(showIf)]
    return resultsOf(
      { ...sheet, questions },
      answered,
      answered.map(() => 1),
      5,
    ).find(({ key }) => key === 'more')
  }

  test('is not shown where its number would tell what is kept back of the answers before', () => {
    const lines = resultsOf(
      { ...sheet, questions: [branch] },
      few(),
      few().map(() => 1),
      5,
    )[0]?.lines
    expect(lines?.map(({ n }) => n)).toEqual([null, null, 30])
    expect(of(is('weld'), few('weld'))).toMatchObject({ n: null, hidden: true, texts: [] })
    expect(of(is('weld'), few('weld'))?.lines.every(({ n, estimate }) => n === null && estimate === null)).toBe(true)
    const both: Condition = { op: 'any-of', question: 'branch', values: ['weld', 'press'] }
    expect(of(both, few('weld', 'press'))).toMatchObject({ n: null, hidden: true })
  })

  test('is shown where it tells nothing that is kept back', () => {
    expect(of(is('press'), few('press'))?.n).toBe(30)
    const kept: Condition = { op: 'any-of', question: 'branch', values: ['lathe', 'weld'] }
    expect(of(kept, few('lathe', 'weld'))?.n).toBe(8)
  })

  test('is not shown beside another whose asked differ from its own by a few', () => {
    const years: Question = { kind: 'number', ...base, key: 'years', decimals: 0 }
    const over = (value: number): Condition => ({ op: 'greater', question: 'years', value })
    const questions = [years, more(over(3)), more(over(5), 'most')]
    const answered = [
      ...people(10, { years: 2 }),
      ...people(2, { years: 4, more: 'east' }),
      ...people(18, { years: 9, more: 'west', most: 'west' }),
    ]
    const found = resultsOf(
      { ...sheet, questions },
      answered,
      answered.map(() => 1),
      5,
    )
    expect(found.map(({ n }) => n)).toEqual([30, 20, null])
  })

  test('is not laid out by groups where the answers before, by these groups, keep something back', () => {
    const at = (lathes: number): Counted[] => [
      ...people(lathes, { branch: 'lathe', town: 'east' }),
      ...people(10, { branch: 'lathe', town: 'west' }),
      ...['east', 'west'].flatMap((town) => people(20, { branch: 'weld', town, more: 'east' })),
      ...['east', 'west'].flatMap((town) => people(20, { branch: 'weld', town, more: 'west' })),
      ...['east', 'west'].flatMap((town) => people(30, { branch: 'press', town })),
    ]
    const tables = (lathes: number) => {
      const answered = at(lathes)
      const sample = { sheets: answered, weights: answered.map(() => 1), threshold: 5 }
      const questions = [branch, town, more(is('weld'))]
      return crossesOf({ ...sheet, questions }, town, sample).map(({ question }) => question)
    }
    expect(tables(2)).toEqual(['branch'])
    expect(tables(10)).toEqual(['branch', 'more'])
  })
})
