import { cutTo, widthOf } from '../diagram-of.ts'
import { ink } from './shades.ts'

/** One thing drawn: an SVG element with its attributes, named as React names them. */
export interface Shape {
  tag: 'rect' | 'text' | 'path' | 'line' | 'circle'
  attrs: Readonly<Record<string, string | number>>
  text?: string
  /** The category that is meant by a click on it. */
  of?: string
  /** What is said when the pointer rests on it. */
  title?: string
}

/** A drawing, in pixels from the top left. */
export interface Scene {
  width: number
  height: number
  shapes: readonly Shape[]
}

export const textSize = 13
export const smallSize = 12

type Given = Pick<Shape, 'of' | 'title'>

export const rect = (x: number, y: number, width: number, height: number, fill: string, more: Given = {}): Shape => ({
  tag: 'rect',
  attrs: { x: tidy(x), y: tidy(y), width: tidy(Math.max(0, width)), height: tidy(height), fill },
  ...more,
})

/** What nobody reported: an empty outline. */
export const outline = (x: number, y: number, width: number, height: number, more: Given = {}): Shape => {
  const { tag, attrs } = rect(x, y, width, height, '#ffffff')
  return { tag, attrs: { ...attrs, stroke: ink.soft, strokeDasharray: '3 2' }, ...more }
}

/** What is protected: hatched. */
export const hatched = (x: number, y: number, width: number, height: number, more: Given = {}): Shape[] => {
  const { tag, attrs } = rect(x, y, width, height, 'url(#hatch)')
  return [{ tag, attrs: { ...attrs, stroke: ink.strong }, ...more }]
}

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, dashes?: string): Shape => ({
  tag: 'line',
  attrs: { x1: tidy(x1), y1: tidy(y1), x2: tidy(x2), y2: tidy(y2), stroke, ...(dashes && { strokeDasharray: dashes }) },
})

export const path = (d: string, attrs: Shape['attrs'], more: Given = {}): Shape => ({
  tag: 'path',
  attrs: { d, ...attrs },
  ...more,
})

/** A text; `y` is the middle of its line. */
export function text(
  x: number,
  y: number,
  words: string,
  { size = textSize, fill = ink.text, anchor = 'start', bold = false }: Partial<Lettering> = {},
  more: Given = {},
): Shape {
  const attrs = { x: tidy(x), y: tidy(y + size * 0.36), fontSize: size, fill, textAnchor: anchor }
  return { tag: 'text', attrs: bold ? { ...attrs, fontWeight: 600 } : attrs, text: words, ...more }
}

interface Lettering {
  size: number
  fill: string
  anchor: 'start' | 'middle' | 'end'
  bold: boolean
}

/** Coordinates to a tenth of a pixel: shorter files, the same picture. */
export const tidy = (n: number): number => Math.round(n * 10) / 10

/** Shapes moved down by some pixels, in a group of their own coordinates. */
export const lowered = (shapes: readonly Shape[], by: number): Shape[] =>
  shapes.map((shape) => ({ ...shape, attrs: { ...shape.attrs, transform: `translate(0 ${by})` } }))

/** A text over as many lines as it needs. */
export function wrapped(words: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of words.match(/[\x21-\x7e]+\s*|[\s\S]/gu) ?? []) {
    if (line !== '' && widthOf(line + part, size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return line.trim() === '' ? lines : [...lines, line]
}

/** Which colour is which, over as many lines as they need; nothing for a single series. */
export function legend(
  entries: readonly { label: string; mark(x: number, y: number): Shape[] }[],
  width: number,
): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = []
  let [x, y] = [0, 10]
  for (const { label, mark } of entries) {
    const shown = cutTo(label, smallSize, width - 24)
    const wide = 18 + widthOf(shown, smallSize) + 14
    if (x > 0 && x + wide - 14 > width) [x, y] = [0, y + 20]
    shapes.push(...mark(x, y), text(x + 18, y, shown, { size: smallSize }))
    x += wide
  }
  return { shapes, height: entries.length === 0 ? 0 : y + 16 }
}
