import type { Mark } from './marks.ts'
import { halfWidth } from './numeral.ts'
import type { Paragraph } from './paragraphs.ts'

const FURTHEST_GAP = 3

/** All decimal numbers that begin a line of the document. */
export const listDecimals = (paragraphs: Paragraph[]): Set<string> =>
  new Set(paragraphs.flatMap(({ mark }) => (mark?.kind === 'decimal' ? [mark.number] : [])))

/** The number of `4 技术要求` in a standard whose clauses are 4.1 and 4.1.1, or null. Source: GB/T 1.1-2020. */
export function standardChapter(text: string): Mark | null {
  const found = /^([0-9０-９]{1,2})[ \u3000]+(?=[\u4e00-\u9fff、]{2,24}$)/.exec(text)
  if (!found) return null
  const number = halfWidth(found[1] ?? '')
  return { kind: 'decimal', ordinal: Number(number), branch: 0, number, length: found[0].length }
}

/** Whether a decimal number carries on the one before or begins a list: 43.86 万人 does neither. `open` are the last 1., 2., … and the last 第…条. */
export const fitsDecimal = (mark: Mark, before: string, open: (number | undefined)[], all: Set<string>): boolean =>
  followsDecimal(before, mark.number) || (mark.ordinal === 1 && begins(mark.number, open, all))

/** 5.1 begins a list when 5.2, 5.1.1 or a 5 above it is there too; 5.1假期 alone does not. */
function begins(number: string, open: (number | undefined)[], decimals: Set<string>): boolean {
  const above = number.slice(0, number.lastIndexOf('.'))
  return (
    decimals.has(`${above}.2`) ||
    decimals.has(`${number}.1`) ||
    open.some((ordinal) => String(ordinal) === above) ||
    !number.includes('.') ||
    decimals.has(above)
  )
}

/** 5.2 and 5.1.4 follow 5.1.3; so, with numbers lost, do 5.4 and 5.1.6. */
function followsDecimal(before: string, now: string): boolean {
  const [old, parts] = [before.split('.'), now.split('.')]
  const depth = parts.length - 1
  if (parts.slice(0, depth).join('.') !== old.slice(0, depth).join('.')) return false
  const step = Number(parts[depth]) - Number(old[depth] ?? 0)
  return step >= 0 && step <= FURTHEST_GAP
}
