import { widthOf } from '../diagram-of.ts'
import { withLegend } from './bars.ts'
import { isNumber, numbersOf, type Plan, written } from './data.ts'
import { hatched, line, path, type Scene, type Shape, smallSize, text, tidy } from './scene.ts'
import { clean, ink, roundStep, shadeOf } from './shades.ts'

const high = 170
const below = 24

/** Round numbers over the values, few enough to be read. */
export function ticksOf(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = roundStep((most - least || Math.abs(most) || 1) / 3)
  const [from, to] = [Math.floor(least / step), Math.max(Math.ceil(most / step), Math.floor(least / step) + 1)]
  return Array.from({ length: to - from + 1 }, (_, i) => clean((from + i) * step))
}

/** So many labels between two shown that none touches the next. */
function everyOf(plan: Plan, room: number): number {
  const widest = Math.max(1, ...plan.categories.map(({ label }) => widthOf(label, smallSize))) + 12
  return Math.max(1, Math.ceil((plan.categories.length * widest) / Math.max(1, room)))
}

const dashes = ['', '6 3', '2 3', '8 3 2 3'] as const

function drawSeries(plan: Plan, n: number, x: (i: number) => number, y: (v: number) => number): Shape[] {
  const series = plan.series[n]
  if (!series) return []
  const fill = shadeOf(n === 0 ? 0 : n + 1)
  let pen = 'M'
  const d: string[] = []
  for (const [i, value] of series.values.entries()) {
    if (isNumber(value)) d.push(`${pen}${tidy(x(i))} ${tidy(y(value))}`)
    pen = isNumber(value) ? 'L' : 'M'
  }
  const dash = series.projected ? '3 4' : (dashes[n % dashes.length] ?? '')
  const stroke = { stroke: series.projected ? ink.soft : fill, fill: 'none', strokeWidth: 2 }
  const last = series.values.findLastIndex(isNumber)
  // Figures are written at the points as long as they do not crowd; else at the last.
  const isRoomy = plan.series.filter(({ projected }) => !projected).length === 1 && x(1) - x(0) > 52
  const points = series.values.flatMap((value, i): Shape[] => {
    const of = plan.categories[i]?.key ?? ''
    const title = `${plan.categories[i]?.label} ${series.label} ${written(plan, value)}`
    if (value === 'hidden') return hatched(x(i) - 5, high - 14, 10, 12, { of, title })
    if (!isNumber(value)) return []
    const dot: Shape = {
      tag: 'circle',
      attrs: {
        cx: tidy(x(i)),
        cy: tidy(y(value)),
        r: 3,
        fill: series.projected ? '#ffffff' : fill,
        stroke: stroke.stroke,
      },
      of,
      title,
    }
    const isWritten = series.projected ? i === last : isRoomy || i === last
    const words = text(x(i), y(value) - 11, plan.write(value), {
      size: smallSize,
      anchor: i === last && i > 0 ? 'end' : 'middle',
    })
    return isWritten ? [dot, words] : [dot]
  })
  return [path(d.join(''), dash ? { ...stroke, strokeDasharray: dash } : stroke), ...points]
}

/** Lines over time. A period without a figure leaves a gap; a level is drawn across. */
export function drawLine(plan: Plan, width: number): Scene {
  const values = [...numbersOf(plan), ...(plan.level ? [plan.level.value] : [])]
  if (values.length === 0) return { width, height: 0, shapes: [] }
  const ticks = ticksOf(values)
  const [low = 0, top = 1] = [ticks[0], ticks.at(-1)]
  const left = Math.max(...ticks.map((tick) => widthOf(plan.writeRound(tick), smallSize))) + 8
  const room = width - left - 16
  const half = room / Math.max(1, plan.categories.length) / 2
  const x = (i: number) => left + half + i * half * 2
  const y = (value: number) => 18 + (1 - (value - low) / (top - low)) * (high - 18)
  const every = everyOf(plan, room)
  const end = plan.categories.length - 1
  const axis = [
    ...ticks.flatMap((tick) => [
      line(left, y(tick), width - 16, y(tick), ink.line),
      text(left - 8, y(tick), plan.writeRound(tick), { size: smallSize, fill: ink.soft, anchor: 'end' }),
    ]),
    ...plan.categories.flatMap(({ label }, i) =>
      (end - i) % every === 0
        ? [text(x(i), high + 14, label, { size: smallSize, fill: ink.soft, anchor: 'middle' })]
        : [],
    ),
  ]
  const goal = plan.level
    ? [
        line(left, y(plan.level.value), width - 16, y(plan.level.value), ink.text, '4 3'),
        text(left + 4, y(plan.level.value) - 9, plan.level.label, { size: smallSize }),
      ]
    : []
  const entries =
    plan.series.length < 2
      ? []
      : plan.series.map(({ label, projected }, n) => ({
          label,
          mark: (at: number, mid: number) => [
            line(
              at,
              mid,
              at + 14,
              mid,
              projected ? ink.soft : shadeOf(n === 0 ? 0 : n + 1),
              projected ? '3 4' : dashes[n % dashes.length],
            ),
          ],
        }))
  const lines = plan.series.flatMap((_, n) => drawSeries(plan, n, x, y))
  return withLegend(entries, width, high + below, [...axis, ...goal, ...lines])
}
