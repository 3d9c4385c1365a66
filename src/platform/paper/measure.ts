import { type Line, type PdfPage, readPdfPages, toLines } from '#platform/reading/server'
import { PAGE } from './page.ts'

/** What was found on the pages of a PDF. Millimetres, unless a name says points. */
export interface Measured {
  pages: number
  page: { width: number; height: number }
  /**
   * The text block, as far as its text fills it. A line counts as high as the step from line to line, its characters
   * in the middle.
   */
  block: { left: number; top: number; right: number; bottom: number; width: number; height: number }
  pitchPoints: number
  /** Of the fullest page. */
  linesPerPage: number
  /** The commonest count in lines that fill the width. */
  charactersPerLine: number
}

const MM = 25.4 / 72
/** Characters of a full line (GB/T 9704-2012, 5.2.3). */
const FULL = 28

/**
 * Measures a PDF by its placed characters, not by what it was made from: the proof of its geometry.
 * @throws Invalid when it cannot be read; RangeError when it has no page with more than one line of body size.
 */
export async function measurePdf(bytes: Uint8Array): Promise<Measured> {
  const pages = await readPdfPages(bytes)
  const bodies = pages.map(bodyLines)
  const fullest = bodies.reduce((most, lines) => (lines.length > most.length ? lines : most), [])
  const [first, last] = [fullest[0], fullest.at(-1)]
  if (!first || !last || first === last) throw new RangeError('nothing to measure')
  const pitch = commonest(fullest.slice(1).map((line, i) => Math.round((line.y - (fullest[i]?.y ?? 0)) * 20) / 20))
  // Characters sit 0.88 above and 0.12 below the baseline, so their middle is 0.38 above it.
  const middle = (line: Line) => line.y - 0.38 * line.size
  const left = Math.min(...bodies.flat().map(inkLeft)) * MM
  const right = Math.max(...bodies.flat().map(inkRight)) * MM
  const [top, bottom] = [(middle(first) - pitch / 2) * MM, (middle(last) + pitch / 2) * MM]
  const reaching = bodies.flat().filter((line) => inkRight(line) * MM > right - 1)
  const full = reaching.filter((line) => inkLeft(line) * MM < left + 1)
  // A short paper has no line from edge to edge; one that is indented stands for it, with its indent in characters.
  const indent = (line: Line) => Math.round((inkLeft(line) - left / MM) / line.size)
  const counted = full.length > 0 ? full : reaching
  // Where every line is short, the edge is where a full line set as wide would end.
  const longest = Math.max(...reaching.map((line) => widthOf(line.text) + indent(line)))
  const edge = longest < FULL - 1 ? left + FULL * advanceOf(bodies.flat()) * MM : right
  return {
    pages: pages.length,
    page: { width: (pages[0]?.width ?? 0) * MM, height: (pages[0]?.height ?? 0) * MM },
    block: { left, top, right: edge, bottom, width: edge - left, height: bottom - top },
    pitchPoints: pitch,
    linesPerPage: fullest.length,
    charactersPerLine: edge > right ? FULL : commonest(counted.map((line) => [...line.text].length + indent(line))),
  }
}

/** A full-width sign at the end of a line is set half as wide, and its empty half hangs over the edge. */
const inkRight = (line: Line) => line.right - (/[，。、；：！？）》〉」』】〕”’]$/.test(line.text) ? line.size / 2 : 0)

/** An opening mark at the start of a line hangs over the edge by its empty half in the same way. */
const inkLeft = (line: Line) => line.left + (/^[（《〈「『【〔“‘]/.test(line.text) ? line.size / 2 : 0)

/** Width of a text in full characters: figures and Latin letters are half as wide. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign < '\u0250' ? 0.5 : 1), 0)

/** Points from one full character to the next, as most lines are set; the empty halves that hang over the edges are no part of a line. */
const advanceOf = (lines: readonly Line[]) =>
  commonest(
    lines.map((line) => {
      const hanging = (line.right - inkRight(line) + inkLeft(line) - line.left) / line.size
      return Math.round(((inkRight(line) - inkLeft(line)) / (widthOf(line.text) - hanging)) * 20) / 20
    }),
  )

/** Lines of body size: title, tables, page number and version record are not part of the grid. */
const bodyLines = (page: PdfPage) => toLines(page).filter((line) => Math.abs(line.size - PAGE.text) < 0.5)

function commonest(values: number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? Number.NaN
}
