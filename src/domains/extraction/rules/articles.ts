import { timesIn } from './dates.ts'
import type { Passage } from './passages.ts'
import { plainOf } from './plain.ts'

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

const ORG_END =
  '总工会|工会委员会|工会工委|工会联合会|联合会|工会|工委|委员会|组织部|宣传部|社会工作部|部|厅|局|办公室|产改办|改革办|联席办|办|集团|公司|股份|医院|学院|大学|学校|中心|党委|省委|市委|州委|县委|政府|国资委|发展改革委|发改委|监委|纪委|院|矿|厂|段|所'
const ORG = new RegExp(`^(?:[\\u4e00-\\u9fff（）()·]{0,22}?)(?:${ORG_END})(?![\\u4e00-\\u9fff]*[年月日])`)
const SIGNED = /[（(](?:[^（）()]{0,8}[：:])?([^（）()：:]{2,24})[）)]\s*$/
const SOURCE = /来源|原载|新华社|记者|电话|联系|摘自|编辑/
const REGION = /^(?:[\u4e00-\u9fff]{1,8}?(?:省|市|州|县|区)|全[省市州县区国])/

const isOrg = (text: string): boolean =>
  text.length <= 26 && new RegExp(`(?:${ORG_END}|讲话|研究室|工会)$`).test(text.replace(/[\s，,]+.*$/, ''))

/** The body a title begins with: 海北州总工会搭建平台 … gives 海北州总工会. */
export function leadingOrg(text: string): string | null {
  const plain = text.replace(/[\s“”]/g, '')
  const long =
    /^[\u4e00-\u9fff（）]{2,24}?(?:总工会|有限责任公司|有限公司|分公司工会|集团公司|公司工会|集团|医院)(?:工会)?/.exec(
      plain,
    )
  if (long) return long[0]
  return ORG.exec(plain)?.[0] ?? null
}

const textOf = (whole: string, { from, to }: Passage) => whole.slice(from, to).trim()

/** Whether a heading begins a piece of its own: a byline or a date stands right below it, or one was just signed. */
function begins(passages: readonly Passage[], i: number, signed: boolean): boolean {
  if (signed) return true
  for (let n = i + 1; n < Math.min(passages.length, i + 4); n += 1) {
    const kind = passages[n]?.kind
    if (kind === 'byline' || kind === 'dateline') return true
    if (kind !== 'heading') return false
  }
  return false
}

/** Cuts the passages of a paper into its pieces, and reads of each who speaks, of whom and when. */
export function articlesOf(whole: string, passages: readonly Passage[]): Article[] {
  const groups: Passage[][] = [[]]
  let signed = true
  let closed = true
  passages.forEach((passage, i) => {
    const starts = passage.kind === 'heading' && closed && begins(passages, i, signed)
    if (starts && (groups.at(-1) ?? []).some((one) => one.kind !== 'heading')) groups.push([])
    groups.at(-1)?.push(passage)
    closed = passage.kind !== 'heading' || starts
    if (passage.kind === 'body') {
      const tail = SIGNED.exec(whole.slice(Math.max(passage.from, passage.to - 80), passage.to))
      signed = tail !== null && (SOURCE.test(tail[0]) || isOrg(tail[1] ?? ''))
    } else if (passage.kind !== 'heading' && passage.kind !== 'byline') signed = false
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
  const own = { title, date, year, passages, reporter: reporterOf(whole, passages, title) ?? org }
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

function reporterOf(whole: string, passages: readonly Passage[], title: string): string | null {
  for (const passage of passages) {
    if (passage.kind !== 'byline') continue
    const said = textOf(whole, passage)
      .replace(/^[（(□■◎]\s*|[）)]$/g, '')
      .replace(/^(?:报送单位|填报单位|报告单位|编印部门|主办单位|供稿|作者|主办)[:：]?\s*/, '')
      .trim()
    if (!/^——|记者|截至|^关于/.test(said) && said !== '' && !/^\d/.test(said)) return said
  }
  const tails = passages
    .filter((one) => one.kind === 'body')
    .map((one) => SIGNED.exec(whole.slice(Math.max(one.from, one.to - 60), one.to)))
  const signed = tails.findLast((tail) => tail !== null && !SOURCE.test(tail[0]) && isOrg(tail[1] ?? ''))
  if (signed?.[1]) return signed[1]
  return signedOff(whole, passages) ?? (/讲话$/.test(title) ? `讲话人（${title}）` : null)
}

/** The name above the day at the end of a letter or report. */
function signedOff(whole: string, passages: readonly Passage[]): string | null {
  for (let i = passages.length - 1; i > 0; i -= 1) {
    const [above, day] = [passages[i - 1], passages[i]]
    if (day?.kind !== 'dateline' || above?.kind !== 'heading') continue
    const name = textOf(whole, above)
    if (isOrg(name)) return name
  }
  return null
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
    const time = timesIn(text, known).find((one) => !one.isDay && !one.ahead && one.from <= 60)
    if (time) return time
  }
  return undefined
}
