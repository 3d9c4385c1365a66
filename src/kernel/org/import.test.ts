import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import { Invalid } from '#platform/errors'
import type { Cell } from '#platform/sheet'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { addUnit, exportUnits, findUnits, importUnits } from './server.ts'
import { unitColumns } from './sheet.ts'
import { unitTemplate } from './store/export.ts'
import { deed, openOrg, read, today, unit } from './testing.ts'

let database: Database
let province: number
beforeAll(async () => {
  database = await openOrg()
})
afterAll(() => database.close())
beforeEach(async () => {
  await inOwnerTx(database, (db) => sql`truncate unit, unit_version, unit_event, entry restart identity`.execute(db))
  province = (await deed(database, (ctx) => addUnit(ctx, unit('青海省总工会', null)))).id
})

/** Rows of a sheet as they come back from a file. */
function sheetOf(rows: Cell[][]) {
  const bytes = writeSheets([{ name: '单位', columns: unitColumns, rows }])
  return readSheets(bytes)[0]?.rows ?? []
}

const row = (name: string, parent: string | null, more: Partial<Record<string, Cell>> = {}): Cell[] => {
  const cells = {
    类别: '基层工会',
    行政区划代码: '630121',
    启用日期: '2024-01-01',
    ...more,
    单位名称: name,
    上级单位: parent,
  }
  return unitColumns.map(({ header }) => (cells as Record<string, Cell | undefined>)[header] ?? null)
}

const bring = (rows: Cell[][], dryRun: boolean) => deed(database, (ctx) => importUnits(ctx, sheetOf(rows), dryRun))
const everything = () => read(database, (db) => findUnits(db, { on: today, size: 200 }))
const saidOf = async (rows: Cell[][]) =>
  (await bring(rows, true)).faults.map((fault) => `${fault.row} ${fault.message.zh}`)

test('a workbook is tried first, then brought in whole, whatever the order of its rows', async () => {
  const rows = [
    row('甲厂工会', '大通县总工会', { 产业上级: '省能源工会' }),
    row('大通县总工会', '西宁市总工会', { 类别: '总工会' }),
    row('西宁市总工会', '青海省总工会', { 类别: '总工会', 行政区划代码: 630100 }),
    row('省能源工会', '青海省总工会', { 类别: '产业（行业）工会', 行政区划代码: '630000' }),
  ]
  expect(await bring(rows, true)).toEqual({ rows: 4, added: 4, faults: [] })
  expect((await everything()).total).toBe(1)
  expect((await bring(rows, false)).added).toBe(4)
  const { rows: found } = await read(database, (db) => findUnits(db, { words: '甲厂', on: today }))
  expect(found[0]?.path).toEqual(['青海省总工会', '西宁市总工会', '大通县总工会'])
  expect(found[0]?.industrialParentId).not.toBeNull()
})

test('every fault is told with its row, and one of them keeps everything out', async () => {
  const rows = [
    row('好工会', '青海省总工会'),
    row('好工会', '青海省总工会'),
    row('无上级工会', '没有的单位'),
    row('错码工会', '青海省总工会', { 行政区划代码: '632321' }),
    row('错信用代码工会', '青海省总工会', { 统一社会信用代码: '91350100M000100Y44' }),
    row('错类别工会', '青海省总工会', { 类别: '协会' }),
    row('错日期工会', '青海省总工会', { 启用日期: '2024年1月' }),
    row('太早工会', '青海省总工会', { 启用日期: '2027-01-01' }),
    row('错产业工会', '青海省总工会', { 产业上级: '好工会' }),
  ]
  expect(await saidOf(rows)).toEqual([
    '3 同一上级下已有名为“好工会”的单位（与第 2 行重复）',
    '4 找不到单位“没有的单位”',
    '5 行政区划代码 632321 不在代码表中',
    '6 统一社会信用代码末位校验不符',
    expect.stringContaining('7 类别“协会”不在范围内'),
    expect.stringContaining('8 启用日期“2024年1月”不是日期'),
    `9 启用日期不能晚于今天（${today}）`,
    '10 有多个单位叫“好工会”，请写明路径',
  ])
  const brought = await bring(rows, false).catch((error: unknown) => error)
  expect(brought).toBeInstanceOf(Invalid)
  expect((brought as Invalid).faults.length).toBe(8)
  expect((await everything()).total).toBe(1)
})

test('units that stand above each other in a circle are told', async () => {
  const rows = [row('甲工会', '乙工会'), row('乙工会', '甲工会'), row('丙工会', '乙工会')]
  expect(await saidOf(rows)).toEqual(['2 上级关系成环', '3 上级关系成环', '4 上级关系成环'])
})

test('namesakes are told apart by the path, and only an industry union stands above in the industrial tree', async () => {
  const rows = [
    row('海西州总工会', '青海省总工会', { 类别: '总工会', 行政区划代码: '632800' }),
    row('海北州总工会', '青海省总工会', { 类别: '总工会', 行政区划代码: '632200' }),
    row('机关工会', '海西州总工会', { 行政区划代码: '632800' }),
    row('机关工会', '海北州总工会', { 行政区划代码: '632200' }),
    row('机关一支部工会', '海北州总工会/机关工会', { 行政区划代码: '632200' }),
  ]
  expect(await saidOf(rows)).toEqual([])
  expect(await saidOf([...rows, row('车间工会', '机关工会')])).toEqual(['7 有多个单位叫“机关工会”，请写明路径'])
  const wrong = row('车间工会', '海西州总工会', { 产业上级: '海北州总工会' })
  expect(await saidOf([...rows, wrong])).toEqual(['7 “海北州总工会”不在产业系统内'])
  await bring(rows, false)
  const { rows: found } = await read(database, (db) => findUnits(db, { words: '一支部', on: today }))
  expect(found[0]?.path).toEqual(['青海省总工会', '海北州总工会', '机关工会'])
})

test('a name that is taken already is told, and so is a sheet without the columns', async () => {
  await deed(database, (ctx) => addUnit(ctx, unit('西宁市总工会', province)))
  expect(await saidOf([row('西宁市总工会', '青海省总工会', { 类别: '总工会' })])).toEqual([
    '2 同一上级下已有名为“西宁市总工会”的单位',
  ])
  const bare = await deed(database, (ctx) => importUnits(ctx, [{ row: 1, cells: ['名称', '上级'] }], true))
  expect(bare.faults[0]?.message.zh).toContain('缺少列：单位名称、类别、行政区划代码、上级单位、启用日期')
})

test('what is exported is imported again and gives the same sheet', async () => {
  const rows = [
    row('省能源工会', '青海省总工会', { 类别: '产业（行业）工会', 行政区划代码: '630000' }),
    row('海西州总工会', '青海省总工会', {
      类别: '总工会',
      行政区划代码: '632800',
      简称: '海西总工会',
      别名: '海西州总、州总',
    }),
    row('=1+1 工会', '海西州总工会', { 产业上级: '省能源工会', 统一社会信用代码: '91350100M000100Y43' }),
  ]
  await bring(rows, false)
  const exported = () => read(database, (db) => exportUnits(db, today))
  const first = writeSheets([await exported()])
  await inOwnerTx(database, (db) => sql`truncate unit, unit_version, unit_event, entry`.execute(db))
  await deed(database, (ctx) => importUnits(ctx, readSheets(first)[0]?.rows ?? [], false))
  expect(readSheets(writeSheets([await exported()]))).toEqual(readSheets(first))
})

test('a part of the tree is exported by itself, and the template has headings only', async () => {
  await bring([row('海西州总工会', '青海省总工会', { 类别: '总工会' }), row('甲厂工会', '海西州总工会')], false)
  const { rows } = await read(database, (db) => findUnits(db, { words: '海西', on: today }))
  const part = await read(database, (db) => exportUnits(db, today, rows[0]?.id))
  expect([...part.rows].map((cells) => cells[0])).toEqual(['海西州总工会', '甲厂工会'])
  expect(readSheets(writeSheets([unitTemplate()]))[0]?.rows.length).toBe(1)
})
