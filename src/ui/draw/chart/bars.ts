import { cutTo, widthOf } from '../diagram-of.ts'
import { type ChartValue, isNumber, numbersOf, type Plan, written } from './data.ts'
import {
  hatched,
  legend,
  line,
  lowered,
  outline,
  rect,
  type Scene,
  type Shape,
  smallSize,
  text,
  textSize,
} from './scene.ts'
import { ink, inkOn, shadeOf } from './shades.ts'

const stub = 16
const gap = 10

/** Where labels, bars and numbers stand. */
interface Ruler {
  width: number
  left: number
  at(value: number): number
}

function rulerOf(plan: Plan, width: number, ends: readonly string[], values: readonly number[]): Ruler {
  const widest = Math.max(0, ...plan.categories.map(({ label }) => widthOf(label, textSize)))
  const left = Math.min(widest, width * 0.36) + 8
  const right = Math.max(0, ...ends.map((end) => widthOf(end, textSize))) + 8
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const room = Math.max(20, width - left - right)
  return { width, left, at: (value) => left + (most === least ? 0 : ((value - least) / (most - least)) * room) }
}

const labelOf = (label: string, ruler: Ruler, y: number, of: string): Shape =>
  text(ruler.left - 8, y, cutTo(label, textSize, ruler.left - 8), { anchor: 'end' }, { of, title: label })

/** One bar with its figure behind it. */
function bar(plan: Plan, ruler: Ruler, value: ChartValue | undefined, y: number, fill: string, of: string): Shape[] {
  const zero = ruler.at(0)
  const said = { of, title: written(plan, value) }
  const word = (x: number, soft: boolean) =>
    text(x, y + 8, written(plan, value), soft ? { fill: ink.soft, size: smallSize } : {}, { of })
  if (value === 'hidden') return [...hatched(zero, y, stub, 16, said), word(zero + stub + 6, false)]
  if (!isNumber(value)) return [outline(zero, y, stub, 16, said), word(zero + stub + 6, true)]
  const [from, to] = [Math.min(zero, ruler.at(value)), Math.max(zero, ruler.at(value))]
  return [rect(from, y, Math.max(value === 0 ? 0 : 1, to - from), 16, fill, said), word(to + 6, false)]
}

const swatches = (plan: Plan) =>
  plan.series.length < 2
    ? []
    : plan.series.map(({ label }, i) => ({
        label,
        mark: (x: number, y: number) => [rect(x, y - 6, 12, 12, shadeOf(i))],
      }))

/** The line of a level, with its words above. */
function levelOf({ level }: Plan, ruler: Ruler, height: number): Shape[] {
  if (!level) return []
  const x = ruler.at(level.value)
  const isRight = x > ruler.width * 0.6
  return [
    line(x, 16, x, height, ink.text, '4 3'),
    text(isRight ? x + 3 : x - 3, 7, level.label, { size: smallSize, anchor: isRight ? 'end' : 'start' }),
  ]
}

/** Words that stay readable where a line runs through them. */
const haloed = (shape: Shape): Shape => ({
  ...shape,
  attrs: { ...shape.attrs, stroke: '#ffffff', strokeWidth: 3, paintOrder: 'stroke', strokeLinejoin: 'round' },
})

/** Bars from left to right, one for each category and series. */
export function drawBars(plan: Plan, width: number): Scene {
  const values = [...numbersOf(plan), ...(plan.level ? [plan.level.value] : [])]
  const ends = plan.series.flatMap((series) => series.values.map((value) => written(plan, value)))
  const hasGaps = plan.series.some((series) => series.values.some((value) => !isNumber(value)))
  const ruler = rulerOf(plan, hasGaps ? width - stub : width, ends, values)
  const above = plan.level ? 20 : 0
  const row = plan.series.length * 18 + gap
  const bars = plan.categories.flatMap(({ key, label }, i) => {
    const y = above + i * row + gap / 2
    return [
      labelOf(label, ruler, y + (plan.series.length * 18) / 2 - 1, key),
      ...plan.series.flatMap((series, n) => bar(plan, ruler, series.values[i], y + n * 18, shadeOf(n), key)),
    ]
  })
  const height = above + plan.categories.length * row
  const zero = ruler.at(0)
  return withLegend(swatches(plan), width, height, [
    line(zero, above, zero, height, ink.strong),
    ...bars.filter(({ tag }) => tag !== 'text'),
    ...levelOf(plan, ruler, height),
    ...bars.filter(({ tag }) => tag === 'text').map(haloed),
  ])
}

/** What the parts of a stack come to, with what is not known of it. */
function totalOf(plan: Plan, values: readonly (ChartValue | undefined)[]): { sum: number; said: string } {
  const known = values.filter(isNumber)
  const sum = known.reduce((all, value) => all + Math.max(0, value), 0)
  const isHidden = values.includes('hidden')
  if (known.length === 0) return { sum: 0, said: isHidden ? '*' : plan.words.missing }
  return { sum, said: `${plan.write(sum)}${isHidden ? ' + *' : ''}` }
}

function stack(plan: Plan, ruler: Ruler, i: number, y: number): Shape[] {
  const of = plan.categories[i]?.key ?? ''
  const shapes: Shape[] = []
  let sum = 0
  let pushed = 0
  for (const [n, series] of plan.series.entries()) {
    const value = series.values[i]
    const x = ruler.at(sum) + pushed
    const title = `${series.label} ${written(plan, value)}`
    if (value === 'hidden') {
      shapes.push(...hatched(x, y, stub, 18, { of, title }))
      pushed += stub
    } else if (isNumber(value) && value > 0) {
      const wide = ruler.at(sum + value) - ruler.at(sum)
      shapes.push(rect(x, y, Math.max(1, wide - 1), 18, shadeOf(n), { of, title }))
      const words = plan.write(value)
      if (widthOf(words, 11) + 6 < wide)
        shapes.push(text(x + wide / 2, y + 9, words, { size: 11, fill: inkOn(shadeOf(n)), anchor: 'middle' }, { of }))
      sum += value
    }
  }
  const total = totalOf(
    plan,
    plan.series.map((series) => series.values[i]),
  )
  return [...shapes, text(ruler.at(sum) + pushed + 6, y + 9, total.said, {}, { of })]
}

/** Bars whose parts are the series; what is hidden is hatched and makes the total say so. */
export function drawStacked(plan: Plan, width: number): Scene {
  const totals = plan.categories.map((_, i) =>
    totalOf(
      plan,
      plan.series.map((series) => series.values[i]),
    ),
  )
  const mostHidden = Math.max(
    0,
    ...plan.categories.map((_, i) => plan.series.filter((series) => series.values[i] === 'hidden').length),
  )
  const ruler = rulerOf(
    plan,
    width - mostHidden * stub,
    totals.map(({ said }) => said),
    totals.map(({ sum }) => sum),
  )
  const row = 18 + gap
  const height = plan.categories.length * row
  const zero = ruler.at(0)
  return withLegend(swatches(plan), width, height, [
    line(zero, 0, zero, height, ink.strong),
    ...plan.categories.flatMap(({ key, label }, i) => [
      labelOf(label, ruler, i * row + gap / 2 + 9, key),
      ...stack(plan, ruler, i, i * row + gap / 2),
    ]),
  ])
}

/** A drawing below the words for its colours. */
export function withLegend(
  entries: Parameters<typeof legend>[0],
  width: number,
  height: number,
  shapes: readonly Shape[],
): Scene {
  const head = legend(entries, width)
  return { width, height: head.height + height, shapes: [...head.shapes, ...lowered(shapes, head.height)] }
}
