import { Invalid } from '#platform/errors'
import { inLang, type Lang, say } from '#platform/say'
import { type Calendar, isWorkday } from './calendar.ts'
import { addWorkingDays, type Reckoning } from './count.ts'
import { formatDate, parseDate } from './date.ts'
import { officialCalendar } from './official.ts'

const usage = say(
  '用法：gongyun workday <日期> [+天数|-天数] [--json] [--lang zh|en]',
  'Usage: gongyun workday <date> [+days|-days] [--json] [--lang zh|en]',
)

interface Asked {
  date: string
  days?: number
  json: boolean
  lang: Lang
}

function read(args: readonly string[]): Asked {
  const langAt = args.indexOf('--lang')
  const lang = langAt < 0 ? 'zh' : args[langAt + 1]
  if (lang !== 'zh' && lang !== 'en') throw new Invalid([{ path: 'lang', message: usage }])
  const words = args.filter((arg, i) => arg !== '--json' && (langAt < 0 || (i !== langAt && i !== langAt + 1)))
  const [date, days, ...rest] = words
  if (date === undefined || rest.length > 0) throw new Invalid([{ path: 'args', message: usage }])
  if (days !== undefined && !/^[+-]?\d{1,5}$/.test(days)) throw new Invalid([{ path: 'days', message: usage }])
  const count = days === undefined ? undefined : Number(days)
  return { date: parseDate(date, 'date'), days: count, json: args.includes('--json'), lang }
}

function tell(result: Reckoning, lang: Lang): string {
  const lines = result.steps.map(
    ({ date, n, reason }) => `${n === undefined ? '  —' : String(n).padStart(3)}  ${date}  ${inLang(reason, lang)}`,
  )
  const warning = result.warning ? [inLang(result.warning, lang)] : []
  return [...lines, `${result.date}  ${inLang(formatDate(result.date), lang)}`, ...warning].join('\n')
}

/**
 * `gongyun workday 2025-04-28 +10`: the day so many working days away, with every day on the way;
 * `gongyun workday 2025-10-08`: whether offices work that day, and why. Needs no database.
 * Gives the text to print; with `--json` one line of JSON.
 * @throws Invalid for arguments it cannot read.
 */
export function workdayCommand(args: readonly string[], cal: Calendar = officialCalendar): string {
  const { date, days, json, lang } = read(args)
  if (days === undefined) {
    const { workday, reason, provisional } = isWorkday(cal, date)
    if (json) return JSON.stringify({ date, workday, reason: inLang(reason, lang), provisional })
    return `${date}  ${inLang(workday ? say('工作日', 'working day') : say('非工作日', 'not a working day'), lang)}（${inLang(reason, lang)}）`
  }
  const result = addWorkingDays(cal, date, days)
  if (!json) return tell(result, lang)
  const steps = result.steps.map((step) => ({
    date: step.date,
    counted: step.counted,
    n: step.n,
    reason: inLang(step.reason, lang),
  }))
  const warning = result.warning ? inLang(result.warning, lang) : undefined
  return JSON.stringify({ date: result.date, provisional: result.provisional, warning, steps })
}
