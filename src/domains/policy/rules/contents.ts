import type { Paragraph } from './paragraphs.ts'

const TITLE = /^目\s*[录次]$|^contents$/i
/** 目录 第一章 总则 第二章 … run together. */
const ONE_LINE = /^目\s*[录次]\s+第/
const LEADERS = /(?:[….·・⋯_]{2,}|[-—]{3,})\s*[（(]?\s*[0-9０-９]{1,4}\s*[)）]?$/
const PAGE_AT_END = /(?:[\s\t/]|[^\d０-９\s.．、第])\s*[0-9０-９]{1,3}$/
const SENTENCE = /[。；]/

/** The entry of a table of contents without leaders, page number and spaces. */
const entry = (text: string) =>
  text
    .replace(LEADERS, '')
    .replace(/\s*[0-9０-９]{1,3}$/, '')
    .replace(/\s+/g, '')

/** Which paragraphs only announce headings that come later: a 目录 block, dotted leaders, chapters listed in advance. */
export function findContents(paragraphs: Paragraph[]): Set<Paragraph> {
  const found = new Set<Paragraph>()
  paragraphs.forEach((paragraph, i) => {
    if (LEADERS.test(paragraph.text.slice(-40)) && paragraph.text.length <= 120) found.add(paragraph)
    if (ONE_LINE.test(paragraph.text) && !SENTENCE.test(paragraph.text)) found.add(paragraph)
    if (TITLE.test(paragraph.text.trim())) for (const line of contentsFrom(paragraphs, i)) found.add(line)
  })
  for (const line of announced(paragraphs, found)) found.add(line)
  return found
}

function contentsFrom(paragraphs: Paragraph[], titleAt: number): Paragraph[] {
  const taken: Paragraph[] = []
  let first: string | null = null
  for (let i = titleAt + 1; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i] as Paragraph
    const { text, mark } = paragraph
    if (TITLE.test(text.trim())) continue
    const key = entry(text)
    if (first !== null && key === first) break
    if (SENTENCE.test(text) || text.length > 120 || mark?.kind === 'article') {
      dropBody(taken)
      break
    }
    if (first === null && mark && mark.kind !== 'annex') first = key
    taken.push(paragraph)
  }
  return [paragraphs[titleAt] as Paragraph, ...taken]
}

/** What stands between the last entry and the first prose is already body: the title, a preamble's name, a date. */
function dropBody(taken: Paragraph[]): void {
  const listed = (paragraph: Paragraph) => paragraph.mark !== null || PAGE_AT_END.test(paragraph.text)
  const repeats = taken.findIndex(
    (line, i) =>
      i > 0 &&
      line.mark?.kind === 'titled' &&
      taken.slice(0, i).some((other) => entry(other.text) === entry(line.text)),
  )
  if (repeats > 0) taken.length = repeats
  while (taken.length > 0 && !listed(taken.at(-1) as Paragraph)) taken.pop()
}

/** Chapters listed one after another with nothing between, and then again with their articles: a list without title. */
function announced(paragraphs: Paragraph[], known: Set<Paragraph>): Paragraph[] {
  const ruled = new Set(['division', 'part', 'subpart', 'chapter', 'section', 'titled'])
  let run: Paragraph[] = []
  const out: Paragraph[] = []
  for (const paragraph of paragraphs) {
    if (known.has(paragraph)) continue
    const isRuled = paragraph.mark !== null && ruled.has(paragraph.mark.kind)
    const [first] = run
    if (isRuled && first && run.length >= 2 && entry(first.text) === entry(paragraph.text)) {
      out.push(...run)
      run = [paragraph]
    } else if (isRuled) run.push(paragraph)
    else if (run.length < 4 || paragraph.mark || SENTENCE.test(paragraph.text)) run = []
  }
  return out
}
