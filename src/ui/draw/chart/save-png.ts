import { saveBlob } from '../../ask/download.ts'
import { widthOf } from '../diagram-of.ts'
import type { Plan } from './data.ts'
import { engineOn } from './engine.ts'
import { optionOf } from './option/index.ts'
import { smallSize } from './option/parts.ts'
import { ink } from './shades.ts'

/** The words that go with a chart wherever it is taken. */
export interface Caption {
  title: string
  /** As of when, and in which measure. */
  under: string
  source: string
}

/** Width of a saved chart and how many pixels stand for one of it: sharp in a printed report. */
const width = 900
const margin = 24
const density = 2

const linesOf = (words: string, size: number): number => Math.max(1, Math.ceil((widthOf(words, size) * 1.05) / width))

/** Title above and source below, as ECharts' own shapes: a picture that says by itself what it shows. */
export function captionOf({ title, under, source }: Caption, foot: number) {
  const words = (text: string, y: number, style: Record<string, unknown>) => ({
    type: 'text',
    ...{ left: 0, top: y, silent: true },
    style: { text, width, overflow: 'break', fill: ink.text, ...style },
  })
  const head = linesOf(title, 18) * 26
  return [
    words(title, 0, { fontSize: 18, fontWeight: 600, lineHeight: 26 }),
    words(under, head, { fontSize: 13, fill: ink.soft }),
    { type: 'line', left: 0, top: foot, shape: { x1: 0, y1: 0, x2: width, y2: 0 }, style: { stroke: ink.line } },
    words(source, foot + 8, { fontSize: smallSize, lineHeight: 18, fill: ink.soft }),
  ]
}

/** The chart drawn in pixels, with its caption, on white with a margin. */
function paint(plan: Plan, caption: Caption): HTMLCanvasElement {
  const top = linesOf(caption.title, 18) * 26 + 30
  const { option, height } = optionOf(plan, width, top)
  const whole = Math.ceil(height + 16 + linesOf(caption.source, smallSize) * 18)
  const chart = engineOn(document.createElement('div'), plan, { renderer: 'canvas', width, height: whole })
  try {
    chart.setOption({ ...option, graphic: captionOf(caption, height + 8) })
    const drawn = chart.renderToCanvas({ pixelRatio: density, backgroundColor: '#ffffff' })
    const canvas = document.createElement('canvas')
    canvas.width = (width + margin * 2) * density
    canvas.height = (whole + margin * 2) * density
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('this browser draws no pictures')
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(drawn, margin * density, margin * density)
    return canvas
  } finally {
    chart.dispose()
  }
}

/** Saves a chart as a picture with its title, date and source in it. */
export async function savePng(plan: Plan, caption: Caption): Promise<void> {
  const canvas = paint(plan, caption)
  const blob = await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('the picture could not be made'))), 'image/png'),
  )
  saveBlob(blob, `${caption.title.replace(/[\\/:*?"<>|]/g, ' ')}.png`)
}
