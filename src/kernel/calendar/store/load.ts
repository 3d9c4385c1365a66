import type { Db } from '#platform/db'
import { say } from '#platform/say'
import type { Calendar } from '../calendar.ts'
import { own, versions } from './tables.ts'

/** The calendar read last. Its version is a random id, so that calendars of two databases are never mixed up. */
let held: { version: string; calendar: Calendar } | undefined

const readVersion = async (db: Db): Promise<string> =>
  (await own(db).selectFrom('calendarVersion').select('version').executeTakeFirstOrThrow()).version

/** The calendar of the database: one small query a transaction while it has not changed. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const version = await versions.get(db, '', () => readVersion(db))
  if (held?.version === version) return held.calendar
  const years = await own(db).selectFrom('calendarYear').selectAll().execute()
  const days = await own(db).selectFrom('calendarDay').selectAll().execute()
  const calendar: Calendar = {
    years: Object.fromEntries(years.map((row) => [row.year, say(row.sourceZh, row.sourceEn)])),
    days: Object.fromEntries(
      days.map(({ date, kind, nameZh, nameEn, sourceZh, sourceEn }) => [
        date,
        { kind, name: say(nameZh, nameEn), source: say(sourceZh, sourceEn) },
      ]),
    ),
  }
  held = { version, calendar }
  return calendar
}
