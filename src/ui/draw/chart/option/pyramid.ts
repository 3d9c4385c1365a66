import { widthOf } from '../../diagram-of.ts'
import { isNumber, numbersOf, type Plan, written } from '../data.ts'
import { ink, shadeOf } from '../shades.ts'
import {
  base,
  type Drawing,
  legendOf,
  namesOf,
  namesWidth,
  plainScale,
  type Room,
  saidOf,
  smallSize,
  stubOf,
  styleOf,
} from './parts.ts'

const row = 24

/** Two series back to back, category by category: the first to the left. The last category stands on top, as ages do. */
export function pyramidOption(plan: Plan, room: Room): Drawing {
  const { legend, height: head } = legendOf(plan, room)
  const two = { ...plan, series: plan.series.slice(0, 2) }
  const ends = two.series.flatMap(({ values }) => values.map((value) => widthOf(written(plan, value), smallSize)))
  const side = Math.max(0, ...ends) + 8
  const left = namesWidth(plan, room.width) + 8
  const most = Math.max(0, ...numbersOf(two)) || 1
  const short = stubOf(two, (room.width - left - side * 2) / 2)
  const series = two.series.map((one, n) => {
    const sign = n === 0 ? -1 : 1
    return {
      ...{ type: 'bar', stack: 'all', name: one.label, barWidth: row - 6, color: shadeOf(n), cursor: 'default' },
      data: one.values.map((value, i) => ({
        ...{ value: sign * (isNumber(value) ? Math.max(0, value) : short), ...saidOf(two, i, n) },
        itemStyle: styleOf(value, shadeOf(n)),
        label: {
          ...{ show: true, formatter: written(plan, value), position: n === 0 ? 'left' : 'right', fontSize: smallSize },
          color: isNumber(value) ? ink.text : ink.soft,
        },
      })),
    }
  })
  const reach = most * (1 + side / Math.max(40, (room.width - left) / 2 - side))
  return {
    height: room.top + head + plan.categories.length * row,
    option: {
      ...base,
      legend,
      grid: { top: room.top + head, left, right: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { ...plainScale, min: -reach, max: reach },
      yAxis: { ...namesOf(plan, room.width, false), axisLine: { show: false, onZero: false } },
      series,
    },
  }
}
