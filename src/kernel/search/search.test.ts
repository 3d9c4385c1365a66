import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint } from '#kernel/access/server'
import { type Ctx, defineDomain } from '#kernel/domain/server'
import { defineForm, longText, text } from '#kernel/form'
import { moveUnit } from '#kernel/org/server'
import { type AnyProcess, defineProcess } from '#kernel/process'
import { act, joinParties, openCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type NewEntry, SearchFilter } from './index.ts'
import { putEntries, search } from './server.ts'

const source = say('测试', 'Test')
const notes = defineForm({
  what: longText(say('内容', 'What')),
  secret: text(say('证件号', 'Id'), { sensitive: true }),
})
const errand = defineProcess({
  name: 'errand',
  version: 1,
  label: say('事务', 'Errand'),
  source,
  form: notes,
  start: 'open',
  startBy: 'errand.do',
  readBy: 'errand.read',
  parameters: [],
  states: { open: { label: say('在办', 'Open') }, done: { label: say('办结', 'Done'), final: true } },
  actions: {
    reword: {
      label: say('改写', 'Reword'),
      from: ['open'],
      to: 'open',
      by: 'errand.do',
      form: { what: notes.what },
      writes: ['what'],
    },
    finish: { label: say('办结', 'Finish'), from: ['open'], to: 'done', by: 'errand.do' },
  },
})
const everyone = ['office-clerk', 'prefecture-cadre', 'county-cadre', 'enterprise-chair', 'liaison'] as const
const domain = defineDomain({
  name: 'errand',
  label: say('事务', 'Errands'),
  processes: [errand as unknown as AnyProcess],
  permissions: {
    'errand.do': { label: say('办理', 'Do'), posts: ['office-clerk'] },
    'errand.read': { label: say('查看', 'Read'), posts: [...everyone] },
    'secret.read': { label: say('查看密件', 'Read secrets'), posts: ['office-clerk', 'county-cadre'] },
  },
})

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const subjectAt = (ctx: Ctx, unit: UnitKey, id = randomUUID()) =>
  sql<{ regionId: number; unitNo: number; indNo: number | null }>`
    select region_id, no as unit_no, ind_no from unit where id = ${province.unit[unit]}`
    .execute(ctx.db)
    .then(({ rows }) => ({
      ...(rows[0] as { regionId: number; unitNo: number; indNo: null }),
      id,
      unitId: province.unit[unit],
    }))

const entry = (title: string, words = '', more: Partial<NewEntry> = {}): NewEntry => ({
  kind: 'document',
  title,
  words,
  address: '/nowhere',
  on: '2024-10-09',
  reader: 'errand.read',
  ...more,
})

const put = (unit: UnitKey, ...entries: NewEntry[]) =>
  province.asSystem(async (ctx) => putEntries(ctx.db, await subjectAt(ctx, unit), entries))
const find = (login: PersonKey, words: string, more: object = {}) =>
  province.as(login, (ctx) => search(ctx, SearchFilter.parse({ words, ...more })))
const titles = async (login: PersonKey, words: string, more: object = {}) =>
  (await find(login, words, more)).rows.map((row) => row.title.text)

describe('words are found', () => {
  beforeAll(() =>
    put(
      'province',
      entry('关于加强人才工作的意见', '鼓励企业培养更多高技能人才，提高待遇。', { on: '2022-03-01' }),
      entry('高技能人才培养办法', '本办法自印发之日起施行。', { on: '2020-01-01' }),
      entry('技能人才与人才高技能', '次序颠倒的词不算。', { on: '2024-01-01' }),
      entry('职业技能大学设置通知', '（青政〔２０２４〕28号）首批设置6个专业，Open Day。', { on: '2024-05-01' }),
    ),
  )

  test('inside a sentence, as they stand, titles before text', async () => {
    expect(await titles('clerk', '高技能人才')).toEqual(['高技能人才培养办法', '关于加强人才工作的意见'])
  })

  test('of two characters, and several words anywhere', async () => {
    expect(await titles('clerk', '待遇')).toEqual(['关于加强人才工作的意见'])
    expect(await titles('clerk', '企业 待遇 人才')).toEqual(['关于加强人才工作的意见'])
    expect(await titles('clerk', '企业 待遇 调度')).toEqual([])
  })

  test('by document number, in full-width digits and in either case', async () => {
    expect(await titles('clerk', '〔2024〕28号')).toEqual(['职业技能大学设置通知'])
    expect(await titles('clerk', 'open day')).toEqual(['职业技能大学设置通知'])
  })

  test('the newer before the older, between two days, in pages', async () => {
    expect(await titles('clerk', '技能')).toEqual([
      '职业技能大学设置通知',
      '技能人才与人才高技能',
      '高技能人才培养办法',
      '关于加强人才工作的意见',
    ])
    expect(await titles('clerk', '技能', { from: '2022-01-01', until: '2024-02-01' })).toHaveLength(2)
    const second = await find('clerk', '技能', { page: 2, size: 3 })
    expect([second.rows.length, second.total, second.more]).toEqual([1, 4, false])
  })

  test('with the place marked', async () => {
    const { rows } = await find('clerk', '高技能人才')
    expect(rows[1]?.excerpt.marks.map(({ from, to }) => rows[1]?.excerpt.text.slice(from, to))).toEqual(['高技能人才'])
    expect(rows[0]).toMatchObject({ label: { zh: '文件' }, unitName: '青海省总工会' })
  })

  test('and not by one character or by signs that mean something to the database', async () => {
    await expect(find('clerk', '\u0000工')).rejects.toThrow(Invalid)
    expect((await find('clerk', '')).rows).toEqual([])
    for (const words of ["技能' or true --", '技能%', '技能\\', '%__%ab', '技能\u0000\u200b调度'])
      expect((await find('clerk', words)).rows).toEqual([])
  })
})

describe('nobody finds what they may not read', () => {
  const seen = async (words: string, logins: PersonKey[]) => {
    const found: string[] = []
    for (const login of logins) if ((await titles(login, words)).length > 0) found.push(login)
    return found
  }
  const all: PersonKey[] = ['clerk', 'labour', 'xining', 'datong', 'huangzhong', 'hainan', 'plant']

  test('own and below are read; above and beside are not', async () => {
    await put('datong', entry('大通县红旗车间的台账'))
    expect(await seen('红旗车间', all)).toEqual(['clerk', 'xining', 'datong'])
  })

  test('what binds all below is read by all below, with the right to read it', async () => {
    await put('xining', entry('西宁市蓝天行动方案', '', { below: true }))
    expect(await seen('蓝天行动', all)).toEqual(['clerk', 'xining', 'datong', 'huangzhong', 'plant'])
    await put('xining', entry('西宁市绿水行动方案', '', { below: true, reader: 'secret.read' }))
    expect(await seen('绿水行动', all)).toEqual(['clerk', 'datong', 'huangzhong'])
  })

  test('without the right to read it, the unit alone does not help', async () => {
    await put('datong', entry('黄河渡口密件', '', { reader: 'secret.read' }))
    expect(await seen('黄河渡口', all)).toEqual(['clerk', 'datong'])
  })

  test('a person of two posts finds at each unit what the post there reads, and nothing between', async () => {
    await province.asSystem(async (ctx) => {
      const { rows } = await sql<{ id: string }>`select id from person where login = 'works'`.execute(ctx.db)
      const appointed = {
        personId: rows[0]?.id ?? '',
        post: 'county-cadre',
        from: '2020-01-01',
        by: null,
        reason: 'test',
      } as const
      await appoint(ctx.db, { ...appointed, unitId: province.unit.datong })
    })
    const where: UnitKey[] = ['datong', 'plant', 'works', 'gonghe', 'hainan', 'huangzhong', 'xining', 'labour']
    for (const unit of where) {
      await put(unit, entry(`双岗位检索 ${unit}`), entry(`双岗位密件 ${unit}`, '', { reader: 'secret.read' }))
      await put(unit, entry(`双岗位公开 ${unit}`, '', { below: true }))
    }
    const ends = async (words: string) =>
      (await titles('works', words)).map((title) => title.replace(/[^a-z]/g, '')).sort()
    expect(await ends('双岗位检索')).toEqual(['datong', 'plant', 'works'])
    expect(await ends('双岗位密件')).toEqual(['datong', 'plant'])
    expect(await ends('双岗位公开')).toEqual(['datong', 'gonghe', 'hainan', 'plant', 'works', 'xining'])
  })

  test('the database itself shows nothing beyond the scope, in table and view alike', async () => {
    for (const login of ['datong', 'plant', 'hainan'] as const) {
      const count = (from: 'search_entry' | 'search_reach') =>
        province.as(
          login,
          async (ctx) =>
            (await sql<{ id: string }>`select id from ${sql.table(from)} order by id`.execute(ctx.db)).rows,
        )
      const [table, view] = [await count('search_entry'), await count('search_reach')]
      expect(view).toEqual(table)
      expect(table.length).toBeGreaterThan(0)
    }
    expect(await province.as('security', (ctx) => search(ctx, SearchFilter.parse({ words: '双岗位' })))).toMatchObject({
      total: 0,
    })
  })

  test('a unit that moves takes its entries along', async () => {
    await put('works', entry('光伏园区巡检'))
    expect(await seen('光伏园区', ['xining', 'hainan'])).toEqual(['hainan'])
    await province.asSystem((ctx) =>
      moveUnit({ ...ctx, now: new Date() } as Ctx, province.unit.works, {
        parentId: province.unit.datong,
        on: '2026-11-20',
        source: '测试',
      } as never),
    )
    expect(await seen('光伏园区', ['xining', 'hainan'])).toEqual(['xining'])
  })
})

describe('a case', () => {
  const answers = { what: '筹备骏马奔腾劳动竞赛', secret: '机密号码' }

  test('is found once it was begun, by its answers, without what is sensitive, and by who takes part', async () => {
    const one = await province.as('clerk', (ctx) =>
      openCase(ctx, { process: 'errand', unitId: province.unit.datong, title: '竞赛筹备', answers }),
    )
    await province.asSystem((ctx) =>
      joinParties(ctx, one, [{ unitId: province.unit.labour, part: say('配合', 'Joint') }]),
    )
    await province.settle()
    expect(await titles('datong', '骏马奔腾')).toEqual(['竞赛筹备'])
    expect(await titles('labour', '骏马奔腾')).toEqual(['竞赛筹备'])
    expect(await titles('huangzhong', '骏马奔腾')).toEqual([])
    expect(await titles('clerk', '机密号码')).toEqual([])
    expect((await find('clerk', '骏马奔腾', { kind: 'case', process: 'errand' })).rows[0]).toMatchObject({
      label: { zh: '事务' },
      address: `/cases/${one.regionId}/${one.id}`,
    })
    expect(await titles('clerk', '骏马奔腾', { kind: 'document' })).toEqual([])
    expect(await titles('clerk', '骏马奔腾', { unitId: province.unit.xining })).toEqual(['竞赛筹备'])
    expect(await titles('clerk', '骏马奔腾', { unitId: province.unit.hainan })).toEqual([])

    await province.as('clerk', (ctx) => act(ctx, one, 'reword', { input: { what: '改为雄鹰展翅竞赛' } }))
    await province.settle()
    expect(await titles('datong', '骏马奔腾')).toEqual([])
    expect(await titles('datong', '雄鹰展翅')).toEqual(['竞赛筹备'])
  })

  test('that moves without new answers leaves no work behind', async () => {
    const one = await province.as('clerk', (ctx) =>
      openCase(ctx, { process: 'errand', unitId: province.unit.plant, title: '另一件', answers }),
    )
    await province.settle()
    await province.as('clerk', (ctx) => act(ctx, one, 'finish'))
    const { rows } = await province.asSystem((ctx) =>
      sql`select from job where kind = 'search.case' and done_at is null`.execute(ctx.db),
    )
    expect(rows).toEqual([])
  })
})

describe('very many', () => {
  test('are paged newest first, titles before text, and said to be at least so many', async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 10, 20 - (n % 2000))).toISOString().slice(0, 10)
    const some = Array.from({ length: 3400 }, (_, n) =>
      entry(n % 10 === 0 ? `海量文件 ${n}` : `文件 ${n}`, '正文写着海量文件四字', { on: n === 5 ? null : day(n) }),
    )
    await province.asSystem(async (ctx) => putEntries(ctx.db, await subjectAt(ctx, 'gonghe'), some))
    const first = await find('clerk', '海量文件', { size: 200 })
    expect([first.total, first.more]).toEqual([1000, true])
    expect(first.rows.every((row) => row.title.text.startsWith('海量'))).toBe(true)
    const days = first.rows.map((row) => row.on ?? '')
    expect(days).toEqual([...days].sort().reverse())
    const second = await find('clerk', '海量文件', { size: 200, page: 2 })
    expect(second.rows).toHaveLength(200)
    expect(second.rows.map((row) => row.title.text.startsWith('海量')).lastIndexOf(true)).toBe(139)
    expect(second.rows[140]?.on).toBe('2026-11-19')
    const both = new Set([...first.rows, ...second.rows].map((row) => row.id))
    expect(both.size).toBe(400)
    expect((await find('clerk', '海量文件', { size: 200, page: 6 })).rows).toEqual([])
    expect((await find('gonghe', '海量文件')).rows).toHaveLength(20)
    expect((await find('datong', '海量文件')).rows).toEqual([])
  })

  test('are taken out again with their subject', async () => {
    const id = randomUUID()
    await province.asSystem(async (ctx) =>
      putEntries(ctx.db, await subjectAt(ctx, 'province', id), [entry('将被撤下的文件')]),
    )
    expect(await titles('clerk', '将被撤下')).toHaveLength(1)
    await province.asSystem(async (ctx) => putEntries(ctx.db, await subjectAt(ctx, 'province', id), []))
    expect(await titles('clerk', '将被撤下')).toEqual([])
  })
})
