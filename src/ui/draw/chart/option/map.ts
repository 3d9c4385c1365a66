import { widthOf } from '../../diagram-of.ts'
import { type Area, numbersOf, type Plan, written } from '../data.ts'
import { gradesOf, ink, inkOn } from '../shades.ts'
import { base, type Drawing, type Room, saidOf, smallSize, styleOf } from './parts.ts'
import { fillOf, scaleOf } from './scale.ts'

/** The name our map goes by among those ECharts knows. */
export const mapName = 'region'

/** Areas as ECharts reads them, each under its division code. */
export const geoJsonOf = (areas: readonly Area[]) => ({
  type: 'FeatureCollection' as const,
  features: areas.map(({ key, rings }) => ({
    type: 'Feature' as const,
    properties: { name: key },
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: rings.map((ring) => [ring.map(([x, y]) => [x, y])]),
    },
  })),
})

/** How wide and high areas are on the ground, as a map with upright north shows them. */
function shapeOf(areas: readonly Area[]): { wide: number; high: number; squeeze: number } {
  const points = areas.flatMap((area) => area.rings.flat())
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [south, north] = [Math.min(...ys), Math.max(...ys)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  return { wide: (Math.max(...xs) - Math.min(...xs)) * squeeze || 1, high: north - south || 1, squeeze }
}

type Rings = Area['rings']

/** How wide and high the largest part of an area is drawn. */
function roomIn(rings: Rings, scale: number, squeeze: number): { wide: number; high: number } {
  const boxes = rings.map((ring) => {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    return {
      wide: (Math.max(...xs) - Math.min(...xs)) * squeeze * scale,
      high: (Math.max(...ys) - Math.min(...ys)) * scale,
    }
  })
  return boxes.reduce((most, one) => (one.wide * one.high > most.wide * most.high ? one : most), { wide: 0, high: 0 })
}

/** Whether a line of words has room in its area; where only one has, it is the figure. The table has every name. */
const fits = (words: string, at: number, of: number, { wide, high }: { wide: number; high: number }): boolean =>
  widthOf(words, smallSize) < wide * 0.62 && (high > 48 || (at === of - 1 && high > 20))

/** Areas shaded by their figure, with the warning that belongs to every map. Units without an area are counted below. */
export function mapOption(plan: Plan, room: Room): Drawing {
  if (plan.areas.length === 0) return { height: room.top, option: {} }
  const grades = gradesOf(numbersOf(plan))
  const scale = scaleOf(plan, grades, room)
  const { wide, high, squeeze } = shapeOf(plan.areas)
  const width = Math.min(room.width, (460 / high) * wide)
  const height = (width / wide) * high
  const data = plan.areas.map(({ key, name, rings }) => {
    const i = plan.categories.findIndex((category) => category.key === key)
    const value = i < 0 ? undefined : plan.series[0]?.values[i]
    const fill = fillOf(grades, value)
    const { color, ...style } = styleOf(value, fill ?? '#ffffff')
    const words = i < 0 ? [name] : [plan.categories[i]?.label ?? name, written(plan, value)]
    const room = roomIn(rings, width / wide, squeeze)
    return {
      ...{ name: key, value: 0, ...(i < 0 ? { said: name } : saidOf(plan, i, 0)) },
      itemStyle: { areaColor: color, borderColor: ink.strong, borderWidth: 0.7, ...style },
      label: {
        ...{ show: true, formatter: words.filter((one, at) => fits(one, at, words.length, room)).join('\n') },
        ...{ color: fill === null ? ink.text : inkOn(fill), fontSize: smallSize },
        ...(value === 'hidden' && { textBorderColor: '#ffffff', textBorderWidth: 3 }),
      },
    }
  })
  const elsewhere = plan.categories.filter(({ key }) => !plan.areas.some((area) => area.key === key)).length
  const notes = [plan.words.note, elsewhere > 0 ? plan.words.elsewhere(elsewhere) : null].flatMap((one) => one ?? [])
  const foot = room.top + scale.height + height + 8
  const lines = notes.reduce((all, one) => all + Math.ceil(widthOf(one, smallSize) / room.width), 0)
  return {
    height: foot + lines * 18,
    option: {
      ...base,
      legend: scale.legend,
      xAxis: { show: false },
      yAxis: { show: false },
      title: {
        ...{ text: notes.join('\n'), left: 0, top: foot, padding: 0 },
        textStyle: {
          ...{ fontSize: smallSize, fontWeight: 'normal', color: ink.soft, lineHeight: 18 },
          ...{ width: room.width, overflow: 'break' },
        },
      },
      series: [
        {
          ...{ type: 'map', map: mapName, roam: false, selectedMode: false, aspectScale: squeeze, data },
          ...{ left: (room.width - width) / 2, top: room.top + scale.height, width, height },
          ...{ showLegendSymbol: false, emphasis: { disabled: true }, cursor: 'default' },
        },
        ...scale.series,
      ],
    },
  }
}
