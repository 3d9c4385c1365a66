import type { DocumentNature } from '../model.ts'
import { readNumeral } from './numeral.ts'
import type { Paragraph } from './paragraphs.ts'
import { tidy } from './words.ts'

const NORMATIVE =
  /(?:意见|办法|条例|规定|方案|规划|纲要|要点|细则|章程|决定|决议|命令|法|法典|修正案|解释|规则|准则|公约|守则|计划|标准|指南|指引|措施|清单|制度|分工)$/
const NOTICE = /(?:通知|公告|通告|函|批复|令)$/
const REPORT = /(?:通报|报告|讲话|致辞|汇报|总结|纪要|公报|说明|综述|体会|倡议书?|回信|贺信)$/
const VERSION = /\s*[（(〔［[][^（）()〔〕]{1,24}[)）〕］\]]$/
const STOPPED = /[。；！？：，、:;,!?]$|[。；！？]/
const DATE =
  /^[（(]?\s*(?:[〇零○一二三四五六七八九\d]\s*){4}年\s*[一二三四五六七八九十\d\s]{1,4}月(?:\s*[一二三四五六七八九十\d\s]{1,5}日)?\s*[)）]?$/
const BYLINE =
  /^[□■◎○●▲]|^(?:来源|作者|记者|文[/／]|编辑|责任编辑|抄送|印发|主送|此件|联系人|电话|邮箱|网址|地址|密级|签发人)/
const NUMBER = /([\u4e00-\u9fff]{2,16})\s*[〔[［(（【]\s*((?:19|20)\d{2})\s*[〕\]］)）】]\s*(?:第\s*)?(\d{1,5})\s*号/
/** DB63/T 2025—2026, GB/T 1.1-2020, T/CAS 12-2024. */
const STANDARD_NUMBER = /^[A-Z]{1,6}\d{0,4}(?:\s*\/\s*[A-Z]{1,6})?\s*[\d.]+\s*[—–-]{1,2}\s*\d{4}$/
const DATED =
  /((?:[〇零○一二三四五六七八九\d]\s*){4})年\s*([一二三四五六七八九十\d]{1,3})\s*月\s*([一二三四五六七八九十\d]{1,3})\s*日/

const bare = (title: string) =>
  title
    .replace(VERSION, '')
    .replace(VERSION, '')
    .replace(/[》”\s]+$/, '')

/** What a document is by its title. */
export function natureOf(title: string): DocumentNature {
  const name = bare(title)
  if (REPORT.test(name)) return 'report'
  if (NORMATIVE.test(name)) return 'normative'
  return NOTICE.test(name) ? 'notice' : 'other'
}

/** Whether a paragraph is no more than a date or 第…号, as printed under a title or at the foot. */
export const isDateLine = (text: string): boolean => DATE.test(text)

/** Whether a line names source, author, copy or contact. */
export const isByline = (text: string): boolean => BYLINE.test(text) || /^[（(](?:新华社|来源|本报|据)/.test(text)

/** Whether a line carries only a document number: 青工发〔2026〕5号. */
export const isNumberLine = (text: string): boolean =>
  (text.length <= 30 && NUMBER.test(text)) || (text.length <= 40 && STANDARD_NUMBER.test(text))

/** How much a paragraph looks like a title: 2 names a kind of document, 1 is only short and unended, 0 is none. */
export function titleStrength(paragraph: Paragraph): 0 | 1 | 2 {
  const { text } = paragraph
  if (paragraph.mark || paragraph.row || text.length > 90 || text.length < 4 || STOPPED.test(text)) return 0
  if (
    DATE.test(text) ||
    isByline(text) ||
    isNumberLine(text) ||
    /^[（(]|^附\s*[件录表]\s*[:：]/.test(text) ||
    /\s\d{1,3}$/.test(text)
  )
    return 0
  const nature = natureOf(text)
  if (nature !== 'other' && (text.length >= 6 || nature === 'notice')) return 2
  return text.length >= 8 && !text.includes('，') ? 1 : 0
}

/** The document number in a text, spaces out and brackets as the standard has them, or null. */
export function findDocumentNumber(text: string): string | null {
  const found = NUMBER.exec(text)
  return found ? `${found[1]}〔${found[2]}〕${found[3]}号` : null
}

/** The first full date in a text as YYYY-MM-DD, or null. */
function findIsoDate(text: string): string | null {
  const found = DATED.exec(text)
  const [year, month, day] = [1, 2, 3].map((i) => readNumeral(found?.[i] ?? ''))
  if (!found || !year || !month || !day || month > 12 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Dates of something else: 自2026年1月1日起施行, 有效期至…, 截至…, 9月1日前. */
const OTHER_DATE =
  /(?:自|从|至|到|截至|截止|有效期|于每年)[^，。；]{0,4}(?:\d|[〇零○一二三四五六七八九])+\s*年[^，。；]{1,9}日|(?:\d|[〇零○一二三四五六七八九])+\s*年[^，。；]{1,9}日(?:起|前|之前|以前|至|止|以后)/

/**
 * The day a document is of, by the lines at its head and foot: a line that is nothing but a date, else one that says
 * 通过, 公布 or 印发, else any other date that is none of coming into force or expiring. YYYY-MM-DD or null.
 */
export function dateOf(lines: Paragraph[]): string | null {
  const free = lines.filter((line) => line.mark === null && line.text.length <= 120)
  const bare = free.find((line) => isDateLine(line.text) && findIsoDate(line.text))
  const told = free.find((line) => /通过|公布|发布|印发|批准|修订/.test(line.text) && findIsoDate(line.text))
  const other = free.find((line) => findIsoDate(line.text) && !OTHER_DATE.test(line.text))
  const found = bare ?? told ?? other
  return found ? findIsoDate(found.text) : null
}

/** The bodies that issued a document, as its title names them before 关于 or 印发, or null. */
export function issuerOf(title: string): string | null {
  const found = /^(.{2,40}?)\s*(?:关于|印发|转发)/.exec(title)
  const name = found?.[1] ?? ''
  return /(?:中共中央|国务院|委员会|总工会|政府|办公厅|办公室|厅|局|部|委|院|会)$/.test(name)
    ? name.replace(/\s+/g, ' ')
    : null
}

/** The title from the lines at a document's head: the line that names a kind of document, with the lines it runs on from. */
export function titleFrom(head: Paragraph[]): string {
  const lines = head.filter((paragraph) => titleStrength(paragraph) > 0)
  const kind = lines.findIndex((paragraph) => titleStrength(paragraph) === 2)
  const strong = natureOf(lines[kind]?.text ?? '') === 'report' && (lines[0]?.text.length ?? 0) > 12 ? 0 : kind
  if (strong < 0) return tidy(lines[0]?.text ?? head[0]?.text.slice(0, 80) ?? '')
  const named = lines[strong] as Paragraph
  let joined = named.text
  for (
    let at = head.indexOf(named) - 1;
    at >= 0 && (runsOn(head[at]?.text ?? '', joined) || isFirstHalf(head, at));
    at--
  )
    joined = isFirstHalf(head, at) ? `${head[at]?.text}${joined}` : `${head[at]?.text} ${joined}`
  return tidyTitle(joined)
}

/** A title set in two lines at the very head of a document: 青禾省2026年重点工作 / 任务分工方案. */
const isFirstHalf = (head: Paragraph[], at: number): boolean => {
  const { text } = head[at] as Paragraph
  return (
    at === 0 &&
    text.length >= 6 &&
    text.length <= 36 &&
    natureOf(text) === 'other' &&
    !/(?:会|府|厅|局|部|委|院|室|组|公司|中心|处|文件|编|版|期)$|\s/.test(text) &&
    titleStrength(head[at] as Paragraph) > 0
  )
}

const runsOn = (above: string, below: string) =>
  above.length <= 60 &&
  !isNumberLine(above) &&
  !isDateLine(above) &&
  !STOPPED.test(above) &&
  !above.endsWith('文件') &&
  (below.length <= 4 || /^(?:关于|印发|转发|的|和|及|实施|办理)/.test(below) || /[的和与及《、]$/.test(above))

const tidyTitle = (title: string) =>
  title
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=关于|印发|转发|的|通知$|》)|(?<=《|的)\s+/g, '')
    .trim()
