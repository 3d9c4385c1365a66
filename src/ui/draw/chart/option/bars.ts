import { widthOf } from '../../diagram-of.ts'
import { type ChartValue, isNumber, numbersOf, type Plan, written } from '../data.ts'
import { ink, inkOn, lookOf, shadeOf } from '../shades.ts'
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
  textSize,
} from './parts.ts'

const bar = 16
const gap = 12

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((words) => widthOf(words, textSize)))

/** The dashed line of a level across all bars, with its words above. */
const levelOf = ({ level }: Plan) =>
  level && {
    markLine: {
      silent: true,
      symbol: 'none',
      data: [{ xAxis: level.value }],
      lineStyle: { color: ink.text, type: [4, 3] },
      label: { formatter: level.label, position: 'start', color: ink.text, fontSize: smallSize },
    },
  }

/** Bars from left to right, one for each category and series, each with its figure behind it. */
export function barsOption(plan: Plan, room: Room): Drawing {
  const { legend, height: head } = legendOf(plan, room)
  const right = widest(plan.series.flatMap(({ values }) => values.map((value) => written(plan, value)))) + 12
  const wide = room.width - namesWidth(plan, room.width) - right - 8
  const short = stubOf(plan, wide)
  const above = head + (plan.level ? 20 : 0)
  const rows = plan.categories.length * (plan.series.length * (bar + 2) + gap)
  const values = [...numbersOf(plan), ...(plan.level ? [plan.level.value] : [])]
  const series = plan.series.map((one, n) => ({
    ...{ type: 'bar', name: one.label, barWidth: bar, barGap: '12%', itemStyle: lookOf(n), cursor: 'default' },
    ...{ label: { show: true, position: 'right', fontSize: textSize, color: ink.text } },
    data: one.values.map((value, i) => ({
      ...{ value: isNumber(value) ? value : short, ...saidOf(plan, i, n) },
      itemStyle: isNumber(value) ? lookOf(n) : styleOf(value, ''),
      label: {
        formatter: written(plan, value),
        ...(isNumber(value) ? { position: value < 0 ? 'left' : 'right' } : { color: ink.soft }),
      },
    })),
    ...(n === 0 && levelOf(plan)),
  }))
  return {
    height: room.top + above + rows,
    option: {
      ...base,
      legend,
      grid: {
        top: room.top + above,
        left: namesWidth(plan, room.width) + 8,
        right,
        bottom: 0,
        outerBoundsMode: 'none',
      },
      xAxis: { ...plainScale, min: Math.min(0, ...values), max: Math.max(short, ...values) },
      yAxis: namesOf(plan, room.width),
      series,
    },
  }
}

/** What the parts of a stack come to, with what is not known of it. */
export function totalOf(plan: Plan, values: readonly (ChartValue | undefined)[]): { sum: number; said: string } {
  const known = values.filter(isNumber)
  const sum = known.reduce((all, value) => all + Math.max(0, value), 0)
  const isHidden = values.includes('hidden')
  if (known.length === 0) return { sum: 0, said: isHidden ? '*' : plan.words.missing }
  return { sum, said: `${plan.write(sum)}${isHidden ? ' + *' : ''}` }
}

/** A part's own figure, written in it where it has room. */
function insideOf(plan: Plan, value: ChartValue | undefined, n: number, scale: number) {
  const fits = isNumber(value) && value > 0 && widthOf(plan.write(value), smallSize) + 8 < value * scale
  return fits
    ? {
        ...{ show: true, position: 'inside', formatter: plan.write(value), fontSize: smallSize },
        // On a ground of its own, so that a pattern does not run through the figure.
        ...{ color: inkOn(shadeOf(n)), backgroundColor: shadeOf(n), padding: [1, 2] },
      }
    : { show: false }
}

/** Bars whose parts are the series; what is hidden is hatched and makes the total say so. */
export function stackedOption(plan: Plan, room: Room): Drawing {
  const { legend, height: head } = legendOf(plan, room)
  const totals = plan.categories.map((_, i) =>
    totalOf(
      plan,
      plan.series.map(({ values }) => values[i]),
    ),
  )
  const most = Math.max(1, ...totals.map(({ sum }) => sum))
  const right = widest(totals.map(({ said }) => said)) + 12
  const wide = room.width - namesWidth(plan, room.width) - right - 8
  const short = (most * 16) / Math.max(32, wide)
  const hiddenIn = (i: number) => plan.series.filter(({ values }) => values[i] === 'hidden').length
  const parts = plan.series.map((one, n) => ({
    ...{ type: 'bar', stack: 'all', name: one.label, barWidth: bar + 2, itemStyle: lookOf(n), cursor: 'default' },
    data: one.values.map((value, i) => ({
      ...{ value: value === 'hidden' ? short : isNumber(value) ? Math.max(0, value) : 0, ...saidOf(plan, i, n) },
      itemStyle: value === 'hidden' ? styleOf(value, '') : { ...lookOf(n), borderColor: '#ffffff', borderWidth: 1 },
      label: insideOf(plan, value, n, wide / most),
    })),
  }))
  const whole = {
    ...{ type: 'bar', stack: 'all', silent: true, barWidth: bar + 2, itemStyle: { color: 'transparent' } },
    label: { show: true, position: 'right', fontSize: textSize, color: ink.text },
    data: totals.map(({ said }) => ({ value: 0, label: { formatter: said } })),
  }
  return {
    height: room.top + head + plan.categories.length * (bar + 2 + gap),
    option: {
      ...base,
      legend: { ...legend, data: plan.series.map(({ label }) => label) },
      grid: { top: room.top + head, left: namesWidth(plan, room.width) + 8, right, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { ...plainScale, min: 0, max: most + short * Math.max(0, ...totals.map((_, i) => hiddenIn(i))) },
      yAxis: namesOf(plan, room.width),
      series: [...parts, whole],
    },
  }
}
