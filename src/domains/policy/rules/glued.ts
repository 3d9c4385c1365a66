import type { ClauseKind } from '../model.ts'
import { isReference, type Mark, readMark } from './marks.ts'
import type { Opening } from './opening.ts'
import type { Paragraph } from './paragraphs.ts'

/** So far the second number of a list is looked for, and so many lists in one line; more is no document. */
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

/** The clauses that begin in the middle of a line, `own` being the number that opens it and `last` the latest of each kind. */
export function* glued(
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
    if (mark.ordinal === 1 && LISTED.has(mark.kind) && /[：:]$/.test(before)) {
      if (tries++ >= MOST_LISTS || !mayBegin(inside, mark) || !goesOn(text, at, mark)) continue
    } else {
      const isNext = mark.ordinal === (last.get(mark.kind) ?? 0) + 1 || mark.branch > 0
      if (!isNext || !carriesOn(mark, inside, before)) continue
    }
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
