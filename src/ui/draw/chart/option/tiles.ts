import { cutTo } from '../../diagram-of.ts'
import { type ChartValue, isNumber, numbersOf, type Plan, written } from '../data.ts'
import { seat } from '../seats.ts'
import { gradesOf, ink, inkOn } from '../shades.ts'
import { base, type Drawing, type Room, saidOf, smallSize, styleOf, textSize } from './parts.ts'
import { fillOf, scaleOf } from './scale.ts'

const narrowest = 74
const widest = 128
const high = 46
const gap = 4

/** One tile for each category, roughly where it lies; its number is written on it. */
export function tilesOption(plan: Plan, room: Room): Drawing {
  const grades = gradesOf(numbersOf(plan))
  const scale = scaleOf(plan, grades, room)
  const most = Math.max(1, Math.floor((room.width + gap) / (narrowest + gap)))
  // Categories with one key (two units of one division) are told apart by their number.
  const keys = plan.categories.map(({ key }, i) =>
    plan.categories.findIndex((c) => c.key === key) === i ? key : `#${i}`,
  )
  const seated = seat(keys, most)
  const columns = Math.max(1, ...seated.map(({ column }) => column))
  const rows = Math.max(1, ...seated.map(({ row }) => row))
  const wide = Math.min(widest, (room.width + gap) / columns - gap)
  const data = seated.map(({ key, column, row }) => {
    const i = keys.indexOf(key)
    const value = plan.series[0]?.values[i]
    const fill = fillOf(grades, value)
    return {
      ...saidOf(plan, i, 0),
      value: [(column - 1) * (wide + gap), room.top + scale.height + (row - 1) * (high + gap)],
      ground: groundOf(value, fill ?? ''),
      words: [cutTo(plan.categories[i]?.label ?? '', smallSize, wide - 6), written(plan, value)],
      ink: fill === null ? ink.text : inkOn(fill),
      weight: isNumber(value) ? 600 : 400,
      // Words stay readable where hatching runs behind them.
      halo: value === 'hidden' ? { stroke: '#ffffff', lineWidth: 3 } : {},
    }
  })
  return {
    height: room.top + scale.height + rows * (high + gap) - gap,
    option: {
      ...base,
      legend: scale.legend,
      xAxis: { show: false },
      yAxis: { show: false },
      series: [
        {
          ...{ type: 'custom', coordinateSystem: 'none', data, cursor: 'default' },
          renderItem: ({ dataIndex }: { dataIndex: number }) => tileOf(data[dataIndex], wide),
        },
        ...scale.series,
      ],
    },
  }
}

/** The ground of a tile, in the words of ECharts' own shapes. */
function groundOf(value: ChartValue | undefined, fill: string) {
  const { color, borderColor, borderWidth, borderType, decal } = { ...noRim, ...styleOf(value, fill) }
  return {
    fill: color,
    stroke: borderColor,
    lineWidth: borderWidth,
    lineDash: borderType,
    decal: decal && { ...decal },
  }
}
const noRim = { borderColor: undefined, borderWidth: 0, borderType: undefined, decal: undefined }

interface Tile {
  value: number[]
  ground: object
  words: string[]
  ink: string
  weight: number
  halo: object
}

/** A tile as ECharts' own shapes: its ground, and its name over its figure. */
function tileOf(tile: Tile | undefined, wide: number) {
  if (!tile) return null
  const [x = 0, y = 0] = tile.value
  const line = (text: string | undefined, at: number, more: object) => ({
    type: 'text',
    style: {
      text,
      x: x + wide / 2,
      y: y + at,
      align: 'center',
      verticalAlign: 'middle',
      fill: tile.ink,
      ...tile.halo,
      ...more,
    },
  })
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: x + 0.5, y: y + 0.5, width: wide - 1, height: high - 1 }, style: { ...tile.ground } },
      line(tile.words[0], 15, { fontSize: smallSize }),
      line(tile.words[1], 32, { fontSize: textSize, fontWeight: tile.weight }),
    ],
  }
}
