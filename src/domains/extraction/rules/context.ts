import type { Article } from './articles.ts'
import type { TimeMention } from './dates.ts'

/** The time a number is for. */
export interface TimeOf {
  period: string | null
  periodKey: string | null
  asOf: string | null
  ahead: boolean
}

const said = ({ text, period, asOf, ahead }: TimeMention): TimeOf => ({ period: text, periodKey: period, asOf, ahead })

/**
 * The time a number is for: named before it in its sentence; else carried on in its paragraph by 以来, 截至 and whole
 * years; else what the piece as a whole speaks of; else its day.
 */
export function timeOf(times: readonly TimeMention[], sentenceFrom: number, at: number, article: Article): TimeOf {
  const before = times.filter((time) => time.to <= at)
  const own = before.findLast((time) => time.from >= sentenceFrom)
  if (own) return said(own)
  const carried = before.findLast(
    (time) => !time.isDay && !time.ahead && /以来|截至|近|—|上半年|季度|[至-]\d/.test(time.text),
  )
  if (carried) return said(carried)
  if (article.period) return { period: article.period, periodKey: article.periodKey, asOf: null, ahead: false }
  const day = before.findLast((time) => time.isDay) ?? null
  if (day) return said(day)
  return { period: article.date, periodKey: null, asOf: article.date, ahead: false }
}
