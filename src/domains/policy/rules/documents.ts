import type { Clause, OutlineDocument } from '../model.ts'
import { findContents } from './contents.ts'
import { findOpenings } from './headings.ts'
import type { Opening } from './opening.ts'
import { type Paragraph, readParagraphs } from './paragraphs.ts'
import {
  dateOf,
  findDocumentNumber,
  isByline,
  isDateLine,
  isNumberLine,
  issuerOf,
  natureOf,
  titleFrom,
  titleStrength,
} from './titles.ts'
import { nestClauses } from './tree.ts'

const PROSE = 40
const HEAD_LINES = 12

interface Segment {
  from: number
  to: number
  head: number
}

/**
 * The documents of a file in their order, each with its clause tree. A journal gives dozens, a law gives one. Runs in
 * time proportional to the text.
 */
export function findDocuments(text: string): OutlineDocument[] {
  const paragraphs = readParagraphs(text)
  const contents = findContents(paragraphs)
  const openings = findOpenings(paragraphs, contents)
  const segments = cut(paragraphs, contents, openings)
  let next = 0
  const documents = segments.map((segment) => {
    const own: Opening[] = []
    for (; next < openings.length && (openings[next]?.paragraph ?? 0) < segment.to; next++)
      own.push(openings[next] as Opening)
    return describe(paragraphs, contents, segment, own)
  })
  for (const [i, document] of documents.entries()) inherit(document, documents[i - 1])
  return documents.filter((document) => document.nodes.length > 0 || document.end - document.start > PROSE)
}

/** A plan printed behind the notice that issues it has the notice's number, issuer and date. */
function inherit(document: OutlineDocument, before: OutlineDocument | undefined): void {
  if (!before || document.documentNumber || !before.title.includes(document.title)) return
  document.issuer ??= before.issuer
  document.documentNumber = before.documentNumber
  document.date ??= before.date
}

/** Runs of title lines begin a new document unless the numbers behind them carry on the one before. */
function cut(paragraphs: Paragraph[], contents: Set<Paragraph>, openings: Opening[]): Segment[] {
  const segments: Segment[] = [{ from: 0, to: paragraphs.length, head: 0 }]
  let [opened, hasProse, annexed] = [0, false, false]
  let seen = new Map<string, number>()
  const takeUpTo = (index: number) => {
    for (; opened < openings.length && (openings[opened]?.paragraph ?? 0) < index; opened++) {
      const mark = openings[opened]?.mark
      if (mark) seen.set(mark.kind, mark.ordinal)
      annexed ||= mark?.kind === 'annex' && seen.size > 1
    }
  }
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i] as Paragraph
    if (contents.has(paragraph)) continue
    const run = titleRun(paragraphs, contents, i)
    if (run === 0) {
      hasProse ||= paragraph.text.length >= PROSE
      continue
    }
    takeUpTo(i)
    const strong = paragraphs.slice(i, i + run).some((line) => titleStrength(line) === 2)
    const started = hasProse || seen.size > 0
    const ahead = openings[opened]
    if (started && !annexed && hasBody(paragraphs, i + run) && begins(ahead, seen, strong)) {
      ;(segments.at(-1) as Segment).to = i
      segments.push({ from: i, to: paragraphs.length, head: i })
      ;[hasProse, seen] = [false, new Map()]
    }
    i += run - 1
  }
  return segments
}

/** How many paragraphs from here on are title lines with their dates and authors; 0 when this is no title. */
function titleRun(paragraphs: Paragraph[], contents: Set<Paragraph>, from: number): number {
  const first = paragraphs[from] as Paragraph
  if (titleStrength(first) === 0 || isSignature(paragraphs, from)) return 0
  let to = from + 1
  for (let line = paragraphs[to]; line && to - from < HEAD_LINES; line = paragraphs[++to]) {
    const titled = titleStrength(line) > 0 || isDateLine(line.text) || isNumberLine(line.text) || /^□/.test(line.text)
    if (!titled || contents.has(line)) break
  }
  return to - from
}

/** The name of a body right above a bare date, or with nothing behind it, signs what came before. */
function isSignature(paragraphs: Paragraph[], at: number): boolean {
  const [line, next] = [paragraphs[at] as Paragraph, paragraphs[at + 1]]
  const isBody = /(?:会|府|厅|局|部|委|院|室|组|公司|中心|处)$/.test(line.text) && !line.text.includes('关于')
  const after = next && isBody && titleStrength(next) === 1 ? paragraphs[at + 2] : next
  return isBody && after !== undefined && isDateLine(after.text) && !/^[（(]/.test(after.text)
}

const hasBody = (paragraphs: Paragraph[], from: number) =>
  paragraphs.slice(from, from + 3).some((paragraph) => paragraph.mark !== null || paragraph.text.length >= PROSE)

const TOP = [
  'annex',
  'division',
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'heading',
  'named',
  'item',
  'point',
]

/** Whether the next number starts a document of its own, seen from the numbers of the one before. */
function begins(ahead: Opening | undefined, seen: Map<string, number>, strong: boolean): boolean {
  if (!ahead) return true
  const { kind, ordinal } = ahead.mark
  const last = seen.get(kind)
  if (kind === 'row' || (last !== undefined && ordinal > last)) return false
  if (ordinal !== 1) return strong && last === undefined
  const top = Math.min(...[...seen.keys()].map((key) => TOP.indexOf(key)).filter((rank) => rank >= 0))
  return strong || !Number.isFinite(top) || TOP.indexOf(kind) <= top
}

function describe(
  paragraphs: Paragraph[],
  contents: Set<Paragraph>,
  segment: Segment,
  openings: Opening[],
): OutlineDocument {
  const all = paragraphs.slice(segment.from, segment.to)
  const firstMark = openings[0]?.paragraph ?? segment.to
  const head = paragraphs
    .slice(segment.head, Math.min(firstMark, segment.head + 400))
    .filter((line) => !contents.has(line))
  const top = head.slice(0, HEAD_LINES)
  const last = bodyEnd(all)
  const end = last?.end ?? 0
  const title = titleFrom(segment.head === 0 && openings.length > 0 ? nearest(head) : top)
  const nodes = nestClauses(openings, paragraphs, Math.max(end, paragraphs[openings.at(-1)?.paragraph ?? -1]?.end ?? 0))
  const tail = all.slice(-6)
  const words = [...top, ...tail].map((line) => line.text)
  return {
    title,
    issuer: issuerOf(title),
    documentNumber: first(words, (line) => (line.length <= 60 ? findDocumentNumber(line) : null)),
    date: dateOf([...top, ...tail]),
    nature: natureOf(title),
    start: head[0]?.start ?? all[0]?.start ?? 0,
    end: Math.max(end, lastEnd(nodes)),
    nodes,
  }
}

const lastEnd = (nodes: Clause[]) => nodes.at(-1)?.end ?? 0

/** In a file that opens with front matter, the title is the last run of title lines before the first number. */
function nearest(head: Paragraph[]): Paragraph[] {
  const strong = head.findIndex((line) => titleStrength(line) === 2)
  return strong < 0 ? head : head.slice(Math.max(0, strong - 3), strong + 1)
}

function first<T>(lines: string[], find: (line: string) => T | null): T | null {
  for (const line of lines) {
    const found = find(line)
    if (found !== null) return found
  }
  return null
}

/** The last paragraph of the body: sources, dates, signatures and copies at the foot are not the last clause's words. */
function bodyEnd(paragraphs: Paragraph[]): Paragraph | undefined {
  let last = paragraphs.length - 1
  for (let i = last; i > 0 && paragraphs.length - i <= 8; i--) {
    const { text, mark } = paragraphs[i] as Paragraph
    if (mark) break
    const isFoot =
      isByline(text) || isDateLine(text) || isNumberLine(text) || /^附\s*件/.test(text) || isSignature(paragraphs, i)
    if (isFoot) last = i - 1
  }
  return paragraphs[last]
}
