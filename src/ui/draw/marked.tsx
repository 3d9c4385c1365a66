import type { Marked as MarkedText } from '#kernel/search'
import { cutRanges } from './ranges.ts'

/** A text with what was looked for marked in it, within a line. */
export function Marked({ of }: { of: MarkedText }) {
  let at = 0
  return (
    <span>
      {cutRanges(of.text, of.marks).map(({ text, range }) => {
        const key = at
        at += text.length
        return range ? (
          <mark key={key} className="g-mark">
            {text}
          </mark>
        ) : (
          <span key={key}>{text}</span>
        )
      })}
    </span>
  )
}
