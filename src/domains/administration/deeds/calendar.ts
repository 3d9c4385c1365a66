import { addWorkingDays, dateOf, isWorkday, plusDays } from '#kernel/calendar'
import { loadCalendar, setCalendarDay, setCalendarYear } from '#kernel/calendar/server'
import type { Asked } from '#kernel/domain/server'
import { say } from '#platform/say'
import type { CompleteYear, CountWorkdays, GetCalendarYear, SetCalendarDay } from '../model/index.ts'
import { assertReachesAll } from './reach.ts'

/** Every day of a year, judged. */
export async function getYear({ db, params: { year } }: Asked<typeof GetCalendarYear>) {
  const calendar = await loadCalendar(db)
  const days = []
  for (let date = dateOf(year, 1, 1); date <= dateOf(year, 12, 31); date = plusDays(date, 1)) {
    const { workday, cause, reason, provisional } = isWorkday(calendar, date)
    days.push({ date, workday, cause, reason, provisional, listed: calendar.days[date] ?? null })
  }
  return { year, notice: calendar.years[year] ?? null, days }
}

/** Lists a day as off or working, or takes it off the list. */
export async function setDay(asked: Asked<typeof SetCalendarDay>) {
  const { kind, name, source } = asked.body
  await assertReachesAll(asked, 'calendar.manage')
  const change = { date: asked.params.date, kind, name: say(name, name), source: say(source, source) }
  await setCalendarDay(asked.db, asked.actor, change)
  return { set: true as const }
}

/** Declares that a year's notice is entered completely: its days are no longer provisional. */
export async function completeYear(asked: Asked<typeof CompleteYear>) {
  const { source } = asked.body
  await assertReachesAll(asked, 'calendar.manage')
  await setCalendarYear(asked.db, asked.actor, { year: asked.params.year, source: say(source, source), days: [] })
  return { complete: true as const }
}

/** The day so many working days away, with every day on the way. */
export async function countWorkdays({ db, query }: Asked<typeof CountWorkdays>) {
  const { date, provisional, warning, steps } = addWorkingDays(await loadCalendar(db), query.from, query.days)
  return { date, provisional, warning: warning ?? null, steps: steps.map((step) => ({ ...step, n: step.n ?? null })) }
}
