import type { ClauseKind } from '../model.ts'
import { isReference, type Mark, readMark } from './marks.ts'
import type { Paragraph } from './paragraphs.ts'

/** A number that really opens a clause, and where it stands. */
export interface Opening {
  mark: Mark
  paragraph: number
  /** Offset in that paragraph's text. */
  at: number
}

const ARABIC = new Set<ClauseKind>(['point', 'subpoint', 'bracket', 'circle', 'decimal', 'counted'])
const AMENDS = /(?:修改为|修改成|改为|增加|作为|规定如下|表述为)[^。；“]{0,30}[:：]?\s*“/
const NOTED = /^附\s*件\s*[:：]/
const FURTHEST_GAP = 3
const LONGEST_QUOTE = 200
/** 。第三条 … in one line: only after a finished sentence, and only the very next number counts. */
const GLUED =
  /(?<=[。；：”）\s])(?:第[〇零一二三四五六七八九十百千0-9]{1,9}(?:章|节|条)(?:之[一二三四五六七八九十]+)?[\s\u3000]|[（(][一二三四五六七八九十]{1,3}[)）])/g

/**
 * The clauses' numbers in the order of the text. References in sentences, quoted amendments, lists of attachments and
 * numbers that continue nothing are left out.
 */
export function findOpenings(paragraphs: Paragraph[], contents: Set<Paragraph>): Opening[] {
  const openings: Opening[] = []
  const last = new Map<ClauseKind, number>()
  let quotedUntil = -1
  let [noted, decimal] = [false, '']
  const isStandard = paragraphs.some((paragraph) => paragraph.mark?.kind === 'decimal')
  paragraphs.forEach((paragraph, index) => {
    if (contents.has(paragraph)) return
    const { text } = paragraph
    const mark = paragraph.mark ?? (isStandard ? standardChapter(text) : null)
    const quoted = index <= quotedUntil
    if (!quoted && AMENDS.test(text) && opensQuote(text)) quotedUntil = quoteEnd(paragraphs, index)
    if (noted && mark?.kind === 'point' && mark.ordinal > 1 && text.length < 80) return
    noted = NOTED.test(text)
    if (quoted || noted) return
    const before = paragraphs[index - 1]
    const broken =
      before !== undefined &&
      !/[。！？；：:;”）)」』】]$/.test(before.text) &&
      before.mark === null &&
      before.text.length > 40
    const expected = mark?.kind === 'heading' && mark.ordinal === (last.get('heading') ?? 0) + 1
    if (mark && (expected || !isReference(text, mark, broken)) && fits(mark, last, decimal))
      take({ mark, paragraph: index, at: 0 })
    if (!paragraph.row) for (const opening of glued(paragraph, index, last)) take(opening)
  })
  return openings

  function take(opening: Opening): void {
    openings.push(opening)
    last.set(opening.mark.kind, opening.mark.ordinal)
    if (opening.mark.kind === 'decimal') decimal = opening.mark.number
  }
}

/** `4 技术要求` in a standard whose clauses are 4.1 and 4.1.1. Source: GB/T 1.1-2020. */
function standardChapter(text: string): Mark | null {
  const found = /^(\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff、]{2,24}$)/.exec(text)
  const number = found?.[1]
  if (!found || !number) return null
  return { kind: 'decimal', ordinal: Number(number), branch: 0, number, length: found[0].length }
}

/** A number with digits must begin a list or carry one on; 43.86 万人 and 2025. do neither. */
function fits(mark: Mark, last: Map<ClauseKind, number>, decimal: string): boolean {
  if (!ARABIC.has(mark.kind)) return true
  const before = last.get(mark.kind) ?? 0
  if (mark.kind === 'decimal') return mark.ordinal === 1 || followsDecimal(decimal, mark.number)
  return mark.ordinal === 1 || (mark.ordinal >= before && mark.ordinal <= before + FURTHEST_GAP)
}

/** 5.2 and 5.1.4 follow 5.1.3; so, with numbers lost, do 5.4 and 5.1.6. */
function followsDecimal(before: string, now: string): boolean {
  const [old, parts] = [before.split('.'), now.split('.')]
  const depth = parts.length - 1
  if (parts.slice(0, depth).join('.') !== old.slice(0, depth).join('.')) return false
  const step = Number(parts[depth]) - Number(old[depth] ?? 0)
  return step >= 0 && step <= FURTHEST_GAP
}

function* glued(paragraph: Paragraph, index: number, last: Map<ClauseKind, number>): Generator<Opening> {
  GLUED.lastIndex = 1
  for (let found = GLUED.exec(paragraph.text); found; found = GLUED.exec(paragraph.text)) {
    const at = found.index
    const rest = paragraph.text.slice(at, at + 120)
    const mark = readMark(rest)
    if (!mark || at === 0) continue
    const isNext = mark.ordinal === (last.get(mark.kind) ?? 0) + 1 || mark.branch > 0
    const begins =
      mark.ordinal === 1 && mark.kind !== 'article' && /[：:]\s*$/.test(paragraph.text.slice(Math.max(0, at - 4), at))
    if ((isNext || begins) && !isReference(rest, mark, true)) yield { mark, paragraph: index, at }
  }
}

const count = (text: string, char: string) => text.split(char).length - 1
const opensQuote = (text: string) => count(text, '“') > count(text, '”')

/** The paragraph in which an amendment's quotation closes, or its own when it never does. */
function quoteEnd(paragraphs: Paragraph[], from: number): number {
  let depth = 0
  const opener = paragraphs[from]?.mark
  for (let i = from; i < Math.min(paragraphs.length, from + LONGEST_QUOTE); i++) {
    const { text, mark } = paragraphs[i] as Paragraph
    if (i > from && mark && mark.kind === opener?.kind && mark.ordinal - opener.ordinal <= 1) return from
    depth += count(text.replace(/^“/, i > from ? '' : '“'), '“') - count(text, '”')
    if (depth <= 0) return i
  }
  return from
}
