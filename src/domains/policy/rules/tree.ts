import type { Clause, ClauseKind, NumberFault } from '../model.ts'
import type { Opening } from './opening.ts'
import { originEnd, originOf, type Paragraph } from './paragraphs.ts'
import { headingOf, tidy } from './words.ts'

/** Which kind may hold which, when nothing in the document says otherwise. */
const RANK: Record<ClauseKind, number> = {
  annex: 0,
  division: 1,
  part: 2,
  subpart: 3,
  chapter: 4,
  titled: 4,
  section: 5,
  article: 6,
  heading: 7,
  named: 7.5,
  item: 8,
  point: 9,
  decimal: 10,
  subpoint: 11,
  bracket: 12,
  circle: 13,
  counted: 14,
  row: 15,
}

type Ranks = Record<ClauseKind, number>

/** 1.1.1 ranks below 1.1 and still above （1）. */
const rankOf = (clause: Pick<Clause, 'kind' | 'number'>, ranks: Ranks) =>
  ranks[clause.kind] + (clause.kind === 'decimal' ? (clause.number.split('.').length - 2) / 10 : 0)

/** Kinds of which a document may use either one below the other. */
const LISTS: ClauseKind[] = ['heading', 'item', 'point', 'subpoint', 'bracket', 'circle']

/** The usual ranks, but for kinds that this document uses the other way round: 1. … （一） … （二） … 2. … （一） …. */
function ranksIn(openings: Opening[]): Ranks {
  const ranks = { ...RANK }
  const marks = openings.map((opening) => opening.mark)
  for (const [i, outer] of LISTS.entries())
    for (const inner of LISTS.slice(i + 1))
      if (timesInside(outer, inner, marks) > timesInside(inner, outer, marks)) ranks[outer] = ranks[inner] + 0.4
  return ranks
}

/** How often a list of kind `inner` begins between two numbers of kind `outer` that follow each other. */
function timesInside(inner: ClauseKind, outer: ClauseKind, marks: Opening['mark'][]): number {
  let [times, before, began] = [0, 0, false]
  for (const { kind, ordinal } of marks) {
    if (kind === inner && ordinal === 1) began = true
    if (kind !== outer) continue
    if (began && before > 0 && ordinal === before + 1) times++
    ;[before, began] = [ordinal, false]
  }
  return times
}

/**
 * The tree of one document. Kinds nest by rank; a kind that is already open continues beside its like, except a 一、
 * list that begins anew inside an article. The depth is bounded by the number of kinds.
 */
export function nestClauses(openings: Opening[], paragraphs: Paragraph[], bodyEnd: number): Clause[] {
  const roots: Clause[] = []
  const stack: Clause[] = []
  const previous = new Map<ClauseKind, Clause>()
  const ranks = ranksIn(openings)
  for (const [i, opening] of openings.entries()) {
    const clause = open(opening, openings[i + 1], paragraphs, bodyEnd)
    if (stack.some((held) => isRunningHead(held, clause))) continue
    const keep = depthFor(stack, clause, ranks)
    close(stack, keep, clause.start, paragraphs, opening)
    const siblings = stack.at(-1)?.children ?? roots
    clause.level = stack.length + 1
    clause.fault = faultOf(
      clause,
      siblings.findLast((other) => other.kind === clause.kind) ?? null,
      previous.get(clause.kind) ?? null,
    )
    siblings.push(clause)
    stack.push(clause)
    previous.set(clause.kind, clause)
  }
  return roots
}

function open(opening: Opening, following: Opening | undefined, paragraphs: Paragraph[], bodyEnd: number): Clause {
  const paragraph = paragraphs[opening.paragraph] as Paragraph
  const next = paragraphs[opening.paragraph + 1]
  const { mark, at } = opening
  const from = at + mark.length
  const until = following?.paragraph === opening.paragraph ? following.at : paragraph.text.length
  const cell = paragraph.row?.task?.task
  const own = headingOf(mark, cell?.text ?? paragraph.text.slice(from, until).trimEnd())
  if (cell && cell.start < paragraph.start) own.length = 0 // the words stand in a row above
  const textAt = from + own.length
  const textStart =
    textAt < paragraph.text.length ? originOf(paragraph, textAt) : Math.min(next?.start ?? bodyEnd, bodyEnd)
  const named =
    own.heading === '' &&
    mark.kind === 'annex' &&
    next &&
    !next.mark &&
    next.text.length <= 60 &&
    !/[。；：]/.test(next.text)
  const heading = named ? tidy(next.text) : own.heading
  const { kind, ordinal, branch, number } = mark
  const start = originOf(paragraph, at)
  const headingStart = from < paragraph.text.length ? originOf(paragraph, from) : textStart
  return {
    number,
    ordinal,
    branch,
    level: 0,
    kind,
    heading,
    start,
    end: kind === 'row' ? paragraph.end : bodyEnd,
    headingStart,
    textStart,
    fault: null,
    children: [],
  }
}

/** A chapter's name printed on top of each page is the chapter that is already open. */
const isRunningHead = (held: Clause, clause: Clause) =>
  held.kind === clause.kind &&
  held.ordinal === clause.ordinal &&
  held.branch === clause.branch &&
  held.heading === clause.heading &&
  held.heading !== '' &&
  RANK[held.kind] <= RANK.section

/** A preface holds nothing but its own words; 总则 without a number holds articles as a chapter does. */
const isPreface = ({ kind, heading }: Clause) => kind === 'titled' && /言$|语$/.test(heading)

/** How many open clauses stay open around a new one. */
function depthFor(stack: Clause[], clause: Clause, ranks: Ranks): number {
  const rank = rankOf(clause, ranks)
  const like = stack.findLastIndex((held) => rankOf(held, ranks) === rank)
  if (like >= 0) {
    const article = stack.findLastIndex((held) => held.kind === 'article')
    return clause.ordinal === 1 && article > like ? article + 1 : like
  }
  const mayHold = (held: Clause) =>
    (rankOf(held, ranks) < rank && !isPreface(held)) ||
    (clause.kind === 'article' && (held.kind === 'heading' || held.kind === 'item'))
  return stack.findLastIndex(mayHold) + 1
}

/** Ends the clauses that a new one closes: after their last word, before blank lines and page furniture. */
function close(stack: Clause[], keep: number, at: number, paragraphs: Paragraph[], opening: Opening): void {
  const own = paragraphs[opening.paragraph] as Paragraph
  const before = paragraphs[opening.paragraph - 1]
  let stop = opening.at
  while (stop > 0 && /\s/.test(own.text[stop - 1] ?? '')) stop--
  const end = opening.at > 0 ? originEnd(own, stop) : (before?.end ?? at)
  while (stack.length > keep) {
    const closed = stack.pop()
    if (!closed) return
    closed.end = Math.max(Math.min(closed.end, end, at), closed.start)
    closed.textStart = Math.min(closed.textStart, closed.end)
    closed.headingStart = Math.min(closed.headingStart, closed.textStart)
  }
}

function faultOf(clause: Clause, sibling: Clause | null, last: Clause | null): NumberFault | null {
  const before = sibling ?? last
  if (!before || clause.kind === 'titled' || clause.kind === 'annex' || clause.number === '') return null
  if (clause.ordinal === before.ordinal) return clause.branch === before.branch + 1 ? null : sibling ? 'doubled' : null
  if (clause.ordinal === before.ordinal + 1) return clause.branch === 0 ? null : 'gap'
  if (clause.ordinal > before.ordinal) return sibling || clause.ordinal > 1 ? 'gap' : null
  return clause.ordinal === 1 ? (sibling ? 'backward' : null) : sibling ? 'backward' : 'gap'
}
