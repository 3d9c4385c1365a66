import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access'
import { auditMigrations } from '#kernel/audit/server'
import { addUnit, findUnits, getUnits, listUnitNames, orgMigrations, unitsWithin } from '#kernel/org/server'
import type { Database } from '#platform/db'
import { inTx, openTestDatabase } from '#platform/db/server'
import { demonstrationUnits } from './units.ts'

const today = '2026-11-22'
const ids = new Map<string, number>()
let database: Database

beforeAll(async () => {
  database = await openTestDatabase([orgMigrations, auditMigrations])
  await inTx(database, { 'app.org': 'write' }, async (db) => {
    const ctx = { db, actor: systemActor, today, now: new Date('2026-11-22T02:00:00Z') }
    const idOf = (key?: string) => (key === undefined ? null : (ids.get(key) ?? null))
    for (const { key, parent, industrialParent, ...facts } of demonstrationUnits) {
      const above = { parentId: idOf(parent), industrialParentId: idOf(industrialParent) }
      ids.set(key, (await addUnit(ctx, { ...facts, ...above, validFrom: '2017-01-01' })).id)
    }
  })
}, 60_000)
afterAll(() => database.close())

test('the whole province is set up, one under the other in both trees', async () => {
  await inTx(database, {}, async (db) => {
    const units = await getUnits(db, [...ids.values()])
    for (const unit of units.values()) {
      const above = unit.parentId === null ? undefined : units.get(unit.parentId)
      const industrial = unit.industrialParentId === null ? undefined : units.get(unit.industrialParentId)
      if (above) expect(unit.no > above.no && unit.upto <= above.upto).toBe(true)
      if (industrial) expect(Number(unit.indNo) > Number(industrial.indNo)).toBe(true)
    }
    expect((await unitsWithin(db, ids.get('province') ?? 0).execute()).length).toBe(demonstrationUnits.length)
  })
})

test('the express unions of the five counties of Hainan stand below their industry union, and below their counties', async () => {
  const parentId = ids.get('hainan-express') ?? 0
  const found = await inTx(database, {}, (db) => findUnits(db, { parentId, tree: 'industrial', on: today }))
  expect(found.rows.map((row) => row.name)).toEqual([
    '共和县快递行业工会',
    '同德县快递行业工会',
    '贵德县快递行业工会',
    '兴海县快递行业工会',
    '贵南县快递行业工会',
  ])
  expect(found.rows[0]?.path).toEqual(['海南州快递行业工会'])
})

test('a department is found by the short names documents use', async () => {
  for (const words of ['省人社厅', '省国资委', '省发改委', '省工信厅', '产改办']) {
    const { rows } = await inTx(database, {}, (db) => findUnits(db, { words, on: today }))
    expect(rows.length).toBe(1)
  }
  const names = await inTx(database, {}, (db) => listUnitNames(db, ['department']))
  expect(names.length).toBe(11)
})
