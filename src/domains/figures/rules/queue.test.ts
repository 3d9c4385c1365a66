import { describe, expect, test } from 'vitest'
import { registerNamed } from '../testing.ts'
import { checkRegister, planQueue, type Queued, type RegisterRow } from './index.ts'

type Conflict = Queued & { again: string | null }

const clashesOf = (rows: readonly RegisterRow[]) =>
  checkRegister(rows, 10).findings.map(({ kind, rows: claims }) => ({ kind, claims }))

/** Brings a queue kept in memory in line, as the domain does with its cases. */
function bring(queue: Conflict[], rows: readonly RegisterRow[]): Conflict[] {
  const plan = planQueue(clashesOf(rows), queue)
  const gone = new Set(plan.lapse.map(({ key }) => key))
  const grown = new Map(plan.grow.map(({ conflict, clash }) => [conflict.key, clash.claims]))
  const kept = queue
    .filter(({ key }) => !gone.has(key))
    .map((one) => ({ ...one, claims: grown.get(one.key) ?? one.claims }))
  const opened = plan.open.map(
    ({ clash, again }, i): Conflict => ({
      ...clash,
      ...{ key: `${queue.length}-${rows.length}-${i}`, state: 'open', again: again?.key ?? null },
    }),
  )
  return [...kept, ...opened]
}

const openIn = (queue: readonly Conflict[]): string[] =>
  queue
    .filter(({ state }) => state === 'open')
    .map(({ kind, claims }) => `${kind} ${[...claims].sort().join()}`)
    .sort()

const settle = (queue: readonly Conflict[], which: (one: Conflict) => boolean): Conflict[] =>
  queue.map((one) => (which(one) ? { ...one, state: 'settled' } : one))

/** Rows in an order and in portions that only the seed decides. */
function portions(rows: readonly RegisterRow[], seed: number): RegisterRow[][] {
  let state = seed
  const roll = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const mixed = rows
    .map((row) => ({ row, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
  const out: RegisterRow[][] = []
  for (let at = 0; at < mixed.length; ) {
    const size = 1 + Math.floor(roll() * 9)
    out.push(mixed.slice(at, at + size))
    at += size
  }
  return out
}

describe('the queue of conflicts', () => {
  const rows = registerNamed('h1-yunnan') ?? []
  const whole = openIn(bring([], rows))

  test('holds the same open conflicts in whatever order and portions the claims came', () => {
    expect(whole.length).toBeGreaterThan(5)
    for (const seed of [3, 11, 29, 57]) {
      let queue: Conflict[] = []
      let known: RegisterRow[] = []
      for (const portion of portions(rows, seed)) {
        known = [...known, ...portion]
        queue = bring(queue, known)
      }
      expect(openIn(queue)).toEqual(whole)
    }
  })

  test('does not open again what was settled, until a new claim joins', () => {
    const isUnions = ({ claims }: Conflict) => claims.includes('Y05')
    const settled = settle(bring([], rows), isUnions)
    expect(openIn(bring(settled, rows))).toEqual(whole.filter((name) => !name.includes('Y05')))
    const [old] = rows.filter(({ id }) => id === 'Y05')
    if (!old) throw new Error('the register has lost its row Y05')
    const fresh = { ...old, id: 'Y99', value: '85990', reporter: '省统计局' }
    const again = bring(settled, [...rows, fresh]).filter(
      ({ state, claims }) => state === 'open' && claims.includes('Y99'),
    )
    expect(again).toMatchObject([{ kind: 'value', claims: ['Y05', 'Y06', 'Y99'], again: settled.find(isUnions)?.key }])
  })

  test('lets a conflict lapse when its claims are gone, and takes it up when they come back', () => {
    const queue = bring([], rows)
    const without = bring(
      queue,
      rows.filter(({ id }) => id !== 'Y06'),
    )
    expect(openIn(without)).toEqual(whole.filter((name) => !name.includes('Y06')))
    expect(openIn(bring(without, rows))).toEqual(whole)
  })
})
