import { describe, expect, test } from 'vitest'
import type { Addition, Decision, FrameworkBody } from '../model/index.ts'
import { dice, list, measure, ownWords } from '../testing/index.ts'
import { changedFields, findLineFaults, findUndecided, keepAll, resolve, targetsBelow, targetsBeyond } from './index.ts'

const decide = (key: string, choice: Decision['choice'], more: Partial<Decision> = {}): Decision => ({
  ...{ key, choice, own: null, into: null, reason: null },
  ...more,
})

const cases = 300

/** A made-up list and sound decisions about all of it. */
function madeUp(seed: number): { upper: FrameworkBody; decisions: Decision[]; additions: Addition[] } {
  const roll = dice(seed)
  const upper = list(
    ...Array.from({ length: 1 + roll(12) }, (_, i) => measure(String(i + 1), { group: roll(2) ? 'a' : 'b' })),
  )
  const decisions = upper.measures.map(({ key }) => {
    const choice = (['keep', 'change', 'drop'] as const)[roll(3)] ?? 'keep'
    return decide(
      key,
      choice,
      choice === 'change' ? { own: ownWords() } : { reason: choice === 'drop' ? '本地无此行业' : null },
    )
  })
  const hosts = decisions.filter(({ choice }) => choice === 'keep' || choice === 'change')
  for (const [i, one] of decisions.entries()) {
    const host = hosts[roll(hosts.length + 1)]
    if (one.choice === 'drop' && host && roll(2)) decisions[i] = decide(one.key, 'merge', { into: host.key })
  }
  const additions = Array.from(
    { length: roll(3) },
    (_, i): Addition => ({
      ...{ key: `u7-${i + 1}`, own: ownWords(), area: null, exceeds: roll(2) ? '1' : null, reason: null },
    }),
  )
  return { upper, decisions, additions }
}

describe('the list that follows from a list above and the decisions about it', () => {
  test('is the list above where everything is kept', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const { upper } = madeUp(seed)
      const made = resolve(upper, keepAll(upper))
      expect(made.measures.map(({ trace: _, ...one }) => one)).toEqual(
        upper.measures.map(({ trace: _, ...one }) => one),
      )
      expect(made.dropped).toEqual([])
    }
  })

  test('accounts for every measure above exactly once: in one measure, or dropped with its reason', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const { upper, decisions, additions } = madeUp(seed)
      const made = resolve(upper, { decisions, additions })
      const accounted = [
        ...made.measures.flatMap(({ trace }) => trace?.from ?? []),
        ...made.dropped.map(({ key }) => key),
      ]
      expect(accounted.sort()).toEqual(upper.measures.map(({ key }) => key).sort())
      expect(made.dropped.every(({ reason }) => reason.length > 1)).toBe(true)
    }
  })

  test('does not depend on the order of the decisions, has no key twice, and no part without measures', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const { upper, decisions, additions } = madeUp(seed)
      const made = resolve(upper, { decisions, additions })
      expect(resolve(upper, { decisions: [...decisions].reverse(), additions: [...additions].reverse() })).toEqual(made)
      expect(new Set(made.measures.map(({ key }) => key)).size).toBe(made.measures.length)
      for (const { key } of made.groups) expect(made.measures.some(({ group }) => group === key)).toBe(true)
    }
  })

  test('taken whole by the next level stays what it is', () => {
    for (let seed = 1; seed <= cases; seed += 1) {
      const made = resolve(madeUp(seed).upper, madeUp(seed))
      const again = resolve(made, keepAll(made))
      for (const [i, one] of made.measures.entries()) expect(changedFields(one, again.measures[i] ?? one)).toEqual([])
      expect(again.measures.length).toBe(made.measures.length)
    }
  })
})

describe('what stands against a decision', () => {
  const share = { noun: '一线占比', comparison: '>=', value: 60, measure: '%', by: null } as const
  const upper = list(measure('1', { targets: [share] }), measure('2'), measure('3'))
  const faults = (...decisions: Decision[]) =>
    findLineFaults(upper, { decisions, additions: [] }).map(({ rule }) => rule)

  test('dropping needs a reason', () => {
    expect(faults(decide('2', 'drop'))).toEqual(['no-reason'])
    expect(faults(decide('2', 'drop', { reason: '本地无此行业' }))).toEqual([])
  })

  test('below a stated minimum, or later than above, needs a reason; at the minimum none', () => {
    const own = (value: number, dueOn = '2027-06-30') => ownWords({ targets: [{ ...share, value }], dueOn })
    expect(faults(decide('1', 'change', { own: own(60) }))).toEqual([])
    expect(faults(decide('1', 'change', { own: own(59.9) }))).toEqual(['below-minimum'])
    expect(faults(decide('1', 'change', { own: ownWords() }))).toEqual(['below-minimum'])
    expect(faults(decide('1', 'change', { own: own(60, '2027-07-01') }))).toEqual(['later-than-above'])
    expect(faults(decide('1', 'change', { own: own(40, '2028-01-01'), reason: '分两年到位' }))).toEqual([])
  })

  test('a measure is merged only into one that itself stands', () => {
    expect(faults(decide('2', 'merge', { into: '3' }), decide('3', 'keep'))).toEqual([])
    expect(faults(decide('2', 'merge', { into: '3' }), decide('3', 'drop', { reason: '并无' }))).toEqual(['merge-host'])
    expect(faults(decide('2', 'merge', { into: '3' }), decide('3', 'merge', { into: '2' }))).toEqual([
      'merge-host',
      'merge-host',
    ])
    expect(faults(decide('2', 'merge', { into: '2' }))).toEqual(['merge-host'])
    expect(faults(decide('2', 'merge'))).toEqual(['merge-host'])
  })

  test('what is undecided is known by its keys', () => {
    expect(findUndecided(upper, [decide('2', 'keep')])).toEqual(['1', '3'])
  })

  test('a total for the province is no minimum for one place, but more than it goes beyond', () => {
    const total = { ...share, comparison: '≈', value: 100 } as const
    const above = { targets: [total] }
    expect(targetsBelow(above, { targets: [{ ...total, value: 10 }] })).toEqual([])
    expect(targetsBeyond(above, { targets: [{ ...total, value: 120 }] })).toHaveLength(1)
    const most = { ...share, comparison: '<=', value: 5 } as const
    expect(targetsBelow({ targets: [most] }, { targets: [{ ...most, value: 6 }] })).toHaveLength(1)
    expect(targetsBeyond({ targets: [most] }, { targets: [{ ...most, value: 4 }] })).toHaveLength(1)
  })
})
