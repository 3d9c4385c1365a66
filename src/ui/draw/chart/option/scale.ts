import { widthOf } from '../../diagram-of.ts'
import { type ChartValue, isNumber, type Plan } from '../data.ts'
import { type Grade, gradeOf, ink } from '../shades.ts'
import { hatch, type Room, smallSize } from './parts.ts'

/** The shade that stands for a number; null where there is none. */
export const fillOf = (grades: readonly Grade[], value: ChartValue | undefined): string | null =>
  isNumber(value) ? (gradeOf(grades, value)?.fill ?? null) : null

/** The words for the shades, and for what is no number where there is such, as a series of its own for each. */
export function scaleOf(plan: Plan, grades: readonly Grade[], { width, top }: Room) {
  const values = plan.series[0]?.values ?? []
  const range = ({ from, to }: Grade, i: number) =>
    from === to
      ? plan.writeRound(from)
      : `${plan.writeRound(from)} – ${i === grades.length - 1 ? '' : '<'}${plan.writeRound(to)}`
  const entries = [
    ...grades.map((grade, i) => ({ name: range(grade, i), itemStyle: { color: grade.fill } })),
    ...(values.some((value) => value === null || value === undefined)
      ? [{ name: plan.words.missing, itemStyle: { color: '#ffffff', borderColor: ink.soft, borderType: [3, 2] } }]
      : []),
    ...(values.includes('hidden')
      ? [{ name: plan.words.hidden, itemStyle: { color: '#ffffff', borderColor: ink.strong, decal: hatch } }]
      : []),
  ]
  let [x, lines] = [0, 1]
  for (const { name } of entries) {
    const wide = 18 + widthOf(name, smallSize) + 14
    if (x > 0 && x + wide > width) [x, lines] = [0, lines + 1]
    x += wide
  }
  return {
    height: entries.length === 0 ? 0 : lines * 22 + 6,
    legend: {
      ...{ show: true, top, left: 0, width, padding: 0, itemGap: 12, itemWidth: 12, itemHeight: 12, icon: 'rect' },
      ...{ selectedMode: false, textStyle: { fontSize: smallSize, color: ink.text } },
      data: entries.map(({ name, itemStyle }) => ({ name, itemStyle: { borderWidth: 1, ...itemStyle } })),
    },
    // A legend speaks of series only; these draw nothing.
    series: entries.map(({ name }) => ({ type: 'bar', name, data: [], silent: true })),
  }
}
