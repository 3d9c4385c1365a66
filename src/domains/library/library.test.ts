import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadEvidence } from '#kernel/evidence/server'
import { SearchFilter } from '#kernel/search'
import { search } from '#kernel/search/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { Invalid, Missing, Stale } from '#platform/errors'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { importDocuments, template } from './deeds/import.ts'
import { showDocument, showDocuments, showText } from './deeds/show.ts'
import { takeIn } from './deeds/take-in.ts'
import { addDocument, changeDocument } from './deeds/write.ts'
import { domain } from './domain.ts'
import { LibraryFilter } from './model/index.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const answers = (unit: UnitKey, title: string, more: object = {}) => ({
  ...{ unitId: province.unit[unit], title, kind: 'opinion', level: 'province', validity: 'in-force' },
  ...more,
})
const add = (login: PersonKey, unit: UnitKey, title: string, more: object = {}) =>
  province.as(login, (ctx) => addDocument(ctx, answers(unit, title, more)))
const titles = (login: PersonKey, filter: object = {}) =>
  province.as(login, async (ctx) =>
    (await showDocuments(ctx, LibraryFilter.parse({ size: 200, ...filter }))).rows.map((row) => row.title),
  )
const found = (login: PersonKey, words: string) =>
  province.as(login, async (ctx) =>
    (await search(ctx, SearchFilter.parse({ words }))).rows.map((row) => row.title.text),
  )

describe('a register', () => {
  test('is kept by its unit and read by all below, by nobody beside or above', async () => {
    await add('hainan', 'hainan', '海南州金秋助学实施意见', { number: '南工发〔2025〕3号', measures: ['15'] })
    const readers: PersonKey[] = []
    for (const login of ['clerk', 'hainan', 'gonghe', 'works', 'xining', 'datong', 'labour'] as const)
      if ((await titles(login)).includes('海南州金秋助学实施意见')) readers.push(login)
    expect(readers).toEqual(['clerk', 'hainan', 'gonghe', 'works'])
    expect(await found('works', '金秋助学')).toEqual(['海南州金秋助学实施意见'])
    expect(await found('xining', '金秋助学')).toEqual([])
    await expect(add('xining', 'hainan', '别的州的文件')).rejects.toThrow(Missing)
    await expect(add('gonghe', 'hainan', '上级的文件')).rejects.toThrow(Missing)
  })

  test('takes a number once, and dates that fit', async () => {
    await add('clerk', 'province', '关于加强竞赛的通知', { number: '青工发〔2026〕9号' })
    await expect(add('clerk', 'province', '又一份', { number: '青工发〔2026〕9号' })).rejects.toThrow(Invalid)
    await expect(add('clerk', 'province', '已废止的文件', { validity: 'repealed' })).rejects.toThrow(Invalid)
    await expect(add('clerk', 'province', '', {})).rejects.toThrow(Invalid)
  })

  test('is filtered by validity, level, kind, measure and words', async () => {
    await add('clerk', 'province', '关于工匠学院建设的决定', {
      kind: 'decision',
      measures: ['22', '9'],
      validity: 'repealed',
      validUntil: '2025-12-31',
    })
    expect(await titles('clerk', { kind: 'decision' })).toEqual(['关于工匠学院建设的决定'])
    expect(await titles('clerk', { measure: 9 })).toEqual(['关于工匠学院建设的决定'])
    expect(await titles('clerk', { validity: 'repealed', level: 'province', words: '工匠' })).toEqual([
      '关于工匠学院建设的决定',
    ])
    expect(await titles('clerk', { words: '南工发' })).toEqual(['海南州金秋助学实施意见'])
    expect(await titles('clerk', { unitId: province.unit.hainan })).toEqual(['海南州金秋助学实施意见'])
  })

  test('is changed by who keeps it, and not over somebody else’s change', async () => {
    const one = await add('clerk', 'province', '关于职工疗养的意见')
    const change = (login: PersonKey, rev: number, more: object) =>
      province.as(login, (ctx) => changeDocument(ctx, one, rev, answers('province', '关于职工疗养的意见', more)))
    await expect(change('datong', 1, {})).rejects.toThrow(Missing)
    expect(await change('clerk', 1, { validity: 'amended', amends: '青工发〔2026〕9号' })).toMatchObject({ rev: 2 })
    await expect(change('clerk', 1, {})).rejects.toThrow(Stale)
    const shown = await province.as('datong', (ctx) => showDocument(ctx, one))
    expect(shown).toMatchObject({
      validity: 'amended',
      mayChange: false,
      related: [{ relation: 'amends', name: '关于加强竞赛的通知' }],
    })
  })
})

describe('a file', () => {
  const upload = (name: string, text: string | Buffer) =>
    province.as('clerk', (ctx) =>
      uploadEvidence(ctx, { unitId: province.unit.province, origin: '' }, { name, bytes: Buffer.from(text) }),
    )

  test('gives its text, which is found, shown and compared', async () => {
    const file = await upload('办法.txt', '第一条 支持企业培养高技能人才，津贴每月五百元。\n第二条 由省总工会解释。')
    const one = await add('clerk', 'province', '高原工匠津贴办法', {
      file: [file.id],
      kind: 'other',
      issuedOn: '2025-06-01',
    })
    expect(await found('plant', '培养高技能人才')).toEqual(['正文第1段'])
    const text = await province.as('plant', (ctx) => showText(ctx, one))
    expect(text).toMatchObject({ title: '高原工匠津贴办法', more: false })
    expect(text.text).toContain('津贴每月五百元')

    const newer = await upload('新办法.txt', '第一条 津贴每月八百元。')
    const next = await add('clerk', 'province', '高原工匠津贴办法（修订）', {
      file: [newer.id],
      kind: 'other',
      amends: '高原工匠津贴办法',
    })
    const { versions, related } = await province.as('clerk', (ctx) => showDocument(ctx, next))
    expect(versions[0]).toMatchObject({ id: one.id })
    expect(related[0]).toMatchObject({ relation: 'amends', ref: { id: one.id } })
    await province.as('clerk', (ctx) =>
      changeDocument(ctx, one, 1, answers('province', '高原工匠津贴办法', { kind: 'other', file: [] })),
    )
    expect(await found('plant', '培养高技能人才')).toEqual([])
  })

  test('without words is kept, and it is said why', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const file = await upload('扫描件.png', png)
    const one = await add('clerk', 'province', '扫描的文件', { file: [file.id] })
    const shown = await province.as('clerk', (ctx) => showDocument(ctx, one))
    expect(shown).toMatchObject({ hasFile: true, hasText: false, evidence: [file.id] })
    expect(shown.textFault?.zh).toBeTruthy()
  })
})

describe('a workbook', () => {
  const rowsWith = (...rows: Record<string, string>[]) => {
    const [sheet] = readSheets(template().bytes as Buffer)
    const heads = (sheet?.rows[0]?.cells ?? []).map(String)
    const columns = heads.map((header) => ({ header, kind: 'text' as const, width: 20 }))
    return writeSheets([{ name: '政策文件', columns, rows: rows.map((row) => heads.map((head) => row[head] ?? null)) }])
  }
  const full = { 登记单位: '青海省总工会', 文种: '意见', 层级: '省级', 效力状态: '现行有效' }
  const take = (bytes: Buffer | Uint8Array, dryRun: boolean, login: PersonKey = 'clerk') =>
    province.as(login, (ctx) => importDocuments(ctx, { name: 'a.xlsx', bytes: Buffer.from(bytes) }, dryRun))

  test('registers fifty documents at once', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => ({
      ...full,
      文件名称: `批量登记的文件 ${n}`,
      发文字号: `青批〔2023〕${n + 1}号`,
      '对应中央《意见》举措': '3、19',
    }))
    expect(await take(rowsWith(...rows), true)).toEqual({ rows: 50, added: 0, faults: [] })
    expect(await take(rowsWith(...rows), false)).toEqual({ rows: 50, added: 50, faults: [] })
    expect(await titles('datong', { words: '批量登记', measure: 3 })).toHaveLength(50)
    expect(await found('datong', '青批〔2023〕7号')).toEqual(['批量登记的文件6'])
  })

  test('with one bad row registers nothing and names each fault', async () => {
    const { faults, added } = await take(
      rowsWith(
        { ...full, 文件名称: '好的一行', 发文字号: '青批〔2024〕1号' },
        { ...full, 文件名称: '重复的文号', 发文字号: '青批〔2024〕1号' },
        { ...full, 文件名称: '没有日期', 效力状态: '已废止' },
        { ...full, 文件名称: '不明单位', 登记单位: '子虚乌有总工会' },
      ),
      false,
    )
    expect(added).toBe(0)
    expect(faults.map(({ row, rule }) => [row, rule])).toEqual([
      [3, 'registered'],
      [4, 'repealed-when'],
      [5, 'unit-unknown'],
    ])
    expect((await take(rowsWith({ ...full, 文件名称: '越权' }), false, 'datong')).faults[0]?.rule).toBe('unit-outside')
  })
})

describe('a document that came from elsewhere', () => {
  const given = (id: string, title: string, more: object = {}) => ({
    ...{
      policy: { regionId: 630000, id },
      unitId: province.unit.province,
      title,
      number: null,
      issuer: '青海省人民政府',
    },
    ...{
      origin: 'province',
      issuedOn: '2026-01-05',
      text: '第一条 全文',
      evidenceId: crypto.randomUUID(),
      revises: null,
    },
    ...{ address: `/policy/630000/${id}`, ...more },
  })

  test('is there once, fills what was registered by hand, and marks what it revises', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    await add('clerk', 'province', '手工登记的方案', { number: '青政〔2026〕1号', validity: 'unknown' })
    const take = (id: string, title: string, more: object) =>
      province.asSystem((ctx) => takeIn(ctx, given(id, title, more)))
    await take(first, '上传的方案', { number: '青政〔2026〕1号' })
    await take(first, '上传的方案', { number: '青政〔2026〕1号' })
    expect(await titles('clerk', { words: '青政〔2026〕1号' })).toEqual(['手工登记的方案'])
    await take(second, '上传的方案（修订）', { revises: first, number: '青政〔2026〕2号' })
    const list = await province.as('datong', (ctx) =>
      showDocuments(ctx, LibraryFilter.parse({ words: '青政〔2026〕' })),
    )
    expect(list.rows.map((row) => [row.title, row.validity, row.hasText]).sort()).toEqual([
      ['上传的方案（修订）', 'in-force', true],
      ['手工登记的方案', 'amended', true],
    ])
  })
})
