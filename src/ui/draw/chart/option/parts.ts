import type { EChartsCoreOption } from 'echarts/core'
import { widthOf } from '../../diagram-of.ts'
import { type ChartValue, isNumber, numbersOf, type Plan, written } from '../data.ts'
import { ink } from '../shades.ts'

/** Where a drawing stands: how wide it is, and how much is left free above it. */
export interface Room {
  width: number
  top: number
}

/** What ECharts draws, and how high that is with what was left free above. */
export interface Drawing {
  option: EChartsCoreOption
  height: number
}

export const textSize = 13
export const smallSize = 12

/** Width in pixels of what stands for a figure that is no number. */
export const stub = 16

/** Hatching, for what is protected; told from any shade without colour. */
export const hatch = {
  symbol: 'rect',
  color: ink.strong,
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: -Math.PI / 4,
  symbolSize: 1,
} as const

/** How a figure looks: a shade for a number, hatching for one that is protected, a dashed outline for one nobody reported. */
export function styleOf(value: ChartValue | undefined, fill: string) {
  if (value === 'hidden') return { color: '#ffffff', borderColor: ink.strong, borderWidth: 1, decal: hatch }
  if (!isNumber(value))
    return { color: '#ffffff', borderColor: ink.soft, borderWidth: 1, borderType: [3, 2] as number[] }
  return { color: fill }
}

/** What is said of a part when the pointer rests on it, and which category a click means. */
export interface Said {
  key: string
  said: string
}

export const saidOf = (plan: Plan, i: number, n: number): Said => {
  const category = plan.categories[i]
  const series = plan.series[n]
  const whose = plan.series.length > 1 ? `${category?.label} ${series?.label}` : category?.label
  return { key: category?.key ?? '', said: `${whose} ${written(plan, series?.values[i])}` }
}

/** What every drawing has: no movement, letters of the page, words at the pointer drawn as part of the picture. */
export const base = {
  animation: false,
  textStyle: {
    fontFamily: 'PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif',
    fontSize: textSize,
    color: ink.text,
  },
  // An HTML tooltip would need inline styles, which the page forbids.
  tooltip: {
    trigger: 'item',
    renderMode: 'richText',
    confine: true,
    formatter: ({ data }: { data?: Partial<Said> }) => data?.said ?? '',
  },
} as const

/** The words for the colours of several series, over as many lines as they need. */
export function legendOf(plan: Plan, { width, top }: Room) {
  if (plan.series.length < 2) return { legend: { show: false }, height: 0 }
  let [x, lines] = [0, 1]
  for (const { label } of plan.series) {
    const wide = 18 + widthOf(label, smallSize) + 14
    if (x > 0 && x + wide > width) [x, lines] = [0, lines + 1]
    x += wide
  }
  const legend = {
    ...{ show: true, top, left: 0, width, padding: 0, itemGap: 12, itemWidth: 12, itemHeight: 12, icon: 'rect' },
    ...{ selectedMode: false, textStyle: { fontSize: smallSize, color: ink.text } },
  }
  return { legend, height: lines * 22 + 4 }
}

/** How much of the scale a stub takes, so that it is as wide everywhere. */
export function stubOf(plan: Plan, wide: number): number {
  const values = numbersOf(plan)
  const reach = Math.max(0, ...values) - Math.min(0, ...values)
  return reach === 0 ? 1 : (reach * stub) / Math.max(stub * 2, wide)
}

/** Room for the names of categories beside the bars: a good third at the most. */
export const namesWidth = (plan: Plan, width: number): number =>
  Math.ceil(Math.min(Math.max(0, ...plan.categories.map(({ label }) => widthOf(label, textSize) + 4)), width * 0.36))

/** The axis of categories: their names beside the bars, the first on top; what is too long goes on in a second line. */
export const namesOf = (plan: Plan, width: number, isInverse = true) => ({
  type: 'category',
  inverse: isInverse,
  data: plan.categories.map(({ label }) => label),
  axisTick: { show: false },
  axisLine: { lineStyle: { color: ink.strong } },
  axisLabel: {
    ...{ width: namesWidth(plan, width), overflow: 'break', lineHeight: 14, color: ink.text, fontSize: textSize },
    ...{ interval: 0, height: 28, lineOverflow: 'truncate' },
  },
})

/** An axis of numbers without a line of its own: every bar has its figure written at it. */
export const plainScale = { type: 'value', show: false } as const
