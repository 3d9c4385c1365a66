import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealPending, verifyJournal } from '#kernel/audit/server'
import type { Database, Db } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import {
  addUnit,
  closeUnit,
  findUnits,
  getUnit,
  mergeUnits,
  moveUnit,
  nameUnits,
  renameUnit,
  splitUnit,
  unitsAt,
} from './server.ts'
import { showUnit } from './store/show.ts'
import { deed, openOrg, read, today, unit } from './testing.ts'

const source = '青工发〔2026〕1号'
const march = '2026-03-31'
const july = '2026-07-01'

let database: Database
const ids = new Map<string, number>()
const id = (name: string) => ids.get(name) ?? 0

async function set(name: string, above: string | null, more = {}) {
  const added = await deed(database, (ctx) => addUnit(ctx, unit(name, above ? id(above) : null, more)))
  ids.set(name, added.id)
}

beforeAll(async () => {
  database = await openOrg()
  await inOwnerTx(database, (db) =>
    sql`create table report (region_id int, id uuid, unit_id int, unit_no bigint, ind_no bigint, primary key (region_id, id))`.execute(
      db,
    ),
  )
})
afterAll(() => database.close())

/** Rows of a large table, one for each unit, as a domain would keep them. */
const report = () =>
  inOwnerTx(database, (db) =>
    sql`delete from report`
      .execute(db)
      .then(() => sql`insert into report select region_id, gen_random_uuid(), id, no, ind_no from unit`.execute(db)),
  )

/** Names of units whose rows somebody sees who may see one unit and all below it. */
async function seenFrom(name: string): Promise<string[]> {
  const { rows } = await inOwnerTx(database, (db) =>
    sql<{ name: string }>`
    select u.name from report r join unit u on u.id = r.unit_id join unit top on top.id = ${id(name)}
    where r.unit_no >= top.no and r.unit_no < top.upto order by u.id`.execute(db),
  )
  return rows.map((row) => row.name)
}

/** What is always true of the numbers, whatever happened. */
async function expectTrueNumbers() {
  const { rows } = await inOwnerTx(database, (db) =>
    sql<{ bad: string }>`
    select u.name as bad from unit u join unit p on p.id = coalesce(u.succeeded_by[1], u.parent_id)
      where not (u.no > p.no and u.upto <= p.upto)
    union all select u.name from unit u join unit p on p.id = u.industrial_parent_id
      where u.valid_to is null and not (u.ind_no > p.ind_no and u.ind_upto <= p.ind_upto)
    union all select a.name from unit a join unit b on a.id <> b.id and a.no < b.upto and b.no < a.upto
      where not (a.no > b.no and a.upto <= b.upto) and not (b.no > a.no and b.upto <= a.upto)
    union all select u.name from report r join unit u on u.id = r.unit_id
      where (r.unit_no, r.ind_no) is distinct from (u.no, u.ind_no)`.execute(db),
  )
  expect(rows).toEqual([])
}

const printed = (on: string) => read(database, (db: Db) => unitsAt(db, on))

test('a past quarter prints as it was, byte for byte, after renaming, moving, merging, splitting and closing', async () => {
  await set('青海省总工会', null)
  await set('海西州总工会', '青海省总工会', { regionId: 632800 })
  await set('海北州总工会', '青海省总工会', { regionId: 632200 })
  await set('省能源产业工会', '青海省总工会', { kind: 'industry-union' })
  await set('格尔木市总工会', '海西州总工会', { regionId: 632801 })
  await set('甲厂工会', '格尔木市总工会', {
    kind: 'base-union',
    regionId: 632801,
    industrialParentId: id('省能源产业工会'),
  })
  await set('乙厂工会', '格尔木市总工会', { kind: 'base-union', regionId: 632801 })
  await set('乙厂一车间工会', '乙厂工会', { kind: 'base-union', regionId: 632801 })
  await set('丙公司工会', '海北州总工会', { kind: 'base-union', regionId: 632200 })
  await set('丙公司东区工会', '丙公司工会', { kind: 'base-union', regionId: 632200 })
  await report()
  await expectTrueNumbers()
  const before = JSON.stringify(await printed(march))
  await sealPending(database)

  await deed(database, (ctx) =>
    renameUnit(ctx, id('丙公司工会'), { name: '丙集团工会', shortName: null, on: july, source }),
  )
  await deed(database, (ctx) => moveUnit(ctx, id('甲厂工会'), { parentId: id('海北州总工会'), on: july, source }))
  await deed(database, (ctx) =>
    mergeUnits(ctx, { from: [id('乙厂工会')], into: { unitId: id('甲厂工会') }, on: july, source }),
  )
  const part = {
    name: '丙集团南区工会',
    shortName: null,
    aliases: [],
    kind: 'base-union' as const,
    regionId: 632200,
    industrialParentId: null,
    uscc: null,
  }
  await deed(database, (ctx) =>
    splitUnit(ctx, id('丙公司工会'), {
      parts: [
        { ...part, children: [] },
        { ...part, name: '丙集团北区工会', children: [id('丙公司东区工会')] },
      ],
      ends: true,
      on: '2026-08-01',
      source,
    }),
  )
  await deed(database, (ctx) => closeUnit(ctx, id('乙厂一车间工会'), { on: '2026-09-01', source }))

  expect(JSON.stringify(await printed(march))).toBe(before)
  const now = (await printed(today)).map((one) => one.name)
  expect(now).toEqual([
    '青海省总工会',
    '海西州总工会',
    '海北州总工会',
    '省能源产业工会',
    '格尔木市总工会',
    '甲厂工会',
    '丙公司东区工会',
    '丙集团南区工会',
    '丙集团北区工会',
  ])
  await expectTrueNumbers()
})

test('the journal, sealed before units moved, is found whole afterwards', async () => {
  expect((await verifyJournal(database)).faults).toEqual([])
})

test('rows of what was merged lie with what it became, and rows of what moved went with it', async () => {
  expect(await seenFrom('甲厂工会')).toEqual(['甲厂工会', '乙厂工会', '乙厂一车间工会'])
  expect(await seenFrom('海北州总工会')).toContain('乙厂一车间工会')
  expect(await seenFrom('海西州总工会')).toEqual(['海西州总工会', '格尔木市总工会'])
})

test('a list as of the old quarter shows the old name in the old place', async () => {
  const at = (on: string) => read(database, (db) => findUnits(db, { words: '丙公司', on }))
  const then = await at(march)
  expect(then.rows.map((row) => row.name)).toEqual(['丙公司工会', '丙公司东区工会'])
  expect(then.rows[1]?.path).toEqual(['青海省总工会', '海北州总工会', '丙公司工会'])
  expect((await at(today)).rows.map((row) => row.path.at(-1))).toEqual(['丙集团北区工会'])
  const name = id('丙公司工会')
  expect(await read(database, (db) => nameUnits(db, [name]))).toEqual(new Map([[name, '丙集团工会']]))
  expect(await read(database, (db) => nameUnits(db, [name], march))).toEqual(new Map([[name, '丙公司工会']]))
})

test('a unit tells how it came to be what it is', async () => {
  const old = await read(database, (db) => showUnit(db, id('乙厂工会'), today))
  expect(old.succeededBy).toEqual([{ id: id('甲厂工会'), name: '甲厂工会' }])
  expect(old.unit.validTo).toBe(july)
  expect(old.unit.path.at(-1)).toBe('格尔木市总工会')
  const heir = await read(database, (db) => showUnit(db, id('甲厂工会'), today))
  expect(heir.versions.map((one) => [one.validFrom, one.parentName, one.cause])).toEqual([
    ['2020-01-01', '格尔木市总工会', 'add'],
    [july, '海北州总工会', 'move'],
  ])
  expect(heir.events.map((one) => [one.kind, one.source])).toEqual([
    ['move', source],
    ['merge', source],
  ])
  expect(heir.industrialPath).toEqual(['省能源产业工会'])
})

test('history is entered in its order and never ahead', async () => {
  const rename = (on: string) =>
    deed(database, (ctx) => renameUnit(ctx, id('甲厂工会'), { name: '甲厂新工会', shortName: null, on, source }))
  await expect(rename('2026-05-01')).rejects.toThrow(/org.order/)
  await expect(rename('2026-12-01')).rejects.toThrow(/after today/)
})

test('a unit cannot stand below itself, end while others stand below it, or change after its end', async () => {
  const move = deed(database, (ctx) =>
    moveUnit(ctx, id('海北州总工会'), { parentId: id('甲厂工会'), on: july, source }),
  )
  await expect(move).rejects.toThrow(/org.circle/)
  await expect(deed(database, (ctx) => closeUnit(ctx, id('海北州总工会'), { on: today, source }))).rejects.toThrow(
    /org.children/,
  )
  await expect(deed(database, (ctx) => closeUnit(ctx, id('省能源产业工会'), { on: today, source }))).rejects.toThrow(
    /org.children/,
  )
  await expect(deed(database, (ctx) => closeUnit(ctx, id('乙厂工会'), { on: today, source }))).rejects.toThrow(
    /org.ended/,
  )
  const into = { from: [id('海北州总工会')], into: { unitId: id('甲厂工会') }, on: today, source }
  await expect(deed(database, (ctx) => mergeUnits(ctx, into))).rejects.toThrow(/org.circle/)
})

test('two unions merge into a new one that takes the name of one of them', async () => {
  await set('丁厂工会', '格尔木市总工会', { kind: 'base-union', regionId: 632801 })
  await set('戊厂工会', '格尔木市总工会', { kind: 'base-union', regionId: 632801 })
  const into = unit('丁厂工会', id('格尔木市总工会'), { kind: 'base-union', regionId: 632801 })
  const heir = await deed(database, (ctx) =>
    mergeUnits(ctx, { from: [id('丁厂工会'), id('戊厂工会')], into, on: today, source }),
  )
  expect(heir.name).toBe('丁厂工会')
  expect(heir.id).not.toBe(id('丁厂工会'))
  await report()
  await expectTrueNumbers()
  const old = await read(database, (db) => getUnit(db, id('戊厂工会')))
  expect(old).toMatchObject({ validTo: today, succeededBy: [heir.id] })
})

test('a unit that enters and leaves the industrial tree gets and loses its number there, and so do its rows', async () => {
  await set('省建设产业工会', '青海省总工会', { kind: 'industry-union' })
  const move = (industrialParentId: number | null, on: string) =>
    deed(database, (ctx) => moveUnit(ctx, id('格尔木市总工会'), { industrialParentId, on, source }))
  expect((await move(id('省建设产业工会'), '2026-09-01')).indNo).not.toBeNull()
  await expectTrueNumbers()
  expect((await move(null, '2026-09-02')).indNo).toBeNull()
  await expectTrueNumbers()
  const wrong = deed(database, (ctx) =>
    moveUnit(ctx, id('甲厂工会'), { industrialParentId: id('海北州总工会'), on: today, source }),
  )
  await expect(wrong).rejects.toThrow(/no industry union/)
})

test('when a unit that ends leaves units without a place, nothing of the split is written', async () => {
  await set('己厂工会', '海西州总工会', { kind: 'base-union', regionId: 632801 })
  await set('己厂分会', '己厂工会', { kind: 'base-union', regionId: 632801 })
  const part = { ...unit('己厂甲工会', null, { kind: 'base-union', regionId: 632801 }), children: [] }
  const split = (ends: boolean) =>
    deed(database, (ctx) => splitUnit(ctx, id('己厂工会'), { parts: [part], ends, on: today, source }))
  await expect(split(true)).rejects.toThrow(/org.children/)
  expect((await printed(today)).some((one) => one.name === '己厂甲工会')).toBe(false)
  const { unit: old, parts } = await split(false)
  expect(old.validTo).toBeNull()
  expect(parts.map((one) => one.parentId)).toEqual([id('海西州总工会')])
})
