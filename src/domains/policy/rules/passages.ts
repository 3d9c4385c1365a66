import type { Span } from '../model.ts'
import type { Paragraph } from './paragraphs.ts'

/** A stretch of a document as one readable text, with the way back to the characters it came from. */
export interface Passage {
  text: string
  spanOf(at: number, end: number): Span
}

/** A sentence or one point of 一是 … 二是 …, as offsets in its passage. */
export interface Sentence {
  at: number
  end: number
}

interface Piece {
  at: number
  start: number
  length: number
}

/** What a clause says from `start` to `end` of the original text; paragraphs are parted by line feeds. */
export function passageOf(paragraphs: Paragraph[], start: number, end: number): Passage {
  const parts: string[] = []
  const pieces: Piece[] = []
  let at = 0
  const add = (text: string) => {
    parts.push(text)
    at += text.length
  }
  for (let i = firstReaching(paragraphs, start); (paragraphs[i]?.start ?? end) < end; i++) {
    const paragraph = paragraphs[i] as Paragraph
    if (parts.length > 0) add('\n')
    for (const piece of paragraph.pieces) {
      const from = Math.max(piece.start, start)
      const length = Math.min(piece.start + piece.length, end) - from
      if (length <= 0) continue
      pieces.push({ at, start: from, length })
      add(paragraph.text.slice(piece.at + from - piece.start, piece.at + from - piece.start + length))
    }
  }
  const originAt = (place: number) => {
    const piece = pieces.findLast((one) => one.at <= place) ?? pieces[0]
    return piece ? piece.start + Math.min(Math.max(place - piece.at, 0), piece.length) : start
  }
  return {
    text: parts.join(''),
    spanOf: (from, to) => ({ start: originAt(from), end: to > from ? originAt(to - 1) + 1 : originAt(from) }),
  }
}

/** The index of the first paragraph that ends behind an offset; paragraphs lie in order. */
export function firstReaching(paragraphs: Paragraph[], offset: number): number {
  let [low, high] = [0, paragraphs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

const END = /[。！？；;\n]|(?=[二三四五六七八九十]是(?!否))(?<=[，,：:])/g

/** The sentences of a text: 。；！？ and line ends part them outside brackets, and 二是 after a comma. */
export function sentencesOf(text: string): Sentence[] {
  const inBrackets = bracketed(text)
  const sentences: Sentence[] = []
  let from = 0
  const cut = (to: number) => {
    const [at, end] = trim(text, from, to)
    if (end > at) sentences.push({ at, end })
    from = to
  }
  END.lastIndex = 0
  for (let found = END.exec(text); found; found = END.exec(text)) {
    if (!inBrackets(found.index)) cut(found.index + found[0].length + closers(text, found.index + found[0].length))
    if (found[0] === '') END.lastIndex++
  }
  cut(text.length)
  return sentences
}

const closers = (text: string, at: number) => /^[”’」』）)]*/.exec(text.slice(at, at + 4))?.[0].length ?? 0

function trim(text: string, from: number, to: number): [number, number] {
  let [at, end] = [from, to]
  while (at < end && /\s/.test(text[at] ?? '')) at++
  while (end > at && /\s/.test(text[end - 1] ?? '')) end--
  return [at, end]
}

const OPENING = '（(【〔'
const CLOSING = '）)】〕'
const LONGEST_BRACKET = 400

/** Tells whether a place lies in round brackets that do close again. */
function bracketed(text: string): (at: number) => boolean {
  const spans: [number, number][] = []
  let [depth, from] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (OPENING.includes(char)) {
      if (depth === 0 || i - from > LONGEST_BRACKET) [depth, from] = [0, i]
      depth++
    } else if (CLOSING.includes(char) && depth > 0 && --depth === 0) spans.push([from, i])
  }
  return (at) => spans.some(([open, close]) => at > open && at < close)
}
