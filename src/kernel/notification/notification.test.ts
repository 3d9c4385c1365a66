import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { Database } from '#platform/db'
import { inTx, openTestDatabase } from '#platform/db/server'
import { claimJobs, finishJob, jobMigrations } from '#platform/jobs/server'
import { say } from '#platform/say'
import {
  type Channel,
  channelsFrom,
  countUnread,
  listDeliveries,
  listNotices,
  markRead,
  notificationJobs,
  notificationMigrations,
  tellPersons,
} from './server.ts'

const now = new Date('2026-11-22T02:00:00Z')
const due = say('第三季度调度表今日到期。', 'The dispatch of the third quarter is due today.')
const wholeList = { page: 1, size: 20 }

describe('messages', () => {
  let database: Database
  let wang = ''
  let li = ''
  beforeAll(async () => {
    database = await openTestDatabase([jobMigrations, notificationMigrations])
  })
  afterAll(() => database.close())
  const asPerson = <T>(personId: string, work: Parameters<typeof inTx<T>>[2]) =>
    inTx(database, { 'app.person': personId }, work)
  const asSystem = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTx(database, { 'app.system': 'yes' }, (db) =>
      work({ db, now, today: '2026-11-22', actor: systemActor, house: {} as Ctx['house'], ownUnits: [] }),
    )
  const freshPersons = () => {
    wang = randomUUID()
    li = randomUUID()
  }
  const ofWang = (filter = {}) => asPerson(wang, (db) => listNotices(db, wang, { ...wholeList, ...filter }))

  test('reach each person once, however often they are named or told', async () => {
    freshPersons()
    const message = { text: due, link: '/cases/630100/1', dedupe: 'due:1' }
    await asSystem((ctx) => tellPersons(ctx, [wang, li, wang], message))
    await asSystem((ctx) => tellPersons(ctx, [wang], message))
    expect(await ofWang()).toMatchObject({ total: 1, rows: [{ text: due, link: '/cases/630100/1', readAt: null }] })
    expect(await asPerson(li, (db) => countUnread(db, li))).toBe(1)
  })

  test('can be sent by one person to another, and are then read by that other alone', async () => {
    freshPersons()
    await asPerson(li, (db) => tellPersons({ db, now }, [wang], { text: due, dedupe: 'from-li' }))
    expect(await asPerson(li, (db) => listNotices(db, wang, wholeList))).toMatchObject({ rows: [], total: 0 })
    expect(await asPerson(li, (db) => markRead(db, wang, 'all', now))).toBe(0)
    expect(await ofWang()).toMatchObject({ total: 1 })
  })

  test('are marked as read, some or all', async () => {
    freshPersons()
    for (const n of [1, 2, 3])
      await asSystem((ctx) => tellPersons(ctx, [wang], { text: say(`催办 ${n}`, `Reminder ${n}`) }))
    const [first] = (await ofWang()).rows
    expect(await asPerson(wang, (db) => markRead(db, wang, [first?.id ?? ''], now))).toBe(1)
    expect(await ofWang({ unread: true })).toMatchObject({ total: 2 })
    expect(await asPerson(wang, (db) => markRead(db, wang, [], now))).toBe(0)
    expect(await asPerson(wang, (db) => markRead(db, wang, 'all', now))).toBe(2)
    expect(await asPerson(wang, (db) => countUnread(db, wang))).toBe(0)
    expect((await ofWang()).rows).toHaveLength(3)
  })

  test('of one page are read by having it opened', async () => {
    freshPersons()
    for (const link of ['/tasks/1', '/tasks/1', '/tasks/2'])
      await asSystem((ctx) => tellPersons(ctx, [wang, li], { text: due, link }))
    expect(await asPerson(wang, (db) => markRead(db, wang, { link: '/tasks/1' }, now))).toBe(2)
    expect(await ofWang({ unread: true })).toMatchObject({ total: 1, rows: [{ link: '/tasks/2' }] })
    expect(await asPerson(li, (db) => countUnread(db, li))).toBe(3)
  })

  test('are found by words, which are words and no pattern', async () => {
    freshPersons()
    await asSystem((ctx) => tellPersons(ctx, [wang], { text: say('完成率 100%', 'Done 100%') }))
    await asSystem((ctx) => tellPersons(ctx, [wang], { text: due }))
    expect((await ofWang({ words: '100%' })).total).toBe(1)
    expect((await ofWang({ words: '调_表' })).total).toBe(0)
    expect((await ofWang({ words: 'DISPATCH' })).total).toBe(1)
  })

  test('never link out of the product', async () => {
    freshPersons()
    for (const link of ['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)'])
      await expect(asSystem((ctx) => tellPersons(ctx, [wang], { text: due, link }))).rejects.toThrow(
        'within the product',
      )
  })

  test('go out through no channel unless one is switched on by name', () => {
    expect(channelsFrom('')).toEqual([])
    expect(channelsFrom('console').map((channel) => channel.name)).toEqual(['console'])
    expect(() => channelsFrom('console, emial')).toThrow('emial')
  })

  test('that a channel did not take are tried again for those persons only, and each try is noted', async () => {
    freshPersons()
    const sent: string[] = []
    let broken = true
    const sms: Channel = {
      name: 'sms',
      send: async ({ personId }) => {
        if (personId === li && broken) throw new Error('no such number')
        sent.push(personId)
      },
    }
    await asSystem((ctx) => tellPersons(ctx, [wang, li], { text: due }, [sms]))
    const work = (at: Date) =>
      asSystem(async (ctx) => {
        for (const job of await claimJobs(ctx.db, 10, at)) {
          await notificationJobs['notification.deliver'](ctx, job.payload, [sms])
          await finishJob(ctx.db, job)
        }
      })
    await work(now)
    broken = false
    await work(new Date(now.getTime() + 120_000))
    expect(sent).toEqual([wang, li])
    const [notice] = (await asPerson(li, (db) => listNotices(db, li, wholeList))).rows
    const tries = await asPerson(li, (db) => listDeliveries(db, li, notice?.id ?? ''))
    expect(tries.map(({ ok, error }) => ({ ok, error }))).toEqual([
      { ok: false, error: 'no such number' },
      { ok: true, error: null },
    ])
    expect(await asPerson(wang, (db) => listDeliveries(db, li, notice?.id ?? ''))).toEqual([])
  })
})
