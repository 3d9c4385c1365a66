import type { Say } from '#platform/say'

/** Characters of a text that are marked, and why. `to` is the first character after them. */
export interface TextRange {
  from: number
  to: number
  label?: Say
  /** Lets the page show one of them as chosen. */
  key?: string
}

/** A text cut where marks begin and end; where marks overlap, the one that begins first wins. */
export function cutRanges(text: string, ranges: readonly TextRange[]): { text: string; range: TextRange | null }[] {
  const parts: { text: string; range: TextRange | null }[] = []
  let at = 0
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const from = Math.max(at, range.from)
    const to = Math.min(text.length, range.to)
    if (to <= from) continue
    if (from > at) parts.push({ text: text.slice(at, from), range: null })
    parts.push({ text: text.slice(from, to), range })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), range: null })
  return parts
}
