import type { Due } from '../model.ts'
import { readNumeral } from './numeral.ts'

/** A time found in a passage; `at` and `end` are offsets in the passage. */
export interface FoundDue extends Omit<Due, 'start' | 'end'> {
  at: number
  end: number
}

type Every = NonNullable<Due['every']>

const N = '[〇零○一二三四五六七八九十两\\d]'
const YEAR = `(?:(\\d{4}|[一二][〇零○一二三四五六七八九]{3})\\s*年|(今年|本年度?|当年|明年|次年))?`
const WITHIN = '(末|底|初|上旬|中旬|下旬)?(?:以|之)?(前|内)?'
const BETWEEN = new RegExp(
  `${YEAR}(${N}{1,3})\\s*月?\\s*(?:(${N}{1,3})\\s*[日号])?\\s*(?:至|到|[-—–－~～]{1,2})\\s*${YEAR}(${N}{1,3})\\s*月\\s*(?:(${N}{1,3})\\s*[日号])?${WITHIN}`,
  'g',
)
const DAY = new RegExp(`${YEAR}(${N}{1,3})\\s*月\\s*(?:(${N}{1,3})\\s*[日号])?${WITHIN}`, 'g')
const QUARTER = new RegExp(`${YEAR}第?([一二三四1-4])季度${WITHIN}`, 'g')
const HALF = new RegExp(`${YEAR}(上半年|下半年)${WITHIN}`, 'g')
const WHOLE = /(\d{4}|[一二][〇零○一二三四五六七八九]{3})\s*年(度)?(末|底|初)?(?:以|之)?(前|内)?/g
const RANGE = /(\d{4})\s*年?\s*(?:[-—–－~～至到]+|—)\s*(\d{4})\s*年/g
/** 2026-06-30, 2026.6, 2026/12/31: as columns of tables write it. */
const DOTTED = /(?<![\d.])(20\d{2})([.\-/])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?![\d.%％万亿])(前|底)?/g
const ALL_YEAR = /(?<=(?:时限|时间|期限)\s*[：:]\s*|^\s*)全年(?=\s*$|[；;。）)\n])/g
/** Where a term is asked for: 完成时限：长期坚持, or a cell that says no more than that. */
const STANDING =
  /(?<=(?:时限|时间|期限|进度|要求)\s*[：:]\s*|^\s*)(?:长期|持续|常态化?|常年)(?:坚持|推进|开展|实施|落实|抓好|进行|任务|有效|化)*(?=\s*$|[；;。，）)\n])/g
const THIS_YEAR = /(今年|本年|当年|明年|次年|(?<![\d几多每半全])年)(?:内|底前?|末前?|底之前|度内)/g
const FIVE_YEARS = /[“"「]?十([一二三四五六七八九])五[”"」]?\s*(末|期末|期间|时期|规划期)/g
const EVERY =
  /每(?:个)?(季度?|半年|年度?|月|周|星期|日|天)|按(季度?|半年|年度?|月|周|日)(?=调度|通报|报送|上报|汇总|统计|考核|发布|开展|召开|组织)|(逐月|逐季|按月|按季)/g
const TERM = new RegExp(
  `((?:自|从|在|于)?[^，。；：、（）()\\s]{0,24}?(?:之日起|日起|之后|以后|后|起))?\\s*(${N}{1,4})\\s*(?:个)?\\s*(工作日|日|天|月|年)(?:之|以)?内`,
  'g',
)

const EVERIES: [RegExp, Every][] = [
  [/半年/, 'half-year'],
  [/季/, 'quarter'],
  [/年/, 'year'],
  [/月/, 'month'],
  [/周|星期/, 'week'],
  [/日|天/, 'day'],
]
/** 2000年3月17日人社部发布的…: the date of a document. */
const ISSUED = /^[^，。；]{0,16}(?:发布|印发|公布|出台|颁布|下发)的/
/** 10日内办结率 is the name of an indicator. */
const MEASURE = /^[^，。；、达不]{0,5}率/
/** 每年10月底前 comes again; the month is no term of its own. */
const YEARLY = /每(?:年|年度)$/
/** No clause has so many; a hostile text does. */
const MOST_TERMS = 200
const PAST = /^(?:\s*(?:以来|起施行|起实施|起执行|印发|发布|公布|通过|修订|修正|施行|出台|召开|期间?已))/
const BACKWARD = /(?:自|从|截至|截止|截止到|早在|曾于)$/

const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const monthEnd = (year: number, month: number) => iso(year, month, lastDay(year, month))
/** The day before the first of a month: what 6月前 allows at most. */
const before = (year: number, month: number) => (month === 1 ? iso(year - 1, 12, 31) : monthEnd(year, month - 1))

/**
 * The terms in a text, in its order: days and months, quarters, halves and whole years, five-year periods, terms from
 * an event, and periods that come again. `year` is the document's own, for 年底前 and 6月底前; without it their `to`
 * stays empty. Times that look back (2017年以来, 自…起施行) are no terms.
 */
export function findDues(text: string, year: number | null): FoundDue[] {
  const masked = text.replace(/《[^》\n]{0,120}》/g, (name) => '　'.repeat(name.length))
  const found: FoundDue[] = []
  const free = (at: number, end: number) => found.every((one) => end <= one.at || at >= one.end)
  const collect = (pattern: RegExp, read: (match: RegExpExecArray) => Omit<FoundDue, 'at' | 'end' | 'text'> | null) => {
    for (const match of masked.matchAll(pattern)) {
      if (found.length >= MOST_TERMS) return
      const [at, end] = [match.index, match.index + match[0].trimEnd().length]
      if (
        !free(at, end) ||
        (PAST.test(masked.slice(end, end + 6)) && !/[前内]$/.test(match[0])) ||
        MEASURE.test(masked.slice(end, end + 8)) ||
        ISSUED.test(masked.slice(end, end + 24)) ||
        BACKWARD.test(masked.slice(Math.max(0, at - 4), at))
      )
        continue
      const due = read(match)
      if (due) found.push({ ...due, text: text.slice(at, end), at, end })
    }
  }
  const yearOf = (digits?: string, word?: string) =>
    digits ? readNumeral(digits) : year === null ? null : /明|次/.test(word ?? '') ? year + 1 : year
  collect(TERM, ([, after, count, unit]) => term(after ?? '', count ?? '', unit ?? ''))
  collect(RANGE, ([, from, to]) => date(`${from}-01-01`, `${to}-12-31`))
  collect(BETWEEN, ([, y1, w1, m1, d1, y2, w2, m2, d2, part]) => {
    const first = yearOf(y1, w1)
    const last = y2 || w2 ? yearOf(y2, w2) : first
    const [start, end] = [dayDue(first, m1, d1), dayDue(last, m2, d2, part || '底')]
    return start && end && { ...end, from: start.from ?? start.to }
  })
  collect(DAY, ({ index, 1: digits, 2: word, 3: month, 4: day, 5: part, 6: bound }) =>
    !digits && YEARLY.test(masked.slice(Math.max(0, index - 3), index))
      ? null
      : dayDue(yearOf(digits, word), month, day, part, bound),
  )
  collect(DOTTED, ([, digits, , month, day, bound]) =>
    dayDue(Number(digits), month, day, bound === '底' ? '底' : '', bound),
  )
  collect(QUARTER, ([, digits, word, quarter, , bound]) => quarterDue(yearOf(digits, word), quarter ?? '', bound))
  collect(HALF, ([, digits, word, half]) => halfDue(yearOf(digits, word), half ?? ''))
  collect(FIVE_YEARS, ([, ordinal, part]) => fiveYears(readNumeral(ordinal ?? '') ?? 0, part ?? ''))
  collect(WHOLE, ([, digits, , part, bound]) => wholeYear(readNumeral(digits ?? '') ?? 0, part, bound))
  collect(THIS_YEAR, ([, word]) => thisYear(yearOf(undefined, word)))
  collect(ALL_YEAR, () => (year === null ? date(null, null) : date(`${year}-01-01`, `${year}-12-31`)))
  collect(EVERY, ([words]) => period(words ?? ''))
  collect(STANDING, () => ({ kind: 'standing' as const, from: null, to: null, ...plain }))
  return found.filter((due) => due.kind !== 'date' || isAhead(masked, due, year)).sort((a, b) => a.at - b.at)
}

const plain = { every: null, term: null }
const date = (from: string | null, to: string | null) => ({ kind: 'date' as const, from, to, ...plain })

function dayDue(year: number | null, month = '', day = '', part = '', bound = '') {
  const [m, d] = [readNumeral(month) ?? 0, day ? readNumeral(day) : null]
  if (m < 1 || m > 12 || (d !== null && (d < 1 || d > 31))) return null
  if (year === null) return part || bound ? date(null, null) : null
  if (d !== null) return date(null, iso(year, m, d))
  const decade = { 初: 10, 上旬: 10, 中旬: 20 }[part]
  if (decade) return date(null, iso(year, m, decade))
  if (part) return date(null, monthEnd(year, m))
  return bound === '前' ? date(null, before(year, m)) : date(iso(year, m, 1), monthEnd(year, m))
}

function quarterDue(year: number | null, ordinal: string, bound = '') {
  const quarter = readNumeral(ordinal) ?? 0
  if (year === null) return date(null, null)
  return bound === '前'
    ? date(null, monthEnd(year, quarter * 3))
    : date(iso(year, quarter * 3 - 2, 1), monthEnd(year, quarter * 3))
}

function halfDue(year: number | null, half: string) {
  if (year === null) return date(null, null)
  return half === '上半年' ? date(`${year}-01-01`, `${year}-06-30`) : date(`${year}-07-01`, `${year}-12-31`)
}

/** 十四五 is 2021 to 2025; each plan takes five years. */
function fiveYears(ordinal: number, part: string) {
  const first = 2021 + 5 * (ordinal - 4)
  return date(part.endsWith('末') ? null : `${first}-01-01`, `${first + 4}-12-31`)
}

function wholeYear(year: number, part = '', bound = '') {
  if (year < 1949 || year > 2100) return null
  if (part === '初') return date(null, `${year}-03-31`)
  if (!part && bound === '前') return date(null, `${year - 1}-12-31`)
  return part ? date(null, `${year}-12-31`) : date(`${year}-01-01`, `${year}-12-31`)
}

const thisYear = (year: number | null) => date(null, year === null ? null : `${year}-12-31`)

function period(words: string) {
  const every = EVERIES.find(([pattern]) => pattern.test(words))?.[1] ?? null
  return { kind: 'period' as const, from: null, to: null, every, term: null }
}

function term(after: string, count: string, unit: string) {
  const value = readNumeral(count)
  if (!value || (unit === '年' && value > 50)) return null
  const units = { 工作日: 'working-day', 日: 'day', 天: 'day', 月: 'month', 年: 'year' } as const
  return {
    kind: 'relative' as const,
    from: null,
    to: null,
    every: null,
    term: { count: value, unit: units[unit as keyof typeof units], after },
  }
}

/** A year that is only named (2023年，全省…) is a term when it is to come, and always when something is due 前, 底 or 到. */
function isAhead(text: string, due: FoundDue, year: number | null): boolean {
  const bound =
    /[前内末底]$|^全年$/.test(due.text) || /(?:到|至|力争|确保)$/.test(text.slice(Math.max(0, due.at - 2), due.at))
  const to = Number(due.to?.slice(0, 4) ?? Number.NaN)
  // A plan made in December has steps 前 a day of the year before the one in its title.
  const early = /[前内]$/.test(due.text) ? 1 : 0
  return bound ? !(to < (year ?? 0) - early) : year === null || !(to < year)
}

const LABEL = /(?:完成|办结|整改)?(?:时限|时间|期限)\s*[：:]\s*$/

/** 一季度启动: when work begins is not by when it is done. */
const STARTS = /^[，,]?(?:全面|正式)?(?:启动|开始|开工|动工|起)/

/**
 * The one term of a task: what stands behind 完成时限：, else a day before a term from an event, that before a period;
 * a day whose year is known before one whose year is not; the first of its kind.
 */
export function chooseDue(dues: FoundDue[], text: string): FoundDue | null {
  const rank = (due: FoundDue) => {
    if (LABEL.test(text.slice(Math.max(0, due.at - 10), due.at))) return 0
    if (due.kind === 'standing') return 5
    if (STARTS.test(text.slice(due.end, due.end + 6))) return 4
    return due.kind === 'date' ? (due.to ? 1 : 3) : due.kind === 'relative' ? 2 : 4
  }
  return dues.reduce<FoundDue | null>((best, due) => (best && rank(best) <= rank(due) ? best : due), null)
}
