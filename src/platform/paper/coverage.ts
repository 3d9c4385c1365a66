import { readFileSync } from 'node:fs'

/** Ranges of characters a font has shapes for: first, last. */
type Ranges = [number, number][]

/**
 * The characters of `text` for which a font has no shape, each once. The typesetter would print an empty box for them
 * and say nothing.
 * @param fontFile a TrueType or OpenType file with a `cmap` of format 12, as fonts with Chinese have.
 */
export function findUnprintable(text: string, fontFile: string): string[] {
  const ranges = rangesOf(fontFile)
  const seen = new Set(text)
  return [...seen].filter((sign) => /\P{C}/u.test(sign) && !covers(ranges, sign.codePointAt(0) ?? 0))
}

function covers(ranges: Ranges, code: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] ?? [0, 0]
    if (code < first) high = middle - 1
    else if (code > last) low = middle + 1
    else return true
  }
  return false
}

const known = new Map<string, Ranges>()

function rangesOf(fontFile: string): Ranges {
  const ranges = known.get(fontFile) ?? readRanges(readFileSync(fontFile))
  known.set(fontFile, ranges)
  return ranges
}

function readRanges(font: Buffer): Ranges {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  const cmap = font.readUInt32BE((tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8)
  const maps = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i))
  const wide = maps.find((at) => font.readUInt16BE(at) === 12)
  if (wide === undefined) throw new Error('the font has no cmap of format 12')
  return Array.from({ length: font.readUInt32BE(wide + 12) }, (_, i) => [
    font.readUInt32BE(wide + 16 + 12 * i),
    font.readUInt32BE(wide + 20 + 12 * i),
  ])
}
