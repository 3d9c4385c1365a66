import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx } from '#platform/db/server'
import { Invalid, Missing } from '#platform/errors'
import { addUnit, findUnits, getUnit, nameUnits, unitsWithin } from './server.ts'
import { deed, openOrg, read, today, unit } from './testing.ts'

let database: Database
let province: number
let datong: number
beforeAll(async () => {
  database = await openOrg()
  province = (await deed(database, (ctx) => addUnit(ctx, unit('青海省总工会', null, { shortName: '省总工会' })))).id
  const xining = await deed(database, (ctx) => addUnit(ctx, unit('西宁市总工会', province, { regionId: 630100 })))
  const county = unit('大通回族土族自治县总工会', xining.id, { regionId: 630121, shortName: '大通县总工会' })
  datong = (await deed(database, (ctx) => addUnit(ctx, county))).id
})
afterAll(() => database.close())

const find = (words: string, more = {}) => read(database, (db) => findUnits(db, { words, on: today, ...more }))

test('a new unit stands within the one above, with its spelling', async () => {
  const [above, own] = await read(database, (db) => Promise.all([getUnit(db, province), getUnit(db, datong)]))
  expect(own.no > above.no && own.upto <= above.upto).toBe(true)
  expect(own).toMatchObject({ indNo: null, validTo: null, regionId: 630121 })
})

test('units are found by name, short name, pinyin and initials, with the names above', async () => {
  for (const words of ['大通回族', '大通县总', 'datong', 'dthz', '大通县总工会']) {
    const { rows, total } = await find(words)
    expect(rows.map((row) => row.id)).toEqual([datong])
    expect(total).toBe(1)
    expect(rows[0]?.path).toEqual(['青海省总工会', '西宁市总工会'])
    expect(rows[0]?.kindLabel.zh).toBe('总工会')
  }
  expect((await find('%')).rows).toEqual([])
  expect((await find('', { parentId: province })).rows.map((row) => [row.name, row.children])).toEqual([
    ['西宁市总工会', 1],
  ])
})

test('units are found as of a day', async () => {
  expect((await find('大通', { on: '2019-12-31' })).total).toBe(0)
  expect((await find('大通', { on: '2020-01-01' })).total).toBe(1)
})

test('a subquery gives a unit and all below it', async () => {
  const ids = await read(database, (db) => unitsWithin(db, province).execute())
  expect(ids.length).toBe(3)
  expect(await read(database, (db) => nameUnits(db, [datong, 999]))).toEqual(
    new Map([[datong, '大通回族土族自治县总工会']]),
  )
})

test('a name twice under one unit, an unknown region and a wrong credit code are refused together', async () => {
  const wrong = unit('西宁市总工会', province, { regionId: 632321, uscc: '91350100M000100Y44' })
  const fault = await deed(database, (ctx) => addUnit(ctx, wrong)).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(Invalid)
  expect((fault as Invalid).faults.map((one) => one.rule)).toEqual(['org.region', 'org.uscc', 'org.name'])
})

test('a credit code belongs to one unit', async () => {
  const first = unit('盐湖演示企业', province, { kind: 'enterprise', uscc: '91350100m000100y43' })
  await deed(database, (ctx) => addUnit(ctx, first))
  const second = deed(database, (ctx) => addUnit(ctx, { ...first, name: '另一演示企业' }))
  await expect(second).rejects.toThrow(/registered with/)
})

test('twenty units under a leaf need no more than a renumbering, and all ranges still nest', async () => {
  for (let i = 0; i < 20; i++) {
    const base = unit(`演示基层工会${i}`, datong, { kind: 'base-union', regionId: 630121 })
    await deed(database, (ctx) => addUnit(ctx, base))
  }
  const { rows } = await read(database, (db) =>
    sql<{ n: number }>`select count(*)::int as n from unit u join unit p on p.id = u.parent_id
      where not (u.no > p.no and u.upto <= p.upto)`.execute(db),
  )
  expect(rows[0]?.n).toBe(0)
})

test('names are public to whoever is signed in, but only a request that may manage units writes', async () => {
  const without = (text: string) => inTx(database, {}, (db) => sql.raw(text).execute(db))
  await expect(without(`update unit set name = 'x' returning id`)).resolves.toMatchObject({ rows: [] })
  await expect(
    without(`insert into unit_event (kind, on_date, source, from_ids, to_ids, at)
    values ('close', '2026-01-01', 'x', '{}', '{}', '2026-01-01')`),
  ).rejects.toThrow(/row-level security/)
  await expect(without('delete from unit')).rejects.toThrow(/permission denied/)
  expect((await read(database, (db) => getUnit(db, datong))).name).toBe('大通回族土族自治县总工会')
})

test('whoever manages one county cannot add to another unit, and it looks as if that were not there', async () => {
  const own = await read(database, (db) => getUnit(db, datong))
  const range = { lo: own.no, hi: own.upto, regionId: own.regionId }
  const clerk = {
    personId: '01930000-0000-7000-8000-000000000001',
    name: '演示',
    lang: 'zh' as const,
    session: null,
    confirmedUntil: null,
    grants: [{ permission: 'org.manage', tree: 'territorial' as const, range }],
  }
  const base = unit('县属演示工会', datong, { kind: 'base-union', regionId: 630121 })
  await deed(database, (ctx) => addUnit(ctx, base), clerk)
  await expect(deed(database, (ctx) => addUnit(ctx, { ...base, parentId: province }), clerk)).rejects.toThrow(Missing)
  await expect(deed(database, (ctx) => addUnit(ctx, { ...base, parentId: null }), clerk)).rejects.toThrow(Missing)
  await expect(deed(database, (ctx) => addUnit(ctx, { ...base, parentId: 99999 }), clerk)).rejects.toThrow(Missing)
})

test('every new unit has its line in the journal', async () => {
  const { rows } = await inOwnerTx(database, (db) =>
    sql<{ units: number; lines: number }>`select (select count(*)::int from unit) as units,
      (select count(*)::int from entry where action = 'org.add') as lines`.execute(db),
  )
  expect(rows[0]?.lines).toBe(rows[0]?.units)
})

test('units added at the same moment under one unit get different numbers', async () => {
  const names = Array.from({ length: 6 }, (_, i) => `同时设立的工会${i}`)
  const added = await Promise.all(
    names.map((name) => deed(database, (ctx) => addUnit(ctx, unit(name, datong, { regionId: 630121 })))),
  )
  const spans = added.map(({ no, upto }) => ({ no, upto })).sort((a, b) => a.no - b.no)
  expect(new Set(added.map((one) => one.no)).size).toBe(6)
  for (const [i, span] of spans.entries()) expect(span.no).toBeGreaterThanOrEqual(spans[i - 1]?.upto ?? 0)
})
