import { line, lowered, type Scene, type Shape, smallSize, text, wrapped } from './scene.ts'
import { ink } from './shades.ts'

const margin = 24

/** The words that go with a chart wherever it is taken. */
export interface Caption {
  title: string
  /** As of when, and in which measure. */
  under: string
  source: string
}

/** A chart with its title above and its source below: a picture that says by itself what it shows. */
export function framed(scene: Scene, caption: Caption): Scene {
  const inner = scene.width
  const title = wrapped(caption.title, 18, inner)
  const source = wrapped(caption.source, smallSize, inner)
  const head: Shape[] = [
    ...title.map((words, i) => text(0, 12 + i * 26, words, { size: 18, bold: true })),
    text(0, 12 + title.length * 26, caption.under, { fill: ink.soft }),
  ]
  const top = title.length * 26 + 36
  const foot = top + scene.height + 12
  const shapes = [
    ...head,
    ...scene.shapes.map((shape) => moved(shape, top)),
    line(0, foot, inner, foot, ink.line),
    ...source.map((words, i) => text(0, foot + 14 + i * 18, words, { size: smallSize, fill: ink.soft })),
  ]
  return {
    width: inner + margin * 2,
    height: foot + 14 + source.length * 18 + margin * 2,
    shapes: shapes.map((shape) => ({
      ...shape,
      attrs: { ...shape.attrs, transform: `translate(${margin} ${margin}) ${shape.attrs.transform ?? ''}`.trim() },
    })),
  }
}

const moved = (shape: Shape, by: number): Shape =>
  shape.attrs.transform === undefined
    ? (lowered([shape], by)[0] ?? shape)
    : { ...shape, attrs: { ...shape.attrs, transform: `translate(0 ${by}) ${shape.attrs.transform}` } }

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const dashedName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const fonts = 'PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif'

/** Hatching, for what is protected. */
export const hatch = { size: 6, d: 'M-1 1L1 -1M0 6L6 0M5 7L7 5', stroke: ink.strong } as const

/** A scene as the text of an SVG file on white. */
export function svgOf({ width, height, shapes }: Scene): string {
  const body = shapes.map(({ tag, attrs, text: words }) => {
    const written = Object.entries(attrs).map(
      ([name, value]) => ` ${name === 'transform' ? name : dashedName(name)}="${escaped(String(value))}"`,
    )
    return `<${tag}${written.join('')}>${words === undefined ? '' : escaped(words)}</${tag}>`
  })
  const pattern =
    `<defs><pattern id="hatch" width="${hatch.size}" height="${hatch.size}" patternUnits="userSpaceOnUse">` +
    `<path d="${hatch.d}" stroke="${hatch.stroke}"/></pattern></defs>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}">` +
    `${pattern}<rect width="${width}" height="${height}" fill="#ffffff"/>${body.join('')}</svg>`
  )
}
