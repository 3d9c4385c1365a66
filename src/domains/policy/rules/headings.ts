import type { ClauseKind } from '../model.ts'
import { findAsides } from './asides.ts'
import { fitsDecimal, listDecimals, standardChapter } from './decimals.ts'
import { glued } from './glued.ts'
import { isReference, type Mark, pointBeforeDigit } from './marks.ts'
import type { Opening } from './opening.ts'
import type { Paragraph } from './paragraphs.ts'

const ARABIC = new Set<ClauseKind>(['point', 'subpoint', 'bracket', 'circle', 'decimal', 'counted'])
const FURTHEST_GAP = 3
const BARE_HEADING = /^[\u4e00-\u9fff、]{2,12}$/
/** ①参见《…》 at the foot of a page explains a word above. */
const NOTE = /^[①-⑳]\s*(?:参见|详见|引自|转引|同上|数据来源|资料来源|注[:：])/

/**
 * The clauses' numbers in the order of the text. References in sentences, quoted amendments, lists of attachments and
 * numbers that continue nothing are left out.
 */
export function findOpenings(paragraphs: Paragraph[], contents: Set<Paragraph>): Opening[] {
  const openings: Opening[] = []
  const asides = findAsides(paragraphs, contents)
  const seen: Seen = { last: new Map(), decimal: '', decimals: listDecimals(paragraphs) }
  const bare = hasBareHeadings(paragraphs, contents)
  paragraphs.forEach((paragraph, index) => {
    if (contents.has(paragraph) || asides.has(paragraph)) return
    const before = paragraphs[index - 1]
    const mark = markOf(paragraph, before, seen)
    const opens = mark !== null && !(mark.kind === 'titled' && bare) && isOpening(paragraph.text, mark, before, seen)
    if (opens) take({ mark, paragraph: index, at: 0 })
    if (!paragraph.row) for (const opening of glued(paragraph, index, seen.last, opens ? mark : null)) take(opening)
  })
  return openings

  function take(opening: Opening): void {
    openings.push(opening)
    seen.last.set(opening.mark.kind, opening.mark.ordinal)
    if (opening.mark.kind === 'decimal') seen.decimal = opening.mark.number
  }
}

/** What has been read of the document. */
interface Seen {
  /** The latest number of each kind. */
  last: Map<ClauseKind, number>
  decimal: string
  /** All decimal numbers of the document, also those still to come. */
  decimals: Set<string>
}

/** The number a paragraph begins with, seen from what the document is like. */
function markOf(paragraph: Paragraph, before: Paragraph | undefined, { last, decimals }: Seen): Mark | null {
  const isStandard = decimals.size > 1
  const read = paragraph.mark ?? (isStandard ? standardChapter(paragraph.text) : null)
  if (isStandard || (read && read.kind !== 'decimal')) return read
  return nextPoint(paragraph.text, before, last) ?? read
}

function isOpening(text: string, mark: Mark, before: Paragraph | undefined, seen: Seen): boolean {
  const broken =
    before !== undefined &&
    !/[。！？；：:;”）)」』】]$/.test(before.text) &&
    before.mark === null &&
    before.text.length > 40
  const counts = mark.kind === 'heading' || mark.kind === 'point'
  const isNext = counts && mark.ordinal === (seen.last.get(mark.kind) ?? (mark.kind === 'point' ? 1 : 0)) + 1
  return (isNext || !isReference(text, mark, broken)) && fits(mark, seen) && !isAside(text, mark)
}

/** 3.4×100米接力 behind 2.跳绳； is the third point of its list. */
function nextPoint(text: string, before: Paragraph | undefined, last: Map<ClauseKind, number>): Mark | null {
  const point = pointBeforeDigit(text)
  const isNext = point !== null && point.ordinal > 1 && point.ordinal === (last.get('point') ?? 0) + 1
  return isNext && /[。；;]$/.test(before?.text ?? '') ? point : null
}

/** 总则 among other headings without numbers, as 评选条件, is no more a clause than they are. */
function hasBareHeadings(paragraphs: Paragraph[], contents: Set<Paragraph>): boolean {
  let [begun, found] = [false, 0]
  paragraphs.forEach((paragraph, i) => {
    if (paragraph.mark?.kind === 'article') begun = true
    const [before, after] = [paragraphs[i - 1], paragraphs[i + 1]]
    const isBare = paragraph.mark === null && !paragraph.row && BARE_HEADING.test(paragraph.text)
    if (
      begun &&
      isBare &&
      !contents.has(paragraph) &&
      after?.mark?.kind === 'article' &&
      /。$/.test(before?.text ?? '')
    )
      found++
  })
  return found > 0
}

/** A number with digits must begin a list or carry one on; 43.86 万人 and 2025. do neither. */
function fits(mark: Mark, { last, decimal, decimals }: Seen): boolean {
  const before = last.get(mark.kind) ?? 0
  if (mark.kind === 'heading' && DAY_NAME.test(mark.number)) return mark.ordinal === before + 1
  if (!ARABIC.has(mark.kind)) return true
  if (mark.kind === 'decimal') return fitsDecimal(mark, decimal, [last.get('point'), last.get('article')], decimals)
  return mark.ordinal === 1 || (mark.ordinal >= before && mark.ordinal <= before + FURTHEST_GAP)
}

/** 五一、十一假期 and 三八、六一 are days, not numbers. */
const DAY_NAME = /^[一二三四五六七八九]{2,}、$/

/** 一是…；二是… told in one breath is a sentence and no list; a note is none either. */
function isAside(text: string, mark: Mark): boolean {
  if (mark.kind === 'circle') return NOTE.test(text)
  if (mark.kind !== 'counted' || mark.ordinal !== 1) return false
  const last = mark.number.at(-1) ?? ''
  return new RegExp(/[是要]/.test(last) ? `[。；，、：]二${last}` : '[。；]第二[，、,:：]').test(text)
}
