/** What a line of a report is. */
export type LineKind = 'heading' | 'section' | 'byline' | 'dateline' | 'row' | 'body'

/** A paragraph put together again where a page cut it, or one heading, byline or table row. Offsets count in the whole text. */
export interface Passage {
  kind: LineKind
  pieces: { from: number; to: number }[]
  from: number
  to: number
}

interface RawLine {
  from: number
  to: number
  text: string
}

/** A line longer than this is cut, so that no text of one line costs more than its length. */
const LONGEST_LINE = 20_000
const SECTION =
  /^(?:第[一二三四五六七八九十百]+[章节部]|[一二三四五六七八九十]+[、.]|[（(][一二三四五六七八九十]+[）)]|【|\d{1,2}[.．、](?!\d))/
const BYLINE =
  /^(?:□|■|◎|作者|记者|供稿|撰稿|报送单位|填报单位|报告单位|编印部门|主办单位|主办)[:：]?\s*\S|^[（(][^（）()\d]{2,24}[）)]$|^——[^。]{2,40}$/
const DATELINE = /^[（(]?(?:\d{4}|[二〇○零一二三四五六七八九]{4})\s*年[^。；]{1,18}[日月][^。；]{0,8}[）)]?$/
/** （原载《河西工人报》2025年3月6日第2版）, （联系电话 …）: belongs to what stands above. */
const SOURCED = /^[（(][^（）()]*(?:来源|原载|新华社|记者|电话)[^（）()]*[）)]$/
const ENDED = /[。！？；：…!?;:][”’）)\]】]*$|[）)】]$/
const STOPS = /[，。；：！？、,;:]/

/** The kind of a line that stands on its own. */
export function kindOf(text: string): LineKind {
  if (text.includes('\t') && text.split('\t').filter((cell) => cell.trim() !== '').length > 1) return 'row'
  if (DATELINE.test(text)) return 'dateline'
  if (SOURCED.test(text)) return 'body'
  if (BYLINE.test(text) && text.length <= 60) return 'byline'
  if (SECTION.test(text)) return text.length <= 60 && !/[。；]/.test(text.slice(0, -1)) ? 'section' : 'body'
  if (text.length <= 50 && !STOPS.test(text.replace(/[“”《》]/g, ''))) return 'heading'
  return 'body'
}

function* linesOf(text: string): Generator<RawLine> {
  let from = 0
  while (from <= text.length) {
    const stop = text.indexOf('\n', from)
    const to = stop === -1 ? text.length : stop
    for (let at = from; at < to || at === from; at += LONGEST_LINE) {
      const end = Math.min(to, at + LONGEST_LINE)
      yield { from: at, to: end, text: text.slice(at, end).trim() }
      if (at === to) break
    }
    from = to + 1
  }
}

/** Whether a line goes on in the next one: it stops in mid-sentence, and the next neither begins anything nor is a title. */
function goesOn(last: Passage, lastText: string, next: RawLine): boolean {
  const open = last.kind === 'body' || (last.kind === 'section' && /[。；]|[，、,]$/.test(lastText))
  if (!open || ENDED.test(lastText)) return false
  const kind = kindOf(next.text)
  if (/[，、,]$/.test(lastText)) return kind === 'body' || kind === 'heading'
  return kind === 'body' && !SECTION.test(next.text)
}

/** The passages of a text in their order; every character of a body belongs to one. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = []
  let lastText = ''
  for (const line of linesOf(text)) {
    if (line.text === '') continue
    const last = passages.at(-1)
    const piece = { from: line.from, to: line.to }
    if (last && last.to - last.from < LONGEST_LINE && goesOn(last, lastText, line)) {
      last.pieces.push(piece)
      last.to = line.to
      last.kind = 'body'
    } else passages.push({ kind: kindOf(line.text), pieces: [piece], ...piece })
    lastText = line.text
  }
  return passages
}
