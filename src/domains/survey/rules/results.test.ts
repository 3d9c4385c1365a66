import { expect, test } from 'vitest'
import { say } from '#platform/say'
import type { Question, Questionnaire } from '../model/questionnaire.ts'
import { type Counted, crossOf, resultsOf, weightsOf } from './results.ts'

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
