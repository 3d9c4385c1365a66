import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { regions } from '#kernel/org'
import type { ChartKind, ChartValue, Plan } from './data.ts'
import { engineOn } from './engine.ts'
import { decodeRing, readMap } from './geo.ts'
import { optionOf } from './option/index.ts'
import { hatch } from './option/parts.ts'
import { captionOf } from './save-png.ts'
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

/** One part of a drawing as ECharts is told of it. */
interface Part {
  key?: string
  said?: string
  value?: unknown
  itemStyle?: Record<string, unknown>
  ground?: Record<string, unknown>
}
interface Told {
  series: {
    name?: string
    itemStyle?: Record<string, unknown>
    data: Part[]
    markLine?: { data: unknown[] }
    connectNulls?: boolean
  }[]
  xAxis: { min: number; max: number }
  yAxis: { inverse: boolean }
}

const toldOf = (one: Plan, width = 700) => optionOf(one, width).option as unknown as Told
const partsOf = (told: Told, key: string): Part[] =>
  told.series.flatMap(({ data }) => data).filter((part) => part.key === key)
const looksOf = (part: Part) => ({ ...part.itemStyle, ...part.ground })

/** A chart as ECharts draws it, without a page. */
function drawn(one: Plan, width: number, more: object = {}) {
  const { option, height } = optionOf(one, width)
  const size = { width, height: Math.ceil(height) + 200 }
  const chart = engineOn(null, one, { renderer: 'svg', ssr: true, ...size })
  chart.setOption({ ...option, ...more })
  const texts = [...chart.renderToSVGString().matchAll(/<text[^>]*>([^<]*)</g)].map(([, words = '']) => words)
  const boxes = chart
    .getZr()
    .storage.getDisplayList(true)
    .filter(({ ignore, invisible }) => !ignore && !invisible)
    .map((shape) => {
      const box = shape.getBoundingRect().clone()
      if (shape.transform) box.applyTransform(shape.transform)
      return box
    })
  chart.dispose()
  return { texts, boxes }
}

const kinds: readonly ChartKind[] = ['bars', 'stacked', 'pyramid', 'tiles', 'map']

describe('a zero, a figure nobody reported and a protected one', () => {
  const values: ChartValue[] = [120, 0, null, 'hidden']
  test.each(kinds)('are told apart in words and by drawing: %s', (kind) => {
    const given = plan(kind, kind === 'pyramid' ? [values, values] : [values])
    const told = toldOf(given)
    const [zero, none, kept] = ['630200', '632200', '632300'].map((key) => partsOf(told, key)[0] ?? {})
    expect([zero?.said, none?.said, kept?.said].map((words) => words?.split(' ').at(-1))).toEqual(['0', '未报', '*'])
    expect([zero, none, kept].map((part) => looksOf(part ?? {}).decal !== undefined)).toEqual([false, false, true])
    const dashed = [zero, none, kept].map((part) => {
      const looks = looksOf(part ?? {})
      return (looks.borderType ?? looks.lineDash) !== undefined
    })
    expect(dashed).toEqual([false, kind !== 'stacked', false])
    const { texts } = drawn(given, 700)
    if (kind !== 'map') expect(texts).toEqual(expect.arrayContaining(['未报', '*']))
  })
})

test('nine groups beside each other are told apart: the eighth has the shade of the first and a pattern of its own', () => {
  for (const kind of ['bars', 'stacked'] as const) {
    const looks = partsOf(
      toldOf(
        plan(
          kind,
          Array.from({ length: 9 }, (_, i) => [i + 1, 2, 3, 4]),
        ),
      ),
      '630100',
    ).map(looksOf)
    expect(looks.slice(0, 7).map(({ decal }) => decal)).toEqual(Array(7).fill(undefined))
    expect(new Set(looks.map(({ color, decal }) => JSON.stringify([color, decal]))).size).toBe(9)
    expect(JSON.stringify(looks[7]?.decal)).not.toContain(String(-Math.PI / 4))
  }
})

test('bars are as long as their figures, and a level stands where its value is', () => {
  const given = plan('bars', [[50, 100, 0, 25]], { level: { value: 100, label: '目标 100' } })
  const told = toldOf(given, 600)
  expect(['630100', '630200', '632200'].map((key) => partsOf(told, key)[0]?.value)).toEqual([50, 100, 0])
  expect([told.xAxis.min, told.xAxis.max]).toEqual([0, 100])
  expect(told.series[0]?.markLine?.data).toEqual([{ xAxis: 100 }])
  expect(drawn(given, 600).texts).toContain('目标 100')
})

test('a stack says what it comes to, and that a protected part is not in it', () => {
  const given = plan('stacked', [
    [100, 10, null, 'hidden'],
    [50, 'hidden', null, 'hidden'],
  ])
  expect(drawn(given, 600).texts).toEqual(expect.arrayContaining(['150', '10 + *', '未报', '*']))
})

test.each(['bars', 'stacked'] as const)(
  'seventeen series look seventeen ways, in the bars and in the legend: %s',
  (kind) => {
    const given = plan(
      kind,
      Array.from({ length: 17 }, () => [9, 8, 7, 6]),
    )
    const { series } = toldOf(given, 900)
    const named = series.filter(({ name }) => name !== undefined)
    const looks = named.map(({ itemStyle }) => JSON.stringify(itemStyle))
    expect(new Set(looks).size).toBe(17)
    // What is hatched aslant means a protected figure; no series may look so.
    for (const look of looks) expect(look).not.toContain(JSON.stringify(hatch.rotation))
    for (const [n, one] of named.entries())
      expect(looksOf(one.data[0] ?? {})).toMatchObject(JSON.parse(looks[n] ?? '{}') as object)
  },
)

test('a pyramid has its two sides on one scale, ages from the bottom up', () => {
  const told = toldOf(
    plan('pyramid', [
      [200, 100, 50, 10],
      [100, 100, 50, 10],
    ]),
    600,
  )
  expect(partsOf(told, '630100').map(({ value }) => value)).toEqual([-200, 100])
  expect(told.xAxis.min).toBe(-told.xAxis.max)
  expect(told.yAxis.inverse).toBe(false)
})

test('a line leaves a gap where a period has no figure', () => {
  const [line] = toldOf(plan('line', [[1, null, 3, 4]]), 600).series
  expect([line?.data.map(({ value }) => value), line?.connectNulls]).toEqual([[1, null, 3, 4], false])
})

test('nothing is drawn over the edge, however narrow the screen', () => {
  for (const kind of [...kinds, 'line'] as const)
    for (const width of [300, 358, 900]) {
      const values: ChartValue[] = [123456, 5, 0, 99]
      const given = plan(kind, [values, values].slice(0, kind === 'tiles' || kind === 'map' ? 1 : 2))
      for (const { x, width: wide } of drawn(given, width).boxes) {
        expect(x, `${kind} ${width}`).toBeGreaterThanOrEqual(-2)
        expect(x + wide, `${kind} ${width}`).toBeLessThanOrEqual(width + 2)
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
    const whole = { ...given, categories: [...given.categories, { key: '999', label: '省直' }] }
    expect(drawn(whole, 358).texts).toEqual(expect.arrayContaining(['示意图', '另有 1 个']))
  })
})

test('a saved picture bears title, date and source, and odd characters do not break it', () => {
  const caption = { title: '产业工人技能培训', under: '2026年第三季度，单位：人次', source: '来源：经审核数据的汇总' }
  const given = plan('bars', [[1, 2, 3, 4]], { write: (n) => `<${n}&"` })
  const { texts } = drawn(given, 900, { graphic: captionOf(caption, 300) })
  expect(texts).toEqual(expect.arrayContaining([...Object.values(caption), '&lt;4&amp;&quot;']))
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
