import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, defineDomain, onDay } from '#kernel/domain/server'
import { claimsOfCase } from '#kernel/indicator/server'
import { act, findCase, type StoredCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing } from '#platform/errors'
import type { Cell, ReadSheet } from '#platform/sheet'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { openRound } from './deeds/open.ts'
import { figureColumns, reportColumns } from './deeds/sheet/columns.ts'
import { exportSheet } from './deeds/sheet/export.ts'
import { importSheet } from './deeds/sheet/import.ts'
import { domain } from './domain.ts'
import { giveWork, workDomain } from './testing.ts'

const columns = reportColumns.map((column) => column.header)
type Header = (typeof columns)[number]
type Filled = Partial<Record<Header, Cell>>

describe('the dispatch sheet', () => {
  let province: TestProvince
  let round: StoredCase
  const as = <T>(login: PersonKey, deed: (ctx: Ctx) => Promise<T>, day = '2026-10-09') =>
    province.as(login, (ctx) => deed(onDay(ctx, day)))
  const rowsOf = (sheet: ReadSheet | undefined): Filled[] =>
    (sheet?.rows.slice(1) ?? []).map((row) =>
      Object.fromEntries(columns.map((header, i) => [header, row.cells[i] ?? null])),
    )
  const exported = (login: PersonKey) =>
    as(login, async (ctx) => {
      const file = await exportSheet(ctx, round, { page: 1, size: 20 })
      return readSheets(file.bytes as Buffer)
    })
  const fileOf = (rows: readonly Filled[], figures: Cell[][] = []) => ({
    name: '调度表.xlsx',
    bytes: writeSheets([
      { name: '调度表', columns: reportColumns, rows: rows.map((row) => columns.map((header) => row[header] ?? null)) },
      { name: '数据', columns: figureColumns([]), rows: figures },
    ]),
  })
  const bring = (login: PersonKey, rows: readonly Filled[], dryRun: boolean, figures: Cell[][] = []) =>
    as(login, (ctx) => importSheet(ctx, round, fileOf(rows, figures), dryRun))
  const sent = { 本行处理: '报送', '累计进度（%）': 75, 本季度进展情况: '完成三期培训。' } as const

  beforeAll(async () => {
    const { demonstrate: _, ...own } = domain
    province = await openTestProvince([workDomain, defineDomain(own)])
    const { unit } = province
    await province.asSystem(async (ctx) => {
      for (const key of ['xining', 'datong', 'huangzhong', 'hainan'] as const)
        await giveWork(ctx, unit[key], { what: `任务${key}`, from: '2026-01-05', until: '2026-12-31' })
    })
    round = await as('clerk', (ctx) => openRound(ctx, { period: '2026-Q3', note: null }), '2026-09-29')
  }, 120_000)
  afterAll(() => province.close())

  test('leaves a line of the journal with who took how many', async () => {
    await exported('datong')
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ personName: string; body: { count: number } }>`
        select person_name, body from entry where action = 'dispatch.export' and subject_id = ${round.id} limit 1`.execute(
        db,
      ),
    )
    expect(rows).toMatchObject([{ personName: 'datong同志', body: { count: expect.any(Number) } }])
  })

  test('has a row for every report the person may see, with keys that are texts', async () => {
    const [sheet, figures] = await exported('clerk')
    const rows = rowsOf(sheet)
    expect(rows.map((row) => row.任务)).toEqual(['任务xining', '任务datong', '任务huangzhong', '任务hainan'])
    expect(rows[0]).toMatchObject({
      版本: '1',
      季度: '2026-Q3',
      报送期限: '2026-10-13',
      状态: '待填报',
      本行处理: '暂不报送',
    })
    expect(rows[0]?.['计划进度（%）']).toBe('74.4')
    expect(figures?.name).toBe('数据')
    expect(rowsOf((await exported('xining'))[0])).toHaveLength(3)
    await expect(exported('plant')).rejects.toThrow(Missing)
  })

  test('names row, field, rule and source of every fault, and writes nothing', async () => {
    const [a, b, c] = rowsOf((await exported('xining'))[0])
    const rows = [
      { ...a, ...sent },
      { ...b, ...sent, '累计进度（%）': 130 },
      { ...c, ...sent, 本季度进展情况: null },
      { ...a, ...sent },
      { ...b, ...sent, 报送编号: '00000000-0000-4000-8000-000000000000' },
      { ...c, 本行处理: '也许' },
    ]
    const result = await bring('xining', rows, false)
    expect(result).toMatchObject({ rows: 5, skipped: 0, sent: 5, written: false })
    expect(result.faults.map((fault) => [fault.row, fault.rule, fault.message.zh])).toEqual([
      [7, 'choice', '第 7 行“本行处理”：应选“报送”或“暂不报送”'],
      [3, 'too_big', '第 3 行“累计进度（%）”：“累计进度”不能大于 100'],
      [4, 'invalid_type', '第 4 行“本季度进展情况”：“本季度进展情况”必须填写'],
      [5, 'report-twice', '第 5 行“报送编号”：与前面的行重复'],
      [6, 'report-unknown', '第 6 行“报送编号”：本季度没有这件报送，或不在您的权限范围内'],
    ])
    expect(result.faults.every((fault) => fault.source?.zh)).toBe(true)
    expect(rowsOf((await exported('clerk'))[0]).every((row) => row.状态 === '待填报')).toBe(true)
  })

  test('is tried first and then written, all rows together, figures as claims', async () => {
    const [a, b] = rowsOf((await exported('xining'))[0])
    const rows = [
      { ...a, ...sent },
      { ...b, ...sent, '累计进度（%）': '80%', 存在的困难: '师资不足' },
    ]
    const figures = [[String(b?.报送编号), '技能人才数｜skilled-workers', 320, '近', null, '2026-09-30', '人工填报']]
    expect(await bring('xining', rows, true, figures)).toMatchObject({ sent: 2, written: false, faults: [] })
    expect(rowsOf((await exported('clerk'))[0])[0]?.状态).toBe('待填报')
    expect(await bring('xining', rows, false, figures)).toMatchObject({ sent: 2, written: true, faults: [] })
    const report = { regionId: province.unit.datong && 630121, id: String(b?.报送编号) }
    const found = await province.asSystem(({ db }) => findCase(db, report))
    expect(found).toMatchObject({ state: 'submitted', answers: { progress: 80, obstacles: '师资不足' } })
    const claims = await province.asSystem(({ db }) => claimsOfCase(db, report))
    expect(claims).toMatchObject([{ value: '320', qualifier: '近', indicator: 'skilled-workers' }])
  })

  test('refuses a row whose report changed meanwhile, and the good rows with it', async () => {
    const [, , c] = rowsOf((await exported('xining'))[0])
    const before = [{ ...c, ...sent }]
    await as('huangzhong', (ctx) =>
      act(ctx, { regionId: 630106, id: String(c?.报送编号) }, 'submit', {
        input: { progress: 10, done: '刚刚开始。' },
      }),
    )
    const result = await bring('huangzhong', before, false)
    expect(result).toMatchObject({ written: false, faults: [{ row: 2, rule: 'changed-meanwhile' }] })
    expect(result.faults[0]?.message.zh).toContain('导出时版本 1，现为 2')
  })

  test('applies the rules of the form: complete needs proof', async () => {
    const [a] = rowsOf((await exported('hainan'))[0])
    const result = await bring('hainan', [{ ...a, ...sent, '累计进度（%）': 100 }], false)
    expect(result.faults).toMatchObject([
      { row: 2, rule: 'complete-needs-proof', source: { zh: expect.stringContaining('佐证') } },
    ])
  })

  test('is not written by people who may not report, and must be a sheet of ours', async () => {
    const [a] = rowsOf((await exported('clerk'))[0]).slice(-1)
    expect(await bring('clerk', [{ ...a, ...sent }], false)).toMatchObject({ written: false, faults: [{ row: 2 }] })
    const foreign = writeSheets([{ name: '别的表', columns: [{ header: '姓名', kind: 'text' }], rows: [['张三']] }])
    await expect(
      as('hainan', (ctx) => importSheet(ctx, round, { name: 'x.xlsx', bytes: foreign }, true)),
    ).rejects.toThrow(Invalid)
    await expect(
      as('hainan', (ctx) => importSheet(ctx, round, { name: 'x.xlsx', bytes: Buffer.from('no') }, true)),
    ).rejects.toThrow(Invalid)
  })
})
