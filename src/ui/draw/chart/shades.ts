/** Inks of charts: the page's own, on white. */
export const ink = { text: '#1f1f1f', soft: '#595959', line: '#e3e5e9', strong: '#8c9099', accent: '#0958d9' } as const

/** One accent in calm steps; neighbours differ in lightness, so that they are told apart without colour. */
export const shades = ['#0958d9', '#8fb6f2', '#003a8c', '#c9dcf9', '#4f87e6', '#44506b', '#aab3c2'] as const

/** From little to much. */
const ramp = ['#e6effc', '#b7d0f6', '#7aa8ee', '#2468d6', '#003eb3'] as const

export const shadeOf = (i: number): string => shades[i % shades.length] ?? ink.accent

/** Patterns over the shades of the second, third and fourth round. Slanted lines are not among them: they mean a protected figure. */
const patterns = [
  { symbol: 'circle', dashArrayX: [[4, 4]], dashArrayY: [4, 4], symbolSize: 0.7 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 2, symbolSize: 1 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0, symbolSize: 1 },
] as const

/** How a series looks, in its bars and beside its words in the legend: beyond the shades a pattern tells the eighth from the first. */
export function lookOf(i: number) {
  const color = shadeOf(i)
  const pattern = i < shades.length ? undefined : patterns[(Math.floor(i / shades.length) - 1) % patterns.length]
  return pattern ? { color, decal: { ...pattern, color: inkOn(color) } } : { color }
}

const marks = ['circle', 'rect', 'triangle', 'diamond'] as const

/** The mark at the points of a line: another for each round of the shades. */
export const markOf = (i: number) => marks[Math.floor(i / shades.length) % marks.length] ?? 'circle'

/** What can be read on a ground. */
export function inkOn(ground: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? ink.text : '#ffffff'
}

/** A step of a scale: values from `from` up to `to`. */
export interface Grade {
  from: number
  to: number
  fill: string
}

/** Round steps of equal width over the values, at most five; the last one holds its end. */
export function gradesOf(values: readonly number[]): Grade[] {
  if (values.length === 0) return []
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least === most) return [{ from: least, to: most, fill: ramp[2] }]
  const step = roundStep((most - least) / (ramp.length - 1), [1, 2, 3, 4, 5, 6, 8, 10])
  const start = Math.floor(least / step) * step
  const count = Math.min(ramp.length, Math.floor((most - start) / step) + 1)
  return Array.from({ length: count }, (_, i) => ({
    from: clean(start + i * step),
    to: clean(start + (i + 1) * step),
    fill: ramp[count === 1 ? 2 : Math.round((i * (ramp.length - 1)) / (count - 1))] ?? ramp[0],
  }))
}

export const gradeOf = (grades: readonly Grade[], value: number): Grade | undefined =>
  grades.find(({ from, to }) => value >= from && value < to) ?? grades.at(-1)

/** One of some round numbers (1, 2 or 5 unless told) times a power of ten, not below what is wanted. */
export function roundStep(wanted: number, round: readonly number[] = [1, 2, 5, 10]): number {
  const power = 10 ** Math.floor(Math.log10(wanted))
  const times = round.find((n) => n * power >= wanted * (1 - 1e-9)) ?? 10
  return clean(times * power)
}

/** A number without the dust of binary fractions. */
export const clean = (n: number): number => Number(n.toPrecision(12))
