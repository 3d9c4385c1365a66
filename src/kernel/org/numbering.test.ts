import { expect, test } from 'vitest'
import { numberTree, placeChild, placeChildren, type Span, type TreeNode, widthOf } from './numbering.ts'
import { type Settled, settle } from './settle.ts'

/** A repeatable stream of numbers in [0, 1). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function randomTree(size: number, seed: number): TreeNode[] {
  const next = chance(seed)
  return Array.from({ length: size }, (_, i) => ({ id: i + 1, parentId: i === 0 ? null : 1 + Math.floor(next() * i) }))
}

/** Whether numbers say exactly what the tree says: within means below, apart means neither is below the other. */
function expectNested(units: readonly TreeNode[], spans: ReadonlyMap<number, Span>) {
  expect(spans.size).toBe(units.length)
  const children = new Map<number | null, Span[]>()
  for (const unit of units) {
    const span = spans.get(unit.id) as Span
    expect(span.no).toBeLessThan(span.upto)
    const above = unit.parentId === null ? undefined : spans.get(unit.parentId)
    if (above && !(span.no > above.no && span.upto <= above.upto)) throw new Error(`${unit.id} is outside its parent`)
    children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), span])
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.no - b.no)
    siblings.forEach((span, i) => {
      if (i > 0 && span.no < (siblings[i - 1] as Span).upto) throw new Error('siblings overlap')
    })
  }
}

const settled = (units: readonly TreeNode[], spans: ReadonlyMap<number, Span>): Settled[] =>
  units.map((unit) => ({ ...unit, span: spans.get(unit.id) ?? null }))

test('ranges nest like the tree and siblings are apart', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const units = randomTree(300, seed)
    expectNested(units, numberTree(units))
  }
})

test('a range holds exactly the unit and all below it', () => {
  const units = randomTree(200, 7)
  const spans = numberTree(units)
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const isBelow = (id: number | null | undefined, top: number): boolean =>
    id === top || (id != null && isBelow(parents.get(id), top))
  for (const top of units) {
    const range = spans.get(top.id) as Span
    for (const unit of units) {
      const no = (spans.get(unit.id) as Span).no
      expect(no >= range.no && no < range.upto).toBe(isBelow(unit.id, top.id))
    }
  }
})

test('several roots are numbered one after another', () => {
  const units = [
    { id: 1, parentId: null },
    { id: 2, parentId: null },
    { id: 3, parentId: 2 },
  ]
  const spans = numberTree(units)
  expect(spans.get(2)?.no).toBe(spans.get(1)?.upto)
  expectNested(units, spans)
})

test('units in a circle are refused', () => {
  const circle = [
    { id: 1, parentId: 2 },
    { id: 2, parentId: 1 },
  ]
  expect(() => numberTree(circle)).toThrow(/circle/)
})

test('a chain of 5,000 units is numbered without running out of stack, but numbers do run out', () => {
  const chain = (length: number) => Array.from({ length }, (_, i) => ({ id: i + 1, parentId: i || null }))
  expectNested(chain(30), numberTree(chain(30)))
  expect(() => numberTree(chain(5000))).toThrow(/more units than numbers/)
})

test('a province of 140,000 units is numbered whole', () => {
  const units: TreeNode[] = [{ id: 1, parentId: null }]
  const grow = (count: number, above: (i: number) => number) => {
    const first = units.length
    for (let i = 0; i < count; i++) units.push({ id: first + i + 1, parentId: above(i) })
    return first + 1
  }
  const prefectures = grow(8, () => 1)
  const counties = grow(45, (i) => prefectures + (i % 8))
  const towns = grow(400, (i) => counties + (i % 45))
  grow(140_000 - units.length, (i) => towns + (i % 400))
  const spans = numberTree(units)
  expectNested(units, spans)
  const top = spans.get(1) as Span
  expect(top.upto).toBeLessThan(2 ** 40)
})

test('new children take free room: the same unit takes many without anybody being numbered again', () => {
  const units = [
    { id: 1, parentId: null },
    { id: 2, parentId: 1 },
  ]
  const spans = numberTree(units)
  const parent = spans.get(1) as Span
  const siblings = [spans.get(2) as Span]
  for (let i = 0; i < 14; i++) {
    const place = placeChild(parent, siblings) as Span
    expect(place.no > parent.no && place.upto <= parent.upto).toBe(true)
    expect(siblings.every((other) => place.upto <= other.no || place.no >= other.upto)).toBe(true)
    siblings.push(place)
  }
})

test('a leaf takes children, and these take children, until not one number is free', () => {
  const leaf = { no: 4096, upto: 5120 }
  const child = placeChild(leaf, []) as Span
  expect(child.no).toBeGreaterThan(leaf.no)
  expect(placeChild(child, [])).not.toBeNull()
  expect(placeChild({ no: 7, upto: 8 }, [])).toBeNull()
})

test('a place vacated between two siblings is used again', () => {
  const parent = { no: 0, upto: 10_000 }
  const siblings = [
    { no: 1, upto: 1000 },
    { no: 3000, upto: 4000 },
  ]
  expect(placeChildren(parent, siblings, [1500, 1500, 600])).toEqual([
    { no: 1000, upto: 2500 },
    { no: 4000, upto: 5500 },
    { no: 5500, upto: 6100 },
  ])
  expect(placeChildren(parent, siblings, [7000])).toBeNull()
})

test('a subtree that moves keeps its shape, and only it is numbered again', () => {
  const before = randomTree(400, 3)
  const spans = numberTree(before)
  const mover = before.find((unit) => unit.id > 50 && before.some((other) => other.parentId === unit.id)) as TreeNode
  const after = before.map((unit) => (unit.id === mover.id ? { ...unit, parentId: 1 } : unit))
  const changed = settle(settled(after, spans), new Set([mover.id]))
  const now = new Map([...spans, ...changed])
  expectNested(after, now)
  expect(changed.has(mover.id)).toBe(true)
  expect(changed.size).toBeLessThan(before.length)
})

test('where there is no room the smallest part above with enough is numbered again', () => {
  const units: TreeNode[] = [
    { id: 1, parentId: null },
    { id: 2, parentId: 1 },
    { id: 3, parentId: 1 },
  ]
  const spans = numberTree(units)
  const crowd = Array.from({ length: 2000 }, (_, i) => ({ id: 10 + i, parentId: 2 }))
  const all = [...units, ...crowd]
  const now = new Map([...spans, ...settle(settled(all, spans), new Set(crowd.map((unit) => unit.id)))])
  expectNested(all, now)
})

test('any series of additions and moves keeps the ranges nested', () => {
  const next = chance(11)
  let units = randomTree(60, 5)
  let spans = numberTree(units)
  for (let step = 0; step < 200; step++) {
    const pick = () => units[Math.floor(next() * units.length)] as TreeNode
    const isAdd = next() < 0.5
    const id = isAdd ? units.length + 1 : pick().id
    const inside = new Set(units.filter((unit) => !isAdd && isWithin(spans, unit.id, id)).map((unit) => unit.id))
    const parent = pick().id
    if (id === 1 || inside.has(parent)) continue
    units = isAdd
      ? [...units, { id, parentId: parent }]
      : units.map((unit) => (unit.id === id ? { id, parentId: parent } : unit))
    spans = new Map([...spans, ...settle(settled(units, spans), new Set([id]))])
    expectNested(units, spans)
  }
})

function isWithin(spans: ReadonlyMap<number, Span>, id: number, top: number): boolean {
  const [span, range] = [spans.get(id) as Span, spans.get(top) as Span]
  return span.no >= range.no && span.no < range.upto
}

test('a unit without children wants 1024 numbers, one with three children the spare room too', () => {
  expect(widthOf([{ id: 1, parentId: null }])).toBe(1024)
  expect(widthOf([{ id: 1, parentId: null }, ...[2, 3, 4].map((id) => ({ id, parentId: 1 }))])).toBe(2 * 3072 + 16384)
})
