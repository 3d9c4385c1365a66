import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import type { Condition, Question, Questionnaire, Sheet } from '../model/questionnaire.ts'
import { faultsOfQuestionnaire } from './check-questionnaire.ts'
import { faultsOfSheet } from './check-sheet.ts'
import { askedBy, holds, minutesFor, pathThrough } from './path.ts'
import { isFull, quotasOf, quotaText } from './quotas.ts'
import { readRelevant } from './relevant.ts'

const words = (zh: string) => say(zh, zh)
const options = (...values: string[]) => values.map((value) => ({ value, label: words(value) }))
const base = { label: words('题'), required: true }
const kind: Question = { kind: 'single', ...base, key: 'kind', options: options('worker', 'manager', 'rider') }
const hours: Question = {
  kind: 'number',
  ...base,
  key: 'hours',
  min: 0,
  max: 24,
  decimals: 1,
  showIf: { op: 'any-of', question: 'kind', values: ['worker', 'rider'] },
}
const tired: Question = {
  kind: 'scale',
  ...base,
  key: 'tired',
  from: 1,
  to: 5,
  low: words('轻'),
  high: words('重'),
  showIf: { op: 'greater', question: 'hours', value: 8 },
}
const wants: Question = { kind: 'multiple', ...base, key: 'wants', options: options('skill', 'pay', 'rest'), max: 2 }
const rows: Question = {
  kind: 'matrix',
  ...base,
  key: 'rows',
  rows: options('canteen', 'bus'),
  columns: options('good', 'bad'),
}
const sheet: Questionnaire = {
  title: words('卷'),
  intro: words('引'),
  questions: [kind, hours, tired, wants, rows],
  quotas: [],
}
const rulesOf = (of: Questionnaire) => faultsOfQuestionnaire(of).map(({ path, rule }) => `${path} ${rule}`)

describe('a questionnaire', () => {
  test('is put in force when it is sound', () => {
    expect(rulesOf(sheet)).toEqual([])
    expect(minutesFor(sheet.questions)).toBe(2)
  })
  const showing = (showIf: Condition): Questionnaire => ({
    ...sheet,
    questions: [kind, hours, { ...tired, showIf } as Question],
  })
  test.each<[string, Condition]>([
    ['forward', { op: 'equals', question: 'tired', value: 3 }],
    ['no-question', { op: 'equals', question: 'absent', value: 'x' }],
    ['no-such-answer', { op: 'equals', question: 'kind', value: 'farmer' }],
    ['no-such-answer', { op: 'greater', question: 'hours', value: 24 }],
    [
      'unreachable',
      {
        op: 'and',
        of: [
          { op: 'equals', question: 'kind', value: 'worker' },
          { op: 'equals', question: 'kind', value: 'rider' },
        ],
      },
    ],
    [
      'unreachable',
      {
        op: 'and',
        of: [
          { op: 'greater', question: 'hours', value: 8 },
          { op: 'less', question: 'hours', value: 8 },
        ],
      },
    ],
  ])('with a condition that is %s is refused', (rule, showIf) => {
    expect(rulesOf(showing(showIf))).toEqual([`questions.2.showIf ${rule}`])
  })
  test('whose question is reached only through one that the same person is not asked is refused', () => {
    const showIf: Condition = {
      op: 'and',
      of: [
        { op: 'greater', question: 'hours', value: 8 },
        { op: 'equals', question: 'kind', value: 'manager' },
      ],
    }
    expect(rulesOf(showing(showIf))).toEqual(['questions.2.showIf unreachable'])
  })
  test('asks nothing twice, and counts quotas on answers that can be given', () => {
    expect(rulesOf({ ...sheet, questions: [kind, kind] })).toEqual(['questions.1.key twice'])
    expect(rulesOf({ ...sheet, quotas: [{ question: 'hours', value: '8', count: 3 }] })).toEqual([
      'quotas.0 no-such-answer',
    ])
  })
})

describe('a sheet of answers', () => {
  const good: Sheet = { kind: 'worker', hours: 9.5, tired: 4, wants: ['pay'], rows: { canteen: 'good', bus: 'bad' } }
  const rulesAt = (answers: Sheet) => faultsOfSheet(sheet, answers).map(({ path, rule }) => `${path} ${rule}`)
  test('is taken when every question asked is answered', () => expect(rulesAt(good)).toEqual([]))
  test('is refused by question and rule', () => {
    expect(rulesAt({ ...good, kind: 'farmer', hours: 9, tired: 4 })).toContain('kind choice')
    expect(rulesAt({ ...good, hours: 25 })).toContain('hours max')
    expect(rulesAt({ ...good, hours: 9.55 })).toContain('hours decimals')
    expect(rulesAt({ ...good, wants: ['pay', 'rest', 'skill'] })).toEqual(['wants max'])
    expect(rulesAt({ ...good, wants: ['pay', 'pay'] })).toEqual(['wants twice'])
    expect(rulesAt({ ...good, rows: { canteen: 'good' } })).toEqual(['rows required'])
    expect(rulesAt({})).toEqual(['kind required', 'wants required', 'rows required'])
  })
  test('may not answer what is not asked after what was answered before', () => {
    expect(rulesAt({ ...good, kind: 'manager' })).toEqual(['hours hidden', 'tired hidden'])
    expect(rulesAt({ ...good, hours: 8 })).toEqual(['tired hidden'])
    expect(rulesAt({ ...good, stray: 'x' })).toEqual(['stray hidden'])
  })
})

describe('a quota', () => {
  const women: Condition = { op: 'equals', question: 'kind', value: 'rider' }
  const long: Condition = { op: 'greater', question: 'hours', value: 8 }
  const both = { when: { op: 'and', of: [women, long] }, count: 2 } as const
  test('of one question is full at its number, in the writing of before too', () => {
    const before = { question: 'kind', value: 'worker', count: 2 }
    const found = quotasOf({ quotas: [before] }, { kind: 'worker', hours: 9 })
    expect(found).toEqual([before])
    expect([isFull(found, { 'kind=worker': 1 }), isFull(found, { 'kind=worker': 2 })]).toEqual([false, true])
    expect(quotaText(before)).toBe(`\${kind} = 'worker'`)
  })
  test('over two questions counts only who fulfils both; over a known stratum only who was drawn there', () => {
    const part = {
      when: { op: 'and', of: [women, { op: 'equals', question: 'part', value: '铝业' }] },
      count: 1,
    } as const
    const quotas = [both, part] as never
    expect(quotasOf({ quotas }, { kind: 'rider', hours: 9 })).toEqual([both])
    expect(quotasOf({ quotas }, { kind: 'rider', hours: 8 }, '铝业')).toEqual([part])
    expect(quotasOf({ quotas }, { kind: 'worker', hours: 9 }, '铝业')).toEqual([])
    expect(readRelevant(quotaText(both as never))).toEqual({ condition: both.when })
  })
  test.each([
    ['no-question', { op: 'equals', question: 'sex', value: 'f' }],
    ['no-such-answer', { op: 'equals', question: 'kind', value: 'pilot' }],
    ['unreachable', { op: 'and', of: [long, { op: 'less', question: 'hours', value: 3 }] }],
  ] as const)('that nobody could fall into is found: %s', (rule, when) => {
    const faults = faultsOfQuestionnaire({
      ...{ title: words('问'), intro: words('问') },
      questions: [kind, hours],
      quotas: [{ when, count: 1 } as never],
    })
    expect(faults).toEqual([expect.objectContaining({ path: 'quotas.0', rule })])
  })
})

/** A small source of made-up numbers, the same in every run. */
function numbers(seed: number) {
  let at = seed
  return (below: number) => {
    at = (at * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.floor((at / 2 ** 32) * below)
  }
}

test('whatever is answered: nobody is asked what does not hold, questions keep their order, and a hidden answer changes nothing', () => {
  const next = numbers(7)
  for (let round = 0; round < 500; round += 1) {
    const questions: Question[] = Array.from({ length: 8 }, (_, i): Question => {
      const back = () => `q${next(Math.max(i, 1))}`
      const leaf = (): Condition => ({ op: 'equals', question: back(), value: ['a', 'b', 'c'][next(3)] ?? 'a' })
      const showIf: Condition | null =
        i === 0 || next(2) === 0
          ? null
          : next(2) === 0
            ? leaf()
            : { op: next(2) === 0 ? 'and' : 'or', of: [leaf(), leaf()] }
      return { kind: 'single', ...base, key: `q${i}`, options: options('a', 'b', 'c'), showIf }
    })
    const answers: Sheet = Object.fromEntries(
      questions.filter(() => next(4) > 0).map(({ key }) => [key, ['a', 'b', 'c'][next(3)] ?? 'a']),
    )
    const path = pathThrough({ questions }, answers)
    expect(path).toEqual(questions.filter((one) => path.includes(one)))
    const counted = Object.fromEntries(
      path.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
    ) as Sheet
    for (const question of questions) {
      const earlier = questions.slice(0, questions.indexOf(question)).map(({ key }) => key)
      expect(question.showIf ? askedBy(question.showIf).every((key) => earlier.includes(key)) : true).toBe(true)
      expect(path.includes(question)).toBe(!question.showIf || holds(question.showIf, counted))
    }
    expect(pathThrough({ questions }, counted)).toEqual(path)
    const hidden = Object.keys(answers).filter((key) => !path.some((one) => one.key === key))
    const refused = faultsOfSheet({ ...sheet, questions }, answers).filter(({ rule }) => rule === 'hidden')
    expect(refused.map(({ path: at }) => at).sort()).toEqual(hidden.sort())
  }
})

test('a sheet full of answers that nobody asked for is refused by some of them', () => {
  const strange = Object.fromEntries(Array.from({ length: 5000 }, (_, i): [string, string] => [`k${i}`, 'x']))
  const faults = faultsOfSheet(sheet, { kind: 'manager', ...strange })
  expect(faults.filter(({ rule }) => rule === 'hidden')).toHaveLength(20)
})
