import { saveBlob } from '../../ask/download.ts'
import type { Plan } from './data.ts'
import { draw } from './draw.ts'
import { type Caption, framed, svgOf } from './picture.ts'

/** Width of a saved chart and how many pixels stand for one of it: sharp in a printed report. */
const width = 900
const density = 2

/** An SVG as a PNG. The picture is handed over as a data address: the page's content policy allows images nothing else. */
async function pngOf(svg: string, wide: number, high: number): Promise<Blob> {
  const image = new Image(wide, high)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(wide * density)
  canvas.height = Math.round(high * density)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  pen.scale(density, density)
  pen.drawImage(image, 0, 0, wide, high)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
  )
}

/** Saves a chart as a picture with its title, date and source in it. */
export async function savePng(plan: Plan, caption: Caption): Promise<void> {
  const scene = framed(draw(plan, width), caption)
  saveBlob(await pngOf(svgOf(scene), scene.width, scene.height), `${caption.title.replace(/[\\/:*?"<>|]/g, ' ')}.png`)
}
