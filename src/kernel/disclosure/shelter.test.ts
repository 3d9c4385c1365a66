import { describe, expect, test } from 'vitest'
import { branchesOf, type Cube, cubeOf, keyOfCell, type Shown, shelter, type Tree } from './index.ts'
import { rangeOfSum } from './outsider.testing.ts'
import { cellsOf, placeOf } from './shown.ts'

const flat = (name: string, size: number): Tree => ({
  name,
  nodes: [{ key: 'all', parent: -1 }, ...Array.from({ length: size }, (_, i) => ({ key: String(i), parent: 0 }))],
})
const region: Tree = {
  name: 'region',
  nodes: [
    { key: 'all', parent: -1 },
    { key: 'xining', parent: 0 },
    { key: 'hainan', parent: 0 },
    { key: 'datong', parent: 1 },
    { key: 'huangzhong', parent: 1 },
    { key: 'gonghe', parent: 2 },
    { key: 'guide', parent: 2 },
  ],
}
const trees = [flat('age', 3), flat('grade', 3), region, flat('sex', 2)].map(branchesOf)
const keysOf = (name: string) =>
  trees
    .find(({ tree }) => tree.name === name)
    ?.tree.nodes.slice(1)
    .map(({ key }) => key) ?? []

/** Numbers that look random and are the same each time. */
function* drawn(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

interface Person {
  /** Leaf node by tree. */
  [name: string]: number
}

function people(seed: number, n: number): Person[] {
  const next = drawn(seed)
  const pick = (leaves: readonly number[]) => leaves[Math.floor(next.next().value ** 1.8 * leaves.length)] ?? 0
  return Array.from({ length: n }, () => Object.fromEntries(trees.map(({ tree, leaves }) => [tree.name, pick(leaves)])))
}

/** The people counted over some trees, as an engine would hand it over. */
function cubeOver(all: readonly Person[], names: readonly string[]): Cube | null {
  const axes = names.map((name) => trees.find(({ tree }) => tree.name === name) ?? trees[0]).filter((one) => !!one)
  const counts = new Array(axes.reduce((product, { leaves }) => product * leaves.length, 1)).fill(0)
  for (const one of all)
    counts[axes.reduce((at, { tree, leaves }) => at * leaves.length + leaves.indexOf(one[tree.name] ?? 0), 0)] += 1
  return cubeOf(axes, counts)
}

const threshold = 5

/** Small cells that an outsider finds exactly from everything shown: an answer by linear programmes over all single groups. */
function found(all: readonly Person[], out: readonly Shown[]): string[] {
  const groups = [...cellsOf(trees.map(({ leaves }) => leaves))]
  const partsOf = (names: readonly string[], at: readonly number[]) =>
    groups.flatMap((leaf, i) =>
      trees.every(({ tree, within }, d) => within[at[names.indexOf(tree.name)] ?? 0]?.has(leaf[d] ?? 0)) ? [i] : [],
    )
  const cells = new Map<string, { parts: number[]; value: number; hidden: boolean }>()
  for (const { over, hidden } of out) {
    const names = Object.keys(over).sort()
    const cube = cubeOver(all, names)
    if (!cube) throw new Error('too large')
    const nodes = cube.axes.map((axis) => [0, ...(over[axis.tree.name] ?? []).map((key) => axis.find(key) ?? 0)])
    for (const at of cellsOf(nodes)) {
      const key = keyOfCell(names, cube, at)
      const isHidden = hidden.includes(key)
      expect(cells.get(key)?.hidden ?? isHidden, `${key} is hidden everywhere or nowhere`).toBe(isHidden)
      cells.set(key, { parts: partsOf(names, at), value: cube.counts[placeOf(cube, at)] ?? 0, hidden: isHidden })
    }
  }
  const shown = [...cells.values()].filter((cell) => !cell.hidden)
  return [...cells]
    .filter(([, { value }]) => value > 0 && value < threshold)
    .filter(([, { parts }]) => {
      const { least, most } = rangeOfSum(groups.length, shown, parts)
      return most - least < 1 - 1e-6
    })
    .map(([key]) => key)
}

const full = (...names: string[]): Shown['over'] => Object.fromEntries(names.map((name) => [name, keysOf(name)]))
const prefectures = { region: ['xining', 'hainan'] }
/** What is asked one after another: a table, a deeper one, with other dimensions, and a part of it. */
const courses: Shown['over'][][] = [
  [{ ...full('sex'), ...prefectures }, full('sex', 'region'), full('grade', 'region'), full('sex', 'grade')],
  [full('age', 'sex'), { ...full('age'), ...prefectures }, full('age', 'region'), full('grade', 'age', 'sex')],
  [full('grade', 'region', 'sex'), full('age', 'region'), full('age', 'grade')],
  [full('grade', 'sex'), full('age', 'sex'), full('age', 'grade'), full('region', 'sex')],
]

describe('tables over dimensions with parts, seen one after another', () => {
  test.each(Array.from({ length: 32 }, (_, i) => [i + 1, courses[i % courses.length] ?? []] as const))(
    'give no small count away (%i)',
    (seed, course) => {
      const all = people(seed * 7919, 30 + 20 * (seed % 5))
      const out: Shown[] = []
      for (const over of course) {
        const table = shelter(over, { cubeOver: (names) => cubeOver(all, names), threshold, out })
        if (table) out.push(table)
      }
      expect(out.length).toBeGreaterThan(0)
      expect(found(all, out)).toEqual([])
    },
  )

  test('a total that gives a part away is hidden, though another table has it, or the later table is refused', () => {
    const all = [...Array.from({ length: 60 }, (_, i) => ({ region: 3 + (i % 4), sex: 1, grade: 1, age: 1 }))]
    all.push({ region: 3, sex: 2, grade: 1, age: 1 }, { region: 5, sex: 2, grade: 2, age: 1 })
    const ask = (out: Shown[], over: Shown['over']) =>
      shelter(over, { cubeOver: (names) => cubeOver(all, names), threshold, out })
    const first = ask([], full('sex', 'region'))
    if (first) expect(found(all, [first])).toEqual([])
    const second = first && ask([first], full('sex', 'grade'))
    if (first && second) expect(found(all, [first, second])).toEqual([])
  })

  test('fewer people in all than the threshold are no table', () => {
    const all = people(3, threshold - 1)
    expect(shelter(full('sex'), { cubeOver: (names) => cubeOver(all, names), threshold, out: [] })).toBeNull()
  })

  test('a table without small counts is shown whole', () => {
    const all = Array.from({ length: 80 }, (_, i) => ({ region: 3 + (i % 4), sex: 1 + (i % 2), grade: 1, age: 1 }))
    expect(shelter(full('sex'), { cubeOver: (names) => cubeOver(all, names), threshold, out: [] })?.hidden).toEqual([])
  })
})

test('a table finer than anybody publishes is refused before a cell of it is counted: it held everybody up for ten seconds', () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => String(i))
  const counted = () => {
    throw new Error('counted')
  }
  const over = { region: many(60), grade: many(13), sex: many(2), age: many(8), education: many(8), industry: many(20) }
  expect(shelter(over, { cubeOver: counted, threshold: 5, out: [] })).toBeNull()
  expect(() => shelter({ grade: many(13) }, { cubeOver: counted, threshold: 5, out: [] })).toThrow('counted')
})
