import { timesIn } from './dates.ts'
import type { Passage } from './passages.ts'
import { plainOf } from './plain.ts'
import { isSigned, leadingOrg, reporterOf } from './speakers.ts'

/** A piece of a paper with one author: its title, who says it, of whom, and the day and period it speaks of. */
export interface Article {
  title: string
  reporter: string | null
  subject: string | null
  date: string | null
  year: number | null
  /** What its title or its opening says all figures are about. */
  period: string | null
  periodKey: string | null
  passages: Passage[]
}

const REGION = /^(?:[\u4e00-\u9fff]{1,8}?(?:省|市|州|县|区)|全[省市州县区国])/

/** Times that an opening may set for all that follows: years, 以来, 截至; no bare month. */
const STATED = /(?:19|20)\d{2}年?(?:$|[^\d]*(?:以来|年|底|末|季度|半年))|以来|近|截至|—/

/** A heading this long that names its body, or that has no number where the others have one, is a title of its own. */
const TITLE_LENGTH = 9

/** Whether a heading begins a piece of its own: one was just signed, a byline or a day stands below it, or it is a title. */
function begins(whole: string, passages: readonly Passage[], i: number, { signed, numbered }: Seen): boolean {
  if (signed) return true
  for (let n = i + 1; n < Math.min(passages.length, i + 4); n += 1) {
    const kind = passages[n]?.kind
    if (kind === 'byline' || kind === 'dateline') return true
    if (kind !== 'heading') break
  }
  const passage = passages[i]
  const text = passage ? whole.slice(passage.from, passage.to).trim() : ''
  return text.length >= TITLE_LENGTH && (numbered || leadingOrg(text) !== null)
}

interface Seen {
  signed: boolean
  /** The piece so far has numbered headings. */
  numbered: boolean
}

/** Cuts the passages of a paper into its pieces, and reads of each who speaks, of whom and when. */
export function articlesOf(whole: string, passages: readonly Passage[]): Article[] {
  const groups: Passage[][] = [[]]
  const seen: Seen = { signed: false, numbered: false }
  let before: Passage | undefined
  passages.forEach((passage, i) => {
    const group = groups.at(-1) ?? []
    const opens =
      passage.kind === 'heading' && before?.kind !== 'heading' && group.some((one) => one.kind !== 'heading')
    if (opens && begins(whole, passages, i, seen)) {
      groups.push([passage])
      Object.assign(seen, { signed: false, numbered: false })
    } else group.push(passage)
    if (passage.kind === 'section') seen.numbered = true
    if (passage.kind === 'body') seen.signed = isSigned(whole, passage)
    before = passage
  })
  const paperDate = paperDateOf(whole, passages)
  return groups.filter((group) => group.length > 0).map((group) => articleOf(whole, group, paperDate))
}

/** The first day the paper as a whole bears: of a line with a date alone, or 印刷日期. */
function paperDateOf(whole: string, passages: readonly Passage[]): string | null {
  for (const passage of passages.slice(0, 60)) {
    const text = plainOf(whole, passage.pieces).text
    if (passage.kind !== 'dateline' && !/日期[:：]?.{0,4}\d{4}年|20\d\d年\d{1,2}月\d{1,2}日$/.test(text)) continue
    const day = timesIn(text, { year: null, date: null }).find((one) => one.isDay)
    if (day?.asOf) return day.asOf
  }
  return null
}

function articleOf(whole: string, passages: Passage[], paperDate: string | null): Article {
  const headings: string[] = []
  for (const passage of passages) {
    if (passage.kind !== 'heading') break
    headings.push(plainOf(whole, passage.pieces).text)
  }
  const title = headings.join('')
  const dated = passages.filter(({ kind }) => kind === 'dateline').map((one) => plainOf(whole, one.pieces).text)
  const ownDate =
    dated.flatMap((text) => timesIn(text, { year: null, date: null })).find((one) => one.asOf)?.asOf ?? null
  const source = sourceDate(whole, passages)
  const date = ownDate ?? source ?? paperDate
  const years = timesIn(title, { year: null, date: null })
  const year = date ? Number(date.slice(0, 4)) : (years.find((one) => one.year !== null)?.year ?? null)
  const org = headings.map(leadingOrg).find((found) => found !== null) ?? null
  const own = { title, date, year, passages, reporter: reporterOf(whole, passages, title, org) }
  const stated = statedPeriod(whole, passages, title, { year, date })
  const region = REGION.exec(title.replace(/\s/g, ''))?.[0] ?? null
  return { ...own, subject: org ?? region, period: stated?.text ?? null, periodKey: stated?.period ?? null }
}

/** （来源：《青海日报》2024年10月15日第8版）: the day a piece was printed. */
function sourceDate(whole: string, passages: readonly Passage[]): string | null {
  const last = passages.filter((one) => one.kind === 'body').at(-1)
  if (!last) return null
  const tail = /[（(][^（）()]*(?:来源|原载)[^（）()]*[）)]\s*$/.exec(
    whole.slice(Math.max(last.from, last.to - 120), last.to),
  )
  if (!tail) return null
  const text = plainOf(tail[0], [{ from: 0, to: tail[0].length }]).text
  return timesIn(text, { year: null, date: null }).find((one) => one.asOf)?.asOf ?? null
}

/** What the title, else the opening, says the figures are about: 2025年工作总结, 2023年以来, 近年来. */
function statedPeriod(
  whole: string,
  passages: readonly Passage[],
  title: string,
  known: { year: number | null; date: string | null },
) {
  const inTitle = timesIn(title, known).find((one) => !one.isDay && !one.ahead && one.text !== '目前')
  if (inTitle && /总结|报告|情况|通报|统计|一览|完成|公报/.test(title)) {
    const opened = opening(whole, passages, known)
    return opened && /以来/.test(opened.text) ? opened : inTitle
  }
  return opening(whole, passages, known) ?? inTitle ?? null
}

function opening(whole: string, passages: readonly Passage[], known: { year: number | null; date: string | null }) {
  for (const passage of passages.filter((one) => one.kind === 'body').slice(0, 2)) {
    const text = plainOf(whole, passage.pieces).text.slice(0, 400)
    const time = timesIn(text, known).find(
      (one) => !one.isDay && !one.ahead && !one.aside && one.from <= 60 && STATED.test(one.text),
    )
    if (time) return time
  }
  return undefined
}
