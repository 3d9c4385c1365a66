import type { ClauseKind } from '../model.ts'
import { isReference, type Mark, pointBeforeDigit, readMark } from './marks.ts'
import { halfWidth } from './numeral.ts'
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
const BARE_HEADING = /^[\u4e00-\u9fff、]{2,12}$/
const LONGEST_QUOTE = 200
const LONGEST_LIST = 2000
const MOST_LISTS = 5
/** 。第三条 … in one line: only after a finished sentence, and only the very next number counts. */
const GLUED = new RegExp(
  [
    '(?<=[。；;：:！”）)\\s])(?:第[〇零一二三四五六七八九十百千0-9]{1,9}(?:章|节|条)',
    '[（(](?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[)）]',
    '[一二三四五六七八九十]{1,3}、',
    '(?<![0-9０-９.．])[0-9０-９]{1,2}[.．、](?![0-9０-９])',
    '[①-⑳])',
  ].join('|'),
  'g',
)
/** The same without a place of its own to go on from. */
const ANY_GLUED = new RegExp(GLUED.source, 'g')
/** Kinds that may begin inside a line behind a colon: 范围如下：（一）…；（二）…. */
const LISTED = new Set<ClauseKind>(['item', 'point', 'subpoint', 'circle'])
/** ①参见《…》 at the foot of a page explains a word above. */
const NOTE = /^[①-⑳]\s*(?:参见|详见|引自|转引|同上|数据来源|资料来源|注[:：])/
/** 注：1.… and the numbers behind it belong to a table or a page. */
const REMARKED = /^(?:注|备注|注释)\s*[:：]/

/**
 * The clauses' numbers in the order of the text. References in sentences, quoted amendments, lists of attachments and
 * numbers that continue nothing are left out.
 */
export function findOpenings(paragraphs: Paragraph[], contents: Set<Paragraph>): Opening[] {
  const openings: Opening[] = []
  const last = new Map<ClauseKind, number>()
  let quotedUntil = -1
  let [noted, decimal] = [false, '']
  const balances = paragraphs.map(balanceOf)
  const bare = hasBareHeadings(paragraphs, contents)
  const decimals = new Set(paragraphs.flatMap(({ mark }) => (mark?.kind === 'decimal' ? [mark.number] : [])))
  const isStandard = decimals.size > 1
  paragraphs.forEach((paragraph, index) => {
    if (contents.has(paragraph)) return
    const { text } = paragraph
    const read = paragraph.mark ?? (isStandard ? standardChapter(text) : null)
    const next = isStandard ? null : nextPoint(text, paragraphs[index - 1], last)
    const mark = read === null || (read.kind === 'decimal' && next !== null) ? (next ?? read) : read
    const quoted = index <= quotedUntil
    const opensQuote = (balances[index]?.opened ?? 0) > (balances[index]?.closed ?? 0)
    if (!quoted && opensQuote && (AMENDS.test(text) || isQuotation(paragraphs, index)))
      quotedUntil = quoteEnd(paragraphs, balances, index)
    if (noted && (mark?.kind === 'point' || mark?.kind === 'subpoint') && text.length < 80) return
    noted = NOTED.test(text) || REMARKED.test(text)
    if (quoted || noted) return
    const before = paragraphs[index - 1]
    const broken =
      before !== undefined &&
      !/[。！？；：:;”）)」』】]$/.test(before.text) &&
      before.mark === null &&
      before.text.length > 40
    const expected = mark !== null && mark.ordinal === (last.get(mark.kind) ?? (mark.kind === 'point' ? 1 : 0)) + 1
    const counts = mark?.kind === 'heading' || mark?.kind === 'point'
    const opens =
      mark &&
      !(mark.kind === 'titled' && bare) &&
      ((counts && expected) || !isReference(text, mark, broken)) &&
      fits(mark, last, decimal, decimals) &&
      !isAside(text, mark)
    if (opens) take({ mark, paragraph: index, at: 0 })
    if (!paragraph.row) for (const opening of glued(paragraph, index, last, opens ? mark : null)) take(opening)
  })
  return openings

  function take(opening: Opening): void {
    openings.push(opening)
    last.set(opening.mark.kind, opening.mark.ordinal)
    if (opening.mark.kind === 'decimal') decimal = opening.mark.number
  }
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

/** `4 技术要求` in a standard whose clauses are 4.1 and 4.1.1. Source: GB/T 1.1-2020. */
function standardChapter(text: string): Mark | null {
  const found = /^([0-9０-９]{1,2})[ \u3000]+(?=[\u4e00-\u9fff、]{2,24}$)/.exec(text)
  if (!found) return null
  const number = halfWidth(found[1] ?? '')
  return { kind: 'decimal', ordinal: Number(number), branch: 0, number, length: found[0].length }
}

/** A number with digits must begin a list or carry one on; 43.86 万人 and 2025. do neither. */
function fits(mark: Mark, last: Map<ClauseKind, number>, decimal: string, decimals: Set<string>): boolean {
  if (mark.kind === 'heading' && DAY_NAME.test(mark.number)) return mark.ordinal === (last.get('heading') ?? 0) + 1
  if (!ARABIC.has(mark.kind)) return true
  const before = last.get(mark.kind) ?? 0
  if (mark.kind === 'decimal')
    return followsDecimal(decimal, mark.number) || (mark.ordinal === 1 && begins(mark.number, last, decimals))
  return mark.ordinal === 1 || (mark.ordinal >= before && mark.ordinal <= before + FURTHEST_GAP)
}

/** 五一、十一假期 and 三八、六一 are days, not numbers. */
const DAY_NAME = /^[一二三四五六七八九]{2,}、$/

/** 5.1 begins a list when 5.2, 5.1.1 or a chapter 5 is there too; 5.1假期 alone does not. */
function begins(number: string, last: Map<ClauseKind, number>, decimals: Set<string>): boolean {
  const above = number.slice(0, number.lastIndexOf('.'))
  return (
    decimals.has(`${above}.2`) ||
    decimals.has(`${number}.1`) ||
    String(last.get('point')) === above ||
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

/** 一是…；二是… told in one breath is a sentence and no list; a note is none either. */
function isAside(text: string, mark: Mark): boolean {
  if (mark.kind === 'circle') return NOTE.test(text)
  if (mark.kind !== 'counted' || mark.ordinal !== 1) return false
  const last = mark.number.at(-1) ?? ''
  return new RegExp(/[是要]/.test(last) ? `[。；，、：]二${last}` : '[。；]第二[，、,:：]').test(text)
}

/** Numbers in the middle of a line, `own` being the one that opens it. */
function* glued(
  paragraph: Paragraph,
  index: number,
  last: Map<ClauseKind, number>,
  own: Mark | null,
): Generator<Opening> {
  const { text } = paragraph
  let [inside, until, tries] = [own, 0, 0]
  GLUED.lastIndex = own ? Math.max(own.length, 1) : 1
  for (let found = GLUED.exec(text); found; found = GLUED.exec(text)) {
    const at = found.index
    const rest = text.slice(at, at + 120)
    const mark = readMark(rest)
    if (!mark || at < until || isReference(rest, mark, true)) continue
    const before = text.slice(Math.max(0, at - 4), at).trimEnd()
    const isNext = mark.ordinal === (last.get(mark.kind) ?? 0) + 1 || mark.branch > 0
    const begins = mark.ordinal === 1 && LISTED.has(mark.kind) && /[：:]$/.test(before)
    if (
      begins
        ? tries++ >= MOST_LISTS || !mayBegin(inside, mark) || !goesOn(text, at, mark)
        : !isNext || !carriesOn(mark, inside, before)
    )
      continue
    inside = mark
    until = at + mark.length
    yield { mark, paragraph: index, at }
  }
}

/** A list begins below the number that opens the line, and not within one of its own kind. */
const mayBegin = (inside: Mark | null, mark: Mark) => inside !== null && inside.kind !== mark.kind

/** Whether the next number of its kind stands later in the line. */
function goesOn(text: string, at: number, mark: Mark): boolean {
  const rest = text.slice(at + mark.length, at + mark.length + LONGEST_LIST)
  for (const found of rest.matchAll(ANY_GLUED)) {
    const next = readMark(rest.slice(found.index, found.index + 48))
    if (next?.kind === mark.kind && next.ordinal === mark.ordinal + 1) return true
  }
  return false
}

/** A list goes on behind a full stop or semicolon; its like must have begun in this line, articles and parts need not. */
const carriesOn = (mark: Mark, inside: Mark | null, before: string): boolean =>
  LISTED.has(mark.kind)
    ? (mark.kind === 'item' || (inside !== null && inside.kind === mark.kind)) && /[。；;！：:）)]$/.test(before)
    : mark.kind !== 'heading' || /[。；;！]$/.test(before)

const count = (text: string, char: string) => text.split(char).length - 1

/** A paragraph that begins with “ behind a colon: …第四十六条规定： “第四十六条　…. */
const isQuotation = (paragraphs: Paragraph[], at: number) =>
  /^“/.test(paragraphs[at]?.text ?? '') && /[：:]$/.test(paragraphs[at - 1]?.text ?? '')

/** The paragraph in which an amendment's quotation closes, or its own when it never does. */
function quoteEnd(paragraphs: Paragraph[], balances: Balance[], from: number): number {
  const opener = paragraphs[from]?.mark
  let depth = 0
  for (let i = from; i < Math.min(paragraphs.length, from + LONGEST_QUOTE); i++) {
    const mark = paragraphs[i]?.mark
    if (i > from && mark && mark.kind === opener?.kind && mark.ordinal - opener.ordinal <= 1) return from
    const balance = balances[i] ?? { opened: 0, closed: 0, leads: 0 }
    depth += balance.opened - balance.closed - (i > from ? balance.leads : 0)
    if (depth <= 0) return i
  }
  return from
}

/** How many quotation marks open and close in a paragraph, and whether one leads it: each quoted paragraph begins with one. */
interface Balance {
  opened: number
  closed: number
  leads: 0 | 1
}

const balanceOf = ({ text }: Paragraph): Balance => ({
  opened: count(text, '“'),
  closed: count(text, '”'),
  leads: text.startsWith('“') ? 1 : 0,
})
