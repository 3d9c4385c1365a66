import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { drawClusters } from './clusters.ts'
import { drawCommand } from './command.ts'
import { frameText, type Member, readFrame } from './frame.ts'
import { planDraw } from './plan.ts'
import { draw } from './sample.ts'

/** Workers of five enterprises in two counties; the mine is larger than any interval. */
const sizes: Record<string, number> = { 矿业: 60, 铝业: 20, 盐湖: 10, 光伏: 5, 毛纺: 5 }
const frame: Member[] = Object.entries(sizes).flatMap(([cluster, n]) =>
  Array.from({ length: n }, (_, i) => ({
    key: `${cluster}${String(i).padStart(3, '0')}`,
    cluster,
    stratum: cluster === '矿业' || cluster === '毛纺' ? '大通' : '共和',
  })),
)
const designs = [
  { method: 'simple', take: 15 },
  { method: 'stratified', take: 15 },
  { method: 'stratified', take: 15, allocation: { 大通: 5, 共和: 10 } },
  { method: 'two-stage', clusters: 3, each: 5 },
] as const

describe('a draw', () => {
  test.each(designs)('by $method is the same for the same seed, whatever the order of the list', (design) => {
    const once = draw(frame, '2026-133 期', design)
    expect(draw([...frame].reverse(), '2026-133 期', design)).toEqual(once)
    expect(draw(frame, '2026-134 期', design).chosen).not.toEqual(once.chosen)
    expect(once.chosen).toHaveLength(15)
    expect(new Set(once.chosen.map(({ key }) => key)).size).toBe(15)
  })

  test.each(designs)('by $method takes everybody as often as it says', (design) => {
    const draws = 3000
    const times = new Map<string, number>()
    const said = new Map<string, number>()
    for (let i = 0; i < draws; i += 1)
      for (const { key, probability } of draw(frame, `种子 ${i}`, design).chosen) {
        times.set(key, (times.get(key) ?? 0) + 1)
        said.set(key, probability)
      }
    expect(said.size).toBe(frame.length)
    const sum = [...said.values()].reduce((all, chance) => all + chance, 0)
    expect(sum).toBeCloseTo(15, 9)
    for (const [key, chance] of said) {
      const error = Math.sqrt((chance * (1 - chance)) / draws)
      expect(Math.abs((times.get(key) ?? 0) / draws - chance)).toBeLessThan(5 * error + 1e-9)
    }
  })

  test.each(designs)('by $method takes what its plan said before there was a seed', (design) => {
    const { size, expected, lines } = planDraw(frame, design)
    expect([size, expected]).toEqual([100, expect.closeTo(15, 9)])
    const { chosen } = draw(frame, '2026-133 期', design)
    const of = (name: string) =>
      chosen.filter(({ stratum, cluster }) => {
        return name === (design.method === 'two-stage' ? cluster : design.method === 'stratified' ? stratum : '')
      })
    for (const { name, take, chance, certain } of lines) {
      const found = of(name)
      if (design.method !== 'two-stage' || certain) expect(found).toHaveLength(take)
      for (const one of found) expect([one.probability, one.certain]).toEqual([expect.closeTo(chance, 12), certain])
    }
    expect(() => planDraw(frame, { method: 'simple', take: 101 })).toThrow()
  })

  test('of a list that names somebody twice, or of more than there are, is refused', () => {
    const first = frame[0] as Member
    expect(() => draw([...frame, first], '1', { method: 'simple', take: 2 })).toThrow()
    expect(() => draw(frame, '1', { method: 'simple', take: 101 })).toThrow()
    expect(() => draw(frame, '1', { method: 'stratified', take: 3, allocation: { 大通: 1, 共和: 1 } })).toThrow()
    expect(() => draw([{ key: '甲' }], '1', { method: 'two-stage', clusters: 1, each: 1 })).toThrow()
  })
})

test('clusters as large as the interval are taken for certain, again and again, and chances add up', () => {
  const chosen = drawClusters('7', new Map(Object.entries(sizes)), 3)
  expect(chosen.filter(({ certain }) => certain).map(({ name }) => name)).toEqual(['矿业', '铝业'])
  expect(chosen).toHaveLength(3)
  const last = chosen[2]
  expect(last?.probability).toBeCloseTo((sizes[last?.name ?? ''] ?? 0) / 20, 12)
  expect(drawClusters('7', new Map(Object.entries(sizes)), 5).every(({ certain }) => certain)).toBe(true)
})

test('shares are given by largest remainder, none above what there is and none forgotten', () => {
  expect([
    ...allocate(
      10,
      new Map([
        ['甲', 50],
        ['乙', 30],
        ['丙', 21],
      ]),
    ).values(),
  ]).toEqual([5, 3, 2])
  expect([
    ...allocate(
      5,
      new Map([
        ['甲', 96],
        ['乙', 2],
        ['丙', 2],
      ]),
    ).values(),
  ]).toEqual([3, 1, 1])
  expect([
    ...allocate(
      4,
      new Map([
        ['甲', 1],
        ['乙', 3],
      ]),
    ).values(),
  ]).toEqual([1, 3])
  expect(() => allocate(5, new Map([['甲', 4]]))).toThrow(RangeError)
})

test('the published list is read as it was written, and a bare list of names is one', () => {
  expect(readFrame(frameText(frame)).length).toBe(frame.length)
  expect(frameText(readFrame(frameText(frame)))).toBe(frameText(frame))
  expect(frameText([{ key: '乙' }, { key: '甲', size: 1 }])).toBe('乙\n甲')
  expect(drawCommand.usage).toContain('--method')
})
