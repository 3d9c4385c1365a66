import { describe, expect, test } from 'vitest'
import { findFlaws, listPaths } from '#kernel/process'
import { piecesOf } from './deeds/found.ts'
import { countedAs, measureOf, measures, type Validity } from './model/index.ts'
import { reviewProcess } from './process.ts'
import { bareName, faultOfValidity, gapsOf, kindOf, type Named, namesIn, relate } from './rules.ts'

const document = (id: string, title: string, more: Partial<Named> = {}): Named => ({
  ...{ regionId: 630000, id, title, number: null, validity: 'in-force', relations: {} },
  ...more,
})

describe('relations', () => {
  const opinion = document('a', '关于推进产业工人队伍建设改革的实施意见', { number: '青发〔2018〕5号' })
  const newer = document('b', '关于深化改革的实施方案', {
    relations: {
      amends: ['青发[2018]5号'],
      basedOn: ['《工会法》'],
      implements: ['《关于推进 产业工人队伍建设改革的实施意见》'],
    },
  })

  test('are found by number or title, whatever the brackets, and seen from both sides', () => {
    expect(relate(newer, [opinion, newer])).toMatchObject([
      { relation: 'implements', back: false, ref: { id: 'a' } },
      { relation: 'amends', back: false, name: opinion.title, ref: { id: 'a' } },
      { relation: 'basedOn', name: '《工会法》', ref: null, validity: null },
    ])
    expect(relate(opinion, [opinion, newer]).map(({ relation, back, ref }) => [relation, back, ref?.id])).toEqual([
      ['implements', true, 'b'],
      ['amends', true, 'b'],
    ])
  })

  test('are written with semicolons', () => {
    expect(namesIn('青发〔2018〕5号；《工会法》;\n')).toEqual(['青发〔2018〕5号', '《工会法》'])
    expect(namesIn(null)).toEqual([])
    expect(bareName('《 总工发【2019】１ 号 》')).toBe('总工发〔2019〕１号')
  })
})

describe('a document', () => {
  test('is of the kind its title ends with', () => {
    expect([
      kindOf('关于深化产教融合的实施意见'),
      kindOf('关于设置大学的通知'),
      kindOf('办法（试行）'),
      kindOf('关于支持发展的函'),
    ]).toEqual(['opinion', 'circular', 'other', 'letter'])
  })

  test('that is repealed says since when, and nothing ends before it begins', () => {
    const at = (validity: Validity, validFrom: string | null, validUntil: string | null) =>
      faultOfValidity({ validity, validFrom, validUntil })?.rule ?? null
    expect(at('repealed', null, null)).toBe('repealed-when')
    expect(at('lapsed', '2023-01-01', null)).toBe('lapsed-when')
    expect(at('lapsed', null, '2023-12-31')).toBeNull()
    expect(at('in-force', '2024-01-01', '2023-01-01')).toBe('ends-before')
    expect(at('repealed', '2020-01-01', '2024-01-01')).toBeNull()
  })

  test('is indexed in pieces of about a page', () => {
    const pieces = piecesOf(Array.from({ length: 40 }, (_, n) => `第${n}条 ${'内容'.repeat(40)}`).join('\n'))
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.every((piece) => piece.length < 1000)).toBe(true)
    expect(piecesOf('')).toEqual([])
  })
})

describe('the 27 measures', () => {
  test('are known by the numbers of their clauses', () => {
    expect(measures).toHaveLength(27)
    expect([countedAs(5), countedAs(10), countedAs(20), countedAs(27)]).toEqual(['五', '十', '二十', '二十七'])
    expect([measureOf('(十一) '), measureOf('（二十七）'), measureOf('一、'), measureOf('（二十八）')]).toEqual([
      11,
      27,
      null,
      null,
    ])
  })

  test('lack a document that holds, a task, a file', () => {
    const gaps = (...validities: Validity[]) =>
      gapsOf({ documents: validities.map((validity) => ({ validity })), tasks: 0, files: 1 }).map(({ gap }) => gap)
    expect(gaps()).toEqual(['document', 'task'])
    expect(gaps('repealed')).toEqual(['document', 'task'])
    expect(gaps('lapsed')).toEqual(['document', 'task'])
    expect(gaps('unknown')).toEqual(['task'])
  })
})

describe('the review', () => {
  test('is sound, and nobody both proposes and decides on any path', () => {
    expect(findFlaws(reviewProcess as never)).toEqual([])
    const ends = listPaths(reviewProcess as never).filter((path) => ['kept', 'done'].includes(path.at(-1)?.to ?? ''))
    expect(ends.length).toBeGreaterThan(1)
    for (const path of ends) expect(path.some(({ action }) => action === 'propose')).toBe(true)
    for (const name of ['keep', 'change', 'return'] as const)
      expect(reviewProcess.actions[name]?.notBy).toContain('propose')
  })
})
