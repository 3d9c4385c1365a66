import { join, type Say, say } from '#platform/say'
import type { Calendar, CalendarDay } from './calendar.ts'
import { plusDays } from './date.ts'

/**
 * One State Council notice on the holidays of a year.
 * `off` lists a holiday and its days or spans, `work` a holiday and the weekends made up for it; month and day only.
 * A December day in a notice is one of the year before, which New Year's Day took along.
 */
interface Notice {
  year: number
  /** Set where it is not the yearly notice: an order made later for one holiday. */
  title?: Say
  /** Its page at gov.cn, where we know it. */
  page?: string
  off: string
  work: string
}

const NAMES: Readonly<Record<string, string>> = {
  元旦: 'New Year’s Day',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  '国庆节、中秋节': 'National Day and Mid-Autumn Festival',
  '中秋节、国庆节': 'Mid-Autumn Festival and National Day',
  抗战胜利纪念日: 'Victory Day',
}

/** Dates checked day by day against an independent data set; see official.test.ts. */
const NOTICES: readonly Notice[] = [
  {
    year: 2026,
    page: 'content_7047091',
    off: '元旦 01-01/01-03 春节 02-15/02-23 清明节 04-04/04-06 劳动节 05-01/05-05 端午节 06-19/06-21 中秋节 09-25/09-27 国庆节 10-01/10-07',
    work: '元旦 01-04 春节 02-14 02-28 劳动节 05-09 国庆节 09-20 10-10',
  },
  {
    year: 2025,
    page: 'content_6986383',
    off: '元旦 01-01 春节 01-28/02-04 清明节 04-04/04-06 劳动节 05-01/05-05 端午节 05-31/06-02 国庆节、中秋节 10-01/10-08',
    work: '春节 01-26 02-08 劳动节 04-27 国庆节、中秋节 09-28 10-11',
  },
  {
    year: 2024,
    page: 'content_6911528',
    off: '元旦 01-01 春节 02-10/02-17 清明节 04-04/04-06 劳动节 05-01/05-05 端午节 06-10 中秋节 09-15/09-17 国庆节 10-01/10-07',
    work: '春节 02-04 02-18 清明节 04-07 劳动节 04-28 05-11 中秋节 09-14 国庆节 09-29 10-12',
  },
  {
    year: 2023,
    off: '元旦 12-31/01-02 春节 01-21/01-27 清明节 04-05 劳动节 04-29/05-03 端午节 06-22/06-24 中秋节、国庆节 09-29/10-06',
    work: '春节 01-28 01-29 劳动节 04-23 05-06 端午节 06-25 中秋节、国庆节 10-07 10-08',
  },
  {
    year: 2022,
    off: '元旦 01-01/01-03 春节 01-31/02-06 清明节 04-03/04-05 劳动节 04-30/05-04 端午节 06-03/06-05 中秋节 09-10/09-12 国庆节 10-01/10-07',
    work: '春节 01-29 01-30 清明节 04-02 劳动节 04-24 05-07 国庆节 10-08 10-09',
  },
  {
    year: 2021,
    off: '元旦 01-01/01-03 春节 02-11/02-17 清明节 04-03/04-05 劳动节 05-01/05-05 端午节 06-12/06-14 中秋节 09-19/09-21 国庆节 10-01/10-07',
    work: '春节 02-07 02-20 劳动节 04-25 05-08 中秋节 09-18 国庆节 09-26 10-09',
  },
  {
    year: 2020,
    off: '元旦 01-01 春节 01-24/01-30 清明节 04-04/04-06 劳动节 05-01/05-05 端午节 06-25/06-27 国庆节、中秋节 10-01/10-08',
    work: '春节 01-19 劳动节 04-26 05-09 端午节 06-28 国庆节、中秋节 09-27 10-10',
  },
  {
    year: 2019,
    off: '元旦 12-30/01-01 春节 02-04/02-10 清明节 04-05/04-07 劳动节 05-01/05-04 端午节 06-07/06-09 中秋节 09-13/09-15 国庆节 10-01/10-07',
    work: '元旦 12-29 春节 02-02 02-03 劳动节 04-28 05-05 国庆节 09-29 10-12',
  },
  {
    year: 2018,
    off: '元旦 01-01 春节 02-15/02-21 清明节 04-05/04-07 劳动节 04-29/05-01 端午节 06-18 中秋节 09-24 国庆节 10-01/10-07',
    work: '春节 02-11 02-24 清明节 04-08 劳动节 04-28 国庆节 09-29 09-30',
  },
  {
    year: 2017,
    off: '元旦 01-01/01-02 春节 01-27/02-02 清明节 04-02/04-04 劳动节 05-01 端午节 05-28/05-30 国庆节、中秋节 10-01/10-08',
    work: '春节 01-22 02-04 清明节 04-01 端午节 05-27 国庆节、中秋节 09-30',
  },
  {
    year: 2016,
    off: '元旦 01-01 春节 02-07/02-13 清明节 04-04 劳动节 05-01/05-02 端午节 06-09/06-11 中秋节 09-15/09-17 国庆节 10-01/10-07',
    work: '春节 02-06 02-14 端午节 06-12 中秋节 09-18 国庆节 10-08 10-09',
  },
  {
    year: 2015,
    off: '元旦 01-01/01-03 春节 02-18/02-24 清明节 04-05/04-06 劳动节 05-01 端午节 06-20 端午节 06-22 中秋节 09-27 国庆节 10-01/10-07',
    work: '元旦 01-04 春节 02-15 02-28 国庆节 10-10',
  },
  {
    year: 2014,
    off: '元旦 01-01 春节 01-31/02-06 清明节 04-05/04-07 劳动节 05-01/05-03 端午节 06-02 中秋节 09-08 国庆节 10-01/10-07',
    work: '春节 01-26 02-08 劳动节 05-04 国庆节 09-28 10-11',
  },
  {
    year: 2013,
    off: '元旦 01-01/01-03 春节 02-09/02-15 清明节 04-04/04-06 劳动节 04-29/05-01 端午节 06-10/06-12 中秋节 09-19/09-21 国庆节 10-01/10-07',
    work: '元旦 01-05 01-06 春节 02-16 02-17 清明节 04-07 劳动节 04-27 04-28 端午节 06-08 06-09 中秋节 09-22 国庆节 09-29 10-12',
  },
  {
    year: 2012,
    off: '元旦 01-01/01-03 春节 01-22/01-28 清明节 04-02/04-04 劳动节 04-29/05-01 端午节 06-22 端午节 06-24 中秋节、国庆节 09-30/10-07',
    work: '元旦 12-31 春节 01-21 01-29 清明节 03-31 04-01 劳动节 04-28 中秋节、国庆节 09-29',
  },
  {
    year: 2011,
    off: '元旦 01-01/01-03 春节 02-02/02-08 清明节 04-03/04-05 劳动节 04-30/05-02 端午节 06-04 端午节 06-06 中秋节 09-10/09-12 国庆节 10-01/10-07',
    work: '春节 01-30 02-12 清明节 04-02 国庆节 10-08 10-09',
  },
  {
    year: 2010,
    off: '元旦 01-01/01-03 春节 02-13/02-19 清明节 04-03/04-05 劳动节 05-01/05-03 端午节 06-14/06-16 中秋节 09-22/09-24 国庆节 10-01/10-07',
    work: '春节 02-20 02-21 端午节 06-12 06-13 中秋节 09-19 09-25 国庆节 09-26 10-09',
  },
  {
    year: 2009,
    off: '元旦 01-01/01-03 春节 01-25/01-31 清明节 04-04/04-06 劳动节 05-01/05-03 端午节 05-28/05-30 国庆节、中秋节 10-01/10-08',
    work: '元旦 01-04 春节 01-24 02-01 端午节 05-31 国庆节、中秋节 09-27 10-10',
  },
  {
    year: 2008,
    off: '元旦 12-30/01-01 春节 02-06/02-12 清明节 04-04/04-06 劳动节 05-01/05-03 端午节 06-07/06-09 中秋节 09-13/09-15 国庆节 09-29/10-05',
    work: '元旦 12-29 春节 02-02 02-03 劳动节 05-04 国庆节 09-27 09-28',
  },
  {
    year: 2007,
    off: '元旦 01-01/01-03 春节 02-18/02-24 劳动节 05-01/05-07 国庆节 10-01/10-07',
    work: '元旦 12-30 12-31 春节 02-17 02-25 劳动节 04-28 04-29 国庆节 09-29 09-30',
  },
  {
    year: 2020,
    title: say(
      '《国务院办公厅关于延长2020年春节假期的通知》',
      'State Council notice extending the Spring Festival of 2020',
    ),
    off: '春节 01-31/02-02',
    work: '',
  },
  {
    year: 2015,
    title: say(
      '《国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知》',
      'State Council notice on the 70th Victory Day, 2015',
    ),
    off: '抗战胜利纪念日 09-03/09-04',
    work: '抗战胜利纪念日 09-06',
  },
]

const yearlyTitle = (year: number): Say =>
  say(`《国务院办公厅关于${year}年部分节假日安排的通知》`, `State Council notice on the holidays of ${year}`)

const sourceOf = ({ year, title, page }: Notice): Say =>
  join(title ?? yearlyTitle(year), page ? say(`（中国政府网 ${page}）`, ` (gov.cn ${page})`) : '')

const inYear = (notice: Notice, monthDay: string): string =>
  `${notice.year - (monthDay.startsWith('12') ? 1 : 0)}-${monthDay}`

/** Reads '春节 02-15/02-23 清明节 04-04' into days, each with the name before it. */
function daysOf(notice: Notice, kind: CalendarDay['kind'], list: string): [string, CalendarDay][] {
  const source = sourceOf(notice)
  let name = say('', '')
  return list.split(' ').flatMap((word) => {
    const english = NAMES[word]
    if (english) name = say(word, english)
    if (english || word === '') return []
    const [first = '', last = first] = word.split('/')
    const days: [string, CalendarDay][] = []
    for (let date = inYear(notice, first); date <= inYear(notice, last); date = plusDays(date, 1))
      days.push([date, { kind, name, source }])
    return days
  })
}

/**
 * The official calendar of 2007 to 2026, as bundled: it seeds the tables and answers without a database.
 * Source: the State Council's yearly notices; domain rules 16.2. 2027 was not published when this was written.
 */
export const officialCalendar: Calendar = {
  years: Object.fromEntries(NOTICES.filter(({ title }) => !title).map((notice) => [notice.year, sourceOf(notice)])),
  days: Object.fromEntries(
    NOTICES.flatMap((notice) => [...daysOf(notice, 'off', notice.off), ...daysOf(notice, 'work', notice.work)]),
  ),
}
