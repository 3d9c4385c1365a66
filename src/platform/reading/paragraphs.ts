import { isPageNumber, type Line, toLines } from './lines.ts'
import type { PdfPage } from './pdf.ts'
import { openTable } from './turning.ts'

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
  const table = openTable()
  let before: { line: Line; full: boolean } | undefined
  pages.forEach((page, i) => {
    const lines = table.turnPage(toLines(page).filter((line) => !isPageNumber(line, page)))
    const left = Math.min(...lines.map((line) => line.left))
    const right = Math.max(...lines.map((line) => line.right))
    joined.pages.push(joined.text.length)
    if (lines.length === 0) joined.silent.push(i + 1)
    for (const [n, line] of lines.entries()) {
      if (n === 0 && table.continues(line)) {
        joined.text = joined.text.slice(0, table.at) + table.put(line, table.at)
        joined.pages[i] = joined.text.length
        continue
      }
      const isRow = line.ruled || line.cells.length >= COLUMNS
      const goesOn =
        !isRow && before?.full === true && line.left - left < line.size && runsOn(before.line, line, joined.text)
      if (joined.text) joined.text += goesOn ? spaceBetween(joined.text, line.text) : '\n'
      if (n === 0) joined.pages[i] = joined.text.length
      joined.text += isRow ? table.put(line, joined.text.length) : line.text
      if (!isRow) table.end()
      before = { line, full: !isRow && right - line.right < line.size * 1.5 }
    }
  })
  return joined
}

const runsOn = (above: Line, line: Line, text: string) =>
  Math.abs(above.size - line.size) < 0.1 * above.size && !(ENDED.test(text.slice(-1)) && LISTED.test(line.text))

/** Behind a finished sentence a line that begins with the number of a list begins a paragraph, full line or not. */
const ENDED = /[。；：！？;:.]/
const LISTED =
  /^(?:第\s*[\d〇零一二三四五六七八九十百千]+\s*[编章节条]|[\d一二三四五六七八九十]{1,3}\s*[、.．)）](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s|[（(〈]\s*[\d一二三四五六七八九十]{1,3}\s*[)）〉]|[①-⑳])/

/** From so many columns on a line is a row; two are a line with something set at its right edge. */
const COLUMNS = 3

/** Two Latin words at a line end need a space; Chinese characters do not. */
const spaceBetween = (before: string, after: string) =>
  /[\p{Script=Latin}\d,.;:]$/u.test(before) && /^[\p{Script=Latin}\d]/u.test(after) ? ' ' : ''
