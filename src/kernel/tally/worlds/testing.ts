import { edges, type RawBase, type RawUnit, type RawValue } from '../testing.ts'

/** Numbers that look random and are the same every time (mulberry32). */
export function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T
  return { below, pick, chance: (share: number) => next() < share }
}
type Dice = ReturnType<typeof dice>

const cuts = ['2025-02-10', '2025-03-01', '2025-03-15', '2025-04-01', '2025-07-01', '2025-11-20', '2026-01-01']
const kinds = ['province', 'county', 'enterprise']

/** Units below units made before them, with moves, mergers and closures; the first stays. */
export function someUnits(d: Dice): RawUnit[] {
  const n = 4 + d.below(9)
  const units: RawUnit[] = []
  for (let i = 0; i < n; i++) {
    const parent = () => (i === 0 ? null : `u${d.below(i)}`)
    const industrial = () => (i === 0 || d.chance(0.4) ? null : `u${d.below(i)}`)
    const one = (from: string | null, to: string | null, mergedInto: string | null = null): RawUnit => ({
      id: `u${i}`,
      kind: d.pick(kinds),
      territorialParent: parent(),
      industrialParent: industrial(),
      from,
      to,
      mergedInto,
    })
    const [a, b] = [d.below(4), 4 + d.below(3)]
    const fate = i === 0 ? 0 : d.below(6)
    if (fate <= 1) units.push(one(null, null))
    if (fate === 2) units.push(one(null, cuts[a] ?? null), one(cuts[a] ?? null, null))
    if (fate === 3) units.push(one(null, cuts[a] ?? null, `u${d.below(i)}`))
    if (fate === 4) units.push(one(cuts[a] ?? null, cuts[b] ?? null))
    if (fate === 5) units.push(one(null, cuts[a] ?? null), one(cuts[a] ?? null, cuts[b] ?? null, `u${d.below(i)}`))
  }
  return units
}

export function someBases(d: Dice): RawBase[] {
  const ways = ['sum', 'average', 'min', 'max', 'count'] as const
  const weight: RawBase = {
    id: 'w',
    kind: 'stock',
    overTime: 'last',
    overUnits: 'sum',
    overDimensions: 'sum',
    dimensions: d.chance(0.5) ? ['sex'] : [],
    expected: 'leaves',
    reports: 'own',
    within: 'upTo',
  }
  const rest = ['a', 'b', 'c'].map((id): RawBase => {
    const kind = d.pick(['flow', 'stock'] as const)
    const overTime = d.pick([...(kind === 'flow' ? (['sum', 'sum'] as const) : []), 'last', ...ways.slice(1)] as const)
    const overUnits = d.pick([...ways, 'sum', 'weighted'] as const)
    return {
      id,
      kind,
      overTime,
      overUnits,
      ...(overUnits === 'weighted' ? { weight: 'w' } : {}),
      overDimensions: d.pick(['sum', 'sum', 'average', 'min', 'max', 'none'] as const),
      dimensions: d.pick([[], ['sex'], ['sex', 'age']]),
      expected: d.pick(['leaves', 'all', ['enterprise'], ['county', 'enterprise']] as const) as RawBase['expected'],
      reports: d.pick(['own', 'own', 'whole'] as const),
      within: overTime === 'last' && d.chance(0.5) ? 'upTo' : 'period',
    }
  })
  return [weight, ...rest]
}

const periods = [
  '2025',
  '2025-H1',
  '2025-Q1',
  '2025-Q2',
  '2025-01',
  '2025-02',
  '2025-03',
  '2025-04',
  '2025-06',
  '2025-12',
  '2025-W01',
  '2025-W05',
  '2025-W06',
  '2025-W14',
  '2024-12-30',
  '2025-02-09',
  '2025-03-31',
  '2025-12-31',
  '2024-12',
  '2026-W01',
]
const categories: Record<string, string[]> = { sex: ['男', '女'], age: ['青', '中', '老'] }

export function someValues(d: Dice, units: RawUnit[], bases: RawBase[]): RawValue[] {
  const found = new Map<string, RawValue>()
  const ids = [...new Set(units.map((u) => u.id))]
  for (let i = d.below(120); i >= 0; i--) {
    const one = d.pick(bases)
    const dimensions = Object.fromEntries(
      one.dimensions.filter(() => d.chance(0.5)).map((name) => [name, d.pick(categories[name] ?? [])]),
    )
    const number = `${d.chance(0.2) ? '-' : ''}${d.below(500)}${d.chance(0.3) ? `.${d.below(100)}` : ''}`
    const value = d.chance(0.12) ? 'N/A' : d.chance(0.08) ? '' : d.chance(0.1) ? '0' : number
    const row = { unit: d.pick(ids), indicator: one.id, period: d.pick(periods), value, dimensions }
    const { first, last } = edges(row.period)
    if (value !== '')
      found.set(JSON.stringify([row.unit, row.indicator, first, last, ['sex', 'age'].map((k) => dimensions[k])]), row)
  }
  return [...found.values()]
}
