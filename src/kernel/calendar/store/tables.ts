import { randomUUID } from 'node:crypto'
import { type Db, remembering } from '#platform/db'

/** The columns that say who wrote a row, and by which document. */
interface Written {
  sourceZh: string
  sourceEn: string
  updatedBy: string | null
  updatedAt: string
}

interface CalendarYearTable extends Written {
  year: number
}

interface CalendarDayTable extends Written {
  date: string
  kind: 'off' | 'work'
  nameZh: string
  nameEn: string
}

/** The room's own tables. */
export const own = (db: Db) =>
  db.withTables<{
    calendarYear: CalendarYearTable
    calendarDay: CalendarDayTable
    calendarVersion: { one: boolean; version: string }
  }>()

/** The version of the calendar as a transaction has read it. */
export const versions = remembering<string>()

/** Tells every process that the calendar it holds is no longer the right one. */
export async function markChanged(db: Db): Promise<void> {
  await own(db).updateTable('calendarVersion').set({ version: randomUUID() }).execute()
  versions.forget(db)
}
