import { dateOf, lastDayOf, type Period, type PeriodKind, periodKey } from '#kernel/calendar'

/** A time that a text names: where, in which words, and what that is as a period or a day. */
export interface TimeMention {
  from: number
  to: number
  /** As it would be written in a register: 2023年以来, 截至2023年底, 近3年. */
  text: string
  /** Key of the period when it is one of the calendar's. */
  period: string | null
  /** Last day it reaches, or the day itself; null when only the reader of the paper knows. */
  asOf: string | null
  year: number | null
  /** 到2035年: what is meant to be by then. */
  ahead: boolean
  /** A single day or days: those hold for their own sentence only. */
  isDay: boolean
  /** Told by the way, of when something began or what it is held against: no figure is of that time. */
  aside: boolean
}

const HAN_DIGITS = new Map([...'〇一二三四五六七八九'].map((char, i) => [char, i]))
const YEAR = '(?:19|20)\\d{2}|二[〇○零OＯ][〇○零一二三四五六七八九]{2}'
const MONTH = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]'
const DAY = '3[01]|[12]\\d|0?[1-9]|[一二三四五六七八九十]{1,3}'
const DASH = '(?:[-—–－~～]{1,2}|至|到)'
const SPAN = `上半年|下半年|前三季度|第?[一二三四1-4]季度`
const AFTER_YEAR = `(?:(?<span>${SPAN})|(?<month>${MONTH})月(?:份|(?<day>${DAY})[日号])?(?<third>上旬|中旬|下旬|底|末|初)?(?:${DASH}(?:(?:${YEAR})年)?(?:(?<toMonth>${MONTH})月份?)?(?:(?<toDay>${DAY})[日号])?(?=[^\\d]|$))?|(?<edge>年?底|年?末|年?初|春季|秋季|国庆节?|春节|元旦|重阳节))?`
const LEAD = '(?<lead>截[至止]到?|自|从|到|至)?'
const TAIL = '(?:的?(?<tail>以来|起|前|之前))?'
const PATTERN = new RegExp(
  [
    `(?<firstYear>${YEAR})年?${DASH}(?<lastYear>${YEAR})(?:年|学年)?`,
    `自(?<startYear>${YEAR})年(?:${MONTH})?月?[^，。；、\\d]{1,8}以来`,
    `${LEAD}(?<year>${YEAR})年(?:度)?${AFTER_YEAR}${TAIL}`,
    `${LEAD.replace('lead', 'lead2')}(?<month2>${MONTH})月(?:份|(?<day2>${DAY})[日号])?(?<third2>上旬|中旬|下旬|底|末|初)?(?:${DASH}(?:(?<toMonth2>${MONTH})月份?)?(?:(?<toDay2>${DAY})[日号])?(?=[^\\d]|$))?${TAIL.replace('tail', 'tail2')}`,
    `(?<months>\\d{1,2}[-—–~至]\\d{1,2}月份?)`,
    `${LEAD.replace('lead', 'lead3')}(?<![比较同与])(?<word>今年|去年|前年|上年|上一年|本年度?|全年|当年|明年|${SPAN}|本月|上月|当月|近年来|近几年来?|近[一二两三四五六七八九十\\d]{1,2}年来?|过去[一二两三四五六七八九十\\d]{1,2}年|[\\d一二两三四五六七八九十]{1,3}(?:多|余)?年来|目前|近日|日前|年底|年末)(?:(?<span3>${SPAN})|(?<edge3>底|末|初))?(?:的?(?<tail3>以来))?`,
    `[“"]?(?<plan>十[一二三四五六七]?五)[”"]?(?<planPart>期间|时期|末|以来|初)`,
  ].join('|'),
  'g',
)

const numberOf = (text: string | undefined): number | null => {
  if (!text) return null
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (char: string | undefined, none: number) => (char ? (HAN_DIGITS.get(char) ?? none) : none)
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0)
}

const yearNumber = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : Number([...text].map((char) => HAN_DIGITS.get(char) ?? 0).join(''))

const SPANS: [RegExp, PeriodKind, number][] = [
  [/上半年/, 'half', 1],
  [/下半年/, 'half', 2],
  [/[一1]季度/, 'quarter', 1],
  [/[二2]季度/, 'quarter', 2],
  [/前三季度|[三3]季度/, 'quarter', 3],
  [/[四4]季度/, 'quarter', 4],
]

const periodIn = (year: number, span: string | undefined, month: number | null): Period | null => {
  const found = span ? SPANS.find(([pattern]) => pattern.test(span)) : undefined
  if (span?.includes('前三')) return null
  if (found) return { kind: found[1], year, n: found[2] }
  return month !== null && month >= 1 && month <= 12 ? { kind: 'month', year, n: month } : { kind: 'year', year, n: 1 }
}

const dayIn = (year: number, month: number, day: number): string | null => {
  try {
    return dateOf(year, month, day)
  } catch {
    return null
  }
}

interface Known {
  /** Year of the paper, or of what was named last. */
  year: number | null
  /** Year the piece is about, where it says so: what 全年 and 上半年 mean in it. */
  about?: number | null
  /** Day of the paper. */
  date: string | null
}

/** What is known, and the year named last, which a bare 9月 is in. */
type Nearby = Known & { near: number | null }

type Groups = Readonly<Record<string, string | undefined>>

/** The times a plain text names, in their order. `known` says what 今年 and 目前 mean. */
export function timesIn(text: string, known: Known): TimeMention[] {
  const found: TimeMention[] = []
  let near = known.year
  for (const match of text.matchAll(PATTERN)) {
    if (isInTitle(text, match.index)) continue
    const before = text[match.index - 1] ?? ''
    if (/[\d第.]/.test(before) && !/^[截自从到至]/.test(match[0])) continue
    const groups: Groups = match.groups ?? {}
    const mention = readOne(match[0], groups, { ...known, near })
    if (mention === null) continue
    const to = match.index + match[0].length
    const aside = isAside(text.slice(Math.max(0, match.index - 6), match.index), text.slice(to, to + 6))
    if (mention.year !== null && !mention.ahead && !aside) near = mention.year
    found.push({ ...mention, aside, from: match.index, to })
  }
  return found
}

/** 始建于1958年, 2008年入行: when something began. 比2023年增加: what it is held against. */
const isAside = (before: string, behind: string): boolean =>
  /(?:始建|成立|创建|创办|组建|建|投产|生|毕业|始)于$|(?:[比较]|与|同)$/.test(before) ||
  /^(?:成立|建厂|建校|建矿|创办|创建|投产|入行|入职|入厂|毕业|出生|参加工作)/.test(behind)

/** Years in the title of a document say nothing about the figures beside it. */
function isInTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at)
  return before.lastIndexOf('《') > before.lastIndexOf('》') && text.slice(at, at + 80).includes('》')
}

type Read = Omit<TimeMention, 'from' | 'to' | 'aside'>

function readOne(text: string, groups: Groups, known: Nearby): Read | null {
  if (groups.firstYear && groups.lastYear) {
    const [first, last] = [yearNumber(groups.firstYear), yearNumber(groups.lastYear)]
    return last > first && last - first < 60 ? plainRead(`${first}—${last}年`, last) : null
  }
  if (groups.startYear) return plainRead(`${yearNumber(groups.startYear)}年以来`, yearNumber(groups.startYear))
  if (groups.year) return ofYear(text, groups, yearNumber(groups.year), known.year)
  if (groups.month2 || groups.months) return ofMonth(text, groups, known)
  if (groups.plan) return { ...plainRead(`“${groups.plan}”${groups.planPart}`, null), ahead: groups.planPart === '末' }
  return ofWord(text, groups, known)
}

const plainRead = (text: string, year: number | null): Read => ({
  text,
  period: null,
  asOf: null,
  year,
  ahead: false,
  isDay: false,
})

function ofYear(text: string, groups: Groups, year: number, paper: number | null): Read {
  const month = numberOf(groups.month)
  const day = numberOf(groups.day)
  const since = groups.tail === '以来' || groups.tail === '起'
  const period = since ? null : periodIn(year, groups.span, month)
  const isDay = day !== null && !since
  const isUntil = /^截/.test(groups.lead ?? '')
  const asOf = day !== null && month !== null ? dayIn(year, month, day) : isUntil && period ? lastDayOf(period) : null
  return {
    text: text.replace(/^截止/, '截至').replace(/^[自从到至](?=\d)/, ''),
    period: isUntil || period === null ? null : periodKey(period),
    asOf: since ? null : asOf,
    year,
    ahead: /^[到至]$/.test(groups.lead ?? '') && (paper === null || year > paper),
    isDay,
  }
}

function ofMonth(text: string, groups: Groups, known: Nearby): Read {
  const month = numberOf(groups.month2)
  const day = numberOf(groups.day2)
  const year = known.near
  const since = groups.tail2 === '以来' || groups.tail2 === '起'
  const isUntil = /^截/.test(groups.lead2 ?? '')
  const period = year !== null && month !== null && !since ? periodIn(year, undefined, month) : null
  const asOf = period && month !== null && year !== null && day !== null ? dayIn(year, month, day) : null
  return {
    text: `${isUntil ? '截至' : ''}${year ? `${year}年` : ''}${text.replace(/^(?:截[至止]到?|[自从到至])/, '')}`,
    period: isUntil || period === null ? null : periodKey(period),
    asOf: asOf ?? (isUntil && period ? lastDayOf(period) : null),
    year: null,
    ahead: false,
    isDay: day !== null && !since,
  }
}

const SHIFTS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  本年度: 0,
  全年: 0,
  当年: 0,
  去年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  明年: 1,
}

function ofWord(text: string, groups: Groups, known: Nearby): Read | null {
  const word = groups.word ?? ''
  const span = groups.span3 ?? (SPANS.some(([pattern]) => pattern.test(word)) ? word : undefined)
  if (word === '目前') return { ...plainRead(/^截/.test(text) ? '截至目前' : text, null), asOf: known.date }
  if (word === '近日' || word === '日前') return { ...plainRead(word, null), asOf: known.date, isDay: true }
  const about = known.about ?? known.year
  if (word === '一年来' && about !== null)
    return { ...plainRead(`${about}年`, null), period: periodKey({ kind: 'year', year: about, n: 1 }) }
  if (word in SHIFTS || span) {
    const whole = span !== undefined || /^(?:全年|本年度?)$/.test(word)
    const base = (whole ? known.about : null) ?? known.year ?? known.near
    const year = base === null ? null : base + (SHIFTS[word] ?? 0)
    if (year === null) return plainRead(text, null)
    const period = groups.tail3 ? null : periodIn(year, span, null)
    const said = `${year}年${span ?? ''}${groups.edge3 ?? ''}${groups.tail3 ?? ''}`
    return { ...plainRead(said, null), period: period ? periodKey(period) : null, ahead: word === '明年' }
  }
  return plainRead(
    text
      .replace(/^[自从到至]/, '')
      .replace(/^近?(.+年)来$/, '近$1')
      .replace(/^近近/, '近'),
    null,
  )
}
