import type { Db } from '#platform/db'
import { yearOf } from '../date.ts'
import { officialCalendar } from '../official.ts'
import { markChanged, own } from './tables.ts'

/** The year whose notice lists a day: New Year's Day takes the last days of December along. */
const noticeYear = (date: string): number => yearOf(date) + (date.slice(5) >= '12-29' ? 1 : 0)

/**
 * Brings the bundled official years into the tables. A year that is already there is left alone with all its days,
 * so that nothing an operator changed comes back. Gives the years that were added.
 */
export async function seedCalendar(db: Db, at: Date = new Date()): Promise<number[]> {
  const written = { updatedBy: null, updatedAt: at.toISOString() }
  const years = Object.entries(officialCalendar.years).map(([year, source]) => ({
    year: Number(year),
    sourceZh: source.zh,
    sourceEn: source.en,
    ...written,
  }))
  const added = await own(db)
    .insertInto('calendarYear')
    .values(years)
    .onConflict((conflict) => conflict.column('year').doNothing())
    .returning('year')
    .execute()
  const fresh = new Set(added.map((row) => row.year))
  const days = Object.entries(officialCalendar.days)
    .filter(([date]) => fresh.has(noticeYear(date)))
    .map(([date, { kind, name, source }]) => ({
      date,
      kind,
      nameZh: name.zh,
      nameEn: name.en,
      sourceZh: source.zh,
      sourceEn: source.en,
      ...written,
    }))
  if (days.length > 0) {
    await own(db)
      .insertInto('calendarDay')
      .values(days)
      .onConflict((conflict) => conflict.column('date').doNothing())
      .execute()
    await markChanged(db)
  }
  return [...fresh].sort()
}
