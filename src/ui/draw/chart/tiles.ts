import { cutTo } from '../diagram-of.ts'
import { withLegend } from './bars.ts'
import { type ChartValue, isNumber, numbersOf, type Plan, written } from './data.ts'
import { hatched, outline, rect, type Scene, type Shape, smallSize, text } from './scene.ts'
import { seat } from './seats.ts'
import { type Grade, gradeOf, gradesOf, ink, inkOn } from './shades.ts'

const narrowest = 74
const widest = 128
const high = 46
const gap = 4

/** What stands for a value on a tile or an area: a shade for a number, an outline or hatching where there is none. */
export const fillOf = (grades: readonly Grade[], value: ChartValue | undefined): string | null =>
  isNumber(value) ? (gradeOf(grades, value)?.fill ?? null) : null

/** The words for the shades, and for what is no number where there is such. */
export function scaleOf(plan: Plan, grades: readonly Grade[]) {
  const values = plan.series[0]?.values ?? []
  const square =
    (grade: Grade) =>
    (x: number, y: number): Shape[] => [rect(x, y - 6, 12, 12, grade.fill)]
  const range = ({ from, to }: Grade, i: number) =>
    from === to
      ? plan.writeRound(from)
      : `${plan.writeRound(from)} – ${i === grades.length - 1 ? '' : '<'}${plan.writeRound(to)}`
  return [
    ...grades.map((grade, i) => ({ label: range(grade, i), mark: square(grade) })),
    ...(values.some((value) => value === null || value === undefined)
      ? [{ label: plan.words.missing, mark: (x: number, y: number) => [outline(x, y - 6, 12, 12)] }]
      : []),
    ...(values.includes('hidden')
      ? [{ label: plan.words.hidden, mark: (x: number, y: number) => hatched(x, y - 6, 12, 12) }]
      : []),
  ]
}

/** One tile for each category, roughly where it lies; its number is written on it. */
export function drawTiles(plan: Plan, width: number): Scene {
  const most = Math.max(1, Math.floor((width + gap) / (narrowest + gap)))
  // Categories with one key (two units of one division) are told apart by their number.
  const keys = plan.categories.map(({ key }, i) =>
    plan.categories.findIndex((c) => c.key === key) === i ? key : `#${i}`,
  )
  const seated = seat(keys, most)
  const columns = Math.max(1, ...seated.map(({ column }) => column))
  const rows = Math.max(0, ...seated.map(({ row }) => row))
  const wide = Math.min(widest, (width + gap) / columns - gap)
  const grades = gradesOf(numbersOf(plan))
  const tiles = seated.flatMap(({ key, column, row }): Shape[] => {
    const i = keys.indexOf(key)
    const category = plan.categories[i]
    const value = plan.series[0]?.values[i]
    if (!category) return []
    const [x, y] = [(column - 1) * (wide + gap), (row - 1) * (high + gap)]
    const more = { of: category.key, title: `${category.label} ${written(plan, value)}` }
    const fill = fillOf(grades, value)
    const ground =
      value === 'hidden'
        ? hatched(x, y, wide, high, more)
        : [fill === null ? outline(x + 0.5, y + 0.5, wide - 1, high - 1, more) : rect(x, y, wide, high, fill, more)]
    const style = { anchor: 'middle', fill: fill === null ? ink.text : inkOn(fill) } as const
    return [
      ...ground,
      text(x + wide / 2, y + 15, cutTo(category.label, smallSize, wide - 6), { ...style, size: smallSize }, more),
      text(x + wide / 2, y + 32, written(plan, value), { ...style, bold: isNumber(value) }, more),
    ]
  })
  return withLegend(scaleOf(plan, grades), width, Math.max(0, rows * (high + gap) - gap), tiles)
}
