import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type Mark, readMark } from './marks.ts'

/** One printed line without its outer spaces and markdown marks. Offsets are into the text as given. */
export interface Line {
  start: number
  end: number
  text: string
  mark: Mark | null
  /** A page broke right before it. */
  afterPage: boolean
}

const isBreak = (code: number) =>
  code === 10 || code === 13 || code === 12 || code === 11 || code === 0x85 || code === 0x2028 || code === 0x2029

const isBlank = (code: number) =>
  code === 32 ||
  code === 9 ||
  code === 0 ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200d) // spaces of every width, and the invisible joiners that word processors leave

const MARK_SIGNS = '#>-*+•●■◆▪_'
const LEADING_MARKS = /^(?:(?:#{1,6}|>|[-*+•●■◆▪])[ \t\u3000]+|\*{1,3}|_{2,3}|#{1,6}(?=[^#\d]))+/

/** Ten times what the thickest yearbook has. */
const MOST_LINES = 500_000
/** Lines of one or two characters are vertical type or rubbish; after so many in a row they are read as one line. */
const TINY = 2
const MOST_TINY = 64

/**
 * The non-empty lines of a text, in order. Takes one pass, whatever the line ends.
 * @throws Invalid when there are more than half a million.
 */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  let [from, paged, tiny] = [0, false, 0]
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10
    if (!isBreak(code)) continue
    const line = trimLine(text, from, at)
    if (line) {
      const mark = readMark(line.text)
      tiny = mark === null && line.text.length <= TINY ? tiny + 1 : 0
      const last = lines.at(-1)
      if (last && tiny > MOST_TINY) {
        last.end = line.end
        last.text = text.slice(last.start, last.end)
      } else lines.push({ start: line.start, end: line.end, text: line.text, mark, afterPage: paged })
      if (lines.length > MOST_LINES) throw tooManyLines()
      paged = false
    }
    if (code === 12) paged = true
    from = at + 1
  }
  return lines
}

const tooManyLines = () =>
  new Invalid([
    {
      path: 'text',
      rule: 'text-lines',
      message: say('文字超过 50 万行，不是一份文件。', 'The text has more than 500,000 lines; that is no document.'),
    },
  ])

function trimLine(text: string, from: number, to: number): { start: number; end: number; text: string } | null {
  let [start, end] = [from, to]
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  const head = MARK_SIGNS.includes(text[start] ?? ' ') ? text.slice(start, Math.min(end, start + 24)) : ''
  const marks = LEADING_MARKS.exec(head)?.[0] ?? ''
  start += marks.length
  if (marks.includes('*') || marks.includes('_')) while (end > start && /[*_]/.test(text[end - 1] ?? '')) end--
  while (start < end && isBlank(text.charCodeAt(start))) start++
  return start < end ? { start, end, text: text.slice(start, end) } : null
}
