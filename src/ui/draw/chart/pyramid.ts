import { widthOf } from '../diagram-of.ts'
import { isNumber, numbersOf, type Plan, written } from './data.ts'
import { hatched, outline, rect, type Scene, type Shape, smallSize, text, textSize } from './scene.ts'
import { ink, shadeOf } from './shades.ts'

const row = 24
const stub = 14

/** Two series back to back, category by category: the first to the left. The last category stands on top, as ages do. */
export function drawPyramid(plan: Plan, width: number): Scene {
  const [left, right] = plan.series
  const middle = Math.max(0, ...plan.categories.map(({ label }) => widthOf(label, textSize))) + 20
  const ends = plan.series.flatMap((series) => series.values.map((value) => widthOf(written(plan, value), smallSize)))
  const room = Math.max(10, (width - middle) / 2 - Math.max(0, ...ends) - 8)
  const most = Math.max(0, ...numbersOf(plan))
  const head = 26
  const side = (series: typeof left, i: number, y: number, isLeft: boolean): Shape[] => {
    const value = series?.values[i]
    const start = width / 2 + (isLeft ? -middle : middle) / 2
    const wide = isNumber(value) ? (most === 0 ? 0 : (Math.max(0, value) / most) * room) : stub
    const x = isLeft ? start - wide : start
    const of = plan.categories[i]?.key ?? ''
    const more = { of, title: `${plan.categories[i]?.label} ${series?.label} ${written(plan, value)}` }
    const shape =
      value === 'hidden'
        ? hatched(x, y, wide, row - 6, more)
        : [
            isNumber(value)
              ? rect(x, y, wide, row - 6, shadeOf(isLeft ? 0 : 1), more)
              : outline(x, y, wide, row - 6, more),
          ]
    const at = isLeft ? x - 5 : x + wide + 5
    const style = {
      size: smallSize,
      anchor: isLeft ? 'end' : 'start',
      fill: isNumber(value) ? ink.text : ink.soft,
    } as const
    return [...shape, text(at, y + (row - 6) / 2, written(plan, value), style, { of })]
  }
  const rows = plan.categories.flatMap(({ key, label }, i) => {
    const y = head + (plan.categories.length - 1 - i) * row + 3
    return [
      text(width / 2, y + (row - 6) / 2, label, { anchor: 'middle' }, { of: key }),
      ...side(left, i, y, true),
      ...side(right, i, y, false),
    ]
  })
  const heading = (label: string | undefined, x: number, anchor: 'start' | 'end') =>
    text(x, 10, label ?? '', { anchor, bold: true })
  return {
    width,
    height: head + plan.categories.length * row,
    shapes: [
      heading(left?.label, width / 2 - middle / 2, 'end'),
      heading(right?.label, width / 2 + middle / 2, 'start'),
      ...rows,
    ],
  }
}
