import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { regions } from '#kernel/org'
import type { ChartKind, ChartValue, Plan } from './data.ts'
import { draw } from './draw.ts'
import { decodeRing, readMap } from './geo.ts'
import { framed, svgOf } from './picture.ts'
import type { Scene, Shape } from './scene.ts'
import { seat, seats } from './seats.ts'
import { gradeOf, gradesOf, inkOn, shades } from './shades.ts'

const file = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../app/web/public/map/region.geojson'), 'utf8'),
) as unknown
const map = readMap(file)

const plan = (kind: ChartKind, rows: readonly (readonly ChartValue[])[], more: Partial<Plan> = {}): Plan => ({
  kind,
  categories: ['西宁市', '海东市', '海北州', '黄南州'].map((label, i) => ({
    key: String([630100, 630200, 632200, 632300][i]),
    label,
  })),
  series: rows.map((values, i) => ({ label: `第${i + 1}组`, values, projected: false })),
  level: null,
  write: (value) => String(value),
  writeRound: (value) => String(value),
  words: { missing: '未报', hidden: '* 已保护', note: '示意图', elsewhere: (n) => `另有 ${n} 个` },
  areas: map?.areas ?? [],
  ...more,
})

const textsOf = (scene: Scene) => scene.shapes.flatMap((shape) => (shape.text === undefined ? [] : [shape.text]))
const partsOf = (scene: Scene, key: string) => scene.shapes.filter((shape) => shape.of === key)
const hatchedIn = (shapes: readonly Shape[]) => shapes.some(({ attrs }) => attrs.fill === 'url(#hatch)')
const dashedIn = (shapes: readonly Shape[]) => shapes.some(({ attrs }) => attrs.strokeDasharray !== undefined)
const kinds: readonly ChartKind[] = ['bars', 'stacked', 'pyramid', 'tiles', 'map']

describe('a zero, a figure nobody reported and a protected one', () => {
  const values: ChartValue[] = [120, 0, null, 'hidden']
  test.each(kinds)('are told apart in words and by drawing: %s', (kind) => {
    const scene = draw(plan(kind, kind === 'pyramid' ? [values, values] : [values]), 700)
    const said = scene.shapes.filter(({ text, title }) => text !== undefined || title !== undefined)
    const wordsOf = (key: string) =>
      said
        .filter((s) => s.of === key)
        .map((s) => `${s.title ?? ''} ${s.text ?? ''}`)
        .join(' ')
    expect(wordsOf('630200')).toContain('0')
    expect(`${wordsOf('632200')} ${textsOf(scene).join(' ')}`).toContain('未报')
    expect(wordsOf('632300')).toContain('*')
    expect(hatchedIn(partsOf(scene, '632300'))).toBe(true)
    expect(hatchedIn(partsOf(scene, '630200'))).toBe(false)
    if (kind !== 'stacked') expect(dashedIn(partsOf(scene, '632200'))).toBe(true)
    expect(dashedIn(partsOf(scene, '630200'))).toBe(false)
  })
})

test('bars are as long as their figures, and a level stands where its value is', () => {
  const scene = draw(plan('bars', [[50, 100, 0, 25]], { level: { value: 100, label: '目标 100' } }), 600)
  const wide = (key: string) => Number(partsOf(scene, key).find(({ tag }) => tag === 'rect')?.attrs.width)
  expect(wide('630100') / wide('630200')).toBeCloseTo(0.5, 2)
  expect(wide('632200')).toBe(0)
  const bar = partsOf(scene, '630200').find(({ tag }) => tag === 'rect')
  const level = scene.shapes.find(({ tag, attrs }) => tag === 'line' && attrs.strokeDasharray)
  expect(level?.attrs.x1).toBeCloseTo(Number(bar?.attrs.x) + Number(bar?.attrs.width), 0)
})

test('a stack says what it comes to, and that a protected part is not in it', () => {
  const scene = draw(
    plan('stacked', [
      [100, 10, null, 'hidden'],
      [50, 'hidden', null, 'hidden'],
    ]),
    600,
  )
  expect(textsOf(scene)).toEqual(expect.arrayContaining(['150', '10 + *', '未报', '*']))
})

test('a pyramid has its two sides on one scale, ages from the bottom up', () => {
  const scene = draw(
    plan('pyramid', [
      [200, 100, 50, 10],
      [100, 100, 50, 10],
    ]),
    600,
  )
  const [left, right] = partsOf(scene, '630100').filter(({ tag }) => tag === 'rect')
  expect(Number(left?.attrs.width) / Number(right?.attrs.width)).toBeCloseTo(2, 1)
  const y = (label: string) => Number(scene.shapes.find(({ text }) => text === label)?.attrs.y)
  expect(y('西宁市')).toBeGreaterThan(y('黄南州'))
})

test('a line leaves a gap where a period has no figure', () => {
  const scene = draw(plan('line', [[1, null, 3, 4]]), 600)
  const d = String(scene.shapes.find(({ tag }) => tag === 'path')?.attrs.d)
  expect(d.match(/M/g)).toHaveLength(2)
  expect(d.match(/L/g)).toHaveLength(1)
})

test('nothing is drawn over the edge, however narrow the screen', () => {
  for (const kind of [...kinds, 'line'] as const)
    for (const width of [300, 358, 900]) {
      const values: ChartValue[] = [123456, 5, 0, 99]
      const scene = draw(plan(kind, [values, values].slice(0, kind === 'tiles' || kind === 'map' ? 1 : 2)), width)
      for (const { tag, attrs } of scene.shapes)
        if (tag === 'rect') {
          expect(Number(attrs.x), `${kind} ${width}`).toBeGreaterThanOrEqual(0)
          expect(Number(attrs.x) + Number(attrs.width), `${kind} ${width}`).toBeLessThanOrEqual(width + 1)
        }
    }
})

describe('tiles', () => {
  const divisions = regions.map(({ code }) => code)
  const prefectures = divisions.filter((code) => code % 100 === 0 && code % 10000 !== 0).map(String)
  const counties = divisions.filter((code) => code % 100 !== 0).map(String)

  test('of all 8 prefectures and 45 counties have a seat of their own', () => {
    for (const [i, keys] of [prefectures, counties].entries()) {
      const plan = seats[i] ?? {}
      expect(Object.keys(plan).sort()).toEqual([...keys].sort())
      expect(new Set(Object.values(plan).map((at) => at.join())).size).toBe(keys.length)
    }
    expect([prefectures.length, counties.length]).toEqual([8, 45])
  })

  test('of one prefecture close up, and what has no seat follows in a tidy grid', () => {
    const xining = counties.filter((key) => key.startsWith('6301'))
    const seated = seat([...xining, '开发区', '630102'], 12)
    expect(Math.min(...seated.map(({ column }) => column))).toBe(1)
    expect(Math.min(...seated.map(({ row }) => row))).toBe(1)
    const last = Math.max(...seated.slice(0, xining.length).map(({ row }) => row))
    expect(seated.slice(xining.length).map(({ row }) => row)).toEqual([last + 1, last + 1])
    expect(new Set(seated.map(({ column, row }) => `${column} ${row}`)).size).toBe(seated.length)
  })

  test('fall into rows on a phone, in their order', () => {
    const seated = seat(counties, 4)
    expect(seated.map(({ key }) => key)).toEqual(counties)
    expect(Math.max(...seated.map(({ column }) => column))).toBe(4)
    expect(seat([], 4)).toEqual([])
  })
})

describe('the map', () => {
  test('has the eight prefectures where they lie', () => {
    expect(map?.areas.map(({ key }) => key).sort()).toEqual(
      ['630100', '630200', '632200', '632300', '632500', '632600', '632700', '632800'].sort(),
    )
    const points = map?.areas.flatMap(({ rings }) => rings.flat()) ?? []
    expect(points.length).toBeGreaterThan(500)
    for (const [x, y] of points) expect(x > 88 && x < 104 && y > 31 && y < 40).toBe(true)
  })

  test('reads plain GeoJSON of an operator, with its approval number, and nothing else', () => {
    const square = [
      [
        [100, 36],
        [101, 36],
        [101, 37],
        [100, 36],
      ],
    ]
    const own = {
      type: 'FeatureCollection',
      approval: '青S（2025）001号',
      features: [
        {
          type: 'Feature',
          properties: { adcode: 630100, name: '西宁市' },
          geometry: { type: 'MultiPolygon', coordinates: [square] },
        },
      ],
    }
    expect(readMap(own)).toEqual({
      areas: [{ key: '630100', name: '西宁市', rings: square }],
      approval: '青S（2025）001号',
    })
    for (const wrong of [null, 3, {}, { features: 'x' }, { features: [{ id: 1, geometry: { coordinates: 'ab' } }] }])
      expect(readMap(wrong)).toBeNull()
    expect(decodeRing('ADBC', [1024, 2048])).toEqual([
      [1023 / 1024, 2050 / 1024],
      [1024 / 1024, 2048 / 1024],
    ])
  })

  test('always says that it is a sketch, and how many are not on it', () => {
    const given = plan('map', [[1, 2, 3, 4]])
    const scene = draw({ ...given, categories: [...given.categories, { key: '999', label: '省直' }] }, 358)
    expect(textsOf(scene)).toEqual(expect.arrayContaining(['示意图', '另有 1 个']))
  })
})

test('a saved picture bears title, date and source, and odd characters do not break it', () => {
  const scene = framed(draw(plan('bars', [[1, 2, 3, 4]], { write: (n) => `<${n}&"` }), 400), {
    title: '产业工人技能培训',
    under: '2026年第三季度，单位：人次',
    source: '来源：经审核数据的汇总',
  })
  const svg = svgOf(scene)
  for (const words of ['产业工人技能培训', '2026年第三季度', '经审核数据', '&lt;4&amp;&quot;'])
    expect(svg).toContain(words)
  expect(svg).toContain('text-anchor="end"')
  expect(svg).not.toContain('style=')
})

test('shades differ in lightness from their neighbours, and words can be read on them', () => {
  const bright = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0)
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [bright(a), bright(b)].sort((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const grounds = [...shades, ...gradesOf([0, 100]).map(({ fill }) => fill)]
  for (const ground of grounds) expect(contrast(ground, inkOn(ground)), ground).toBeGreaterThan(4.5)
  for (const [i, shade] of shades.slice(1).entries()) expect(contrast(shade, shades[i] ?? '')).toBeGreaterThan(1.6)
})

test('grades are round, hold every value, and one value alone is one grade', () => {
  for (const values of [
    [0, 96],
    [-3, 7],
    [17.1, 30.2],
    [1200000, 5],
  ])
    for (const value of values) expect(gradeOf(gradesOf(values), value)).toBeDefined()
  expect(gradesOf([0, 96]).map(({ from }) => from)).toEqual([0, 30, 60, 90])
  expect(gradesOf([5, 5])).toHaveLength(1)
  expect(gradesOf([])).toEqual([])
})
