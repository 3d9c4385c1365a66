/** Characters from `from` to `to`, the last not included. */
export interface Span {
  from: number
  to: number
}

/** A text with the words that were looked for marked in it. */
export interface Marked {
  text: string
  marks: Span[]
}

/** Characters shown before the first word found, and in all. */
const lead = 40
const length = 160

/** Where words occur in a text, in order, none inside another. */
export function marksIn(text: string, terms: readonly string[]): Span[] {
  const plain = text.toLowerCase()
  const found: Span[] = []
  for (const term of terms)
    for (let at = plain.indexOf(term); at !== -1; at = plain.indexOf(term, at + term.length))
      found.push({ from: at, to: at + term.length })
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  return found.filter((span, i) => !found.slice(0, i).some((before) => before.to > span.from))
}

/** The part of a text around the first of the words, with every one of them marked. */
export function excerptOf(text: string, terms: readonly string[]): Marked {
  const plain = text.toLowerCase()
  const places = terms.map((term) => plain.indexOf(term)).filter((at) => at !== -1)
  const from = Math.max(0, Math.min(...places, text.length) - lead)
  const start = places.length === 0 || from === 0 ? 0 : from
  const cut = text.slice(start, start + length)
  const shown = `${start > 0 ? '…' : ''}${cut}${start + length < text.length ? '…' : ''}`
  return { text: shown, marks: marksIn(shown, terms) }
}
