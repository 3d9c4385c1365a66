import { widthOf } from '../diagram-of.ts'
import { withLegend } from './bars.ts'
import { type Area, type ChartValue, isNumber, numbersOf, type Plan, written } from './data.ts'
import { path, type Scene, type Shape, smallSize, text, tidy } from './scene.ts'
import { gradesOf, ink, inkOn } from './shades.ts'
import { fillOf, scaleOf } from './tiles.ts'

type Point = readonly [number, number]

/** Longitude and latitude on the drawing: as wide as there is room, but no higher than a screen. */
function projection(areas: readonly Area[], width: number): { height: number; at(point: Point): Point } {
  const points = areas.flatMap((area) => area.rings.flat())
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [wide, high] = [(east - west) * squeeze || 1, north - south || 1]
  const scale = Math.min((width - 2) / wide, 460 / high)
  const left = (width - wide * scale) / 2
  return {
    height: high * scale + 2,
    at: ([x, y]) => [left + (x - west) * squeeze * scale, 1 + (north - y) * scale],
  }
}

/** The largest ring on the drawing: where its name is written, and how much room there is. */
function roomOf(rings: readonly (readonly Point[])[]): { x: number; y: number; wide: number; high: number } {
  let found = { x: 0, y: 0, wide: 0, high: 0, size: -1 }
  for (const ring of rings) {
    let [twice, cx, cy] = [0, 0, 0]
    for (const [i, [x, y]] of ring.entries()) {
      const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y]
      const cross = x * ny - nx * y
      twice += cross
      cx += (x + nx) * cross
      cy += (y + ny) * cross
    }
    if (Math.abs(twice) <= found.size || twice === 0) continue
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    found = {
      x: cx / (3 * twice),
      y: cy / (3 * twice),
      wide: Math.max(...xs) - Math.min(...xs),
      high: Math.max(...ys) - Math.min(...ys),
      size: Math.abs(twice),
    }
  }
  return found
}

const outlineOf = (rings: readonly (readonly Point[])[]): string =>
  rings.map((ring) => `M${ring.map(([x, y]) => `${tidy(x)} ${tidy(y)}`).join('L')}Z`).join('')

function ground(fill: string | null, value: ChartValue | undefined, isKnown: boolean): Record<string, string | number> {
  if (value === 'hidden') return { fill: 'url(#hatch)', stroke: ink.strong }
  if (fill !== null) return { fill, stroke: ink.strong, strokeWidth: 0.7 }
  return { fill: '#ffffff', stroke: ink.strong, ...(isKnown && { strokeDasharray: '3 2' }) }
}

/** Areas shaded by their figure. A name that does not fit its area gives way to a number, explained below. */
export function drawMap(plan: Plan, width: number): Scene {
  if (plan.areas.length === 0) return { width, height: 0, shapes: [] }
  const { height, at } = projection(plan.areas, width)
  const grades = gradesOf(numbersOf(plan))
  const footnotes: string[] = []
  const [grounds, words]: [Shape[], Shape[]] = [[], []]
  for (const area of plan.areas) {
    const i = plan.categories.findIndex(({ key }) => key === area.key)
    const label = plan.categories[i]?.label ?? area.name
    const value = i < 0 ? undefined : plan.series[0]?.values[i]
    const rings = area.rings.map((ring) => ring.map(at))
    const fill = fillOf(grades, value)
    const more = i < 0 ? { title: label } : { of: area.key, title: `${label} ${written(plan, value)}` }
    grounds.push(path(outlineOf(rings), ground(fill, value, i >= 0), more))
    const room = roomOf(rings)
    const said = i < 0 ? '' : written(plan, value)
    const style = { size: smallSize, anchor: 'middle', fill: fill === null ? ink.text : inkOn(fill) } as const
    if (Math.max(widthOf(label, smallSize), widthOf(said, smallSize)) < room.wide * 0.62 && room.high > 44)
      words.push(
        text(room.x, room.y - 8, label, style, more),
        text(room.x, room.y + 8, said, { ...style, bold: isNumber(value) }, more),
      )
    else {
      footnotes.push(`${label} ${said}`)
      words.push(text(room.x, room.y, circled(footnotes.length), { ...style, size: 14 }, more))
    }
  }
  const outside = plan.categories.filter(({ key }) => !plan.areas.some((area) => area.key === key)).length
  const lines = [
    ...footnotes.map((words, i) => `${circled(i + 1)} ${words}`),
    ...(outside > 0 ? [plan.words.elsewhere(outside)] : []),
    ...(plan.words.note ? [plan.words.note] : []),
  ]
  return withLegend(scaleOf(plan, grades), width, height + lines.length * 19 + 4, [
    ...grounds,
    ...words,
    ...lines.map((line, i) => text(0, height + 14 + i * 19, line, { size: smallSize })),
  ])
}

/** ①, ②, … */
const circled = (n: number): string => String.fromCodePoint(0x245f + n)
