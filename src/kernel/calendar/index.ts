export { type Calendar, type CalendarDay, type DayVerdict, isWorkday, withDays } from './calendar.ts'
export { workdayCommand } from './commands.ts'
export {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  countWorkingDays,
  moveEarlier,
  moveLater,
  type Reckoning,
  type Step,
} from './count.ts'
export { dateInChina, dateOf, daysBetween, formatDate, isDate, parseDate, plusDays, weekdayOf, yearOf } from './date.ts'
export {
  type Amount,
  calendarDays,
  type Deadline,
  type Due,
  dueOn,
  type FixedDay,
  months,
  type Numbers,
  onDate,
  parametersOf,
  workingDays,
} from './deadline.ts'
export { officialCalendar } from './official.ts'
export {
  formatPeriod,
  isPeriodKey,
  lastDayOf,
  nextPeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodKey,
  periodOf,
  periodRange,
  plusPeriods,
  previousPeriod,
} from './period.ts'
