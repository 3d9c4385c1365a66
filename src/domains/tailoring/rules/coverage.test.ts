import { describe, expect, test } from 'vitest'
import type { Profile } from '../model/index.ts'
import { conferenceTasks, opinionMeasures } from '../standard/index.ts'
import { list, measure, ownWords } from '../testing/index.ts'
import {
  countCovers,
  coverOf,
  findGaps,
  lift,
  likeness,
  originsOf,
  parseTargets,
  resolve,
  suggestFor,
  targetsText,
} from './index.ts'

const share = { noun: '一线占比', comparison: '>=', value: 60, measure: '%', by: null } as const
const top = list(measure('1', { targets: [share] }), measure('2'), measure('3'), measure('4'))
const blank = { own: null, into: null, reason: null } as const
const profile: Profile = {
  decisions: [
    { key: '1', choice: 'change', ...blank, own: ownWords({ targets: [{ ...share, value: 70 }] }) },
    { key: '2', choice: 'keep', ...blank },
    { key: '3', choice: 'merge', ...blank, into: '2' },
    { key: '4', choice: 'drop', ...blank, reason: '本地无此行业' },
  ],
  additions: [{ key: 'u7-1', own: ownWords({ title: '再加一条' }), area: null, exceeds: '2', reason: null }],
}
const made = (made = resolve(top, profile), base = top) => ({ list: made, base, origins: originsOf(base, top) })

describe('the roll-up', () => {
  test('says of each measure who covers, exceeds or misses it, and why', () => {
    const covers = coverOf(top, made())
    expect(covers).toMatchObject([
      { key: '1', state: 'exceeds', why: 'higher-target', words: '一线占比 60 → 70%' },
      { key: '2', state: 'exceeds', why: 'own-addition', words: '再加一条' },
      { key: '3', state: 'covered', why: 'merge' },
      { key: '4', state: 'misses', why: 'dropped', words: '本地无此行业' },
    ])
    expect(countCovers(covers)).toEqual({ covered: 1, exceeds: 2, misses: 1 })
  })

  test('counts a measure that came in since as undecided, and a unit without a list as not adopting', () => {
    const newer = list(...top.measures, measure('5'))
    const covers = coverOf(newer, { ...made(), origins: originsOf(top, newer) })
    expect(covers.at(-1)).toMatchObject({ key: '5', state: 'misses', why: 'undecided' })
    expect(coverOf(top, null).every(({ why }) => why === 'not-adopted')).toBe(true)
  })

  test('looks through the list between: what that left out, the unit below it misses for that reason', () => {
    const between = resolve(top, profile)
    const below = resolve(between, {
      decisions: between.measures.map(({ key }) =>
        key === '1'
          ? { key, choice: 'drop' as const, ...blank, reason: '县里没有企业' }
          : { key, choice: 'keep' as const, ...blank },
      ),
      additions: [],
    })
    expect(coverOf(top, made(lift(below, between)))).toMatchObject([
      { state: 'misses', why: 'dropped', words: '县里没有企业' },
      { state: 'exceeds', why: 'own-addition', words: '再加一条' },
      { state: 'covered' },
      { state: 'misses', why: 'dropped', words: '上级清单未列：本地无此行业' },
    ])
  })
})

describe('suggestions for a mapping', () => {
  test('are symmetric, 1 for the same text and 0 for texts without a pair in common', () => {
    expect(likeness('劳动竞赛', '劳动竞赛')).toBe(1)
    expect(likeness('劳动竞赛', '学徒制')).toBe(0)
    expect(likeness('群众性创新创造', '创新创造活力')).toBe(likeness('创新创造活力', '群众性创新创造'))
  })

  test('find for the tasks of the conference what a person would: most first guesses are right', () => {
    const right: Readonly<Record<string, string>> = {
      ...{ '1.1': '3', '2.3': '18', '2.4': '20', '2.5': '19', '2.2': '3', '3.2': '8', '3.3': '10', '3.5': '22' },
      ...{ '4.1': '2', '4.2': '4', '4.3': '5', '4.4': '6', '5.2': '12', '5.3': '14', '5.4': '23' },
    }
    const found = Object.entries(right).filter(([from, to]) => {
      const old = conferenceTasks.measures.find(({ key }) => key === from)
      return old && suggestFor(old, opinionMeasures).some(({ key }) => key === to)
    })
    console.log(`${found.length} of ${Object.keys(right).length} heirs are among the three suggested`)
    expect(found.length).toBeGreaterThanOrEqual(13)
  })

  test('leave the gaps to be listed: old without heir, old undecided, new without origin', () => {
    const line = {
      from: '1',
      heirs: [{ to: '2', relation: 'part' as const }],
      note: '',
      byName: '林晓棠',
      on: '2026-11-20',
    }
    const gaps = findGaps(list(measure('1'), measure('3'), measure('4')), top, [
      line,
      { ...line, from: '3', heirs: [] },
    ])
    const keys = (of: { key: string }[]) => of.map(({ key }) => key)
    expect([keys(gaps.noHeir), keys(gaps.undecided), keys(gaps.noOrigin)]).toEqual([['3'], ['4'], ['1', '3', '4']])
  })
})

describe('the standard lists', () => {
  test('are the 27 measures of the Opinion in 8 parts and the tasks of the conference by the five key tasks', () => {
    expect(opinionMeasures.measures).toHaveLength(27)
    expect(opinionMeasures.groups).toHaveLength(8)
    expect(new Set(conferenceTasks.measures.map(({ area }) => area)).size).toBe(6)
  })

  test('write their targets in a cell and read them back', () => {
    const { targets } = opinionMeasures.measures.find(({ key }) => key === '22') ?? { targets: [] }
    expect(parseTargets(targetsText([share, ...targets]))).toEqual([share, ...targets])
    expect(parseTargets('一线占比≥60%')).toEqual([share])
    expect(parseTargets('做得更好')).toBeNull()
  })
})
