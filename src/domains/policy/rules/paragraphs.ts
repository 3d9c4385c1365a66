import { findFurniture } from './furniture.ts'
import { type Line, readLines } from './lines.ts'
import { isReference, type Mark, RULED, readMark } from './marks.ts'
import { findTables, type Tables, type TaskRow } from './rows.ts'

/** A paragraph put together again from the lines a page or a scanner cut it into. */
export interface Paragraph {
  start: number
  end: number
  text: string
  /** Where each piece of `text` came from; pieces lie in order. */
  pieces: { at: number; start: number; length: number }[]
  mark: Mark | null
  /** Set for a row of a table; null inside for one that is no task. */
  row?: { task: TaskRow | null }
}

const ENDED = /[。！？；：:;!?…][”’」』"'）)】]*$|[）)】〕]$/
/** 目的, 参与 and 普及 end a heading as well as any other word does. */
const OPEN_END = /[、，,“‘（(《〈]$|(?<!目|标)的$|(?<!参|给|授)与$|(?<!普|涉|波)及$|(?<!总|饱|温|共)和$/
const ENDED_TITLE = /(?:意见|通知|办法|条例|规定|方案|规划|纲要|要点|细则|章程|决定|讲话|通报|报告)$/
const BROKEN_NUMBER =
  /(?:^|[。；：\s])(?:第|第\s*[〇零一二三四五六七八九十百千0-9\s]+|[（(]\s*[〇零一二三四五六七八九十百]*|[二三四五六七八九]?十)$/

/** Whether a line stops in the middle of a sentence. */
export const isOpen = (text: string): boolean =>
  !ENDED.test(text.slice(-8)) && (OPEN_END.test(text) || /。/.test(text) || (text.length > 40 && /，/.test(text)))

/** What must be known of the lines joined so far to tell whether the next one carries on. */
interface Run {
  lines: Line[]
  mark: Mark | null
  length: number
  /** A sentence has ended in it, or at least paused: then it is prose and no heading. */
  stops: boolean
  pauses: boolean
  /** A row of a table or the title above one: a paragraph of its own. */
  stands: boolean
}

/** The paragraphs of a text, without page furniture, sentences that a page cut put together again. */
export function readParagraphs(text: string): Paragraph[] {
  const lines = readLines(text)
  const furniture = findFurniture(lines, isOpen)
  const tables = findTables(lines)
  const width = wrapWidth(lines)
  const runs: Run[] = []
  for (const line of lines) {
    if (furniture.has(line)) continue
    let run = runs.at(-1)
    const stands = tables.rows.has(line) || tables.titles.has(line)
    if (!run || run.stands || stands || !continues(run, line, width)) {
      run = { lines: [], mark: line.mark, length: 0, stops: false, pauses: false, stands }
      runs.push(run)
    }
    run.lines.push(line)
    run.length += line.text.length
    run.stops ||= /[。；]/.test(line.text)
    run.pauses ||= line.text.includes('，')
  }
  return runs.map((run) => asTable(paragraph(run.lines), run.lines[0], tables))
}

/** Gives rows and titles of tables the marks that make them clauses. */
function asTable(paragraph: Paragraph, line: Line | undefined, tables: Tables): Paragraph {
  if (!line) return paragraph
  if (tables.titles.has(line)) return { ...paragraph, mark: tableMark('annex', '', 1, 0) }
  const task = tables.rows.get(line)
  if (task === undefined) return paragraph
  const length = task ? Math.max(task.task.start - line.start, task.number.length) : 0
  const mark = task && tableMark('row', task.number, task.ordinal, Math.min(length, line.text.length))
  return { ...paragraph, mark, row: { task } }
}

const tableMark = (kind: 'annex' | 'row', number: string, ordinal: number, length: number): Mark => ({
  kind,
  number,
  ordinal,
  branch: 0,
  length,
})

function paragraph(lines: Line[]): Paragraph {
  const pieces: Paragraph['pieces'] = []
  const parts: string[] = []
  let at = 0
  for (const line of lines) {
    const before = parts.at(-1) ?? ''
    if (/[A-Za-z0-9]$/.test(before) && /^[A-Za-z]/.test(line.text)) {
      parts.push(' ')
      at++
    }
    pieces.push({ at, start: line.start, length: line.text.length })
    parts.push(line.text)
    at += line.text.length
  }
  const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('')
  const [start, end] = [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0]
  return { start, end, text, pieces, mark: lines.length === 1 ? (lines[0]?.mark ?? null) : readMark(text) }
}

/** The offset in the original text of a place in a paragraph's text. */
export function originOf(paragraph: Paragraph, at: number): number {
  let [low, high] = [0, paragraph.pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((paragraph.pieces[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const piece = paragraph.pieces[low]
  return piece ? piece.start + Math.min(at - piece.at, piece.length) : paragraph.start
}

/** Where the original text ends that gave the first `at` characters: the end of a piece, not the start of the next. */
export const originEnd = (paragraph: Paragraph, at: number): number =>
  at <= 0 ? paragraph.start : originOf(paragraph, at - 1) + 1

/** The width lines were wrapped at, or 0 when each paragraph is one line. */
function wrapWidth(lines: Line[]): number {
  const lengths = new Map<number, number>()
  let long = 0
  for (const line of lines) {
    const length = line.text.length
    if (length < 14 || line.text.includes('\t')) continue
    long++
    if (length <= 80) lengths.set(length, (lengths.get(length) ?? 0) + 1)
  }
  let [width, most] = [0, 0]
  for (const length of lengths.keys()) {
    const near = [0, 1, 2, 3].reduce((sum, less) => sum + (lengths.get(length - less) ?? 0), 0)
    if (near > most || (near === most && length > width)) [width, most] = [length, near]
  }
  const longer = lines.filter((line) => line.text.length > width + 3).length
  return long >= 8 && most * 2 > long && longer * 10 < long ? width : 0
}

function continues(run: Run, next: Line, width: number): boolean {
  const { mark } = next
  const last = run.lines.at(-1)?.text ?? ''
  if (mark?.kind !== 'article' && completesNumber(last.slice(-12), next.text)) return true
  if (ENDED.test(last.slice(-8))) return false
  const prose = OPEN_END.test(last.slice(-2)) || run.stops || (run.length > 40 && run.pauses)
  if (mark && mark.kind !== 'counted') return refersBack(run, prose, next.text, mark)
  if (ENDED_TITLE.test(last.slice(-4))) return false
  if (/^[（(【［□■]/.test(next.text) && !prose) return false
  return carriesOn(run, prose, OPEN_END.test(last.slice(-2)) || (width > 0 && last.length >= width - 2))
}

/** Whether a line ends with the first half of a number whose second half begins the next: 第三十 / 二条. */
function completesNumber(tail: string, next: string): boolean {
  const broken = BROKEN_NUMBER.exec(tail)
  return broken !== null && readMark(broken[0].replace(/^[。；：\s]/, '') + next.slice(0, 24)) !== null
}

/** 第三条、 at the end of a line is followed by another reference. */
const REFERS = /第[〇零一二三四五六七八九十百千0-9]+[条款项章][、和与及至或]$/

/** Whether the number that begins the next line belongs to the sentence before: …违反本条例 / 第二条规定的. */
function refersBack(run: Run, prose: boolean, next: string, mark: Mark): boolean {
  if (REFERS.test(run.lines.at(-1)?.text.slice(-12) ?? '')) return true
  const tight =
    mark.kind === 'article' && !/\s/.test(next[mark.length - 1] ?? '') && !(run.mark && RULED.has(run.mark.kind))
  return (prose || tight) && isReference(next, mark, true)
}

/** Whether an unended line runs on, by what it began with: a heading may stand alone, prose may not. */
function carriesOn(run: Run, prose: boolean, tied: boolean): boolean {
  const { mark, lines, length } = run
  if (!mark) return tied || prose
  if (mark.kind === 'annex' || mark.kind === 'titled') return false
  if (lines.length === 1 && mark.length >= length) return true
  if (mark.kind === 'article') return tied || length > 20 || run.stops || run.pauses
  if (mark.kind === 'heading' || mark.kind === 'item' || mark.kind === 'point') return tied || run.stops
  return tied || (length > 40 && (run.stops || run.pauses))
}
