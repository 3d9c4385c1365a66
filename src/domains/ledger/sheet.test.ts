import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { itemColumns } from './deeds/columns.ts'
import { exportItems, exportMatrix } from './deeds/export.ts'
import { importItems } from './deeds/import.ts'
import { showMatrix } from './deeds/matrix.ts'
import { ItemFilter } from './model/index.ts'
import { tryLedger } from './testing.ts'

const ledger = tryLedger()
beforeAll(ledger.open)
afterAll(ledger.close)
beforeEach(() => ledger.begin())
const { clerk, write, list, issue } = ledger

describe('the responsibility matrix', () => {
  test('has every unit with its share, its liaison officer, and the faults in words', async () => {
    await write({ title: '两家', leads: [ledger.province.unit.labour, ledger.province.unit.education] })
    await issue(await write({ joints: [ledger.province.unit.education] }))
    const matrix = await clerk((ctx) => showMatrix(ctx, ledger.pointsId))
    expect(
      matrix.units.map(({ name, lead, joint, faults, liaisons }) => [name, lead, joint, faults, liaisons]),
    ).toEqual([
      ['省教育厅', 1, 1, 1, ['education同志']],
      ['省人力资源社会保障厅', 2, 0, 1, ['labour同志']],
    ])
    expect(matrix.faults).toMatchObject([{ rule: 'double-lead', no: 1, title: '两家' }])
    const file = await clerk((ctx) => exportMatrix(ctx, ledger.pointsId))
    const [sheet] = readSheets(file.bytes as Buffer)
    expect(sheet?.rows[1]?.cells).toEqual([1, '两家', '●', '●'])
    expect(sheet?.rows[2]?.cells).toEqual([2, '全面实施新八级工制度', '○', '●'])
  })
})

describe('a workbook', () => {
  const file = (rows: (string | null)[][]) => ({
    name: '任务.xlsx',
    bytes: writeSheets([{ name: '任务', columns: itemColumns, rows }]),
  })
  const load = (rows: (string | null)[][], dryRun = false) =>
    clerk((ctx) => importItems(ctx, ledger.pointsId, file(rows), dryRun))

  test('is read row by row, leads by name; one bad row and nothing is written', async () => {
    const good = [
      '落实教育经费',
      '60%以上',
      '素质提升',
      '省教育厅',
      '省人力资源社会保障厅、西宁市总工会',
      '2027-12-31',
      null,
      null,
    ]
    const bad = [null, null, '没有这项', '省大数据局', null, '年底', null, null]
    const tried = await load([good, bad])
    expect(tried).toMatchObject({ rows: 2, added: 0 })
    expect(tried.faults.map(({ row, path, rule }) => [row, path, rule])).toEqual([
      [3, '任务名称', 'required'],
      [3, '所属重点任务', 'choice'],
      [3, '完成时限', 'date'],
      [3, '牵头单位', 'unit-unknown'],
    ])
    expect((await list('clerk')).total).toBe(0)
    expect(await load([good], true)).toMatchObject({ added: 0, faults: [] })
    expect(await load([good])).toMatchObject({ added: 1 })
    expect((await list('clerk')).rows).toMatchObject([
      { area: 'quality', dueOn: '2027-12-31', joints: [{}, {}], faults: [] },
    ])
  })

  test('without the template’s columns is refused', async () => {
    const other = {
      name: 'x.xlsx',
      bytes: writeSheets([{ name: 'x', columns: [{ header: '甲', kind: 'text' }], rows: [['乙']] }]),
    }
    await expect(clerk((ctx) => importItems(ctx, ledger.pointsId, other, true))).rejects.toThrow(Invalid)
  })

  test('of the list has what the list shows', async () => {
    await write({ leads: [] })
    const given = await clerk((ctx) => exportItems(ctx, ItemFilter.parse({ pointsId: ledger.pointsId })))
    const [, row] = readSheets(given.bytes as Buffer)[0]?.rows ?? []
    expect(row?.cells.slice(0, 6)).toEqual([
      ledger.year,
      1,
      '省产改联席会议办公室',
      '全面实施新八级工制度',
      null,
      '素质提升',
    ])
    expect(row?.cells.at(-1)).toBe('没有牵头单位')
    const lines = await ledger.province.asSystem(({ db }) =>
      sql<{ personName: string; body: { count: number } }>`
        select person_name, body from entry where action = 'ledger.export' and subject_id = 'items'`.execute(db),
    )
    expect(lines.rows).toMatchObject([
      { personName: 'clerk同志', body: { count: 1, filter: { pointsId: ledger.pointsId } } },
    ])
  })
})
