import type { Article } from './articles.ts'
import type { TimeMention } from './dates.ts'

/** The time a number is for. */
export interface TimeOf {
  period: string | null
  periodKey: string | null
  asOf: string | null
  ahead: boolean
}

/** The times of a passage, of its piece, and the one that the passages before it left standing. */
export interface Told {
  times: readonly TimeMention[]
  article: Article
  earlier: TimeMention | null
  /** What the heading above says: 2026年工作安排. */
  sectionTime: TimeMention | null
}

/** A time that is named, as the time of a number. */
export const said = ({ text, period, asOf, ahead }: TimeMention): TimeOf => ({
  period: text,
  periodKey: period,
  asOf,
  ahead,
})

/** The time that goes on holding behind its own sentence: 2023年以来, 近3年, 上半年. */
export const carriedOf = (times: readonly TimeMention[]): TimeMention | null =>
  times.findLast((time) => !time.isDay && !time.ahead && /以来|近[^日]|—|上半年|季度|^截至/.test(time.text)) ?? null

/**
 * The time a number is for: named before it in its sentence; else carried on in its paragraph by 以来, 近3年 and the like;
 * else what the piece as a whole speaks of; else the day before it; else what an earlier paragraph left standing.
 */
export function timeOf({ times, article, earlier, sectionTime }: Told, sentenceFrom: number, at: number): TimeOf {
  const before = times.filter((time) => time.to <= at && !time.aside)
  const own = before.findLast((time) => time.from >= sentenceFrom) ?? carriedOf(before)
  if (own) return said(own)
  if (sectionTime) return said(sectionTime)
  if (article.period) return { period: article.period, periodKey: article.periodKey, asOf: null, ahead: false }
  const day = before.findLast((time) => time.isDay) ?? earlier
  return day ? said(day) : { period: null, periodKey: null, asOf: article.date, ahead: false }
}
