import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export {
  type CalendarAuthor,
  type CalendarDayChange,
  type CalendarYearChange,
  setCalendarDay,
  setCalendarYear,
} from './store/change.ts'
export { loadCalendar } from './store/load.ts'
export { seedCalendar } from './store/seed.ts'

/** The tables of the working-day calendar; changing them needs the journal's. */
export const calendarMigrations: MigrationFolder = {
  room: 'kernel/calendar',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
