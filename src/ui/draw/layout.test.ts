import { expect, test } from 'vitest'
import { type Graph, type Layout, layOut, type Placed } from './layout.ts'

const boxes = (...names: string[]) => names.map((name) => ({ name, width: 120, height: 50 }))
const arrow = (from: string, to: string, labelWidth = 60) => ({ id: `${from}-${to}`, from, to, labelWidth })

/** Task rectification: filled, checked, sent back, closed, with one way that jumps and one that stays. */
const rectification: Graph = {
  start: 'filled',
  boxes: boxes('filled', 'checked', 'returned', 'closed', 'cancelled'),
  arrows: [
    arrow('filled', 'checked'),
    arrow('checked', 'returned'),
    arrow('returned', 'checked'),
    arrow('checked', 'closed'),
    arrow('filled', 'cancelled'),
    arrow('returned', 'cancelled'),
    arrow('filled', 'closed', 140),
    { id: 'extend', from: 'checked', to: 'checked', labelWidth: 48 },
  ],
}

const overlaps = (a: Placed, b: Placed) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const all = (layout: Layout) => [...layout.boxes.values(), ...layout.labels.values()]

test('no box and no label lies on another', () => {
  const placed = all(layOut(rectification))
  expect(placed).toHaveLength(13)
  const pairs = placed.flatMap((a, i) => placed.slice(i + 1).map((b) => [a, b] as const))
  expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([])
})

test('everything is within the drawing', () => {
  const layout = layOut(rectification)
  for (const { x, y, width, height } of all(layout)) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(layout.width)
    expect(y + height).toBeLessThanOrEqual(layout.height)
  }
})

test('a process is read from top to bottom, and the way back leads up', () => {
  const { boxes: placed, lines } = layOut(rectification)
  const y = (name: string) => placed.get(name)?.y ?? 0
  expect(y('filled')).toBeLessThan(y('checked'))
  expect(y('checked')).toBeLessThan(y('returned'))
  const back = lines.get('returned-checked') ?? []
  expect(back[0]?.[1]).toBeGreaterThan(back.at(-1)?.[1] ?? 0)
})

test('every arrow ends at the boxes it joins', () => {
  const { boxes: placed, lines } = layOut(rectification)
  for (const { id, from, to } of rectification.arrows) {
    const line = lines.get(id) ?? []
    for (const [name, point] of [
      [from, line[0]],
      [to, line.at(-1)],
    ] as const) {
      const box = placed.get(name) as Placed
      const [x, y] = point as [number, number]
      expect(x).toBeGreaterThanOrEqual(box.x)
      expect(x).toBeLessThanOrEqual(box.x + box.width)
      expect([box.y, box.y + box.height]).toContain(y)
    }
  }
})

test('a process of one state is one box', () => {
  const layout = layOut({ start: 'only', boxes: boxes('only'), arrows: [] })
  expect(layout.boxes.get('only')).toEqual({ x: 8, y: 8, width: 120, height: 50 })
})
