import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { readSheets } from '#platform/sheet/server'
import { exportMost, exportOf, tooLong } from './index.ts'
import { exportRoutes, handleList } from './server.ts'

const list = endpoint({
  method: 'GET',
  path: '/nails',
  summary: say('钉子', 'Nails'),
  needs: 'signed-in',
  query: Paging.extend({ long: z.stringbool().optional() }),
  answer: pageOf(z.object({ name: z.string(), millimetres: z.number(), bent: z.boolean() })),
})

/** As many nails as there are, page by page, as any list answers. */
const listOf = (all: number) =>
  handleList(
    list,
    async ({ query }) => {
      const rows = Array.from({ length: Math.min(query.size, all) }, (_, i) => ({
        name: `钉${i}`,
        millimetres: i,
        bent: i % 2 === 0,
      }))
      return { rows, total: all, more: false }
    },
    {
      name: say('钉子', 'Nails'),
      columns: [
        { label: say('名称', 'Name'), value: (row) => row.name },
        { label: say('长度', 'Length'), value: (row) => row.millimetres, kind: 'number' },
        { label: say('弯', 'Bent'), value: (row) => row.bent },
      ],
    },
  )

describe('the export of a list', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([])
  })
  afterAll(() => province.close())

  const take = (all: number) =>
    province.as('clerk', async (ctx: Ctx) => {
      const [, route] = listOf(all)
      return (await route?.answer({ ...ctx, query: { long: true } } as never)) as GivenFile
    })
  const journal = () =>
    province.asSystem(async ({ db }) => {
      const { rows } = await sql<{ action: string; subjectId: string; body: Record<string, unknown> }>`
        select action, subject_id, body from entry where subject_kind = 'list' order by at desc`.execute(db)
      return rows
    })

  test('has the path, permission and filters of the list, but no pages', () => {
    const contract = exportOf(list as never)
    expect([contract.path, contract.needs, contract.givesFile]).toEqual(['/nails/export', 'signed-in', true])
    expect(contract.query?.parse({ words: '长', page: 3 })).toEqual({ words: '长' })
  })

  test('is a workbook of all rows, with who took it by which filters, and a line of the journal', async () => {
    const file = await take(3)
    expect(file.name).toMatch(/^钉子-\d{4}-\d\d-\d\d\.xlsx$/)
    const [sheet, about] = readSheets(file.bytes as Buffer)
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ['名称', '长度', '弯'],
      ['钉0', 0, '是'],
      ['钉1', 1, '否'],
      ['钉2', 2, '是'],
    ])
    expect(about?.rows.map(({ cells }) => cells)).toContainEqual(['筛选条件', 'long=true'])
    expect((await journal())[0]).toMatchObject({
      action: 'list.export',
      subjectId: '/nails',
      body: { filter: { long: true }, count: 3 },
    })
  })

  test('leaves no number of a person in the journal, wherever it was typed', async () => {
    await province.as('clerk', async (ctx: Ctx) => {
      const asked = { ...ctx, query: { long: true, words: '石 13800138000' } }
      await listOf(1)[1]?.answer(asked as never)
      const body = { title: '名单 13800138000', page: '/nails?words=13800138000', columns: [], rows: [] }
      await exportRoutes[0]?.answer({ ...ctx, body } as never)
    })
    const lines = JSON.stringify(await journal())
    expect(lines).toContain('138******00')
    expect(lines).not.toContain('13800138000')
  })

  test('longer than anybody waits for is refused, and says where it can be had', async () => {
    await expect(take(exportMost + 1)).rejects.toMatchObject({ refusals: [{ rule: tooLong }] })
    const file = await take(exportMost)
    expect(readSheets(file.bytes as Buffer)[0]?.rows).toHaveLength(exportMost + 1)
  })

  test('of a table on a page holds what the page shows, numbers as numbers', async () => {
    const body = {
      title: '按责任单位',
      page: '/cockpit',
      columns: [
        { header: '单位', numeric: false },
        { header: '在办', numeric: true },
      ],
      rows: [
        ['西宁市总工会', '1,203'],
        ['海东市总工会', '—'],
      ],
    }
    const file = await province.as('clerk', async (ctx: Ctx) => {
      return (await exportRoutes[0]?.answer({ ...ctx, body } as never)) as GivenFile
    })
    const [sheet] = readSheets(file.bytes as Buffer)
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([['单位', '在办'], ['西宁市总工会', 1203], ['海东市总工会']])
    expect(await journal()).toContainEqual({
      action: 'table.export',
      subjectId: '/cockpit',
      body: { title: '按责任单位', count: 2 },
    })
  })
})
