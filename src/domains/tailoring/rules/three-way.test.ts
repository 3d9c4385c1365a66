import { describe, expect, test } from 'vitest'
import type { Decision, FrameworkBody, Measure } from '../model/index.ts'
import { dice, list, measure, ownWords } from '../testing/index.ts'
import {
  changedFields,
  type Difference,
  keepAll,
  mergeFields,
  originsOf,
  originsThrough,
  ownOf,
  resolve,
  threeWay,
} from './index.ts'

const decide = (key: string, choice: Decision['choice'], more: Partial<Decision> = {}): Decision => ({
  ...{ key, choice, own: null, into: null, reason: null },
  ...more,
})
const compare = (base: FrameworkBody, theirs: FrameworkBody, decisions: readonly Decision[]) =>
  threeWay(base, theirs, originsOf(base, theirs), decisions)
const kinds = (rows: readonly Difference[]) => Object.fromEntries(rows.map(({ key, kind }) => [key, kind]))
const keepEach = (...keys: string[]) => keys.map((key) => decide(key, 'keep'))

const base = list(measure('1'), measure('2'), measure('3'), measure('4'))
const reworded = (key: string): Measure => measure(key, { words: '上级改写' })

describe('a new edition above', () => {
  test('changed by nobody, by one side, by both: only the last is asked', () => {
    const theirs = list(measure('1'), reworded('2'), measure('3'), reworded('4'))
    const own = ownWords({ words: '本级改写' })
    const rows = compare(base, theirs, [
      ...keepEach('1', '2'),
      decide('3', 'change', { own }),
      decide('4', 'change', { own }),
    ])
    expect(kinds(rows)).toEqual({ 1: 'unchanged', 2: 'theirs', 3: 'ours', 4: 'both' })
    expect(rows.map(({ needs }) => needs)).toEqual([false, false, false, true])
    expect(rows[2]?.suggestion).toMatchObject({ choice: 'change', own })
    expect(rows[3]).toMatchObject({ fields: ['words'], clashes: ['words'] })
  })

  test('in which both sides made the same change asks nothing', () => {
    const theirs = list(measure('1'), measure('2'), measure('3'), reworded('4'))
    const rows = compare(base, theirs, [
      ...keepEach('1', '2', '3'),
      decide('4', 'change', { own: ownOf(reworded('4')) }),
    ])
    expect(rows[3]).toMatchObject({ kind: 'same', needs: false, suggestion: { choice: 'keep' } })
  })

  test('asks again about a dropped measure when it was rewritten, and leaves it dropped when not', () => {
    const theirs = list(measure('1'), reworded('2'), measure('3'), measure('4'))
    const dropped = (key: string) => decide(key, 'drop', { reason: '本地无此行业' })
    const rows = compare(base, theirs, [dropped('1'), dropped('2'), ...keepEach('3', '4')])
    expect(rows[0]).toMatchObject({
      kind: 'ours',
      needs: false,
      suggestion: { choice: 'drop', reason: '本地无此行业' },
    })
    expect(rows[1]).toMatchObject({ kind: 'both', needs: true, suggestion: { choice: 'drop' } })
  })

  test('adds and lets go: both are asked, except where the unit had let go itself', () => {
    const theirs = list(measure('1'), measure('2'), measure('9'))
    const rows = compare(base, theirs, [...keepEach('1', '2', '3'), decide('4', 'drop', { reason: '本地无此行业' })])
    expect(kinds(rows)).toEqual({ 1: 'unchanged', 2: 'unchanged', 9: 'added', 3: 'gone', 4: 'gone' })
    expect(rows.filter(({ needs }) => needs).map(({ key }) => key)).toEqual(['9', '3'])
  })

  test('moves, splits and joins measures, and the decisions follow as far as they can', () => {
    const theirs = list(
      measure('1a', { was: ['1'], title: '举措1', words: '做好第1件事' }),
      measure('2'),
      measure('2b', { was: ['2'] }),
      measure('34', { was: ['3', '4'] }),
    )
    const rows = compare(base, theirs, keepEach('1', '2', '3', '4'))
    expect(kinds(rows)).toEqual({ '1a': 'moved', 2: 'split', '2b': 'split', 34: 'joined' })
    expect(rows[0]).toMatchObject({ needs: false, suggestion: { key: '1a', choice: 'keep' } })
    expect(rows.slice(1).every(({ needs }) => needs)).toBe(true)
  })

  test('takes a merged measure along with its host, and asks when the host is gone', () => {
    const merged = [decide('1', 'merge', { into: '2' }), ...keepEach('2', '3', '4')]
    const moved = list(measure('1'), measure('2x', { was: ['2'] }), measure('3'), measure('4'))
    expect(compare(base, moved, merged)[0]).toMatchObject({ kind: 'ours', suggestion: { choice: 'merge', into: '2x' } })
    const without = list(measure('1'), measure('3'), measure('4'))
    expect(compare(base, without, merged)[0]).toMatchObject({ kind: 'both', needs: true, suggestion: null })
  })

  test('is compared with the edition that was adopted, however many came between', () => {
    const second = list(measure('1x', { was: ['1'] }), measure('2'), measure('3'), measure('4'))
    const third = list(measure('1y', { was: ['1x'] }), measure('2'), measure('34', { was: ['3', '4'] }))
    const origins = originsThrough([base, second, third])
    expect(Object.fromEntries(origins)).toEqual({ '1y': ['1'], 2: ['2'], 34: ['3', '4'] })
  })
})

describe('fields of a measure that both sides changed', () => {
  test('are taken each from the side that changed it; only what both changed otherwise is a clash', () => {
    const theirs = ownOf(measure('1', { words: '上级改写', dueOn: '2027-12-31' }))
    const ours = ownOf(measure('1', { lead: '西宁市总工会', dueOn: '2027-03-31' }))
    const { own, clashes } = mergeFields(ownOf(measure('1')), theirs, ours)
    expect(own).toMatchObject({ words: '上级改写', lead: '西宁市总工会', dueOn: '2027-03-31' })
    expect(clashes).toEqual(['dueOn'])
  })
})

describe('over many made-up editions', () => {
  const cases = 300
  /** An edition, a later one with rewordings, removals, additions, moves, and decisions about the first. */
  function madeUp(seed: number) {
    const roll = dice(seed)
    const before = list(...Array.from({ length: 1 + roll(10) }, (_, i) => measure(String(i + 1))))
    const later = before.measures.flatMap((one): Measure[] => {
      const chance = roll(8)
      if (chance === 0) return []
      if (chance === 1) return [{ ...one, words: '上级改写' }]
      if (chance === 2) return [{ ...one, key: `${one.key}m`, was: [one.key] }]
      if (chance === 3) return [one, { ...one, key: `${one.key}s`, was: [one.key] }]
      return [one]
    })
    const after = list(...later, ...(roll(2) ? [measure('新')] : []))
    const decisions = before.measures.map(({ key }) => {
      const choice = (['keep', 'change', 'drop'] as const)[roll(3)] ?? 'keep'
      return decide(key, choice, choice === 'change' ? { own: ownWords() } : { reason: '理由' })
    })
    return { before, after, decisions }
  }

  test('every new measure stands in the difference once, every old one is an origin or gone', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const { before, after, decisions } = madeUp(seed)
      const rows = compare(before, after, decisions)
      const fresh = rows.filter(({ kind }) => kind !== 'gone').map(({ key }) => key)
      expect(fresh).toEqual(after.measures.map(({ key }) => key))
      const origins = [...originsOf(before, after).values()].flat()
      const gone = rows.filter(({ kind }) => kind === 'gone').map(({ key }) => key)
      expect(new Set([...origins, ...gone])).toEqual(new Set(before.measures.map(({ key }) => key)))
      expect(gone.some((key) => origins.includes(key))).toBe(false)
    }
  })

  test('nothing is asked where nothing changed, and every decision comes through as it was', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const { before, decisions } = madeUp(seed)
      const rows = compare(before, before, decisions)
      expect(rows.some(({ needs }) => needs)).toBe(false)
      const carried = rows.flatMap(({ suggestion }) => suggestion ?? [])
      expect(resolve(before, { decisions: carried, additions: [] })).toEqual(
        resolve(before, {
          decisions: decisions.map((one) => (one.choice === 'keep' ? { ...one, reason: null } : one)),
          additions: [],
        }),
      )
    }
  })

  test('who kept everything has the new edition, but for what was added, split or let go', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const { before, after } = madeUp(seed)
      const rows = compare(before, after, keepAll(before).decisions)
      const asked = rows.filter(({ needs }) => needs).map(({ kind }) => kind)
      expect(asked.every((kind) => ['added', 'split', 'gone'].includes(kind))).toBe(true)
      const settled = rows.filter(({ needs }) => !needs).flatMap(({ suggestion }) => suggestion ?? [])
      for (const one of resolve(after, { decisions: settled, additions: [] }).measures)
        expect(changedFields(one, after.measures.find(({ key }) => key === one.key) ?? measure('none'))).toEqual([])
    }
  })
})
