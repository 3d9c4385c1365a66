import { isPageNumber, type Line, toLines } from './lines.ts'
import type { PdfPage } from './pdf.ts'

/** A text put together from printed lines. */
export interface Joined {
  text: string
  /** Offset in `text` at which each page begins. */
  pages: number[]
  /** 1-based numbers of pages without any text: pictures, or empty. */
  silent: number[]
}

/**
 * Joins printed lines to paragraphs, across pages too.
 *
 * A line goes on in the next one when it reaches the right edge of its page's text and the next neither is indented
 * nor differs in size. Chinese is joined without a space, other scripts with one. A row of a table, a line of three
 * columns or more, stays a line of its own with tabs between its cells.
 */
export function joinPages(pages: PdfPage[]): Joined {
  const joined: Joined = { text: '', pages: [], silent: [] }
  let before: { line: Line; full: boolean } | undefined
  pages.forEach((page, i) => {
    const lines = toLines(page).filter((line) => !isPageNumber(line, page))
    const left = Math.min(...lines.map((line) => line.left))
    const right = Math.max(...lines.map((line) => line.right))
    joined.pages.push(joined.text.length)
    if (lines.length === 0) joined.silent.push(i + 1)
    for (const line of lines) {
      const isRow = line.cells.length >= COLUMNS
      const goesOn = !isRow && before?.full === true && line.left - left < line.size && sameSize(before.line, line)
      const glue = goesOn ? spaceBetween(joined.text, line.text) : '\n'
      if (joined.text) joined.text += glue
      if (line === lines[0]) joined.pages[i] = joined.text.length
      joined.text += isRow ? line.cells.map((cell) => cell.trim()).join('\t') : line.text
      before = { line, full: !isRow && right - line.right < line.size * 1.5 }
    }
  })
  return joined
}

/** From so many columns on a line is a row; two are a line with something set at its right edge. */
const COLUMNS = 3

const sameSize = (a: Line, b: Line) => Math.abs(a.size - b.size) < 0.1 * a.size

/** Two Latin words at a line end need a space; Chinese characters do not. */
const spaceBetween = (before: string, after: string) =>
  /[\p{Script=Latin}\d,.;:]$/u.test(before) && /^[\p{Script=Latin}\d]/u.test(after) ? ' ' : ''
