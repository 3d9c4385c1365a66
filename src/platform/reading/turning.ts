import type { Line } from './lines.ts'

/** The table that may go on from one page to the next. */
export interface OpenTable {
  /** Where its last row begins in the text. */
  at: number
  /** The lines of a new page without the heading of the table repeated on top. */
  turnPage(lines: Line[]): Line[]
  /** Whether a page's first line is the rest of the row that the page before cut in two. */
  continues(line: Line): boolean
  /** The words of a row, joined with those of the row that it continues; `at` is where it begins. */
  put(line: Line, at: number): string
  end(): void
}

/** Rows that a table's heading can have. */
const MOST_HEADINGS = 3

const wordsOf = (line: Line) => line.cells.map((cell) => cell.trim())

/** Nothing is open yet. */
export function openTable(): OpenTable {
  let [heading, last]: [string[], string[] | null] = [[], null]
  return {
    at: 0,
    turnPage(lines) {
      if (last === null) return lines
      const isRepeated = (line: Line, i: number) => line.ruled && wordsOf(line).join('\t') === heading[i]
      const from = lines.findIndex((line, i) => !isRepeated(line, i))
      return from < 0 ? [] : lines.slice(from)
    },
    continues(line) {
      const [first, ...others] = wordsOf(line)
      return line.ruled && first === '' && others.some(Boolean) && /^\d/.test(last?.[0] ?? '')
    },
    put(line, at) {
      const words = wordsOf(line)
      const goesOn = last !== null && at === this.at
      const cells = goesOn ? (last ?? []).map((word, i) => word + (words[i] ?? '')) : words
      if (last === null) heading = []
      if (line.ruled && heading.length < MOST_HEADINGS) heading.push(cells.join('\t'))
      last = line.ruled ? cells : null
      this.at = at
      return cells.join('\t')
    },
    end() {
      last = null
    },
  }
}
