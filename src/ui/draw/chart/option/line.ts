import { widthOf } from '../../diagram-of.ts'
import { isNumber, numbersOf, type Plan, written } from '../data.ts'
import { clean, ink, markOf, roundStep, shadeOf } from '../shades.ts'
import { base, type Drawing, hatch, legendOf, type Room, saidOf, smallSize } from './parts.ts'

const high = 170
const dashes: readonly ('solid' | number[])[] = ['solid', [6, 3], [2, 3], [8, 3, 2, 3]]

/** Round numbers over the values, few enough to be read. */
export function ticksOf(values: readonly number[]): { min: number; max: number; interval: number } {
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
  const interval = roundStep((most - least || Math.abs(most) || 1) / 3)
  const [from, to] = [
    Math.floor(least / interval),
    Math.max(Math.ceil(most / interval), Math.floor(least / interval) + 1),
  ]
  return { min: clean(from * interval), max: clean(to * interval), interval }
}

/** Lines over time. A period without a figure leaves a gap, a protected one is hatched at the foot; a level is drawn across. */
export function lineOption(plan: Plan, room: Room): Drawing {
  const { legend, height: head } = legendOf(plan, room)
  const scale = ticksOf([...numbersOf(plan), ...(plan.level ? [plan.level.value] : [])])
  const each = room.width / Math.max(1, plan.categories.length)
  // Figures are written at the points as long as they do not crowd; else at the last.
  const isRoomy = plan.series.filter(({ projected }) => !projected).length === 1 && each > 52
  const series = plan.series.map((one, n) => {
    const color = one.projected ? ink.soft : shadeOf(n === 0 ? 0 : n + 1)
    const last = one.values.findLastIndex(isNumber)
    return {
      ...{ type: 'line', name: one.label, color, connectNulls: false, symbol: markOf(n), symbolSize: 6 },
      lineStyle: { width: 2, type: one.projected ? [3, 4] : dashes[n % dashes.length] },
      showAllSymbol: true,
      data: one.values.map((value, i) => ({
        ...{ value: isNumber(value) ? value : null, ...saidOf(plan, i, n) },
        label: {
          ...{ show: isNumber(value) && (i === last || (isRoomy && !one.projected)), position: 'top' },
          ...{ formatter: written(plan, value), fontSize: smallSize, color: ink.text },
        },
      })),
      markPoint: {
        ...{ symbol: 'rect', symbolSize: [10, 12], symbolOffset: [0, -6] },
        itemStyle: { color: '#ffffff', borderColor: ink.strong, decal: hatch },
        data: one.values.flatMap((value, i) =>
          value === 'hidden'
            ? [{ ...saidOf(plan, i, n), coord: [i, scale.min], label: { formatter: '*', position: 'top' } }]
            : [],
        ),
      },
      ...(n === 0 && plan.level && { markLine: levelOf(plan.level) }),
    }
  })
  return {
    height: room.top + head + high + 30,
    option: {
      ...base,
      legend: { ...legend, icon: undefined, itemWidth: 20 },
      grid: {
        ...{ top: room.top + head + 18, bottom: 24, right: 16, outerBoundsMode: 'none' },
        left: Math.max(...[scale.min, scale.max].map((tick) => widthOf(plan.writeRound(tick), smallSize))) + 12,
      },
      xAxis: {
        ...{ type: 'category', data: plan.categories.map(({ label }) => label), axisTick: { show: false } },
        ...{ axisLine: { show: false }, axisLabel: { color: ink.soft, fontSize: smallSize, hideOverlap: true } },
      },
      yAxis: {
        ...{ type: 'value', ...scale, splitLine: { lineStyle: { color: ink.line } } },
        axisLabel: { color: ink.soft, fontSize: smallSize, formatter: (value: number) => plan.writeRound(value) },
      },
      series,
    },
  }
}

const levelOf = ({ value, label }: NonNullable<Plan['level']>) => ({
  ...{ silent: true, symbol: 'none', data: [{ yAxis: value }] },
  lineStyle: { color: ink.text, type: [4, 3] },
  label: { formatter: label, position: 'insideStartTop', color: ink.text, fontSize: smallSize },
})
