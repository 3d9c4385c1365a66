import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, findCase } from '#kernel/process/server'
import { SearchFilter } from '#kernel/search'
import { search } from '#kernel/search/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { domains } from './house.ts'
import { links } from './links.ts'

const names = ['policy', 'library', 'ledger']
const there = domains.filter(({ name }) => names.includes(name))

/** An uploaded document, through its contracts, as the clerk. */
const text = `青海省2026年技能提升行动方案
2026年3月2日
一、提升技能素质
（一）推行技能等级制度。新增高技能人才不少于5000人。2026年12月底前完成。（牵头单位：省人力资源社会保障厅）
（二）推进产教融合。省教育厅牵头制定实训基地建设办法。2026年9月底前完成。
`

describe.skipIf(there.length < names.length)('an uploaded policy document', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince(there, links)
  })
  afterAll(() => province.close())

  const ask = async (login: PersonKey, path: string, asked: object) =>
    province.as(login, async (ctx) => {
      const route = there.flatMap((domain) => domain.routes ?? []).find(({ endpoint }) => endpoint.path === path)
      if (!route) throw new Error(`no route ${path}`)
      return (await route.answer({ ...ctx, params: {}, query: {}, body: {}, file: null, ...asked } as never)) as never
    })
  const find = (login: PersonKey, words: string) =>
    province.as(login, async (ctx) => (await search(ctx, SearchFilter.parse({ words }))).rows)

  test('is in the library without being typed again, and is found clause by clause once adopted', async () => {
    const sent = {
      body: { unitId: province.unit.province, origin: 'province' },
      file: { name: '方案.txt', bytes: Buffer.from(text) },
    }
    const file: { regionId: number; id: string; documents: { start: number }[] } = await ask(
      'clerk',
      '/policy/files',
      sent,
    )
    const picks = file.documents.map(({ start }) => ({ start, revises: null }))
    const { taken }: { taken: { regionId: number; id: string }[] } = await ask(
      'clerk',
      '/policy/files/:regionId/:id/take',
      {
        params: { regionId: file.regionId, id: file.id },
        body: { picks },
      },
    )
    const [one] = taken
    if (!one) throw new Error('nothing was taken')
    await province.settle()
    await province.settle()

    const query = { page: 1, size: 20, words: '技能提升行动' }
    const { rows }: { rows: { title: string; hasText: boolean; validity: string }[] } = await ask(
      'datong',
      '/library',
      { query },
    )
    expect(rows).toMatchObject([{ title: '青海省2026年技能提升行动方案', hasText: true, validity: 'in-force' }])

    expect(await find('clerk', '高技能人才')).toMatchObject([
      { kind: 'clause', title: { text: '（一）推行技能等级制度' }, partOf: '青海省2026年技能提升行动方案' },
    ])
    expect((await find('clerk', '技能提升行动')).map((row) => row.kind)).toEqual(['document'])
    expect(await find('datong', '高技能人才')).toEqual([])

    const state = await province.as('clerk', (ctx) => findCase(ctx.db, one))
    const lines: { rows: { id: string; rev: number; state: string }[] } = await ask(
      'clerk',
      '/policy/:regionId/:id/lines',
      { params: one },
    )
    await ask('clerk', '/policy/:regionId/:id/lines/confirm', { params: one, body: { lines: lines.rows } })
    const move = { rev: state?.rev ?? 0, input: { year: 2026 }, override: '演示' }
    await province.as('clerk', (ctx) => act(ctx, one, 'adopt', move))
    await province.settle()
    expect((await find('datong', '高技能人才'))[0]).toMatchObject({ kind: 'clause', unitName: '青海省总工会' })
  })
})
