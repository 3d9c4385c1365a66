import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditMigrations, listEntries } from '#kernel/audit/server'
import type { Database, Db } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { addWorkingDays, officialCalendar } from './index.ts'
import { calendarMigrations, loadCalendar, seedCalendar, setCalendarDay, setCalendarYear } from './server.ts'

const mei = { personId: '01930000-0000-7000-8000-00000000000a', name: '马晓梅' }
const eid = { name: say('开斋节', 'Eid'), source: say('省政府通告', 'Notice of the province') }

let database: Database
beforeAll(async () => {
  database = await openTestDatabase([auditMigrations, calendarMigrations])
})
afterAll(() => database.close())
beforeEach(() =>
  inOwnerTx(database, async (db) => {
    await sql`truncate calendar_day, calendar_year, entry`.execute(db)
    await seedCalendar(db)
  }),
)

const within = <T>(work: (db: Db) => Promise<T>) => inTx(database, { 'app.journal': 'all' }, work)
const load = () => within(loadCalendar)

test('the seeded calendar is the official one, and is read once until it changes', async () => {
  const calendar = await load()
  expect(calendar).toEqual(officialCalendar)
  expect(await load()).toBe(calendar)
})

test('seeding again brings nothing back that an operator removed', async () => {
  await within((db) => setCalendarDay(db, mei, { date: '2026-05-09', kind: null, ...eid }))
  expect(await inOwnerTx(database, (db) => seedCalendar(db))).toEqual([])
  expect((await load()).days['2026-05-09']).toBeUndefined()
})

test('a local day off counts at once, and the journal says who listed it', async () => {
  await load()
  await within((db) => setCalendarDay(db, mei, { date: '2026-03-20', kind: 'off', ...eid }))
  expect(addWorkingDays(await load(), '2026-03-19', 1).date).toBe('2026-03-23')
  const [line] = await within((db) => listEntries(db, { subjectKind: 'calendar' }))
  expect(line).toMatchObject({ subjectId: '2026-03-20', personName: '马晓梅', body: { from: null, to: 'off' } })
})

test('the notice of a new year ends what was provisional', async () => {
  expect(addWorkingDays(await load(), '2026-12-25', 5).provisional).toBe(true)
  const newYear = say('元旦', 'New Year’s Day')
  const source = say('《国务院办公厅关于2027年部分节假日安排的通知》', 'Notice on the holidays of 2027')
  await within((db) =>
    setCalendarYear(db, mei, { year: 2027, source, days: [{ date: '2027-01-01', kind: 'off', name: newYear }] }),
  )
  expect(addWorkingDays(await load(), '2026-12-25', 5)).toMatchObject({ date: '2027-01-04', provisional: false })
})

test('bad days, nameless days and days of another year are refused, and nothing is written', async () => {
  const day = (change: object) =>
    within((db) => setCalendarDay(db, mei, { date: '2026-03-20', kind: 'off', ...eid, ...change }))
  await expect(day({ date: '2026-02-30' })).rejects.toThrow(Invalid)
  await expect(day({ name: say('', '') })).rejects.toThrow(Invalid)
  const days = [{ date: '2026-06-01', kind: 'off', name: eid.name }] as const
  await expect(within((db) => setCalendarYear(db, mei, { year: 2027, source: eid.source, days }))).rejects.toThrow(
    Invalid,
  )
  expect(await within((db) => listEntries(db, {}))).toEqual([])
})
