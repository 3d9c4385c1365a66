import { writeEntry } from '#kernel/audit/server'
import type { Db } from '#platform/db'
import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { CalendarDay } from '../calendar.ts'
import { parseDate, yearOf } from '../date.ts'
import { markChanged, own } from './tables.ts'

/** Who changes the calendar; an `Actor` is one. */
export interface CalendarAuthor {
  personId: string | null
  name: string
}

/** A day to list, or with `kind: null` to take off the list, so that Monday to Friday decides again. */
export interface CalendarDayChange {
  date: string
  kind: CalendarDay['kind'] | null
  name: Say
  source: Say
}

/** A year's official notice with all the days it lists. */
export interface CalendarYearChange {
  year: number
  source: Say
  days: readonly { date: string; kind: CalendarDay['kind']; name: Say }[]
}

const needed = (path: string): Invalid =>
  new Invalid([{ path, message: say('必须填写名称和依据的文件', 'A name and the document it rests on are needed') }])

const journal = (db: Db, author: CalendarAuthor, action: string, subjectId: string, body: Record<string, unknown>) =>
  writeEntry(db, {
    regionId: 0,
    personId: author.personId,
    personName: author.name,
    unitId: null,
    unitNo: null,
    action,
    subjectKind: 'calendar',
    subjectId,
    body,
  })

async function putDays(
  db: Db,
  author: CalendarAuthor,
  days: readonly (CalendarDay & { date: string })[],
): Promise<void> {
  if (days.length === 0) return
  const updatedAt = new Date().toISOString()
  await own(db)
    .insertInto('calendarDay')
    .values(
      days.map(({ date, kind, name, source }) => ({
        date,
        kind,
        nameZh: name.zh,
        nameEn: name.en,
        sourceZh: source.zh,
        sourceEn: source.en,
        updatedBy: author.personId,
        updatedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('date').doUpdateSet((e) => ({
        kind: e.ref('excluded.kind'),
        nameZh: e.ref('excluded.nameZh'),
        nameEn: e.ref('excluded.nameEn'),
        sourceZh: e.ref('excluded.sourceZh'),
        sourceEn: e.ref('excluded.sourceEn'),
        updatedBy: e.ref('excluded.updatedBy'),
        updatedAt: e.ref('excluded.updatedAt'),
      })),
    )
    .execute()
}

/**
 * Lists one day as off or working, or takes it off the list. The journal gets a line with what it was before.
 * Deadlines computed before keep their date until they are computed again. Who may do this is the route's to decide.
 * @throws Invalid for a bad date, or without a name and a source.
 */
export async function setCalendarDay(db: Db, author: CalendarAuthor, change: CalendarDayChange): Promise<void> {
  const { kind, name, source } = change
  const date = parseDate(change.date, 'date')
  if (kind !== null && (name.zh.trim() === '' || source.zh.trim() === '')) throw needed('name')
  const before = await own(db)
    .selectFrom('calendarDay')
    .select(['kind', 'nameZh'])
    .where('date', '=', date)
    .executeTakeFirst()
  if (kind === null) await own(db).deleteFrom('calendarDay').where('date', '=', date).execute()
  else await putDays(db, author, [{ date, kind, name, source }])
  await markChanged(db)
  await journal(db, author, 'calendar.day', date, { from: before?.kind ?? null, to: kind, name, source })
}

/**
 * Enters a year's official notice: from now on its days are decided and no longer provisional.
 * Days of the year before may be among them, as New Year's Day takes some along.
 * @throws Invalid for a bad date, a day of another year, or without a source.
 */
export async function setCalendarYear(db: Db, author: CalendarAuthor, change: CalendarYearChange): Promise<void> {
  const { year, source } = change
  if (source.zh.trim() === '') throw needed('source')
  const days = change.days.map(({ date, kind, name }, i) => {
    const day = parseDate(date, `days.${i}.date`)
    const within = yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5) >= '12-29')
    if (within) return { date: day, kind, name, source }
    const message = say(`${day}不属于${year}年的放假安排`, `${day} is not a day of the notice of ${year}`)
    throw new Invalid([{ path: `days.${i}.date`, row: i + 1, message }])
  })
  await putDays(db, author, days)
  const row = {
    sourceZh: source.zh,
    sourceEn: source.en,
    updatedBy: author.personId,
    updatedAt: new Date().toISOString(),
  }
  await own(db)
    .insertInto('calendarYear')
    .values({ year, ...row })
    .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
    .execute()
  await markChanged(db)
  await journal(db, author, 'calendar.year', String(year), { source, days: days.map(({ date, kind }) => [date, kind]) })
}
