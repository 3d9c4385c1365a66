import type { Line } from './lines.ts'

const PAGE =
  /^[-—–－_·•~\s]*(?:第\s*)?[0-9０-９]{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*(?:共\s*)?[0-9０-９]{1,4}\s*页?)?[-—–－_·•~\s]*$|^[-—–－\s]*[ivxlc]{1,6}[-—–－\s]*$|^page\s*\d+(?:\s*(?:of|\/)\s*\d+)?$/i
const SENTENCE = /[。；！？：，]/

/** Whether a line is nothing but a page number: 12, — 3 —, 第 3 页 共 9 页, Page 3 of 9. */
const isPageNumber = (text: string): boolean =>
  text.length <= 24 && !text.includes('\t') && /[\divxlc０-９]/i.test(text) && PAGE.test(text)

/** Whether a line could be a running head: short, no sentence, no number of a clause. */
const isHeadLike = ({ text, mark }: Line) =>
  mark === null && text.length <= 40 && !SENTENCE.test(text) && !text.includes('\t')

/** Page numbers differ from page to page, so digits do not count when running heads are compared. */
const shape = (text: string) => text.replace(/[0-9０-９]+/g, '#').replace(/\s+/g, '')

/**
 * The lines that belong to the page and not to the document: page numbers, and heads or feet that stand beside them
 * or come back on every page in the middle of sentences.
 */
export function findFurniture(lines: Line[], isOpen: (text: string) => boolean): Set<Line> {
  const pages = new Set(lines.filter((line) => isPageNumber(line.text)))
  const heads = new Map<string, { count: number; atPage: number; atNumber: number }>()
  const besidePage = (i: number) => {
    const [before, line, after] = [lines[i - 1], lines[i], lines[i + 1]]
    return Boolean(line?.afterPage || after?.afterPage || (before && pages.has(before)) || (after && pages.has(after)))
  }
  const breaksSentence = (i: number) => {
    let at = i - 1
    while (at >= 0 && i - at <= 3 && pages.has(lines[at] as Line)) at--
    return at >= 0 && isOpen(lines[at]?.text ?? '')
  }
  lines.forEach((line, i) => {
    if (pages.has(line) || !isHeadLike(line)) return
    const head = heads.get(shape(line.text)) ?? { count: 0, atPage: 0, atNumber: 0 }
    head.count++
    if (besidePage(i) || breaksSentence(i)) head.atPage++
    if (pages.has(lines[i - 1] as Line) || pages.has(lines[i + 1] as Line)) head.atNumber++
    heads.set(shape(line.text), head)
  })
  const found = new Set(pages)
  lines.forEach((line, i) => {
    if (pages.has(line) || !isHeadLike(line)) return
    const head = heads.get(shape(line.text))
    const recurs =
      head !== undefined &&
      ((head.count >= 3 && head.atPage * 2 >= head.count) || (head.count === 2 && head.atNumber === 2))
    if (recurs || (line.text.length <= 24 && besidePage(i) && breaksSentence(i))) found.add(line)
  })
  return found
}
