import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'pictures')
const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** A picture as rows of pixels: three or four bytes each. */
interface Pixels {
  width: number
  height: number
  depth: number
  bytes: Buffer
}

/** The nearest of three neighbours to what they suggest together (Paeth). Source: PNG, 9.4. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Reads a PNG of eight bits a channel without interlacing, as the browser writes it. */
function readPixels(png: Buffer): Pixels {
  const parts: Buffer[] = []
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const depth = png[25] === 6 ? 4 : 3
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const row = width * depth
  const bytes = Buffer.alloc(row * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x
      const left = x >= depth ? (bytes[at - depth] ?? 0) : 0
      const up = y > 0 ? (bytes[at - row] ?? 0) : 0
      const corner = x >= depth && y > 0 ? (bytes[at - row - depth] ?? 0) : 0
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[y * (row + 1)] ?? 0] ?? 0
      bytes[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + add
    }
  return { width, height, depth, bytes }
}

/** Colours that are kept: those of letters and their soft edges, of lines, grounds and lights. */
const kept = 96

/** The commonest colours, and for each pixel the number of its colour. */
function indexed({ width, height, depth, bytes }: Pixels) {
  const counts = new Map<number, number>()
  const colours = new Uint32Array(width * height)
  for (let i = 0; i < colours.length; i += 1) {
    const [r = 0, g = 0, b = 0] = bytes.subarray(i * depth, i * depth + 3)
    const colour = (r << 16) | (g << 8) | b
    colours[i] = colour
    // A light is small and must stay coloured: what is colourful counts for more.
    counts.set(colour, (counts.get(colour) ?? 0) + (Math.max(r, g, b) - Math.min(r, g, b) > 60 ? 25 : 1))
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, kept)
    .map(([colour]) => colour)
  const far = (a: number, b: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)
  const number = new Map(palette.map((colour, i) => [colour, i]))
  for (const colour of counts.keys())
    if (!number.has(colour))
      number.set(
        colour,
        palette.reduce((best, one, i) => (far(one, colour) < far(palette[best] ?? 0, colour) ? i : best), 0),
      )
  return { palette, pixels: colours.map((colour) => number.get(colour) ?? 0) }
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The same picture with fewer colours: a third of the size, and nobody sees the difference. */
export function smaller(png: Buffer): Buffer {
  const of = readPixels(png)
  const { palette, pixels } = indexed(of)
  const head = Buffer.from(png.subarray(16, 29))
  head[8] = 8
  head[9] = 3
  const rows = Buffer.alloc((of.width + 1) * of.height)
  pixels.forEach((colour, i) => {
    rows[i + Math.floor(i / of.width) + 1] = colour
  })
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Writes `docs/pictures/<name>.png`, what the screen shows now, from this part of the page down; only when asked for, so that test runs leave the tree alone. */
export async function picture(page: Page, name: string, top?: Locator): Promise<void> {
  if (process.env.GONGYUN_PICTURES !== 'yes') return
  mkdirSync(folder, { recursive: true })
  await (top ?? page.locator('body')).evaluate((part) => part.scrollIntoView())
  writeFileSync(join(folder, `${name}.png`), smaller(await page.screenshot()))
}
