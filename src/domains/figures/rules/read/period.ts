/** When a figure holds. Days as numbers YYYYMMDD; null where the text leaves it open. */
export interface Period {
  /** `span` over days, `as-of` a moment, `open` since a day, `none` when nothing usable is said. */
  kind: 'span' | 'as-of' | 'open' | 'none'
  from: number | null
  to: number | null
  /** Only roughly said: 近年来, 元旦前后, 截至目前. */
  vague: boolean
  /** Years for 近三年, two for 近年来; else 0. */
  years: number
  text: string
}

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const numberOf = (text: string): number => digits[text] ?? Number(text)

const day = (year: number, month: number, date: number): number => year * 10_000 + month * 100 + date
const lastOf = (year: number, month: number): number =>
  day(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate())

const span = (from: number, to: number): Pick<Period, 'kind' | 'from' | 'to'> => ({ kind: 'span', from, to })
const months = (year: number, from: number, to: number) => span(day(year, from, 1), lastOf(year, to))

const quarters: Readonly<Record<string, readonly [number, number]>> = {
  一季度: [1, 3],
  二季度: [4, 6],
  三季度: [7, 9],
  四季度: [10, 12],
  上半年: [1, 6],
  下半年: [7, 12],
  前三季度: [1, 9],
}

const plans: Readonly<Record<string, number>> = { 十二五: 2011, 十三五: 2016, 十四五: 2021, 十五五: 2026 }

type Reading = Pick<Period, 'kind' | 'from' | 'to'> & Partial<Pick<Period, 'vague' | 'years'>>

/** One day, month, quarter, half or year at the beginning of a text. */
function simple(text: string): { reading: Reading; rest: string } | null {
  const year = /^(\d{4})(?:年度?|届|-|\/|\.)?/.exec(text)
  if (!year) return null
  const y = Number(year[1])
  const rest = text.slice(year[0].length)
  const part = /^第?(前三季度|[一二三四]季度|[上下]半年)/.exec(rest) ?? /^(?:Q([1-4])|H([12]))/.exec(rest)
  if (part) {
    const name = part[2] ? `${'一二三四'[Number(part[2]) - 1]}季度` : (part[1] ?? '')
    const [from, to] = quarters[/^\d$/.test(name) ? `${'一二三四'[Number(name) - 1]}季度` : name] ?? [1, 12]
    return { reading: months(y, from, to), rest: rest.slice(part[0].length) }
  }
  const range = /^(\d{1,2})月?(?:—|－|-|~|～|至|到)(\d{1,2})月/.exec(rest)
  if (range) return { reading: months(y, Number(range[1]), Number(range[2])), rest: rest.slice(range[0].length) }
  const date = /^(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?/.exec(rest)
  if (date) {
    const at = day(y, Number(date[1]), Number(date[2]))
    return { reading: span(at, at), rest: rest.slice(date[0].length) }
  }
  const month = /^(\d{1,2})(?:月份?|$|(?=[^\d]))/.exec(rest)
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12)
    return { reading: months(y, Number(month[1]), Number(month[1])), rest: rest.slice(month[0].length) }
  return { reading: months(y, 1, 12), rest }
}

const asOf = (at: number | null, vague = false): Reading => ({ kind: 'as-of', from: null, to: at, vague })

function plan(text: string): Reading | null {
  const found = /^[“"]?(十[二三四五]五)[”"]?(.*)$/.exec(text)
  const start = found && plans[found[1] ?? '']
  if (!start) return null
  const rest = found?.[2] ?? ''
  if (/^(末|期末|时期末|收官)/.test(rest)) return asOf(day(start + 4, 12, 31))
  if (/以来/.test(rest)) return { kind: 'open', from: day(start, 1, 1), to: null }
  return span(day(start, 1, 1), day(start + 4, 12, 31))
}

function moment(text: string): Reading | null {
  const found = /^(?:截至|截止到?|截止|到)?(.*?)(年末|年底|月底|月末|季度末|底|末|止|为止)?$/.exec(text)
  const stated = /^(截至|截止|到)/.test(text) || Boolean(found?.[2])
  if (!stated || !found) return null
  const unit = found[2]?.startsWith('年') ? '年' : found[2]?.startsWith('月') ? '月' : ''
  const read = simple(`${found[1] ?? ''}${unit}`)
  return read ? asOf(read.reading.to) : asOf(null, true)
}

function between(text: string): Reading | null {
  const parts = text.split(/至|—+|－|～|~|–|(?<=\d{4}年?)-(?=\d{4}年?)|(?<=\d{4}-\d{2}-\d{2})到/)
  const [from, to] = [simple(parts[0] ?? ''), simple(parts[1] ?? '')]
  if (parts.length !== 2 || !from) return null
  if (to) return span(from.reading.from ?? 0, to.reading.to ?? 0)
  const month = /^(\d{1,2})月(\d{1,2})日|^(\d{1,2})日/.exec(parts[1] ?? '')
  if (!month || from.reading.from === null) return null
  const year = Math.floor(from.reading.from / 10_000)
  const m = month[1] ? Number(month[1]) : Math.floor((from.reading.from % 10_000) / 100)
  return span(from.reading.from, day(year, m, Number(month[2] ?? month[3])))
}

function read(text: string): Reading {
  const recent = /^近([一二两三四五六七八九十\d]+)年/.exec(text)
  if (recent) return { kind: 'none', from: null, to: null, vague: true, years: numberOf(recent[1] ?? '') }
  if (/^(近年|历年|多年|历届)/.test(text)) return { kind: 'none', from: null, to: null, vague: true, years: 2 }
  const planned = plan(text)
  if (planned) return planned
  if (/目前|至今|当前|现在|现有|未注明|近年|近期|近日|不详|历届|长期|未说明|下一步/.test(text) || text === '')
    return { kind: 'none', from: null, to: null, vague: true }
  const since = /^(?:自|从)?(.*?)(?:以来|起至今|至今|起)$/.exec(text)
  const start = since && simple(since[1] ?? '')
  if (start) return { kind: 'open', from: start.reading.from, to: null }
  const ranged = between(text)
  if (ranged) return ranged
  const at = moment(text)
  if (at) return at
  const whole = simple(text)
  if (whole) return { ...whole.reading, vague: /前|后|左右|前后/.test(whole.rest) }
  return { kind: 'none', from: null, to: null, vague: true }
}

const seen = new Map<string, Period>()

/** Reads a period as reports write it: 2024年上半年, 截至2024年6月底, 2018—2023年, 2023年以来, “十四五”末, 近三年, 未注明. */
export function periodOf(text: string): Period {
  const bare = text.trim().replace(/\s+/g, '')
  const found = seen.get(bare)
  if (found) return found
  const reading = read(bare.replace(/（[^）]*）|\([^)]*\)/g, ''))
  const period: Period = { vague: false, years: 0, ...reading, text: bare }
  if (seen.size > 50_000) seen.clear()
  seen.set(bare, period)
  return period
}

/** A session that is named instead of a date: 五届一次职代会. */
export const isSession = ({ kind, text }: Period): boolean =>
  kind === 'none' && /[一二三四五六七八九十\d]+(届|次)/.test(text)

/** How two periods stand to each other. `loose`: one leaves it open, so they may be the same. */
export type PeriodRelation = 'same' | 'loose' | 'within' | 'contains' | 'apart'

/**
 * How period `a` stands to `b`. A moment at the end of a span is the same for what stands (stock), since both give the
 * state at its end.
 */
export function relate(a: Period, b: Period, stock: boolean): PeriodRelation {
  if (a.kind === 'none' && b.kind === 'none' && a.text !== b.text && isSession(a) && isSession(b)) return 'apart'
  if (a.kind === 'none' || b.kind === 'none') {
    const [years, other] = a.kind === 'none' ? [a.years, b] : [b.years, a]
    return !stock && years > 1 && other.kind === 'span' ? 'apart' : 'loose'
  }
  if (a.kind === b.kind && a.from === b.from && a.to === b.to) return 'same'
  if (stock) {
    if (a.to !== null && a.to === b.to) return 'same'
    if (a.to !== null && b.to !== null) return 'apart'
    return (a.to ?? 99_999_999) < (b.from ?? 0) || (b.to ?? 99_999_999) < (a.from ?? 0) ? 'apart' : 'loose'
  }
  if (a.kind === 'as-of' && b.kind === 'as-of') return a.to === null || b.to === null ? 'loose' : 'apart'
  if (a.kind === 'as-of' || b.kind === 'as-of')
    return a.to === b.to || a.to === null || b.to === null ? 'loose' : 'apart'
  // What runs on from a day (以来) ends when the paper was written: it lies within a span that began before and outlasts that day.
  if (a.kind === 'open' && b.kind === 'span' && began(b, a)) return 'within'
  if (b.kind === 'open' && a.kind === 'span' && began(a, b)) return 'contains'
  const [aTo, bTo] = [a.to ?? 99_999_999, b.to ?? 99_999_999]
  if ((a.from ?? 0) >= (b.from ?? 0) && aTo <= bTo) return 'within'
  if ((b.from ?? 0) >= (a.from ?? 0) && bTo <= aTo) return 'contains'
  return 'apart'
}

const began = (span: Period, open: Period): boolean =>
  (span.from ?? 0) < (open.from ?? 0) && (span.to ?? 0) > (open.from ?? 0)

/** The year a period lies in, or ends in; null when it leaves that open. */
export const yearOf = ({ to, from, kind }: Period): number | null => {
  const at = kind === 'open' ? null : (to ?? from)
  return at === null ? null : Math.floor(at / 10_000)
}

/** Whether a period is a stretch of more than a year. */
export const spansYears = ({ from, to, kind }: Period): boolean => kind === 'span' && (to ?? 0) - (from ?? 0) > 10_000
